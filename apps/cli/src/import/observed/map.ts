import type { JsonObject } from '@docket/chain';
import { cutText, visibleText, fitRecord, type ImportedRecord } from '@docket/ingest';
import type { ImportedRun } from '../record.js';
import type { ImportChoices } from '../trace-file.js';
import { withMessages } from './messages.js';
import { outlinesOf, withOutlines } from './outlines.js';
import { isSaying, mapScore, scoresOf } from './scores.js';
import { objectMembers, type ObservedTrace } from './trace.js';
import type { ObservedWork } from './work.js';

/** One decision of the trace. What stands in none, and scores of the whole, go with the first. */
export function mapObserved(work: ObservedWork, run: number, choices: ImportChoices): ImportedRun {
  const decision = work.decisions[run];
  if (decision === undefined) throw new RangeError(`There is no decision ${run}.`);
  const records = decision.records.map((record) => restated(record, work, run, choices));
  const said = withMessages(records, work, run);
  const listed = withOutlines(said, outlinesOf(work, run));
  return { run, records: [...listed, ...scoreRecords(work, run)].map(fitRecord) };
}

function restated(
  record: ImportedRecord,
  work: ObservedWork,
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
    idempotency_key: keyOf(source, body.idempotency_key.split(':').slice(1).join(':')),
    ext: { ...body.ext, import: own },
    ...(record.type === 'decision.opened' ? openingMembers(record.body, source, choices, own) : {}),
  };
  // Members are put in the place of others of the same type: the literal types of each record are kept.
  return { ...record, body: restBody } as ImportedRecord;
}

/** The key of a record: the same whenever the same file is imported. */
function keyOf({ format, sha256 }: ObservedTrace, what: string): string {
  return `${format}:${sha256.slice(0, 32)}:${what}`;
}

type Opening = Extract<ImportedRecord, { type: 'decision.opened' }>['body'];

function openingMembers(
  { ext }: Opening,
  { file, sha256, format, product, ref: named, trace }: ObservedTrace,
  choices: ImportChoices,
  own: JsonObject,
): Pick<Opening, 'origin' | 'stakes' | 'gateway_refs' | 'ext'> {
  const mapped = objectMembers(ext?.['otlp']);
  const assigned = { ...objectMembers(mapped['assigned']), stakes: 'by whoever imported' };
  const ref = visibleText(named);
  const source = `${product}, trace ${ref ?? String(trace['id'])} of ${file}, sha256 ${sha256}`;
  return {
    origin: { kind: 'imported', source: cutText(source, 500), importer: 'docket import' },
    stakes: choices.stakes,
    ...(ref === undefined ? {} : { gateway_refs: [{ system: format, ref: cutText(ref, 512) }] }),
    ext: { ...ext, otlp: { ...mapped, assigned }, import: own },
  };
}

/** Members of a trace that repeat what observations say, or are long: they are counted, not kept. */
const TRACE_LEFT_OUT: ReadonlySet<string> = new Set(['input', 'output', 'metadata', 'scores']);

function openingFacts({ source, decisions }: ObservedWork, run: number): JsonObject {
  const facts = Object.entries(source.trace).filter(
    ([name, fact]) => fact !== null && !TRACE_LEFT_OUT.has(name),
  );
  return {
    format: source.format,
    file: source.file,
    file_sha256: source.sha256,
    run,
    decisions: decisions.length,
    trace: Object.fromEntries(facts),
  };
}

function scoreRecords({ source, spans, decisions }: ObservedWork, run: number): ImportedRecord[] {
  return scoresOf(source.trace).flatMap((score, index) => {
    if (!isSaying(score)) return [];
    const named = score['observationId'];
    const [spanId, judged] =
      [...spans.bySpan].find(([, { id }]) => id === named) ?? ([undefined, undefined] as const);
    const owner = decisions.findIndex((one) => spanId !== undefined && one.spans.includes(spanId));
    if (Math.max(0, owner) !== run) return [];
    return [mapScore(score, judged, keyOf(source, `${spans.traceId}:score:${index}`))];
  });
}

/** The importer's own facts of a record. */
export function importFacts({ body }: ImportedRecord): JsonObject {
  return objectMembers(body.ext?.['import']);
}
