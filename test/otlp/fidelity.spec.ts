import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { realTrace } from '../import/traces.js';
import { age, readEntries, type Entry } from './database.js';
import { leavesOf, readExport, readFixture, type SourceTrace } from './real-spans.js';

/*
 * Real exports of thirteen agent frameworks and fixtures of OpenInference, sent as their exporters do, and what the
 * ledger then holds read beside the file: by JSON.parse and a few loops that share nothing with the mapping.
 */

let api: TestApi;
let agent: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('real');
  agent = await api.createKey('real', 'agent');
});
afterAll(() => api.close());

async function send(signal: 'traces' | 'logs', body: unknown): Promise<void> {
  const sent = await api.call('POST', `/v1/ledgers/real/otlp/v1/${signal}`, { key: agent, body });
  expect([sent.status, sent.json]).toEqual([200, {}]);
}

/** Everything that the ledger holds of these traces, once no trace waits any more. */
async function recordedOf(traces: readonly SourceTrace[]): Promise<Entry[]> {
  while ((await age(api.database.url)) > 0) await new Promise((ready) => setTimeout(ready, 100));
  const ids = new Set(traces.map(({ traceId }) => traceId));
  const entries = await readEntries(api.database.url);
  return entries.filter(({ body }) => ids.has(String(body['trace_id'])));
}

/** Children first and in two requests, as exporters send; the judgements as log records. */
async function sendAll(traces: readonly SourceTrace[]): Promise<void> {
  for (const { spans, logs } of traces) {
    const late = spans.toSorted(
      (a, b) => Number(b.sent.startTimeUnixNano) - Number(a.sent.startTimeUnixNano),
    );
    const middle = Math.ceil(late.length / 2);
    for (const part of [late.slice(0, middle), late.slice(middle)])
      await send('traces', {
        resourceSpans: [{ scopeSpans: part.map(({ scope, sent }) => ({ scope, spans: [sent] })) }],
      });
    if (logs.length > 0)
      await send('logs', { resourceLogs: [{ scopeLogs: [{ logRecords: logs }] }] });
  }
}

type Call = Record<string, unknown>;
const callsOf = ({ body }: Entry): Call[] => (body['tool_calls'] ?? []) as Call[];
const ofType = (entries: readonly Entry[], type: string) =>
  entries.filter((one) => one.type === type);
const modelCalls = (entries: readonly Entry[]): number =>
  ofType(entries, 'decision.opened')
    .flatMap(({ body }) => (body.ext?.otlp?.['llm'] ?? []) as { calls: number }[])
    .reduce((sum, { calls }) => sum + calls, 0);

/** What is Docket's own in a record, by the names of the members: everything else is to stand in the source. */
const OWN = new Set(
  [
    'idempotency_key origin current_phase stakes outcome kind trace_id span_id from',
    'goal_from assigned not_recorded outcome_from kind_from occurred_at status',
    'arguments_parse_error prompt role content_hash needs_human kind_assumed duration_ms',
    'calls mapping',
  ].flatMap((names) => names.split(' ')),
);

/** Texts and numbers of a record that its source does not have. */
function inventedIn({ body }: Entry, { known }: SourceTrace): string[] {
  const said = leavesOf(body, OWN).filter((leaf) => !known.has(leaf));
  const texts = [...known];
  const isSaid = (leaf: string): boolean => {
    // A text that was cut says so; a list is put as JSON where a record takes a text.
    const whole = leaf.replace(/ \[…cut: \d+ characters, sha256:[0-9a-f]{64}\]$/, '');
    if (texts.some((text) => text.includes(whole))) return true;
    return whole.startsWith('["') && (JSON.parse(whole) as string[]).every(isSaid);
  };
  return said.filter((leaf) => leaf !== 'not recorded by the source' && !isSaid(leaf));
}

function isFaithful(traces: readonly SourceTrace[], entries: readonly Entry[]): void {
  const types = new Set(entries.map(({ type }) => type));
  for (const type of types)
    expect([
      'decision.opened',
      'job_card.filed',
      'decision.closed',
      'evaluation.recorded',
    ]).toContain(type);
  for (const entry of entries) {
    const { body } = entry;
    const trace = traces.find(({ traceId }) => traceId === body['trace_id'])!;
    const source = trace.spans.find(({ sent }) => sent.spanId === body['span_id'])!;
    expect(inventedIn(entry, trace)).toEqual([]);
    if (entry.type === 'decision.opened' || entry.type === 'job_card.filed')
      expect(body['occurred_at']).toBe(source.start);
    if (entry.type === 'decision.closed') expect(body['occurred_at'] ?? null).toBe(source.end);
    if (entry.type === 'job_card.filed') {
      expect(body['confidence']).toBeNull();
      expect(body).not.toHaveProperty('rationale');
    }
  }
}

/**
 * Read by hand: names of the tools in the order in which the calls began, spans of models, and, where there are any,
 * agents that are handed over to. LangGraph's and Assistants' export marks no span as a call of a tool.
 */
const REAL: [name: string, decisions: number, tools: string[], models: number][] = [
  ['agno-2025-06-11', 1, ['duckduckgo_search'], 4],
  ['autogen-2025-06-06', 1, [], 1],
  // A span for each event of a call, each marked as if it were the call: models' are 14, 15 and 16.
  ['beeai-2025-08-01', 1, ['Wikipedia', 'OpenMeteoTool'], 3],
  ['google-adk-2025-08-28', 1, ['say_hello'], 2],
  ['google-gemini-2025-08-01', 1, [], 1],
  ['google-vertex-tools-langchain-2025-09-19', 1, [], 1],
  ['koog-2025-08-26', 1, ['ByeTool', 'HelloTool'], 2],
  ['langgraph-2025-08-22', 1, [], 2],
  ['llamaindex-2025-06-05', 1, [], 1],
  ['microsoft-agent-2025-10-14', 1, ['get_weather'], 2],
  ['openai-agents-2025-09-30', 1, ['get_weather'], 2],
  ['openai-assistants-2024-05-29', 1, [], 1],
  [
    'pydantic-ai-tools-2025-12-04',
    3,
    ['get_pun_suggestion', 'get_dad_joke_suggestion', 'get_one_liner_suggestion'],
    4,
  ],
];

describe('thirteen frameworks', () => {
  test.each(REAL)('%s', async (name, decisions, tools, models) => {
    const path = realTrace(`framework-exports/${name}.json`);
    if (path === undefined) return;
    const trace = readExport(JSON.parse(readFileSync(path, 'utf8')));
    await sendAll([trace]);
    const entries = await recordedOf([trace]);
    isFaithful([trace], entries);
    expect(ofType(entries, 'decision.opened')).toHaveLength(decisions);
    expect(ofType(entries, 'decision.closed')).toHaveLength(decisions);
    expect(modelCalls(entries)).toBe(models);
    const calls = ofType(entries, 'job_card.filed').flatMap(callsOf);
    expect(calls.map((call) => call['tool_name'])).toEqual(tools);
    // None of them states a handoff.
    expect(entries.filter(({ body }) => 'handoff' in body)).toEqual([]);
    const errors = trace.spans.filter(({ sent }) => sent.status.code === 2).length;
    expect(calls.filter((call) => call['status'] === 'error')).toHaveLength(errors);
    for (const entry of ofType(entries, 'job_card.filed'))
      for (const call of callsOf(entry)) {
        const spanIds = (entry.body.ext?.otlp?.['spans'] ?? [entry.body['span_id']]) as string[];
        const sources = trace.spans.filter(({ sent }) => spanIds.includes(sent.spanId));
        // BeeAI's event of an agent that tells of a call ends when the agent does.
        const isOfAgent = sources.every(({ sent }) => /^agent\..+-\d+$/.test(sent.name));
        expect(sources.map(({ duration }) => (isOfAgent ? undefined : duration))).toContain(
          call['duration_ms'],
        );
      }
    const scores = ofType(entries, 'evaluation.recorded').map(({ body }) => [
      (body['evaluator'] as { id: string }).id,
      body['score'],
      body['explanation'],
    ]);
    expect(scores.sort()).toEqual(trace.scores.toSorted());
  });
});

test('fixtures of OpenInference', async () => {
  const path = realTrace('openinference/all-spans.json');
  if (path === undefined) return;
  const traces = readFixture(JSON.parse(readFileSync(path, 'utf8')));
  await sendAll(traces);
  const entries = await recordedOf(traces);
  isFaithful(traces, entries);
  const openings = ofType(entries, 'decision.opened');
  const opened: Record<string, number> = {};
  for (const { traceId, spans } of traces) {
    const { name } = spans[0]!.sent;
    const here = openings.filter(({ body }) => body['trace_id'] === traceId).length;
    opened[name] = (opened[name] ?? 0) + here;
  }
  expect(opened).toEqual({
    'ai.generateText.doGenerate': 2,
    'ai.generateText': 2,
    'ai.generateObject.doGenerate': 1,
    // What wraps a model's call and calls no tool is nothing that is recorded, nor are embeddings.
    'ai.generateObject': 0,
    'ai.streamText.doStream': 1,
    'ai.streamText': 1,
    'ai.embed.doEmbed': 0,
    'ai.embed': 0,
  });
});
