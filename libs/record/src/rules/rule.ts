import type { JsonObject } from '@docket/chain';
import { truncate } from '../fold/evolve.js';
import type { DecisionState, FoldEntry } from '../fold/state.js';
import type { Directive, Policy, RecordBodies } from '../types.js';

/** What a rule found. The same input always gives the same finding: verification recomputes it. */
export interface RuleResult {
  directive: Directive;
  /** What the rule saw, as it is recorded. No wording: that is for the reader's side. */
  facts: JsonObject;
  /** What the agent claimed about the same matter; `null` where it said nothing. */
  claim?: JsonObject;
  /** What it tripped on: while an escalation of this rule and subject is open, it is not raised again. */
  subject?: string;
}

export interface RuleInput {
  before: DecisionState;
  entry: FoldEntry;
  /** The state with `entry` in it, without its consequences. */
  after: DecisionState;
  policy: Policy;
}

/** A trip-wire: a pure function of what the decision was, the new entry, and the policy in force. */
export interface Rule<Name extends string = string> {
  name: Name;
  /** First version of the rule set that has it: an older ledger is not judged by it. */
  since: number;
  /** False where the entry itself says it all, and only the escalation is recorded. */
  tripwire: boolean;
  check(input: RuleInput): RuleResult | undefined;
}

/** What the agent claimed on the card that a rule judges. */
export function cardClaim(card: RecordBodies['job_card.filed']): JsonObject {
  return { loop_detected: card.loop_detected ?? null, needs_human: card.needs_human };
}

/** Subjects are bounded as the schema bounds them. */
export function subjectOf(text: string): string {
  return truncate(text, 128);
}
