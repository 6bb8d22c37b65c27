import { DOCKET_AUTHOR, refuseAfterClosing, refuseAuthor } from '@docket/record';
import type { Author, LedgerState, Refusal } from '@docket/record';
import { StoreRefusal } from '../refusal.js';
import type { PreparedSubmission } from './submission.js';

/** Holds the authors of one batch against who is registered. */
export class AuthorGate {
  /** The ledger's time of all entries of the batch. */
  readonly #time: string;
  /** Whom it let in last, and by which state: most batches are of few authors, and none changes who is registered. */
  #admitted: { ledger: LedgerState; author: PreparedSubmission['author'] } | undefined;

  constructor(time: string) {
    this.#time = time;
  }

  /** @throws {StoreRefusal} `author_not_in_force` for whoever the ledger does not know, or no longer, at this time. */
  admit(ledger: LedgerState, { author }: PreparedSubmission): void {
    const { actor, role, via } = author;
    const last = this.#admitted;
    const isSame =
      last !== undefined &&
      last.ledger === ledger &&
      last.author.actor === actor &&
      last.author.role === role &&
      last.author.via === via;
    if (isSame) return;
    // What an auditor may read and write in is held before: only there it is known when a decision was opened.
    const time = this.#time;
    const refusal = refuseAuthor(ledger, { actor, role, via, time, decision: 'unknown' });
    if (refusal !== undefined) throw refused(refusal);
    this.#admitted = { ledger, author };
  }
}

/**
 * Behind the repetitions, which are answered as they were. @throws {StoreRefusal} `ledger_closed` for new work in a ledger
 * that another one continues.
 */
export function holdClosed(
  ledger: LedgerState,
  { type, decisionId }: Pick<PreparedSubmission, 'type' | 'decisionId'>,
): void {
  const goesOn = decisionId !== undefined && type !== 'decision.opened';
  const refusal = refuseAfterClosing(ledger, type, goesOn);
  if (refusal !== undefined) throw refused(refusal);
}

/** Whoever submitted it; Docket's own record goes another way. */
export function submitter({ type, author }: PreparedSubmission): Author {
  if (author.role === DOCKET_AUTHOR.role) throw new Error(`${type} is not submitted`);
  return author;
}

export function refused({ code, message, next, pointer, successor }: Refusal): StoreRefusal {
  return new StoreRefusal(code, message, {
    next,
    ...(pointer === undefined ? {} : { pointer }),
    ...(successor === undefined ? {} : { successor }),
  });
}
