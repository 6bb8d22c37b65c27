import { textOfAnswer, cutText, type ImportedRecord } from '@docket/ingest';
import type { ObservedWork } from './work.js';
import { withFacts } from './outlines.js';
import { isGiven, objectMembers } from './trace.js';

/**
 * The records of a trace with what the last call of a model answered in words, which is what the agent came to; or those of a
 * log of messages: what was said stands with the card that follows it, or with the close. Its places in
 * the conversation are no times, so none is recorded, nor how long a call took.
 */
export function withMessages(
  records: readonly ImportedRecord[],
  work: ObservedWork,
  run: number,
): ImportedRecord[] {
  const { source, spans } = work;
  const { messages, outcomeFrom } = source;
  if (messages === undefined) return withAnswer(records, lastAnswer(work, run));
  const orders = new Map([...spans.bySpan.values()].map(({ id, order }) => [id, order]));
  let at = 0;
  return records.map((given) => {
    const record = withoutTimes(given);
    const isCard = record.type === 'job_card.filed';
    if (!isCard && record.type !== 'decision.closed') return record;
    const own = objectMembers(record.body.ext?.['import'])['observation'];
    const until = isCard ? (orders.get(String(own)) ?? 0) : Infinity;
    const from = at;
    while (at < messages.length && (messages[at]?.order ?? 0) <= until) at++;
    const said = messages.slice(from, at).map(({ message }) => message);
    const told = said.length === 0 ? record : withFacts(record, { messages: said });
    return isCard ? told : withOutcome(told, outcomeFrom);
  });
}

/** Longest answer that is kept, in characters; the export has it whole. */
const ANSWER_MAX = 16_000;

/**
 * What the last call of a model in the decision answered in words, whole but for its length; where nothing is given of
 * what it answered, the last message of its own that any other observation gave.
 */
function lastAnswer({ spans, decisions }: ObservedWork, run: number): string | undefined {
  const here = new Set(decisions[run]?.spans);
  const inTurn = [...spans.bySpan]
    .filter(([id]) => here.has(id))
    .map(([id, { type, value }]) => ({ at: BigInt(startOf(spans, id)), type, value }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const last = inTurn.findLast(({ type }) => type === 'GENERATION');
  if (last === undefined) return undefined;
  const given = last.value['output'];
  const answer = isGiven(given)
    ? textOfAnswer(given)
    : inTurn
        .flatMap(({ value: { output } }) =>
          objectMembers(output)['role'] === 'assistant' ? (textOfAnswer(output) ?? []) : [],
        )
        .at(-1);
  return answer === undefined ? undefined : cutText(answer, ANSWER_MAX);
}

const startOf = ({ spans }: ObservedWork['spans'], id: string): string =>
  spans.find(({ spanId }) => spanId === id)?.start ?? '0';

/** The answer stands with the close, as messages do that no card follows. */
function withAnswer(
  records: readonly ImportedRecord[],
  answer: string | undefined,
): ImportedRecord[] {
  if (answer === undefined) return [...records];
  const messages = [{ role: 'assistant', content: answer }];
  return records.map((record) =>
    record.type === 'decision.closed' ? withFacts(record, { messages }) : record,
  );
}

function withoutTimes(record: ImportedRecord): ImportedRecord {
  const { occurred_at: _order, ...body } = record.body;
  if (record.type !== 'job_card.filed') return { ...record, body } as ImportedRecord;
  const calls = record.body.tool_calls?.map(({ duration_ms: _none, ...call }) => call);
  // The literal types of each record are kept: members are only left out.
  return {
    ...record,
    body: { ...body, ...(calls === undefined ? {} : { tool_calls: calls }) },
  } as ImportedRecord;
}

function withOutcome(record: ImportedRecord, from: string | undefined): ImportedRecord {
  const { body } = record;
  const otlp = { ...objectMembers(body.ext?.['otlp']), outcome_from: from ?? null };
  return { ...record, body: { ...body, ext: { ...body.ext, otlp } } } as ImportedRecord;
}
