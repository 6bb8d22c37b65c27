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
 * holds up none of those behind it. Whatever else fails ends the turn: a database that is away is away for all of them.
 *
 * @returns whether it was done for each.
 */
export async function ledgerByLedger(ids: readonly string[], turn: Turn): Promise<boolean> {
  let isWhole = true;
  for (const id of ids) {
    if (turn.isOver()) return false;
    try {
      await turn.work(id);
    } catch (error) {
      if (!(error instanceof StoreRefusal || error instanceof SigningKeyError)) throw error;
      isWhole = false;
      // That a ledger went back was said when it was noticed.
      if (error.code !== 'ledger_went_back') turn.onRefused(id, error.message);
    }
  }
  return isWhole;
}
