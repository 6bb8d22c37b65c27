import type { Policy } from '../types.js';
import type { RecordBodies } from '../types.js';

/** What a ledger's own entries say about it. */
export interface LedgerState {
  version: 1;
  format: string;
  origin: string;
  publicKey: string;
  policy: Policy;
  /** Ledgers registered in it; 0 everywhere but in the registry. */
  registered: number;
}

type LedgerEntry =
  | { type: 'ledger.created'; body: RecordBodies['ledger.created'] }
  | { type: 'ledger.registered'; body: RecordBodies['ledger.registered'] };

/**
 * evolveLedger folds the entries that belong to no decision. Throws RangeError when the first one
 * is not `ledger.created`: without it no policy is known.
 */
export function evolveLedger(state: LedgerState | undefined, entry: LedgerEntry): LedgerState {
  if (entry.type === 'ledger.created') {
    const { format, origin, public_key: publicKey, policy } = entry.body;
    return { version: 1, format, origin, publicKey, policy, registered: 0 };
  }
  if (state === undefined) throw new RangeError('a ledger begins with ledger.created');
  return { ...state, registered: state.registered + 1 };
}
