/**
 * Bounds of the fold over a period, so that its memory does not grow with the ledger. Whatever goes
 * beyond one is counted, and the report says so in its limits.
 */
export const PERIOD_LIMITS = {
  /** Decisions that are open at the same time. */
  openDecisions: 200_000,
  /** Escalations, and side effects without an outcome, that wait at the same time; of each kind. */
  waiting: 100_000,
  /** Carried-out side effects that are remembered, so that a later rollback has its age. */
  executed: 50_000,
  /** Decisions whose opening is remembered for corrections that come later; those opened first are forgotten. */
  corrected: 100_000,
  /** Side effects, observations and watches that are held against each other. */
  seen: 100_000,
  /** Numbers kept for one median. */
  values: 1_000_000,
  /** Different words of one kind: reviewers, agents, versions, formats. */
  words: 1_000,
  /** Rows of one list in the report. */
  rows: 200,
  /** Sequence numbers named as evidence of one figure. */
  seqs: 12,
  /** Stretches of time that a curve is drawn over. */
  buckets: 62,
  /** Decisions of the sample. */
  sample: 500,
} as const;

/** Below this denominator a share is marked as resting on few cases. */
export const SMALL_NUMBER = 20;
/** An approval within this time of its escalation counts as quick, in seconds, unless told otherwise. */
export const QUICK_SECONDS = 30;
/** Decisions in the sample, unless told otherwise. */
export const SAMPLE_SIZE = 25;
