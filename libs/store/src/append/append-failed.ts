import { failedOutcome } from './commit-outcome.js';
import type { FailedOutcome } from './commit-outcome.js';

/**
 * The write failed for a reason that is not the submitter's. `unknown`: the commit had been sent and its
 * answer was lost; a repetition under the same idempotency key finds out.
 */
export class AppendFailed extends Error {
  override readonly name = 'AppendFailed';
  constructor(
    readonly outcome: FailedOutcome,
    options: { cause: unknown },
  ) {
    super(
      outcome === 'unknown'
        ? 'It is not known whether the entry was written.'
        : 'Nothing was written.',
      options,
    );
  }
}

/** @throws {AppendFailed} which says whether the batch may be on disk all the same. */
export async function outcomeOf<Outcome>(written: Promise<Outcome>): Promise<Outcome> {
  try {
    return await written;
  } catch (error) {
    throw new AppendFailed(failedOutcome(error), { cause: error });
  }
}
