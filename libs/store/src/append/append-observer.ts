import { StoreRefusal } from '../refusal.js';
import { AppendFailed } from './append-failed.js';
import type { AppendReceipt } from './receipt.js';

/** How it ended for who submitted: `replayed`, its key had been used for the same; `unknown`, the answer was lost. */
export const APPEND_OUTCOMES = [
  'written',
  'replayed',
  'refused',
  'not_written',
  'unknown',
] as const;
type AppendOutcome = (typeof APPEND_OUTCOMES)[number];

/** Told what the appends of a process do; nothing of what they record. */
export interface AppendObserver {
  /** A submission, of one record or of a batch, has its answer. `code`: of a refusal, from a closed set. */
  ended(outcome: AppendOutcome, seconds: number, code?: string): void;
  /** A transaction is on disk, with so many entries of one ledger. */
  written(entries: number): void;
}

export const NO_OBSERVER: AppendObserver = { ended: () => undefined, written: () => undefined };

/** Does the work, and tells the observer how it ended. */
export async function observed(
  observer: AppendObserver,
  work: () => Promise<AppendReceipt[]>,
): Promise<AppendReceipt[]> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  try {
    const receipts = await work();
    const isReplayed = receipts.every(({ replayed }) => replayed);
    observer.ended(isReplayed ? 'replayed' : 'written', seconds());
    return receipts;
  } catch (error) {
    if (error instanceof StoreRefusal) observer.ended('refused', seconds(), error.code);
    else observer.ended(error instanceof AppendFailed ? error.outcome : 'not_written', seconds());
    throw error;
  }
}
