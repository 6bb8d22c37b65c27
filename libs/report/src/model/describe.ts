import type { Json } from '@docket/chain';
import { isRecordType } from '@docket/record';

import { isObject, type ModelContext } from './context.js';
import { isHiddenBelow, itemsAt, numberAt, stringAt, valueAt, type EntryView } from './entry.js';
import { isHidden, printValue } from './fact.js';
import { describeRecord, describeUnknown, moreLines } from './describe-records.js';
import { joined, say, type Told } from '../narrative/told.js';
import { alsoRecorded, type AlsoRecorded } from './also-recorded.js';
import { abbreviate, lines, toldAt, type Described } from './lines.js';
import { ruleFact } from './rule-text.js';
import { amountFact } from './side-effects.js';
import { stakesFact } from './stakes.js';

function toolLines(context: ModelContext, entry: EntryView): Told[] {
  const { words } = context;
  return itemsAt(entry, '/tool_calls').flatMap((at) => {
    const name = context.facts.at(entry, `${at}/tool_name`).text;
    const object = context.facts.at(entry, `${at}/arguments`);
    const args =
      object.state === 'not_recorded' ? context.facts.at(entry, `${at}/arguments_raw`) : object;
    const status = context.facts.at(entry, `${at}/status`);
    const result = context.facts.at(entry, `${at}/result`);
    const printed =
      result.value === undefined ? result.text : abbreviate(context, result.value as Json);
    const call = words.toolCall(
      name,
      args.value === undefined ? args.text : abbreviate(context, args.value as Json),
      status.state === 'not_recorded' ? undefined : status.text,
      printed,
    );
    const rationale = context.facts.at(entry, `${at}/rationale`);
    const why =
      rationale.state === 'not_recorded' ? [] : [say`${words.label.rationale}: ${rationale.text}`];
    const failed = lines(context, entry, [
      [words.records.label.unreadableArguments, `${at}/arguments_parse_error`],
      [words.records.label.errorType, `${at}/error_type`],
    ]);
    return [call, ...failed, ...why];
  });
}

function jobCard(context: ModelContext, entry: EntryView): Described {
  const { words } = context;
  const phase = context.facts.at(entry, '/current_phase').text;
  const agent = toldAt(context, entry, '/agent/id');
  const warning = stringAt(entry, '/handoff_warning');
  const repeated = warning !== undefined && warning === stringAt(entry, '/handoff/handoff_warning');
  // Noted as shown: the handoff's own warning says the same.
  if (repeated) context.facts.at(entry, '/handoff_warning');
  const details = [
    ...lines(context, entry, [
      [words.label.subGoal, '/sub_goal'],
      [words.label.rationale, '/rationale'],
      [words.label.lastAction, '/last_action'],
      [words.label.reasonBlocked, '/reason_blocked'],
      [words.label.selfDiagnosis, '/self_diagnosis'],
      [words.label.suggestedEscalation, '/suggested_escalation'],
    ]),
    ...toolLines(context, entry),
    ...lines(context, entry, [
      [words.label.handoffTo, '/handoff/to_agent'],
      [words.label.handoffWarning, '/handoff/handoff_warning'],
      // Agents often say it twice; once is enough to read.
      ...(repeated ? [] : ([[words.label.handoffWarning, '/handoff_warning']] as const)),
      [words.label.handoffAnswer, '/handoff_ack/action'],
      [words.label.nextAction, '/next_action/tool'],
      [words.label.result, '/result'],
    ]),
  ];
  const confidence = context.facts.at(entry, '/confidence').text;
  return { event: words.jobCard(phase, agent), details, result: words.confidence(confidence) };
}

function sideEffect(context: ModelContext, entry: EntryView): Described {
  const { words } = context;
  const id = context.facts.at(entry, '/side_effect_id').text;
  const amount = amountFact(context, [entry]);
  return {
    event: words.records.effectEvent(entry.type.slice('side_effect.'.length)),
    details: [
      ...(amount.state === 'not_recorded' ? [] : [say`${words.label.amount}: ${amount.text}`]),
      ...lines(context, entry, [
        [words.label.operation, '/operation'],
        [words.label.target, '/target/resource'],
        [words.label.idempotencyKey, '/idempotency_key'],
        [words.label.externalRef, '/external_ref'],
        [words.label.reason, '/reason'],
      ]),
    ],
    result: id,
  };
}

/** What a trip-wire saw, in Docket's words. */
function findingLine(context: ModelContext, entry: EntryView): Told[] {
  const rule = stringAt(entry, '/rule');
  const facts = valueAt(entry, '/facts');
  // Of what a rule saw no sentence is made where part of it is hidden: it would not say that.
  if (rule === undefined || !isObject(facts) || isHiddenBelow(entry, '/facts'))
    return lines(context, entry, [[context.words.label.facts, '/facts']]);
  return [context.words.computed(context.words.records.finding(rule, facts))];
}

/** Places that lines tell without printing them as they stand. */
const TOLD_IN_WORDS: { readonly [type: string]: readonly string[] } = {
  'evaluation.recorded': ['/passed', '/label', '/score'],
  'tripwire.tripped': ['/facts', '/agent_claim'],
  'policy.changed': [],
  'policy.proposed': [],
};

/** An entry in words: what happened, what it says, and how it ended. */
export function describe(
  plain: ModelContext,
  entry: EntryView,
): Described & { also: AlsoRecorded[] } {
  const shown = new Set<string>();
  const context = { ...plain, facts: plain.facts.watched(shown) };
  const record = describeRecord(context, entry);
  const { event, details, result } =
    record ??
    (isRecordType(entry.type) ? describeKnown(context, entry) : describeUnknown(context, entry));
  const told = [...details, ...moreLines(context, entry)];
  // These are told in words of their own where they say yes; a no is told with what is left.
  for (const claim of ['/needs_human', '/loop_detected']) {
    if (valueAt(entry, claim) === true) shown.add(claim);
  }
  for (const place of TOLD_IN_WORDS[entry.type] ?? []) shown.add(place);
  return { event, details: told, result, also: alsoRecorded(plain, entry, shown) };
}

function describeKnown(context: ModelContext, entry: EntryView): Described {
  const { words, facts } = context;
  const at = (pointer: string): Told => facts.at(entry, pointer).text;
  if (entry.type.startsWith('side_effect.')) return sideEffect(context, entry);
  const label = words.recordType(entry.type);
  switch (entry.type) {
    case 'job_card.filed':
      return jobCard(context, entry);
    case 'decision.opened':
      return {
        event: label,
        details: lines(context, entry, [
          [words.label.goal, '/goal'],
          [words.label.request, '/request'],
        ]),
        result: words.stakes(stakesFact(context, entry).text),
      };
    case 'evaluation.recorded':
      return {
        event: label,
        details: lines(context, entry, [
          [words.label.kind, '/kind'],
          [words.label.evaluator, '/evaluator/id'],
          [words.label.explanation, '/explanation'],
        ]),
        result: evaluationOutcome(context, entry),
      };
    case 'review.recorded':
      return {
        event: label,
        details: lines(context, entry, [
          [words.label.reason, '/reason'],
          [words.label.meaning, '/meaning'],
        ]),
        result: at('/verdict'),
      };
    case 'tripwire.tripped':
      return {
        event: label,
        details: [words.rule(ruleFact(context, entry).text), ...findingLine(context, entry)],
        result: words.directive(at('/directive')),
      };
    case 'escalation.opened':
    case 'deadline.passed':
    case 'escalation.resolved':
      return {
        event: label,
        details: aboutEscalation(context, entry),
        result: at('/escalation_id'),
      };
    case 'decision.closed':
      return {
        event: label,
        details: lines(context, entry, [
          [words.label.decided, '/decided'],
          [words.label.summary, '/summary'],
          [words.label.entryCount, '/entry_count'],
        ]),
        result: at('/outcome'),
      };
    default:
      return { event: label, details: [], result: words.inJson };
  }
}

/** What is told of an escalation: why it was opened, by when it was due, how it was answered. */
function aboutEscalation(context: ModelContext, entry: EntryView): Told[] {
  const { words } = context;
  switch (entry.type) {
    case 'deadline.passed':
      return lines(context, entry, [[words.records.label.due, '/due_at']]);
    case 'escalation.resolved':
      return lines(context, entry, [[words.label.verdict, '/verdict']]);
    default:
      return [words.rule(ruleFact(context, entry).text)];
  }
}

/** What an evaluation said: passed or failed, its label, its score, in the evaluator's own terms. */
export function evaluationOutcome(context: ModelContext, entry: EntryView): Told {
  const { words } = context;
  const passed = valueAt(entry, '/passed');
  const label = stringAt(entry, '/label');
  const score = numberAt(entry, '/score');
  const hidden = ['/passed', '/label', '/score']
    .map((pointer) => context.facts.at(entry, pointer))
    .filter(isHidden);
  const parts = [
    ...(typeof passed === 'boolean' ? [words.passed(passed)] : []),
    ...(label === undefined ? [] : [words.quote(label)]),
    ...(score === undefined ? [] : [words.score(printValue(score, words))]),
    ...hidden.map((fact) => fact.text),
  ];
  return parts.length > 0 ? joined(parts, ', ') : words.notRecorded;
}
