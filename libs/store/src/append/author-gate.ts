import { DOCKET_AUTHOR, refuseAfterClosing, refuseAuthor } from '@docket/record';
import type { Author, LedgerState, Refusal } from '@docket/record';
import { StoreRefusal } from '../refusal.js';
import type { PreparedSubmission } from './submission.js';

/** @throws {StoreRefusal} `author_not_in_force` for whoever the ledger does not know, or no longer, at this time. */
export function admitAuthor(
  ledger: LedgerState,
  { author }: PreparedSubmission,
  time: string,
): void {
  // What an auditor may read and write in is held before: only there it is known when a decision was opened.
  const refusal = refuseAuthor(ledger, { ...author, time, decision: 'unknown' });
  if (refusal !== undefined) throw refused(refusal);
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
