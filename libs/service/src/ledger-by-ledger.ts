import { SigningKeyError, StoreRefusal } from '@docket/store';

interface Turn {
  work(ledgerId: string): Promise<void>;
  /** Told of a ledger that was passed over, and why. */
  onRefused(ledgerId: string, why: string): void;
  /** Asked before each. */
  isOver(): boolean;
}

/**
 * Does something for one ledger after the other. One that is refused, because it went back or its key cannot be used,
 * holds up none of those behind it; nor does one of which this program could make nothing, whose error is thrown once all
 * had their turn. Whatever else fails ends it: a database that is away is away for all of them.
 *
 * @returns whether it was done for each.
 */
export async function ledgerByLedger(ids: readonly string[], turn: Turn): Promise<boolean> {
  let isWhole = true;
  const faults: unknown[] = [];
  for (const id of ids) {
    if (turn.isOver()) return false;
    try {
      await turn.work(id);
    } catch (error) {
      isWhole = false;
      if (isOwnFault(error)) {
        faults.push(error);
        continue;
      }
      if (!(error instanceof StoreRefusal || error instanceof SigningKeyError)) throw error;
      // That a ledger went back was said when it was noticed.
      if (error.code !== 'ledger_went_back') turn.onRefused(id, error.message);
    }
  }
  const [fault] = faults;
  if (fault !== undefined) throw fault;
  return isWhole;
}

/** What the language throws where a program meets data that it did not expect: that of this ledger. */
function isOwnFault(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError ||
    error instanceof SyntaxError
  );
}
