import { sqlState } from '../connections.js';

/**
 * The write failed for a reason that is not the submitter's. `unknown`: the commit had been sent and its
 * answer was lost; a repetition under the same idempotency key finds out.
 */
export class AppendFailed extends Error {
  override readonly name = 'AppendFailed';
  constructor(
    readonly outcome: 'not_written' | 'unknown',
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
    throw new AppendFailed(isRefusedByServer(error) ? 'not_written' : 'unknown', { cause: error });
  }
}

/**
 * A statement that PostgreSQL refused took its transaction with it. Not so when it ended the connection
 * (class 57P), or when the connection broke: then the commit may have come first.
 */
function isRefusedByServer(error: unknown): boolean {
  return sqlState(error)?.startsWith('57P') === false;
}
