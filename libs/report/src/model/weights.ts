import type { Attention } from '../schema/index.js';
import type { AttentionCode } from './attention-codes.js';

/** An item of Attention with what it weighs against the others. */
export type Weighed = Omit<Attention, 'code'> & { code: AttentionCode; weight: number };

/** Weights of what asks for attention; less comes first. */
export const WEIGHT = {
  openIncident: 0,
  wrongDone: 1,
  unsettled: 2,
  /** What was said or answered, and the calls show otherwise. */
  saidOtherwise: 2.5,
  measuredWrong: 3,
  /** What a check of a part missed where the whole passed: nothing else names it. */
  partWrong: 3.2,
  /** What was said, and nothing that is recorded bears out. */
  unrecorded: 3.5,
  unanswered: 4,
  broken: 5,
  contradiction: 6,
  recorded: 7,
  /** What a tool was called with, and nobody had stated. */
  unstated: 7.5,
  missing: 8,
} as const;
