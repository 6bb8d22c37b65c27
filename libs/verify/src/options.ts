import type { KeyOptions } from './checks/checkpoint.js';
import type { KeptReceipt } from './checks/receipts.js';
import type { Seam } from './checks/succession.js';
import type { CheckedEntry } from './checked-entry.js';
import type { Keeping } from './keeping/keeping.js';
import type { KnownPeople } from './readers/people.js';
import type { VerifyTask, VerifyTaskResult } from './task.js';

export interface VerifyOptions extends KeyOptions {
  /**
   * `quick`, of a whole ledger only: the newest checkpoints, the two ends, and the tree between them by its hashes. `chain`:
   * leaves, links, tree, checkpoints. `full`: also every body, the rules, and everything a store derives from the entries.
   */
  depth: 'quick' | 'chain' | 'full';
  /** Receipts that were kept: the entries that they are of must stand there, as they were then. */
  receipts?: readonly KeptReceipt[];
  /** Whose keys are whose, as the verifier knows it from the people themselves: what is recorded in their names is held against it. */
  people?: KnownPeople;
  /** Of a whole ledger: what the one that continues it says of it. */
  seam?: Seam;
  onProgress?: (progress: Progress) => void;
  /** Findings listed at most; the others are counted. Default 1000. */
  maxFindings?: number;
  /**
   * Looks on while a whole ledger's entries are checked, each once and in order: those whose leaf can be
   * read, with the body where it is what the leaf commits to. Not with `workers`, which check elsewhere, nor at depth quick.
   */
  onEntry?: (entry: CheckedEntry) => void;
  /**
   * Of a whole ledger at depth chain or full: to go on where an earlier verification was stopped, and to have this one gone on
   * with. All is done here, whatever `workers` there are.
   */
  keeping?: Keeping;
  /** Where parts of a whole ledger's verification are done; here, one after another, if left out. */
  workers?: VerifyWorkers;
}

export interface Progress {
  entriesDone: number;
  /** What the source claims; absent if it claims nothing. */
  entriesTotal?: number;
}

/** Somewhere else to do the work: threads that each have a reader of the same source. */
export interface VerifyWorkers {
  /** How many parts may be under way at a time. */
  count: number;
  run(task: VerifyTask): Promise<VerifyTaskResult>;
}
