import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { cutText, visibleText, type ImportedRecord } from '@docket/ingest';
import type { RecordBodies } from '@docket/record';
import type { ObservedStep } from './trace.js';

type Evaluation = RecordBodies['evaluation.recorded'];

/** Whose word a score is, as Langfuse calls it. A score of the API may be anybody's. */
const SOURCES: { readonly [source: string]: Evaluation['kind'] } = {
  EVAL: 'judge',
  ANNOTATION: 'human',
};

export function scoresOf(trace: JsonObject): readonly Json[] {
  const { scores } = trace;
  return Array.isArray(scores) ? scores : [];
}

/** Whether a score says anything: a number or a text. */
export function isSaying(score: Json): score is JsonObject {
  return isJsonObject(score) && (typeof score['value'] === 'number' || wordOf(score) !== undefined);
}

function wordOf({ stringValue, value }: JsonObject): string | undefined {
  return visibleText(
    typeof stringValue === 'string' ? stringValue : typeof value === 'string' ? value : undefined,
  );
}

/** A score as an evaluation: of the observation that it names, else of the whole. */
export function mapScore(
  score: JsonObject,
  judged: ObservedStep | undefined,
  key: string,
): ImportedRecord {
  const { name, value, comment, source, timestamp } = score;
  const kind =
    typeof source === 'string' && Object.hasOwn(SOURCES, source) ? SOURCES[source] : undefined;
  const label = wordOf(score);
  const explanation = visibleText(typeof comment === 'string' ? comment : undefined);
  const evaluator = visibleText(typeof name === 'string' ? name : undefined) ?? 'not recorded';
  return {
    type: 'evaluation.recorded',
    body: {
      target:
        judged === undefined
          ? { kind: 'decision' }
          : { kind: 'output', name: cutText(`observation ${judged.id}: ${judged.name}`, 500) },
      kind: kind ?? 'judge',
      evaluator: { id: cutText(evaluator, 200) },
      ...(typeof value === 'number' ? { score: value } : {}),
      ...(label === undefined ? {} : { label: cutText(label, 200) }),
      ...(explanation === undefined ? {} : { explanation: cutText(explanation, 16_000) }),
      ...(isTime(timestamp) ? { occurred_at: timestamp } : {}),
      idempotency_key: key,
      ext: { import: { score, ...(kind === undefined ? { kind_assumed: true } : {}) } },
    },
  };
}

function isTime(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value);
}
