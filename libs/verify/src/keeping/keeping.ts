/**
 * How a verification of a whole ledger is made to go on where an earlier one was stopped. What is kept is the text of
 * `lines`, as it stands: only the same program reads it, and only for the ledger and the options that it was made with.
 */
export interface Keeping {
  /** What an earlier verification had handed out; left out: begin at entry 0. */
  kept?: AsyncIterable<Uint8Array>;
  /** Which program verifies, with its version: another one judges in another way. */
  program: string;
  /** The verifier's own clock, RFC 3339. */
  now(): string;
  /**
   * How many entries are read between two points from which it can be gone on with: a power of two, 256 to 16,384. So many are
   * read again at most.
   */
  everyEntries: number;
  /**
   * Called whenever another such point is reached. `lines` gives what has to be kept, as it is at the time of the call and to
   * be taken in at once; it holds until `stands` is called again. Undefined: what is left is not worth keeping.
   */
  stands(lines: (() => Iterable<string>) | undefined): void;
}

/** What was kept is not gone on with, and nothing of it is taken: `message` says why, in words behind a colon. */
export class KeptStateError extends Error {
  override readonly name = 'KeptStateError';
}

/** What an earlier verification had done, as the report says it. */
export interface EarlierReading {
  /** Entries that were read, checked and are not read again: those below. */
  entries: number;
  /** The rules were replayed for entries below. */
  judged: number;
  /** Where they were read, as the source called itself. */
  source: string;
  /** When the first of them was begun, and up to when the last went on; RFC 3339, by the verifier's clock. */
  began: string;
  stopped: string;
}

/** earlierLimit says in a line what was not done again. */
export function earlierLimit({ entries, judged, source, began, stopped }: EarlierReading): string {
  if (entries === 0)
    return `An earlier run (${began} to ${stopped}, ${source}) replayed the rules for entries 0 to ${judged - 1}; all entries were read again.`;
  const rules = judged > entries ? `, and rules replayed for those up to ${judged - 1}` : '';
  return `Entries 0 to ${entries - 1} were read by an earlier run (${began} to ${stopped}, ${source})${rules}, and were not read again: checkpoints over more than these were held against what was read then. Whether the source still shows all of them as it did was not looked at, but for the last.`;
}
