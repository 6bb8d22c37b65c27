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
  /**
   * A submission of so many records waits to be written. Called where it was made, so that whoever follows it knows
   * for what. Undefined, or left out: nobody follows it.
   */
  submitted?(records: number): SubmissionTrace | undefined;
}

/** Told what becomes of one submission, in this order; what is taken again was sent in vain. */
export interface SubmissionTrace {
  /** It is in a batch of so many records. */
  taken(records: number): void;
  /** The batch, of so many entries, is on its way to the disk. */
  sent(entries: number): void;
  /** The database has answered. `isLost`: it has not, or with an error. */
  answered(isLost: boolean): void;
  /** The submission has its answer, or this error. */
  ended(error?: unknown): void;
}

/** What is part of a batch, as far as it is followed. */
interface Followed {
  readonly submissions: readonly unknown[];
  trace?: SubmissionTrace;
}

/** A batch was taken from the queue. */
export function tellTaken(batch: readonly Followed[]): void {
  if (batch.every(({ trace }) => trace === undefined)) return;
  const records = batch.reduce((sum, { submissions }) => sum + submissions.length, 0);
  for (const { trace } of batch) trace?.taken(records);
}

/** Waits for what the database answers to a batch of so many entries. */
export function tellSent<Answer>(
  batch: readonly Followed[],
  entries: number,
  answer: Promise<Answer>,
): Promise<Answer> {
  if (batch.every(({ trace }) => trace === undefined)) return answer;
  return toldOf(batch, entries, answer);
}

async function toldOf<Answer>(
  batch: readonly Followed[],
  entries: number,
  answer: Promise<Answer>,
): Promise<Answer> {
  for (const { trace } of batch) trace?.sent(entries);
  let isLost = true;
  try {
    const answered = await answer;
    isLost = false;
    return answered;
  } finally {
    for (const { trace } of batch) trace?.answered(isLost);
  }
}

/** The answer to a submission, told to whoever follows it. */
export async function followed<Answer>(
  trace: SubmissionTrace,
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    const answered = await answer;
    trace.ended();
    return answered;
  } catch (error) {
    trace.ended(error);
    throw error;
  }
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
