import type { Json, JsonObject } from '@docket/chain';
import type { Consequence } from './consequences.js';
import type { DecisionState } from './state.js';

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
      message: `a human has to decide on ${open.id}, opened by ${explainRule(open.rule)}`,
      escalation_id: open.id,
      seq_in_decision: open.cause,
    });
  }
  if (state.stoppedBy !== null) {
    reasons.push({
      rule: 'review',
      message: 'a human stopped this decision',
      seq_in_decision: state.stoppedBy,
    });
  }
  return reasons;
}

const RULE_WORDS: { readonly [rule: string]: string } = {
  loop: 'a loop',
  low_confidence: 'low confidence on high stakes',
  attempts: 'too many attempts',
  weak_handoff: 'a weak handoff',
  decisive_without_lineage: 'a decisive claim without a decisive source',
  out_of_scope: 'an action out of scope',
  duplicate_effect: 'an action carried out twice',
  repeated_key: 'a key used for two actions',
  agent_asked: "the agent's own request",
};

function explainRule(rule: string): string {
  return RULE_WORDS[rule] ?? rule;
}

/**
 * explainFinding puts a trip-wire's recorded facts into one English sentence. The sentence is not
 * part of the ledger: only rule and facts are.
 */
export function explainFinding(rule: string, facts: JsonObject): string {
  const of = (name: string) => words(facts[name]);
  switch (rule) {
    case 'loop':
      return `the same call was made ${repeated(facts['calls'])}, and ${of('loop_repeats')} make a loop`;
    case 'loop_claimed':
      return `the agent claims a loop; the ledger counts at most ${of('repeats_max')} identical calls`;
    case 'low_confidence':
      return facts['confidence'] === null
        ? `confidence is not recorded on ${of('stakes')} stakes`
        : `confidence ${of('confidence')} is under ${of('threshold')} on ${of('stakes')} stakes`;
    case 'attempts':
      return `${of('attempts')} attempts are more than ${of('attempts_max')}`;
    case 'weak_handoff':
      if (facts['warned'] !== true && facts['confidence'] === null) {
        return `the handoff to ${of('to_agent')} has no confidence on record`;
      }
      return facts['warned'] === true
        ? `the handoff to ${of('to_agent')} carries a warning, at confidence ${of('confidence')}`
        : `the handoff to ${of('to_agent')} has confidence ${of('confidence')}, under ${of('threshold')}`;
    case 'handoff_unacknowledged':
      return `${of('to_agent')} went on without acknowledging the handoff from ${of('from_agent')}`;
    case 'decisive_without_lineage':
      return `${CLAIM_WORDS[of('decisive_claim')] ?? of('decisive_claim')}, and no source is marked decisive`;
    case 'phase_transition':
      return `${of('agent')} went from ${of('from')} to ${of('to')}, which cannot follow`;
    case 'out_of_scope':
      return `${of('operation')} is not in the authority scope`;
    case 'unannounced':
      return `${of('operation')} was reported without having been registered`;
    case 'untracked_side_effect':
      return `${of('side_effect_id')} is no longer tracked, so the report could not be checked`;
    case 'acted_while_held':
      return `${of('side_effect_id')} was reported while the directive was ${of('directive')}`;
    case 'duplicate_effect':
      return `${of('operation')} was carried out twice: ${of('earlier')} and ${of('side_effect_id')}`;
    case 'repeated_key':
      return `${of('operation')} was asked for under the key of another action (entry ${of('first_used_at')}), and not registered`;
    case 'closed_with_open_work':
      return explainOpenWork(facts);
    default:
      return `the rule ${rule} tripped`;
  }
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
