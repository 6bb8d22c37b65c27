import { isRuleName, type RuleName } from '@docket/record';

/**
 * How much what a rule found asks of a reader: 0 what was done and must not have been, 1 what was done
 * against a limit, 2 what shows weak work, 3 what other lines of the dossier say anyway.
 */
const WEIGHTS: Record<RuleName, 0 | 1 | 2 | 3> = {
  not_as_approved: 0,
  duplicate_effect: 0,
  acted_while_held: 0,
  out_of_scope: 0,
  repeated_key: 1,
  low_confidence: 1,
  loop: 1,
  loop_claimed: 2,
  attempts: 2,
  weak_handoff: 2,
  handoff_unacknowledged: 2,
  phase_transition: 2,
  untracked_side_effect: 2,
  decisive_without_lineage: 3,
  unannounced: 3,
  closed_with_open_work: 3,
  agent_asked: 3,
};

/** The weight of a rule by its name; one that is not known here weighs as much as any that is. */
export const ruleWeight = (rule: unknown): 0 | 1 | 2 | 3 =>
  typeof rule === 'string' && isRuleName(rule) ? WEIGHTS[rule] : 0;
