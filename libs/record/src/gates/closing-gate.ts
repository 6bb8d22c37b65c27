import type { LedgerEntryOf, LedgerState } from '../fold/ledger.js';
import { keyFault } from '../ledger-key.js';
import { type RecordType, tableOf } from '../types.js';
import type { Refusal } from './gate.js';

const TAKEN = tableOf(({ takenAfterClosing = false }) => takenAfterClosing);

/**
 * refuseAfterClosing refuses what a closed ledger does not take: a new decision, and new work outside decisions. An
 * entry of a decision that was opened before is always taken, so that what is held stays held, and is answered, where
 * it was asked.
 *
 * @param isInDecision whether it goes into a decision that there is.
 */
export function refuseAfterClosing(
  { closed }: Pick<LedgerState, 'closed'>,
  type: RecordType,
  isInDecision: boolean,
): Refusal | undefined {
  if (closed === null || isInDecision || TAKEN[type]) return undefined;
  const { origin } = closed.successor;
  return {
    code: 'ledger_closed',
    message: `the ledger was closed at ${closed.at} by entry ${closed.seq}, and takes no ${type} any more`,
    next: `Go on in its successor, ${origin}. What was begun here is finished here.`,
    successor: origin,
  };
}

/** The successor is another ledger than this one, and its key is named after it. */
export function refuseClosing(
  { origin }: LedgerState,
  { body }: LedgerEntryOf<'ledger.closed'>,
): Refusal | undefined {
  const { successor } = body;
  const next = 'Let Docket make the record: it makes the successor with it.';
  const fault =
    successor.origin === origin
      ? { message: 'a ledger does not continue itself', pointer: '/successor/origin' }
      : keyFault(successor.origin, successor.public_key, '/successor/public_key');
  return fault && { code: 'successor_mismatch', ...fault, next };
}
