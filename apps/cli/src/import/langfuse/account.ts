import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type { ImportedRecord } from '@docket/ingest';
import { listOf, tally, Tally, type Account } from '../account.js';
import type { Accounting } from '../trace-file.js';
import { importFacts } from './map.js';
import { isGiven } from './spans.js';

const KINDS = [
  'observations',
  'errors',
  'model calls',
  'tool calls',
  'arguments',
  'results',
  'scores',
  'other inputs and outputs',
  'metadata',
  'other members',
] as const;
type Kind = (typeof KINDS)[number];

const REASONS: { readonly [K in Kind]?: string } = {
  scores: 'without a number or a text',
  'other inputs and outputs': 'of the trace, steps and model calls: keep the export',
  metadata: 'read for attributes only: keep the export',
  'other members': 'such as usage, cost and parameters of models: keep the export',
};

/** Members of an observation that are recorded, or stand in a row of their own. */
const READ: ReadonlySet<string> = new Set([
  'id',
  'traceId',
  'parentObservationId',
  'type',
  'name',
  'model',
  'startTime',
  'endTime',
  'level',
  'statusMessage',
  'input',
  'output',
  'metadata',
]);

/** Counts source and records apart: the source by what Langfuse and its exporters call a thing. */
export class LangfuseAccounting implements Accounting {
  readonly #tally = new Tally<Kind>(KINDS, REASONS);

  add(value: JsonObject, records: readonly ImportedRecord[]): void {
    // The decisions of a trace are counted together: only with the first of them comes the source.
    for (const one of listOf(value['observations'])) if (isJsonObject(one)) this.#countSource(one);
    const { trace } = value;
    if (isJsonObject(trace)) {
      for (const score of listOf(trace['scores'])) this.#countScore(score);
      this.#leaveOut('metadata', Number(isGiven(trace['metadata'])));
      const texts = Number(isGiven(trace['input'])) + Number(isGiven(trace['output']));
      this.#leaveOut('other inputs and outputs', texts);
    }
    for (const record of records) this.#countRecord(record);
  }

  list(): Account[] {
    return this.#tally.list();
  }

  #countSource(one: JsonObject): void {
    const { found } = this.#tally;
    tally(found, 'observations');
    this.#leaveOut('metadata', Number(isGiven(one['metadata'])));
    const others = Object.keys(one).filter((name) => !READ.has(name) && isGiven(one[name]));
    this.#leaveOut('other members', others.length);
    if (one['level'] === 'ERROR') tally(found, 'errors');
    const type = one['type'];
    if (type === 'GENERATION' || type === 'EMBEDDING') tally(found, 'model calls');
    const [input, output] = [isGiven(one['input']), isGiven(one['output'])];
    if (isToolCall(one)) {
      tally(found, 'tool calls');
      if (input || hasAttribute(one, ARGUMENTS)) tally(found, 'arguments');
      if (output || hasAttribute(one, RESULTS)) tally(found, 'results');
      return;
    }
    this.#leaveOut('other inputs and outputs', Number(input) + Number(output));
  }

  #leaveOut(kind: Kind, times: number): void {
    tally(this.#tally.found, kind, times);
    tally(this.#tally.named, kind, times);
  }

  #countScore(score: Json): void {
    const { found, named } = this.#tally;
    tally(found, 'scores');
    const { value, stringValue } = isJsonObject(score) ? score : {};
    if ((value ?? stringValue ?? null) === null) tally(named, 'scores');
  }

  #countRecord(record: ImportedRecord): void {
    const { kept } = this.#tally;
    const { observations, outside } = importFacts(record);
    for (const one of [...listOf(observations), ...listOf(outside)]) {
      tally(kept, 'observations');
      if (isJsonObject(one) && one['level'] === 'ERROR') tally(kept, 'errors');
    }
    if (record.type === 'evaluation.recorded' && isJsonObject(importFacts(record)['score']))
      tally(kept, 'scores');
    if (record.type === 'decision.opened') {
      const { llm } = isJsonObject(record.body.ext?.['otlp']) ? record.body.ext['otlp'] : {};
      for (const one of listOf(llm))
        tally(kept, 'model calls', isJsonObject(one) ? Number(one['calls']) : 0);
    }
    if (record.type !== 'job_card.filed') return;
    for (const call of record.body.tool_calls ?? []) {
      tally(kept, 'tool calls');
      if ((call.arguments ?? call.arguments_raw) !== undefined) tally(kept, 'arguments');
      if (call.result !== undefined) tally(kept, 'results');
    }
  }
}

/** Attributes in which exporters give what a tool took and gave, where Langfuse made nothing of them. */
const ARGUMENTS = ['tool.parameters', 'gen_ai.tool.call.arguments', 'tool_arguments'];
const RESULTS = ['gen_ai.tool.call.result', 'tool_response'];

function hasAttribute({ metadata }: JsonObject, names: readonly string[]): boolean {
  const { attributes } = isJsonObject(metadata) ? metadata : {};
  return isJsonObject(attributes) && names.some((name) => (attributes[name] ?? '') !== '');
}

/** By Langfuse's word, else by its exporter's. */
function isToolCall({ type, metadata }: JsonObject): boolean {
  if (type === 'TOOL') return true;
  const { attributes } = isJsonObject(metadata) ? metadata : {};
  if (!isJsonObject(attributes)) return false;
  const kind = attributes['openinference.span.kind'];
  return kind === undefined ? attributes['gen_ai.tool.call.id'] !== undefined : kind === 'TOOL';
}
