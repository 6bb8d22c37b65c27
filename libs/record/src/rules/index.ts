import type { DecisionState } from '../fold/state.js';
import { agentAsked } from './agent-asked.js';
import { attempts } from './attempts.js';
import { closedWithOpenWork } from './closing.js';
import { lowConfidence } from './confidence.js';
import { handoffUnacknowledged, weakHandoff } from './handoff.js';
import { decisiveWithoutLineage } from './lineage.js';
import { loop, loopClaimed } from './loop.js';
import { notAsApproved } from './not-as-approved.js';
import { phaseTransition } from './phases.js';
import { repeatedKey } from './repeated-key.js';
import type { RuleResult, Rule, RuleInput } from './rule.js';
import { outOfScope } from './scope.js';
import {
  actedWhileHeld,
  duplicateEffect,
  unannounced,
  untrackedSideEffect,
} from './side-effects.js';

/** Every rule, in the order in which its findings are recorded. The order is part of the format. */
export const RULES = [
  loop,
  loopClaimed,
  lowConfidence,
  attempts,
  weakHandoff,
  handoffUnacknowledged,
  decisiveWithoutLineage,
  phaseTransition,
  outOfScope,
  unannounced,
  untrackedSideEffect,
  actedWhileHeld,
  duplicateEffect,
  repeatedKey,
  notAsApproved,
  closedWithOpenWork,
  agentAsked,
] as const satisfies readonly Rule[];

/** The closed list of rules. Whoever has words for them, or treats them apart, is held to it. */
export type RuleName = (typeof RULES)[number]['name'];

export const RULE_NAMES: readonly RuleName[] = RULES.map(({ name }) => name);

export function isRuleName(name: string): name is RuleName {
  return (RULE_NAMES as readonly string[]).includes(name);
}

export interface RuleFindingOf {
  rule: Rule;
  finding: RuleResult;
}

/** findingsOf runs every rule in force, and leaves out what is already before a human. */
export function findingsOf(input: RuleInput): RuleFindingOf[] {
  const { before, policy } = input;
  const { disabled } = policy.tripwires;
  const found: RuleFindingOf[] = [];
  for (const rule of RULES) {
    if (rule.since > policy.rules || disabled?.includes(rule.name) === true) continue;
    const finding = rule.check(input);
    if (finding !== undefined && !isRaised(before, rule, finding)) found.push({ rule, finding });
  }
  return found;
}

function isRaised(before: DecisionState, rule: Rule, finding: RuleResult): boolean {
  if (finding.directive === 'proceed') return false;
  const subject = finding.subject ?? '';
  return before.openEscalations.some((open) => open.rule === rule.name && open.subject === subject);
}
