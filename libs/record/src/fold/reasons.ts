import type { Json, JsonObject } from '@docket/chain';
import { type RuleName, isRuleName } from '../rules/index.js';
import { mostAgreed } from './agreement.js';
import type { Difference } from './approvals.js';
import type { Consequence } from './consequences.js';
import type { DecisionState, OpenEscalation } from './state.js';

/** Why the agent is told to go on, to wait or to stop. */
export interface Reason {
  rule: string;
  message: string;
  escalation_id?: string;
  /** Position in the decision of the entry that caused it. */
  seq_in_decision?: number;
}

/**
 * reasonsFor explains a directive: what the new entry tripped, then every escalation that is still
 * open. At most one reason per trip-wire or escalation, so the list is as bounded as the state.
 */
export function reasonsFor(state: DecisionState, consequences: readonly Consequence[]): Reason[] {
  const reasons: Reason[] = [];
  const explained = new Set<string>();
  for (const { type, body } of consequences) {
    if (type !== 'tripwire.tripped') continue;
    const { escalation_id: id } = body;
    if (id !== undefined) explained.add(id);
    reasons.push({
      rule: body.rule,
      message: explainFinding(body.rule, body.facts),
      ...(id === undefined ? {} : { escalation_id: id }),
      seq_in_decision: body.cause,
    });
  }
  for (const open of state.openEscalations) {
    if (explained.has(open.id)) continue;
    reasons.push({
      rule: open.rule,
      message: `${explainWho(open)} on ${open.id}, opened by ${explainRule(open.rule)}`,
      escalation_id: open.id,
      seq_in_decision: open.cause,
    });
  }
  if (state.stoppedBy !== null) {
    reasons.push({
      rule: 'review',
      message: explainStop(state),
      seq_in_decision: state.stoppedBy,
    });
  }
  return reasons;
}

function explainWho({ approvalsNeeded: needed, yeses }: OpenEscalation): string {
  if (needed === 1) return 'a human has to decide';
  const said = mostAgreed(yeses);
  return said === 0
    ? `${needed} different people have to decide`
    : `${said} of ${needed} different people have said yes`;
}

function explainStop({ liftings }: DecisionState): string {
  const said = mostAgreed(liftings);
  if (said === 0) return 'a human stopped this decision';
  const people = said === 1 ? 'one person has' : `${said} people have`;
  return `a human stopped this decision; ${people} said to take that back, and more have to`;
}

/** What opened an escalation, as the end of "opened by". */
const RULE_WORDS: { readonly [Name in RuleName]: string } = {
  loop: 'a loop',
  loop_claimed: 'a loop that the agent claims',
  low_confidence: 'low confidence on high stakes',
  attempts: 'too many attempts',
  weak_handoff: 'a weak handoff',
  handoff_unacknowledged: 'a handoff that was not acknowledged',
  decisive_without_lineage: 'a decisive claim without a decisive source',
  phase_transition: 'a phase that cannot follow',
  out_of_scope: 'an action out of scope',
  unannounced: 'an action that was not announced',
  untracked_side_effect: 'a report that could not be checked',
  acted_while_held: 'an action under a hold',
  duplicate_effect: 'an action carried out twice',
  repeated_key: 'a key used for two actions',
  not_as_approved: 'an action other than the approved one',
  closed_with_open_work: 'open work at the close',
  agent_asked: "the agent's own request",
};

function explainRule(rule: string): string {
  return isRuleName(rule) ? RULE_WORDS[rule] : rule;
}

/**
 * explainFinding puts a trip-wire's recorded facts into one English sentence. The sentence is not
 * part of the ledger: only rule and facts are.
 */
export function explainFinding(rule: string, facts: JsonObject): string {
  return isRuleName(rule) ? EXPLAIN[rule](facts) : `the rule ${rule} tripped`;
}

const EXPLAIN: { readonly [Name in RuleName]: (facts: JsonObject) => string } = {
  loop: (facts) =>
    `the same call was made ${repeated(facts['calls'])}, and ${words(facts['loop_repeats'])} make a loop`,
  loop_claimed: (facts) =>
    `the agent claims a loop; the ledger counts at most ${words(facts['repeats_max'])} identical calls`,
  low_confidence: (facts) =>
    facts['confidence'] === null
      ? `confidence is not recorded on ${words(facts['stakes'])} stakes`
      : `confidence ${words(facts['confidence'])} is under ${words(facts['threshold'])} on ${words(facts['stakes'])} stakes`,
  attempts: (facts) =>
    `${words(facts['attempts'])} attempts are more than ${words(facts['attempts_max'])}`,
  weak_handoff: explainHandoff,
  handoff_unacknowledged: (facts) =>
    `${words(facts['to_agent'])} went on without acknowledging the handoff from ${words(facts['from_agent'])}`,
  decisive_without_lineage: (facts) => {
    const claim = words(facts['decisive_claim']);
    return `${CLAIM_WORDS[claim] ?? claim}, and no source is marked decisive`;
  },
  phase_transition: (facts) =>
    `${words(facts['agent'])} went from ${words(facts['from'])} to ${words(facts['to'])}, which cannot follow`,
  out_of_scope: (facts) => `${words(facts['operation'])} is not in the authority scope`,
  unannounced: (facts) =>
    `${words(facts['operation'])} was reported without having been registered`,
  untracked_side_effect: (facts) =>
    `${words(facts['side_effect_id'])} is no longer tracked, so the report could not be checked`,
  acted_while_held: (facts) =>
    `${words(facts['side_effect_id'])} was reported while the directive was ${words(facts['directive'])}`,
  duplicate_effect: (facts) =>
    `${words(facts['operation'])} was carried out twice: ${words(facts['earlier'])} and ${words(facts['side_effect_id'])}`,
  repeated_key: (facts) =>
    `${words(facts['operation'])} was asked for under the key of another action (entry ${words(facts['first_used_at'])}), and not registered`,
  not_as_approved: explainNotAsApproved,
  closed_with_open_work: explainOpenWork,
  agent_asked: () => 'the agent asked for a human',
};

function explainHandoff(facts: JsonObject): string {
  const to = words(facts['to_agent']);
  const confidence = words(facts['confidence']);
  if (facts['warned'] !== true && facts['confidence'] === null) {
    return `the handoff to ${to} has no confidence on record`;
  }
  return facts['warned'] === true
    ? `the handoff to ${to} carries a warning, at confidence ${confidence}`
    : `the handoff to ${to} has confidence ${confidence}, under ${words(facts['threshold'])}`;
}

function explainNotAsApproved(facts: JsonObject): string {
  const differences = Array.isArray(facts['differences']) ? facts['differences'] : [];
  const told = (differences as unknown as Difference[]).map(
    ({ member, approved, found }) =>
      `${member} is ${JSON.stringify(found)}, approved was ${JSON.stringify(approved)}`,
  );
  const used = facts['already_used_by'];
  if (typeof used === 'string') told.unshift(`the approval was used for ${used}`);
  return `${words(facts['operation'])} is not what review ${words(facts['review'])} approved: ${told.join('; ')}`;
}

/** What makes a claim decisive, by the name that its rule gives it. */
const CLAIM_WORDS: { readonly [claim: string]: string } = {
  next_action: 'the next action changes the world',
  criteria: 'criteria were applied',
  decided: 'a decision was stated',
};

function explainOpenWork(facts: JsonObject): string {
  const effects = Number(facts['side_effects_open'] ?? 0);
  const escalations = count(facts['escalations']);
  const stopped = facts['stopped_by'] !== undefined && facts['stopped_by'] !== null;
  const open = [
    effects > 0 ? `${effects} side ${effects === 1 ? 'effect' : 'effects'} open` : '',
    escalations > 0
      ? `${escalations} ${escalations === 1 ? 'escalation' : 'escalations'} open`
      : '',
    stopped ? 'a stop by a human on record' : '',
  ].filter((part) => part !== '');
  const outcome = words(facts['outcome']).replaceAll('_', ' ');
  return `the decision was closed as ${outcome} with ${open.join(' and ')}`;
}

function words(value: Json | undefined): string {
  if (value === undefined || value === null) return 'not recorded';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function count(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

function repeated(calls: Json | undefined): string {
  if (!Array.isArray(calls)) return 'again and again';
  return calls
    .map((call) => {
      const {
        tool_name: tool,
        repeats,
        results_recorded: results,
      } = call as unknown as RepeatedCall; // As the rule recorded it.
      const told = results === undefined ? '' : `, ${toldBy(results, repeats)}`;
      return `${repeats} times (${tool}${told})`;
    })
    .join(', ');
}

interface RepeatedCall {
  tool_name: string;
  repeats: number;
  /** Absent: results were not compared. */
  results_recorded?: number;
}

function toldBy(results: number, repeats: number): string {
  if (results === 0) return 'no result recorded';
  return results >= repeats ? 'same result' : `${results} results recorded, all the same`;
}
