import { type KeyOptions, readCheckpoints } from './checks/checkpoint.js';
import { verifyDecision } from './decision.js';
import { Findings } from './finding.js';
import { verifyLedger } from './ledger.js';
import type { LedgerReader } from './reader.js';
import { conclude, type VerificationReport } from './report.js';
import { readSubject } from './subject.js';
import type { VerifyTask, VerifyTaskResult } from './task.js';

export interface VerifyOptions extends KeyOptions {
  /**
   * `chain`: leaves, links, tree, checkpoints. `full`: also every body, the rules, and everything a
   * store derives from the entries.
   */
  depth: 'chain' | 'full';
  onProgress?: (progress: Progress) => void;
  /** Findings listed at most; the others are counted. Default 1000. */
  maxFindings?: number;
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

const FINDINGS_MAX = 1_000;

/**
 * Verifies a ledger, or one decision with its proofs, from whatever source the reader reads.
 *
 * Damage never throws: it is in the report.
 * @throws ReaderError when the source cannot be read.
 */
export async function verify(
  reader: LedgerReader,
  options: VerifyOptions,
): Promise<VerificationReport> {
  const findings = new Findings(options.maxFindings ?? FINDINGS_MAX);
  const subject = await readSubject(reader, findings);
  const signed = await readCheckpoints(reader, subject, options, findings);
  const verification = { reader, options, subject, signed, findings };
  return conclude(
    subject.scope === 'decision'
      ? await verifyDecision(verification)
      : await verifyLedger(verification),
  );
}
