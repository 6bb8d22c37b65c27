import type { Json, JsonObject } from '@docket/chain';
import type { ActionMember, Directive, RuleName, Stakes } from '@docket/record';

import { ENGLISH_MARKS as MARKS } from './quotation-marks.js';
import { ENGLISH_OUTCOMES } from './lexicon-en-narrative.js';
import { ruleFacts, type FindingWords, type RuleFacts } from './rule-facts.js';
import { fixed, joined, plural, quoteText, say, type Told } from './told.js';
import { wordIn } from './word-of.js';

/** A number that was rounded to be read, with the one that was recorded. */
export const englishRecordedAs = (short: Told, recorded: Told): Told =>
  say`${short} (recorded as ${recorded})`;

const STAKES = fixed({
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
}) satisfies Record<Stakes, Told>;

const DIRECTIVES = fixed({
  proceed: 'proceed',
  hold: 'hold',
  stop: 'stop',
}) satisfies Record<Directive, Told>;

/** What makes a claim decisive, by the name that its rule gives it. */
const DECISIVE_CLAIMS = fixed({
  next_action: 'the next action changes the world',
  criteria: 'criteria were applied',
  decided: 'a decision was stated',
});

const named = (facts: RuleFacts, name: string, table: Readonly<Record<string, Told>>): Told => {
  const value = facts.value(name);
  return typeof value === 'string' ? wordIn(table, value, MARKS) : facts.of(name);
};

function repeats(facts: RuleFacts): Told {
  const calls = facts.value('calls');
  if (!Array.isArray(calls)) return say`again and again`;
  return joined(
    calls.map((call) => {
      const { tool_name: tool, repeats: times, results_recorded: results } = call as JsonObject;
      const told = results === undefined ? '' : say`, ${resultsTold(facts, results, times)}`;
      return say`${facts.tell(times)} times (${facts.tell(tool)}${told})`;
    }),
    ', ',
  );
}

function resultsTold(facts: RuleFacts, results: Json, times: Json | undefined): Told {
  if (results === 0) return say`no result recorded`;
  if (results === times) return say`same result`;
  return say`${facts.tell(results)} results recorded, all the same`;
}

function openWork(facts: RuleFacts): Told {
  const effects = Number(facts.value('side_effects_open') ?? 0);
  const escalations = facts.lengthOf('escalations');
  const stopped = facts.value('stopped_by') !== undefined && !facts.isNull('stopped_by');
  return joined(
    [
      ...(effects > 0 ? [say`${plural(effects, 'side effect', 'side effects')} open`] : []),
      ...(escalations > 0 ? [say`${plural(escalations, 'escalation', 'escalations')} open`] : []),
      ...(stopped ? [say`a stop by a human on record`] : []),
    ],
    ', ',
  );
}

const ACTION_MEMBERS = fixed({
  '/operation': 'the operation',
  '/target/system': 'the system',
  '/target/resource': 'the target',
  '/amount/value': 'the amount',
  '/amount/currency': 'the currency',
  '/arguments_digest': 'the digest of the arguments',
}) satisfies Record<ActionMember, Told>;

/** One member in which an action departs from the approved one. */
export function englishDeparture(member: string, found: Told, approved: Told): Told {
  const name = wordIn(ACTION_MEMBERS, member, MARKS);
  return say`${name} is ${found}, approved was ${approved}`;
}

/** Where an action departs from the approved one. */
function departures(facts: RuleFacts): Told {
  const differences = facts.value('differences');
  const told = (Array.isArray(differences) ? differences : []).map((one) => {
    const { member, approved, found } = one as JsonObject;
    return englishDeparture(String(member), facts.tell(found), facts.tell(approved));
  });
  if (!facts.isNull('already_used_by')) {
    told.unshift(say`the approval had been used for ${facts.of('already_used_by')}`);
  }
  if (typeof facts.value('replaced_by') === 'number') {
    told.push(
      say`the card at position ${facts.of('replaced_by')} of the decision announced something else in its place, and no approval of that is recorded`,
    );
  }
  return joined(told, '; ');
}

/** Rules by name, each with the sentence that tells what it found. */
const FINDINGS = {
  loop: (facts) =>
    say`the same call had been made ${repeats(facts)} when the rule tripped; ${facts.of('loop_repeats')} make a loop`,
  loop_claimed: (facts) =>
    say`the agent claims a loop; the ledger counts at most ${facts.of('repeats_max')} identical calls`,
  low_confidence: (facts) =>
    facts.isNull('confidence')
      ? say`confidence is not recorded on ${named(facts, 'stakes', STAKES)} stakes`
      : say`confidence ${facts.of('confidence')} is under ${facts.of('threshold')} on ${named(facts, 'stakes', STAKES)} stakes`,
  attempts: (facts) =>
    say`${facts.of('attempts')} attempts are more than ${facts.of('attempts_max')}`,
  weak_handoff: (facts) => {
    if (facts.isTrue('warned')) {
      return say`the handoff to ${facts.of('to_agent')} carries a warning, at confidence ${facts.of('confidence')}`;
    }
    return facts.isNull('confidence')
      ? say`the handoff to ${facts.of('to_agent')} has no confidence on record`
      : say`the handoff to ${facts.of('to_agent')} has confidence ${facts.of('confidence')}, under ${facts.of('threshold')}`;
  },
  handoff_unacknowledged: (facts) =>
    say`${facts.of('to_agent')} went on without acknowledging the handoff from ${facts.of('from_agent')}`,
  decisive_without_lineage: (facts) =>
    say`${named(facts, 'decisive_claim', DECISIVE_CLAIMS)}, and no source is marked decisive`,
  phase_transition: (facts) =>
    say`${facts.of('agent')} went from ${facts.of('from')} to ${facts.of('to')}, which cannot follow`,
  out_of_scope: (facts) => say`${facts.of('operation')} is not in the authority scope`,
  unannounced: (facts) =>
    say`no announcement of ${facts.of('operation')} is recorded before it was reported`,
  untracked_side_effect: (facts) =>
    say`${facts.of('side_effect_id')} is no longer tracked, so the report could not be checked`,
  acted_while_held: (facts) =>
    say`${facts.of('side_effect_id')} was reported while the directive was ${named(facts, 'directive', DIRECTIVES)}`,
  duplicate_effect: (facts) =>
    say`${facts.of('operation')} was carried out twice: ${facts.of('earlier')} and ${facts.of('side_effect_id')}`,
  repeated_key: (facts) =>
    say`${facts.of('operation')} was asked for under the key of another action (entry ${facts.of('first_used_at')}), and not registered`,
  not_as_approved: (facts) =>
    say`${facts.of('operation')} is not what the review at entry ${facts.of('review')} approved: ${departures(facts)}`,
  closed_with_open_work: (facts) =>
    say`the decision was closed as ${named(facts, 'outcome', ENGLISH_OUTCOMES)} with ${openWork(facts)}`,
  agent_asked: () => say`the agent asked for a human`,
} satisfies Record<RuleName, FindingWords>;

/** A trip-wire's recorded facts in one English sentence; a rule without one is told by its facts. */
export function englishFinding(rule: string, recorded: JsonObject): Told {
  const facts = ruleFacts(recorded, {
    marks: MARKS,
    notRecorded: say`not recorded`,
    recordedAs: englishRecordedAs,
  });
  if (Object.hasOwn(FINDINGS, rule)) return FINDINGS[rule as RuleName](facts);
  const seen = facts
    .entries()
    .map(([name, value]) => say`${quoteText(name, MARKS)} ${facts.tell(value)}`);
  return say`the rule ${quoteText(rule, MARKS)} tripped: ${joined(seen, ', ')}`;
}
