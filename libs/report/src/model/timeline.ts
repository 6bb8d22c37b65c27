import type { Json } from '@docket/chain';

import type { Fact, TimelineRow } from '../schema/index.js';
import { isObject, type ModelContext } from './context.js';
import { isHiddenBelow, itemsAt, numberAt, stringAt, valueAt, type EntryView } from './entry.js';
import { isHidden, printValue } from './fact.js';
import { amountFact } from './side-effects.js';

/** Longest printed form of one value in the timeline, in UTF-16 units; the whole value is in the JSON. */
const PRINTED_MAX = 320;
/** Longest pattern of repeating entries that is recognised, in entries. */
const PERIOD_MAX = 6;

/** A value shortened visibly: how much is missing is said, and where the rest is. */
export function abbreviate(context: ModelContext, value: Json): string {
  const text = printValue(value);
  if (text.length <= PRINTED_MAX) return text;
  // Cut before a low surrogate, never inside a pair.
  const code = text.charCodeAt(PRINTED_MAX);
  const cut = code >= 0xdc00 && code <= 0xdfff ? PRINTED_MAX - 1 : PRINTED_MAX;
  return context.words.abbreviated(text.slice(0, cut), text.length - cut);
}

/** One line of `label: value` for every named place that is disclosed. */
function lines(
  context: ModelContext,
  entry: EntryView,
  places: readonly [string, string][],
): string[] {
  const found: string[] = [];
  for (const [label, pointer] of places) {
    const fact = context.facts.at(entry, pointer);
    if (fact.state === 'not_recorded') continue;
    const text = fact.value === undefined ? fact.text : abbreviate(context, fact.value as Json);
    found.push(`${label}: ${text}`);
  }
  return found;
}

/** A value as it is, or the words of its state. */
const saidBy = (fact: Fact): string => (typeof fact.value === 'string' ? fact.value : fact.text);

function toolLines(context: ModelContext, entry: EntryView): string[] {
  const { words } = context;
  return itemsAt(entry, '/tool_calls').flatMap((at) => {
    const name =
      stringAt(entry, `${at}/tool_name`) ?? context.facts.at(entry, `${at}/tool_name`).text;
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
      status.state === 'not_recorded' ? undefined : saidBy(status),
      printed,
    );
    const rationale = context.facts.at(entry, `${at}/rationale`);
    return rationale.state === 'not_recorded'
      ? [call]
      : [call, `${words.label.rationale}: ${saidBy(rationale)}`];
  });
}

function jobCard(context: ModelContext, entry: EntryView): Described {
  const { words } = context;
  const phase = context.facts.at(entry, '/current_phase').text;
  const agent = stringAt(entry, '/agent/id');
  const warning = stringAt(entry, '/handoff_warning');
  const repeated = warning !== undefined && warning === stringAt(entry, '/handoff/handoff_warning');
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
      ...(repeated
        ? []
        : ([[words.label.handoffWarning, '/handoff_warning']] as [string, string][])),
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
    event: words.sideEffectEvent(entry.type.slice('side_effect.'.length)),
    details: [
      ...(amount.state === 'not_recorded' ? [] : [`${words.label.amount}: ${amount.text}`]),
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
function findingLine(context: ModelContext, entry: EntryView): string[] {
  const rule = stringAt(entry, '/rule');
  const facts = valueAt(entry, '/facts');
  // Of what a rule saw no sentence is made where part of it is hidden: it would not say that.
  if (rule === undefined || !isObject(facts) || isHiddenBelow(entry, '/facts'))
    return lines(context, entry, [[context.words.label.facts, '/facts']]);
  return [context.words.computed(context.words.finding(rule, facts))];
}

interface Described {
  event: string;
  details: string[];
  result: string;
}

function describe(context: ModelContext, entry: EntryView): Described {
  const { words, facts } = context;
  const at = (pointer: string): string => facts.at(entry, pointer).text;
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
        result: words.stakes(at('/stakes')),
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
        details: [words.rule(at('/rule')), ...findingLine(context, entry)],
        result: words.directive(at('/directive')),
      };
    case 'escalation.opened':
      return { event: label, details: [words.rule(at('/rule'))], result: at('/escalation_id') };
    case 'escalation.resolved':
      return {
        event: label,
        details: lines(context, entry, [[words.label.verdict, '/verdict']]),
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

/** What an evaluation said: passed or failed, its label, its score, in the evaluator's own terms. */
export function evaluationOutcome(context: ModelContext, entry: EntryView): string {
  const { words } = context;
  const passed = valueAt(entry, '/passed');
  const label = stringAt(entry, '/label');
  const score = numberAt(entry, '/score');
  const hidden = ['/passed', '/label', '/score']
    .map((pointer) => context.facts.at(entry, pointer))
    .filter(isHidden);
  const parts = [
    ...(typeof passed === 'boolean' ? [words.passed(passed)] : []),
    ...(label === undefined ? [] : [label]),
    ...(score === undefined ? [] : [words.score(printValue(score))]),
    ...hidden.map((fact) => fact.text),
  ];
  return parts.length > 0 ? parts.join(', ') : words.notRecorded;
}

function row(context: ModelContext, entry: EntryView): TimelineRow {
  return {
    seq: entry.seq,
    last_seq: entry.seq,
    count: 1,
    decision_seq: entry.decisionSeq,
    recorded_at: entry.time,
    occurred_at: context.facts.at(entry, '/occurred_at'),
    actor: entry.actor,
    type: entry.type,
    ...describe(context, entry),
    leaf_hash: entry.leafHash,
    evidence: [entry.mark],
  };
}

const signature = (r: TimelineRow): string =>
  JSON.stringify([r.type, r.actor, r.event, r.details, r.result]);

/** How often the `period` rows from `start` repeat without a break. */
function repeats(signatures: readonly string[], start: number, period: number): number {
  let count = 1;
  for (;;) {
    for (let i = 0; i < period; i += 1) {
      if (signatures[start + i] !== signatures[start + count * period + i]) return count;
      if (signatures[start + count * period + i] === undefined) return count;
    }
    count += 1;
  }
}

/**
 * Section 7. Entries that say the same again and again, alone or in a repeating pattern of up to
 * six, are shown once with their count: `×38, seq 12–49`.
 */
export function buildTimeline(context: ModelContext): TimelineRow[] {
  const rows = context.entries.map((entry) => row(context, entry));
  const signatures = rows.map(signature);
  const collapsed: TimelineRow[] = [];
  let at = 0;
  while (at < rows.length) {
    let best = { period: 1, count: 1 };
    for (let period = 1; period <= PERIOD_MAX && at + 2 * period <= rows.length; period += 1) {
      const count = repeats(signatures, at, period);
      if (count > 1 && count * period > best.count * best.period) best = { period, count };
    }
    for (let i = 0; i < best.period; i += 1) {
      const first = rows[at + i] as TimelineRow;
      const last = rows[at + i + (best.count - 1) * best.period] as TimelineRow;
      const marks = Array.from(
        { length: best.count },
        (_, n) => (rows[at + i + n * best.period] as TimelineRow).evidence,
      ).flat();
      collapsed.push({ ...first, last_seq: last.seq, count: best.count, evidence: marks });
    }
    at += best.period * best.count;
  }
  return collapsed;
}
