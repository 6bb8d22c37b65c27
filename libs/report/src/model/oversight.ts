import type { VerificationReport } from '@docket/verify';
import type { Json, JsonObject } from '@docket/chain';

import { joined, say, type Told } from '../narrative/told.js';
import type { Fact, Oversight } from '../schema/index.js';
import {
  firstOf,
  giveMark,
  isObject,
  lastOf,
  ofType,
  thresholds,
  type ModelContext,
} from './context.js';
import { isHiddenBelow, itemsAt, numberAt, placeAt, stringAt, type EntryView } from './entry.js';
import { isHidden, isRecorded } from './fact.js';
import { toldAt } from './lines.js';
import { buildRulesInForce, limitsInForce } from './rules-in-force.js';
import { amountFact, targetFact } from './side-effects.js';
import { buildComments } from './comments.js';
import { buildAgentSignatures } from './agent-signatures.js';
import { ON_REVIEWS, signedAs } from './signed.js';
import { standingAfter } from './standing.js';
import { ruleFact, ruleText } from './rule-text.js';
import { approversOf, takingBack } from './approvers.js';
import { AGENT_ASKED, isImportedHere as isImported } from './waiting.js';
import { evaluationOutcome } from './describe.js';
import { stakesFact } from './stakes.js';

const HIGH_STAKES = ['high', 'critical'];
/** The rule of @docket/record that asks for a human when an agent acts on high stakes with low confidence. */
const CONFIDENCE_RULE = 'low_confidence';

/** The confidence threshold that held for an entry of a decision of these stakes. */
function threshold(context: ModelContext, entry: EntryView): Fact {
  const { facts } = context;
  const opened = firstOf(context, 'decision.opened');
  const stakes = opened ? stringAt(opened, '/stakes') : undefined;
  const limit = thresholds(context, entry)?.['high_stakes_confidence'];
  const stated = facts.at(opened, '/stakes');
  if (isHidden(stated)) return stated;
  if (typeof limit !== 'number' || stakes === undefined || !opened) return facts.notRecorded();
  if (!HIGH_STAKES.includes(stakes)) {
    return facts.notApplicable(context.words.highStakesRule(stakesFact(context, opened).text), [
      opened.mark,
    ]);
  }
  const changed = context.policies.findLast(({ seq }) => seq < entry.seq);
  const by = changed ? [changed.mark] : context.genesis ? [context.genesis.mark] : [];
  return facts.recorded(limit, [opened.mark, ...by]);
}

function confidences(context: ModelContext): Oversight['confidence'] {
  const { facts, words } = context;
  const rows: Oversight['confidence'] = [];
  let previous: string | undefined;
  for (const entry of ofType(context, 'job_card.filed', 'decision.closed')) {
    const value = facts.at(entry, '/confidence');
    const agent = toldAt(context, entry, '/agent/id');
    const phase =
      entry.type === 'decision.closed'
        ? facts.notApplicable(words.closingEntry, [entry.mark])
        : facts.at(entry, '/current_phase');
    const limit = threshold(context, entry);
    const key = JSON.stringify([limit.text, value.text, value.state, phase.text, agent]);
    const last = rows.at(-1);
    // A run of cards that say the same is one row with all their marks.
    if (key === previous && last) {
      last.evidence.push(entry.mark);
      continue;
    }
    previous = key;
    rows.push({
      value,
      source: sourceOf(context, value, agent),
      phase,
      threshold: limit,
      evidence: [entry.mark],
    });
  }
  return rows;
}

/** Whose a confidence is. Where none is recorded nobody stated it, and an importer only repeats what its source has. */
function sourceOf(context: ModelContext, { state }: Fact, agent: Told | undefined): Told {
  const { words } = context;
  if (state === 'not_recorded') return words.nobodyStated(agent);
  return isImported(context) ? words.importedOf(agent) : words.agentStated(agent);
}

/** The confidence that the decision rests on: the closing entry's, else the last Job Card's. */
function finalConfidence(context: ModelContext): Fact {
  const closed = context.facts.at(lastOf(context, 'decision.closed'), '/confidence');
  if (closed.state !== 'not_recorded') return closed;
  return context.facts.at(lastOf(context, 'job_card.filed'), '/confidence');
}

/** What an evaluation without a name for it is of; undefined for the decision as a whole. */
function aboutText({ words }: ModelContext, entry: EntryView): Told | undefined {
  const kind = stringAt(entry, '/target/kind');
  if (kind === undefined || kind === 'decision') return undefined;
  const judged = numberAt(entry, '/target/decision_seq');
  return judged === undefined ? words.code(kind) : say`${words.code(kind)} E${judged}`;
}

function evaluations(context: ModelContext): Oversight['evaluations'] {
  const { facts } = context;
  return ofType(context, 'evaluation.recorded').map((entry) => {
    const named = facts.at(entry, '/target/name');
    const outcome = evaluationOutcome(context, entry);
    const parts = ['/passed', '/label', '/score'].map((pointer) => facts.at(entry, pointer));
    const hidden = parts.find(isHidden);
    const evaluator = facts.at(entry, '/evaluator/id');
    const version = toldAt(context, entry, '/evaluator/version');
    const about = named.state === 'not_recorded' ? aboutText(context, entry) : undefined;
    return {
      ...(about === undefined ? {} : { about }),
      target: named.state === 'not_recorded' ? facts.at(entry, '/target/kind') : named,
      kind: facts.at(entry, '/kind'),
      evaluator:
        evaluator.state === 'recorded' && version !== undefined
          ? { ...evaluator, text: joined([evaluator.text, version], ' ') }
          : evaluator,
      outcome:
        hidden && !parts.some(isRecorded)
          ? hidden
          : outcome === context.words.notRecorded
            ? facts.notRecorded()
            : entry.trusted
              ? facts.recorded(outcome, [entry.mark], outcome)
              : facts.unverified(outcome, [entry.mark], context.words.failedVerification, outcome),
      passed: facts.at(entry, '/passed'),
      score: facts.at(entry, '/score'),
      explanation: facts.at(entry, '/explanation'),
      evidence: [entry.mark],
    };
  });
}

/** What the reviewer had before their eyes, as marks of those entries. */
function viewed(context: ModelContext, entry: EntryView): Fact {
  const fact = context.facts.at(entry, '/viewed');
  if (fact.state !== 'recorded') return fact;
  const shown = itemsAt(entry, '/viewed').map((at) => numberAt(entry, `${at}/decision_seq`));
  return {
    ...fact,
    text: joined(
      shown.map((n) => (n === undefined ? context.words.hiddenId : say`E${n}`)),
      ', ',
    ),
  };
}

function reviews(context: ModelContext, report: VerificationReport): Oversight['reviews'] {
  const { facts } = context;
  const takesBack = takingBack(context);
  const rows = ofType(context, 'review.recorded').map((entry) => {
    const mark = giveMark(context, 'H', entry, '');
    const fact = (pointer: string): Fact => facts.at(entry, pointer, mark);
    return {
      mark,
      verdict: fact('/verdict'),
      reason: fact('/reason'),
      reviewer: entry.actor,
      role: entry.leaf.role,
      display_role: fact('/reviewer/display_role'),
      meaning: fact('/meaning'),
      viewed: viewed(context, entry),
      before: fact('/before'),
      after: fact('/after'),
      escalation: fact('/escalation_id'),
      ...takesBack.get(entry.decisionSeq),
      recorded_at: entry.time,
      evidence: [mark, entry.mark],
    };
  });
  const entries = ofType(context, 'review.recorded');
  const credentials = entries.map((entry) => ({
    entry,
    key: facts.at(entry, '/signature/credential_id'),
  }));
  const signed = signedAs(credentials, ON_REVIEWS, report);
  return rows.map((row, i) => {
    const waiting = isWaitingAfter(context, entries[i] as EntryView);
    return {
      ...row,
      signed: context.words.signed(signed[i] ?? 'absent'),
      standing: context.words.standing(standingAfter(rows.slice(0, i + 1), waiting)),
    };
  });
}

/** Whether an escalation that was open at a review is open after it; undefined where that is not shown. */
function isWaitingAfter(context: ModelContext, review: EntryView): boolean | undefined {
  const answered = new Set<string>();
  for (const entry of ofType(context, 'escalation.resolved')) {
    const id = stringAt(entry, '/escalation_id');
    const by = numberAt(entry, '/review');
    if (id === undefined || by === undefined) return undefined;
    if (by <= review.decisionSeq) answered.add(id);
  }
  const asked = ofType(context, 'escalation.opened')
    .filter(({ decisionSeq }) => decisionSeq < review.decisionSeq)
    .map((entry) => stringAt(entry, '/escalation_id'));
  if (asked.includes(undefined)) return undefined;
  return asked.some((id) => id !== undefined && !answered.has(id));
}

/** The decision position an entry names as its cause, as a mark. */
function causeFact(context: ModelContext, entry: EntryView, pointer: string): Fact {
  const fact = context.facts.at(entry, pointer);
  return typeof fact.value === 'number' ? { ...fact, text: say`E${fact.value}` } : fact;
}

/** Which call of a card asked for a human, as an importer reads its source; docs/guide/import.md. */
const TRANSFER_CALL = '/ext/import/transfer_call';

/** The words that an agent asked for a human with: on its card, or in the call that an importer takes for the request. */
function askedWith(context: ModelContext, escalation: EntryView): Fact {
  const { facts } = context;
  if (stringAt(escalation, '/rule') !== AGENT_ASKED) return facts.notRecorded();
  const cause = numberAt(escalation, '/cause');
  const card = ofType(context, 'job_card.filed').find(({ decisionSeq }) => decisionSeq === cause);
  const stated = facts.at(card, '/suggested_escalation');
  if (stated.state !== 'not_recorded' || !isImported(context)) return stated;
  const call = facts.at(card, TRANSFER_CALL);
  return isRecorded(call) && typeof call.value === 'number'
    ? facts.at(card, `/tool_calls/${call.value}/arguments/summary`)
    : call;
}

function escalations(context: ModelContext): Oversight['escalations'] {
  const { facts } = context;
  const resolved = new Map(
    ofType(context, 'escalation.resolved').map((entry) => [
      stringAt(entry, '/escalation_id'),
      entry,
    ]),
  );
  const passed = new Map(
    ofType(context, 'deadline.passed').map((entry) => [stringAt(entry, '/escalation_id'), entry]),
  );
  return ofType(context, 'escalation.opened').map((entry) => {
    const id = stringAt(entry, '/escalation_id');
    const end = id === undefined ? undefined : resolved.get(id);
    const late = id === undefined ? undefined : passed.get(id);
    const people = approversOf(context, entry, end);
    return {
      id: id ?? facts.at(entry, '/escalation_id').text,
      rule: ruleFact(context, entry),
      cause: causeFact(context, entry, '/cause'),
      asked_with: askedWith(context, entry),
      opened_at: entry.time,
      due_at: facts.at(entry, '/due_at'),
      overdue: late !== undefined,
      ...(people === undefined ? {} : { people }),
      status: end ? 'resolved' : 'open',
      resolved_at: end ? facts.recorded(end.time, [end.mark]) : facts.notRecorded(),
      resolution: end ? facts.at(end, '/verdict') : facts.notRecorded(),
      evidence: [entry.mark, ...(late ? [late.mark] : []), ...(end ? [end.mark] : [])],
    };
  });
}

/** What a rule found about an action that it knows by id only, told by what the action is. */
function actionText(context: ModelContext, seen: JsonObject, rule: string): Told | undefined {
  const { facts, words } = context;
  const events = context.entries.filter(
    (entry) =>
      entry.type.startsWith('side_effect.') &&
      stringAt(entry, '/side_effect_id') === seen['side_effect_id'],
  );
  const operation = events
    .map((entry) => facts.at(entry, '/operation'))
    .find(({ state }) => state === 'recorded');
  if (operation === undefined) return undefined;
  const target = targetFact(context, events);
  const amount = amountFact(context, events);
  const on = target.state === 'recorded' ? target.text : undefined;
  const of = amount.state === 'recorded' ? amount.text : undefined;
  const { directive } = seen;
  if (rule === 'duplicate_effect') return words.records.twice(operation.text, on, of);
  if (rule === 'acted_while_held' && typeof directive === 'string') {
    return isImported(context)
      ? words.imported.whileHeld(operation.text, on, directive === 'stop')
      : words.records.whileHeld(operation.text, on, words.code(directive));
  }
  return undefined;
}

/** A trip-wire's recorded facts in one sentence, which Docket computes from them. */
function finding(context: ModelContext, entry: EntryView): Fact {
  const seen = context.facts.at(entry, '/facts');
  const rule = stringAt(entry, '/rule');
  if (seen.state !== 'recorded' || rule === undefined || !isObject(seen.value as Json)) return seen;
  if (isHiddenBelow(entry, '/facts')) return seen;
  const action = actionText(context, seen.value as JsonObject, rule);
  if (action !== undefined) return { ...seen, text: action };
  return { ...seen, text: context.words.records.finding(rule, seen.value as JsonObject) };
}

function tripWires(context: ModelContext): Oversight['trip_wires'] {
  const { facts } = context;
  return ofType(context, 'tripwire.tripped').map((entry) => ({
    rule: ruleFact(context, entry),
    facts: facts.at(entry, '/facts'),
    message: finding(context, entry),
    directive: facts.at(entry, '/directive'),
    at: entry.time,
    cause: causeFact(context, entry, '/cause'),
    evidence: [entry.mark],
  }));
}

/** Work passed from one agent to another, as the agent that passed it stated. */
function handoffs(context: ModelContext): Oversight['handoffs'] {
  const { facts } = context;
  return ofType(context, 'job_card.filed')
    .filter((card) => placeAt(card, '/handoff'))
    .map((card) => {
      const own = facts.at(card, '/handoff/confidence');
      const warning = facts.at(card, '/handoff/handoff_warning');
      return {
        from: facts.at(card, '/agent/id'),
        to: facts.at(card, '/handoff/to_agent'),
        confidence: own.state === 'not_recorded' ? facts.at(card, '/confidence') : own,
        warning: warning.state === 'not_recorded' ? facts.at(card, '/handoff_warning') : warning,
        at: card.time,
        evidence: [card.mark],
      };
    });
}

/**
 * Whether the rules in force asked for a human. Docket computes it from the escalations the ledger
 * opened; without the policy (genesis entry not disclosed) it is not recorded.
 */
function requirement(context: ModelContext): Fact {
  const { facts, words } = context;
  const opened = ofType(context, 'escalation.opened');
  const start = firstOf(context, 'decision.opened');
  if (opened.length > 0) {
    const marks = opened.map((entry) => entry.mark);
    const names = [...new Set(opened.map((entry) => stringAt(entry, '/rule')))];
    const own = names.filter((rule) => rule !== AGENT_ASKED);
    // That the agent asked is no requirement of the rules.
    if (own.length === 0) return facts.recorded(names as Json, marks, words.agentAsked);
    const rules = own.map((rule) =>
      rule === undefined ? words.hiddenId : ruleText(context, rule),
    );
    return facts.recorded(names as Json, marks, words.requiredUnder(rules));
  }
  const limits = limitsInForce(context, CONFIDENCE_RULE, 'high_stakes_confidence');
  if (limits === undefined || !start) return facts.notRecorded();
  const limit = joined(
    limits.map((one) => say`${one}`),
    ' / ',
  );
  const rule = words.ruleWithThreshold(words.ruleName(CONFIDENCE_RULE), limit);
  return facts.notApplicable(rule, [start.mark]);
}

/** Section 12: confidence with source and threshold, evaluations side by side, and what humans did. */
export function buildOversight(context: ModelContext, report: VerificationReport): Oversight {
  const comments = buildComments(context);
  return {
    rules: buildRulesInForce(context),
    confidence: confidences(context),
    final_confidence: finalConfidence(context),
    evaluations: evaluations(context),
    reviews: reviews(context, report),
    ...(comments === undefined ? {} : { comments }),
    escalations: escalations(context),
    trip_wires: tripWires(context),
    requirement: requirement(context),
    agent_signatures: buildAgentSignatures(context, report),
    handoffs: handoffs(context),
  };
}
