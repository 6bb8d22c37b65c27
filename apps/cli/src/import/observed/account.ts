import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type { ImportedRecord } from '@docket/ingest';
import { jsonItems, tally, Tally, type Account } from '../account.js';
import type { Accounting } from '../trace-file.js';
import { importFacts } from './map.js';
import { isGiven } from './trace.js';

const KINDS = [
  'traces',
  'repeated logs',
  'messages',
  'system texts',
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
  'repeated logs': 'a later one says all of it, and more',
  messages: 'calls and answers alone: recorded as such',
  'system texts': 'recorded as a SHA-256: keep the text',
  traces: 'hold no agent, tool call or model call',
  observations: 'of such traces, or more than their records have room to list: keep the export',
  errors: 'of observations that are left out',
  'model calls': 'further events of a call that is counted',
  'tool calls': 'further events of a call that is counted',
  arguments: 'at another event of the call too',
  results: 'at another event of the call too',
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

/** Counts source and records apart: the source by what products and their exporters call a thing. */
export class ObservedAccounting implements Accounting {
  readonly #tally = new Tally<Kind>(KINDS, REASONS);
  /** Whether the file is a log of messages: it is that, or traces, as a whole. */
  #isLog = false;

  /** @param without repeated logs, traces of which nothing is recorded, and their observations. */
  constructor(without: { traces: number; observations: number; repeated: number }) {
    const { traces, observations, repeated } = without;
    this.#leaveOut('traces', traces);
    this.#leaveOut('repeated logs', repeated);
    this.#leaveOut('observations', observations);
  }

  add(value: JsonObject, records: readonly ImportedRecord[]): void {
    // The decisions of a trace are counted together: only with the first of them comes the source.
    const observations = jsonItems(value['observations']).filter(isJsonObject);
    const further = furtherEvents(observations);
    const byAgents = toldByAgents(observations);
    for (const one of observations)
      this.#countSource(one, { isFurther: further.has(one), isCall: byAgents.has(one) });
    const { trace } = value;
    if (isJsonObject(trace)) {
      tally(this.#tally.found, 'traces');
      for (const score of jsonItems(trace['scores'])) this.#countScore(score);
      this.#leaveOut('metadata', Number(isGiven(trace['metadata'])));
      const texts = Number(isGiven(trace['input'])) + Number(isGiven(trace['output']));
      this.#leaveOut('other inputs and outputs', texts);
    }
    this.#countMessages(value['counts']);
    for (const record of records) this.#countRecord(record);
  }

  #countMessages(counts: Json | undefined): void {
    if (!isJsonObject(counts)) return;
    this.#isLog = true;
    const { messages, answered, systems } = counts;
    tally(this.#tally.found, 'messages', Number(messages));
    tally(this.#tally.named, 'messages', Number(answered));
    this.#leaveOut('system texts', Number(systems));
  }

  list(): Account[] {
    return this.#tally.list();
  }

  #countSource(one: JsonObject, { isFurther, isCall }: { isFurther: boolean; isCall: boolean }) {
    const { found } = this.#tally;
    const count = (kind: Kind): void => {
      if (isFurther) this.#leaveOut(kind, 1);
      else tally(found, kind);
    };
    tally(found, 'observations');
    this.#leaveOut('metadata', Number(isGiven(one['metadata'])));
    const others = Object.keys(one).filter((name) => !READ.has(name) && isGiven(one[name]));
    this.#leaveOut('other members', others.length);
    if (one['level'] === 'ERROR') tally(found, 'errors');
    const type = one['type'];
    if (type === 'GENERATION' || type === 'EMBEDDING') count('model calls');
    const [input, output] = [isGiven(one['input']), isGiven(one['output'])];
    if (isCall || isToolCall(one)) {
      count('tool calls');
      if (input || hasAttribute(one, ARGUMENTS)) count('arguments');
      if (output || hasAttribute(one, RESULTS)) count('results');
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
    const own = importFacts(record);
    const { observations, outside, run } = own;
    tally(this.#tally.named, 'observations', Number(own['observations_left_out'] ?? 0));
    tally(this.#tally.named, 'errors', Number(own['errors_left_out'] ?? 0));
    if (record.type === 'decision.opened' && run === 0) tally(kept, 'traces');
    // Of any other trace only the last answer is kept, which the source counts among its outputs.
    if (this.#isLog) tally(kept, 'messages', jsonItems(own['messages']).length);
    for (const one of [...jsonItems(observations), ...jsonItems(outside)]) {
      tally(kept, 'observations');
      if (isJsonObject(one) && one['level'] === 'ERROR') tally(kept, 'errors');
    }
    if (record.type === 'evaluation.recorded' && isJsonObject(importFacts(record)['score']))
      tally(kept, 'scores');
    if (record.type === 'decision.opened') {
      const { llm } = isJsonObject(record.body.ext?.['otlp']) ? record.body.ext['otlp'] : {};
      for (const one of jsonItems(llm))
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

/** BeeAI exports each event of a call as if it were the call; its number tells which. */
const EVENT = /^(tool|backend)\..+\.([a-z_]+)-(\d+)$/;

/** Events of a call beside the one that stands for it: how a tool's call ended, else what began first. */
function furtherEvents(observations: readonly JsonObject[]): Set<JsonObject> {
  const calls = new Map<string, JsonObject[]>();
  for (const one of observations) {
    const { scope } = isJsonObject(one['metadata']) ? one['metadata'] : {};
    const exporter = isJsonObject(scope) ? String(scope['name']) : '';
    const [, whose, , number] = EVENT.exec(String(one['name'])) ?? [];
    if (!exporter.includes('beeai') || whose === undefined) continue;
    const place = whose === 'tool' ? String(one['parentObservationId']) : '';
    const call = `${whose} ${number} ${place}`;
    const known = calls.get(call);
    if (known === undefined) calls.set(call, [one]);
    else known.push(one);
  }
  const further = new Set<JsonObject>();
  for (const events of calls.values()) {
    const ordered = events.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
    const isEnd = ({ name }: JsonObject): boolean =>
      /^tool\..+\.(success|error)-\d+$/.test(String(name));
    const stands = ordered.find(isEnd) ?? ordered[0];
    for (const one of ordered) if (one !== stands) further.add(one);
  }
  return further;
}

/** BeeAI's turns of an agent that name a tool of which no event stands below: of each the last event with an output. */
function toldByAgents(observations: readonly JsonObject[]): Set<JsonObject> {
  const parents = new Set(
    observations
      .filter(({ name }) => /^tool\..+-\d+$/.test(String(name)))
      .map(({ parentObservationId }) => parentObservationId),
  );
  const turns = new Map<string, JsonObject[]>();
  for (const one of observations.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1))) {
    const { attributes, scope } = isJsonObject(one['metadata']) ? one['metadata'] : {};
    const exporter = isJsonObject(scope) ? String(scope['name']) : '';
    const tool = isJsonObject(attributes) ? (attributes['tool.name'] ?? '') : '';
    if (!exporter.includes('beeai') || !/^agent\..+-\d+$/.test(String(one['name'])) || tool === '')
      continue;
    const turn = String(one['parentObservationId']);
    turns.set(turn, [...(turns.get(turn) ?? []), one]);
  }
  return new Set(
    [...turns].flatMap(([turn, events]): JsonObject[] => {
      if (parents.has(turn) || events.some(({ id }) => parents.has(id ?? null))) return [];
      const stands = events.findLast(({ output }) => isGiven(output)) ?? events.at(-1);
      return stands === undefined ? [] : [stands];
    }),
  );
}

const startOf = ({ startTime, id }: JsonObject): string => `${String(startTime)} ${String(id)}`;

/** By Langfuse's word, else by its exporter's. */
function isToolCall({ type, metadata, output }: JsonObject): boolean {
  if (type === 'TOOL') return true;
  // LangGraph's spans of tools: they gave the message of one.
  const isMessage = isJsonObject(output) && output['type'] === 'tool';
  if (type === 'SPAN' && isMessage && typeof output['tool_call_id'] === 'string') return true;
  const { attributes } = isJsonObject(metadata) ? metadata : {};
  if (!isJsonObject(attributes)) return false;
  const kind = attributes['openinference.span.kind'];
  return kind === undefined ? attributes['gen_ai.tool.call.id'] !== undefined : kind === 'TOOL';
}
