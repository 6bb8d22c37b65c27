import type { Json, JsonObject } from '@docket/chain';
import {
  cutText,
  fitRecord,
  mapTrace,
  type ImportedRecord,
  type MappedDecision,
} from '@docket/ingest';
import type { ImportedRun } from '../record.js';
import type { ImportChoices } from '../trace-file.js';
import { isSaying, mapScore, scoresOf } from './scores.js';
import { unusable, type LangfuseTrace, type LangfuseObservation } from './source.js';
import { isGiven, objectMembers, observedSpans, type LangfuseSpans } from './spans.js';

/** A trace with its decisions, before anybody has said their stakes. */
export interface LangfuseWork {
  source: LangfuseTrace;
  spans: LangfuseSpans;
  decisions: readonly MappedDecision[];
}

/** @throws {CommandFailure} `unusable`, when nothing in the trace is an agent, or what an agent does. */
export function workOf(source: LangfuseTrace): LangfuseWork {
  const spans = observedSpans(source);
  const { decisions } = mapTrace({ spans: spans.spans });
  if (decisions.length === 0)
    throw unusable(
      `${source.file} holds no decision: no observation is an agent, a tool call or a model call.`,
    );
  return { source, spans, decisions };
}

/** One decision of the trace. What stands in none, and scores of the whole, go with the first. */
export function mapLangfuse(work: LangfuseWork, run: number, choices: ImportChoices): ImportedRun {
  const decision = work.decisions[run];
  if (decision === undefined) throw new RangeError(`There is no decision ${run}.`);
  const records = decision.records.map((record) => restated(record, work, run, choices));
  return { run, records: [...records, ...scoreRecords(work, run)].map(fitRecord) };
}

function restated(
  record: ImportedRecord,
  work: LangfuseWork,
  run: number,
  choices: ImportChoices,
): ImportedRecord {
  const { source, spans } = work;
  const { body } = record;
  const observation = spans.bySpan.get(body.span_id ?? '');
  const { trace_id: traceId, span_id: spanId, occurred_at: at, ...rest } = body;
  const own: JsonObject = {
    ...(observation === undefined ? {} : { observation: observation.id }),
    ...(record.type === 'decision.opened' ? openingFacts(work, run) : {}),
  };
  const restBody = {
    ...rest,
    ...(spans.hasTraceIds && traceId !== undefined ? { trace_id: traceId } : {}),
    ...(spans.hasTraceIds && spanId !== undefined ? { span_id: spanId } : {}),
    // Langfuse keeps milliseconds: no more digits than it says.
    ...(at === undefined ? {} : { occurred_at: at.replace(/000000Z$/, 'Z') }),
    idempotency_key: keyOf(source, body.idempotency_key.split(':').slice(2).join(':')),
    ext: { ...body.ext, import: own },
    ...(record.type === 'decision.opened' ? openingMembers(record.body, source, choices, own) : {}),
  };
  // Members are put in the place of others of the same type: the literal types of each record are kept.
  return { ...record, body: restBody } as ImportedRecord;
}

/** The key of a record: the same whenever the same file is imported. */
function keyOf({ sha256 }: LangfuseTrace, what: string): string {
  return `langfuse:${sha256.slice(0, 32)}:${what}`;
}

type Opening = Extract<ImportedRecord, { type: 'decision.opened' }>['body'];

function openingMembers(
  { ext }: Opening,
  { file, sha256, trace }: LangfuseTrace,
  choices: ImportChoices,
  own: JsonObject,
): Pick<Opening, 'origin' | 'stakes' | 'ext'> {
  const mapped = objectMembers(ext?.['otlp']);
  const assigned = { ...objectMembers(mapped['assigned']), stakes: 'by whoever imported' };
  const source = `Langfuse, trace ${String(trace['id'])} of ${file}, sha256 ${sha256}`;
  return {
    origin: { kind: 'imported', source: cutText(source, 500), importer: 'docket import' },
    stakes: choices.stakes,
    ext: { ...ext, otlp: { ...mapped, assigned }, import: own },
  };
}

/** Members of a trace that repeat what observations say, or are long: they are counted, not kept. */
const TRACE_LEFT_OUT: ReadonlySet<string> = new Set(['input', 'output', 'metadata', 'scores']);

function openingFacts({ source, spans, decisions }: LangfuseWork, run: number): JsonObject {
  const here = new Set(decisions[run]?.spans);
  const anywhere = new Set(decisions.flatMap((one) => one.spans));
  const listed: Json[] = [];
  const outside: Json[] = [];
  for (const [spanId, observation] of spans.bySpan) {
    if (here.has(spanId)) listed.push(outlineOf(observation));
    else if (run === 0 && !anywhere.has(spanId)) outside.push(outlineOf(observation));
  }
  const facts = Object.entries(source.trace).filter(
    ([name, fact]) => fact !== null && !TRACE_LEFT_OUT.has(name),
  );
  return {
    format: 'langfuse',
    file: source.file,
    file_sha256: source.sha256,
    run,
    decisions: decisions.length,
    trace: Object.fromEntries(facts),
    observations: listed,
    ...(outside.length === 0 ? {} : { outside }),
  };
}

/** That it was, when, and how it went; what it took and gave is recorded of tool calls. */
function outlineOf({ id, parent, type, name, value }: LangfuseObservation): JsonObject {
  const { startTime, endTime, level, statusMessage } = value;
  return {
    id,
    ...(parent === undefined ? {} : { parent }),
    type,
    name,
    ...(isGiven(startTime) ? { start: startTime } : {}),
    ...(isGiven(endTime) ? { end: endTime } : {}),
    ...(isGiven(level) && level !== 'DEFAULT' ? { level } : {}),
    ...(isGiven(statusMessage) ? { status_message: statusMessage } : {}),
  };
}

function scoreRecords({ source, spans, decisions }: LangfuseWork, run: number): ImportedRecord[] {
  return scoresOf(source.trace).flatMap((score, index) => {
    if (!isSaying(score)) return [];
    const named = score['observationId'];
    const [spanId, judged] =
      [...spans.bySpan].find(([, { id }]) => id === named) ?? ([undefined, undefined] as const);
    const owner = decisions.findIndex((one) => spanId !== undefined && one.spans.includes(spanId));
    if (Math.max(0, owner) !== run) return [];
    return [mapScore(score, judged, keyOf(source, `score:${index}`))];
  });
}

/** The importer's own facts of a record. */
export function importFacts({ body }: ImportedRecord): JsonObject {
  return objectMembers(body.ext?.['import']);
}
