import type { Told } from '../narrative/told.js';
import type { AlternativeRow, CriterionRow, Fact, LineageRow } from '../schema/index.js';
import { giveMark, ofType, type ModelContext } from './context.js';
import { isHidden } from './fact.js';
import { child, itemsAt, placeAt, stringAt, valueAt, type EntryView } from './entry.js';

/** Section 8: every lineage reference, in order, each with its own mark. */
export function buildLineage(context: ModelContext): LineageRow[] {
  const { facts } = context;
  const rows: LineageRow[] = [];
  for (const card of ofType(context, 'job_card.filed')) {
    for (const at of itemsAt(card, '/lineage')) {
      const mark = giveMark(context, 'L', card, at);
      const fact = (member: string): Fact => facts.at(card, `${at}/${member}`, mark);
      rows.push({
        mark,
        role: fact('role'),
        document_id: fact('document_id'),
        version: fact('version'),
        effective_date: fact('effective_date'),
        section: fact('chunk/section'),
        chunk: fact('chunk/id'),
        content_hash: fact('content_hash'),
        supports: fact('supports'),
        quote: fact('quote'),
        retrieval: retrievalFact(context, card, at, fact('retrieval')),
        evidence: [mark, card.mark],
      });
    }
  }
  return rows;
}

/** How a passage was found, in one line. */
function retrievalFact(context: ModelContext, card: EntryView, at: string, whole: Fact): Fact {
  if (whole.state !== 'recorded') return whole;
  const { words, facts } = context;
  const names = ['query', 'rank', 'score', 'tool_call_id'] as const;
  const parts = names
    .map((name) => [words.retrievalPart[name], facts.at(card, `${at}/retrieval/${name}`)] as const)
    .filter(([, fact]) => fact.state !== 'not_recorded')
    .map(([name, fact]): [Told, Told] => [name, fact.text]);
  return { ...whole, text: words.retrieval(parts) };
}

interface RecordedCall {
  entry: EntryView;
  pointer: string;
  callId: string | undefined;
}

/** Every recorded tool call by tool name, in ledger order. */
function recordedCalls(context: ModelContext): Map<string, RecordedCall[]> {
  const calls = new Map<string, RecordedCall[]>();
  for (const entry of ofType(context, 'job_card.filed')) {
    for (const pointer of itemsAt(entry, '/tool_calls')) {
      const name = stringAt(entry, `${pointer}/tool_name`);
      if (name === undefined) continue;
      const call = { entry, pointer, callId: stringAt(entry, `${pointer}/tool_call_id`) };
      const known = calls.get(name);
      if (known) known.push(call);
      else calls.set(name, [call]);
    }
  }
  return calls;
}

/** The call a criterion names: the last at or before its card, for real traces use call ids again. */
function namedCall(
  calls: ReadonlyMap<string, RecordedCall[]>,
  card: EntryView,
  at: string,
): RecordedCall | undefined {
  const name = stringAt(card, `${at}/evaluated_by/tool_name`);
  const callId = stringAt(card, `${at}/evaluated_by/tool_call_id`);
  if (name === undefined) return undefined;
  return calls
    .get(name)
    ?.findLast(
      (call) => call.entry.seq <= card.seq && (callId === undefined || call.callId === callId),
    );
}

/** A call up to this card whose name or id is hidden: it may be the one that is named. */
function unseenCall(context: ModelContext, card: EntryView): Fact | undefined {
  for (const entry of ofType(context, 'job_card.filed')) {
    if (entry.hidden.size === 0 || entry.seq > card.seq) continue;
    for (const pointer of itemsAt(entry, '/tool_calls')) {
      const parts = [`${pointer}/tool_name`, `${pointer}/tool_call_id`];
      const hidden = parts.map((part) => context.facts.at(entry, part)).find(isHidden);
      if (hidden) return hidden;
    }
  }
  return undefined;
}

/** What the call returned for one criterion: its own member of the result if there is one, else the whole. */
function toolResultFor(context: ModelContext, call: RecordedCall, id: string | undefined): Fact {
  const whole = `${call.pointer}/result`;
  const own = id === undefined ? undefined : child(whole, id);
  return context.facts.at(call.entry, own !== undefined && placeAt(call.entry, own) ? own : whole);
}

function criterion(
  context: ModelContext,
  calls: ReadonlyMap<string, RecordedCall[]>,
  card: EntryView,
  at: string,
): CriterionRow {
  const { facts, words } = context;
  const evaluatedBy = facts.at(card, `${at}/evaluated_by/tool_name`);
  const call = namedCall(calls, card, at);
  const unseen = isHidden(evaluatedBy) ? evaluatedBy : unseenCall(context, card);
  const toolResult = call
    ? toolResultFor(context, call, stringAt(card, `${at}/id`))
    : (unseen ?? facts.notRecorded());
  const stated = facts.at(card, `${at}/result`);
  const isNull = valueAt(card, `${at}/result`) === null;
  const result = isNull
    ? { ...facts.recorded('undetermined', [card.mark]), text: words.undetermined }
    : criterionResult(context, stated, toolResult);
  const evidence = [...new Set([card.mark, ...(call ? [call.entry.mark] : [])])];
  return {
    id: facts.at(card, `${at}/id`),
    text: facts.at(card, `${at}/text`),
    result,
    evaluated_by: evaluatedBy,
    policy_ref: facts.at(card, `${at}/policy_ref`),
    tool_result: toolResult,
    evidence,
  };
}

/** A criterion's result is unverified where no recorded tool call bears it out, and contradicted where the tool returned the opposite boolean. */
function criterionResult(context: ModelContext, stated: Fact, toolResult: Fact): Fact {
  if (stated.state !== 'recorded' || typeof stated.value !== 'boolean') return stated;
  if (isHidden(toolResult)) {
    return context.facts.unverified(stated.value, stated.evidence, toolResult.text);
  }
  if (toolResult.state !== 'recorded') {
    return context.facts.unverified(stated.value, stated.evidence, context.words.noToolResult);
  }
  if (typeof toolResult.value === 'boolean' && toolResult.value !== stated.value) {
    return context.facts.contradicted([
      { text: context.words.statedValue(stated.text), evidence: stated.evidence },
      { text: context.words.returnedValue(toolResult.text), evidence: toolResult.evidence },
    ]);
  }
  return stated;
}

/** Section 9: the criteria of the last card that evaluated each one. */
export function buildCriteria(context: ModelContext): CriterionRow[] {
  const calls = recordedCalls(context);
  const byId = new Map<string, CriterionRow>();
  for (const card of ofType(context, 'job_card.filed')) {
    for (const at of itemsAt(card, '/criteria')) {
      const row = criterion(context, calls, card, at);
      // Hidden ids must not fall together: each keeps its own place.
      const id = stringAt(card, `${at}/id`) ?? `${card.mark}${at}`;
      byId.delete(id);
      byId.set(id, row);
    }
  }
  return [...byId.values()];
}

/** Section 10: what was considered and not done, with the recorded reason. */
export function buildAlternatives(context: ModelContext): AlternativeRow[] {
  const { facts } = context;
  return ofType(context, 'job_card.filed').flatMap((card) =>
    itemsAt(card, '/alternatives_considered').map((at) => {
      const isSentence = typeof valueAt(card, at) === 'string';
      const fact = (member: string): Fact =>
        isSentence ? facts.notRecorded() : facts.at(card, `${at}/${member}`);
      return {
        option: isSentence ? facts.at(card, at) : fact('option'),
        kind: fact('kind'),
        rejected_because: fact('rejected_because'),
        estimated_confidence: fact('estimated_confidence'),
        evidence: [card.mark],
      };
    }),
  );
}
