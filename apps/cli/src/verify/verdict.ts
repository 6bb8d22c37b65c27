import type { SourceVerdict } from '@docket/report/outcome';
import { CommandFailure, EXIT } from '../failure.js';

/** @throws CommandFailure with the exit status of the verdict, unless it is `verified`. */
export function requireVerified(source: string, verdict: SourceVerdict): void {
  if (verdict === 'verified') return;
  if (verdict === 'not_verified')
    throw new CommandFailure(`${source} does not verify.`, EXIT.failed);
  throw new CommandFailure(`${source} is verified in part: see above.`, EXIT.partial);
}
