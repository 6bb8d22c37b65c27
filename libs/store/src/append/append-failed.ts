import { failedOutcome } from './commit-outcome.js';
import type { FailedOutcome } from './commit-outcome.js';

/** What a write without an idempotency key says where its outcome is not known. */
export interface UnknownOutcome {
  /** One sentence: what is not known. */
  message: string;
  /** How whoever asked for it finds out. */
  next: string;
}

/**
 * The write failed for a reason that is not the submitter's. `unknown`: the commit had been sent and its
 * answer was lost; a repetition under the same idempotency key finds out, or else what `next` says.
 */
export class AppendFailed extends Error {
  override readonly name = 'AppendFailed';
  readonly next: string | undefined;

  constructor(
    readonly outcome: FailedOutcome,
    options: { cause: unknown; unknown?: UnknownOutcome },
  ) {
    const { cause, unknown = ENTRY } = options;
    super(outcome === 'unknown' ? unknown.message : 'Nothing was written.', { cause });
    this.next = outcome === 'unknown' ? options.unknown?.next : undefined;
  }
}

const ENTRY = { message: 'Whether the entry was written is not known.' };

/** Of a commit that was sent. @throws {AppendFailed} which says whether it may be on disk all the same. */
export async function outcomeOf<Outcome>(
  written: Promise<Outcome>,
  unknown?: UnknownOutcome,
): Promise<Outcome> {
  try {
    return await written;
  } catch (error) {
    throw new AppendFailed(failedOutcome(error), { cause: error, ...(unknown && { unknown }) });
  }
}
