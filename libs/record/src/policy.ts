import type { Policy } from './types.js';

/** Version of the rule set that this package knows. A ledger names the one it is judged by. */
export const RULES_VERSION = 1;

/** Policy of a ledger for which nothing else was chosen. */
export const DEFAULT_POLICY: Policy = {
  version: '1',
  rules: RULES_VERSION,
  enforcement: 'enforcing',
  body_commitment: 'scalar',
  log_access: 'key',
  tripwires: {
    loop_repeats: 3,
    loop_window: 128,
    loop_compares: 'call_and_result',
    high_stakes_confidence: 0.7,
    handoff_confidence: 0.5,
    attempts_max: 5,
    require_decisive_lineage: true,
  },
};

/**
 * Policy that a ledger is created with where its creator chose nothing else: it takes two people to ask less of them.
 * An empty `two_people_for` leaves that to one.
 */
export const FOUNDING_POLICY: Policy = { ...DEFAULT_POLICY, two_people_for: ['weaker_policy'] };
