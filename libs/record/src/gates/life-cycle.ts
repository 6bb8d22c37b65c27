import { STATE_LIMITS } from '../fold/state.js';
import { placeOf } from '../places.js';
import { tableOf } from '../types.js';
import type { Gate } from './gate.js';

/** inDecision: what is about the ledger as a whole has no place in a decision's chain. */
export const inDecision: Gate = ({ entry }) => {
  if (placeOf(entry.type) !== 'ledger') return undefined;
  return {
    code: 'wrong_place',
    message: `${entry.type} is about the ledger and belongs to no decision`,
    next: 'Record it in the ledger, without a decision.',
  };
};

/** decisionExists: a decision begins with decision.opened, once. */
export const decisionExists: Gate = ({ before, entry }) => {
  if (entry.type === 'decision.opened') {
    if (before === undefined) return undefined;
    return {
      code: 'decision_exists',
      message: `decision ${entry.decisionId} is already open`,
      next: 'Open a new decision, or file Job Cards on this one.',
    };
  }
  if (before !== undefined) return undefined;
  return {
    code: 'unknown_decision',
    message: `there is no decision ${entry.decisionId}`,
    next: 'Open the decision first.',
  };
};

const REFUSED_AFTER_CLOSE = tableOf((declared) => declared.refusedAfterClose === true);

/** decisionOpen: after the close only what looks back is taken; what happened is never turned away. */
export const decisionOpen: Gate = ({ before, entry }) => {
  if (before?.outcome === null || before === undefined || !REFUSED_AFTER_CLOSE[entry.type]) {
    return undefined;
  }
  return {
    code: 'decision_closed',
    message: `decision ${before.id} was closed as ${before.outcome} and takes no ${entry.type}`,
    next: `Open a new decision with parent_decision ${before.id}. Reviews, evaluations and side-effect outcomes are still taken.`,
  };
};

/** entryCount: the closing record commits to the number of entries, so a wrong one is no commitment. */
export const entryCount: Gate = ({ entry }) => {
  if (entry.type !== 'decision.closed') return undefined;
  const { entry_count: given } = entry.body;
  const actual = entry.decisionSeq + 1;
  if (given === undefined || given === actual) return undefined;
  return {
    code: 'entry_count_mismatch',
    message: `the decision has ${actual} entries with its closing, not ${given}`,
    next: 'Leave entry_count out: Docket fills it in.',
    pointer: '/entry_count',
  };
};

const MAKES_WRITER = tableOf(({ makesWriter }) => makesWriter === true);

/** writerLimit: the writers of a decision are all remembered, because none of them may review it. */
export const writerLimit: Gate = ({ before, entry }) => {
  if (before === undefined || !MAKES_WRITER[entry.type]) return undefined;
  if (before.writers.includes(entry.actor) || before.writers.length < STATE_LIMITS.writers)
    return undefined;
  return {
    code: 'decision_limit',
    message: `a decision takes records from at most ${STATE_LIMITS.writers} agents`,
    next: 'Open a decision of its own with parent_decision.',
  };
};
