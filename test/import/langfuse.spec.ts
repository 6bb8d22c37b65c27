import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { readEntries, type ImportedEntry } from './imported-entries.js';
import { listIn, objectIn, type Members } from './raw-record.js';
import { runWith } from './run-with.js';
import { realTrace } from './traces.js';

/** Written by hand; nothing in it happened. */
const SAMPLE = fileURLToPath(new URL('./langfuse/refund.json', import.meta.url));

/** Real exports: how many decisions each holds, and which tools were called, in order. */
const REAL: [name: string, decisions: number, tools: string[]][] = [
  ['agno-2025-06-11', 1, ['duckduckgo_search']],
  ['autogen-2025-06-06', 1, []],
  ['beeai-2025-08-01', 1, ['Wikipedia', 'OpenMeteoTool']],
  ['google-adk-2025-08-28', 1, ['say_hello']],
  ['google-gemini-2025-08-01', 1, []],
  ['google-vertex-tools-langchain-2025-09-19', 1, []],
  ['koog-2025-08-26', 1, ['ByeTool', 'HelloTool']],
  ['langgraph-2025-08-22', 1, ['Web-Search']],
  ['llamaindex-2025-06-05', 1, []],
  ['microsoft-agent-2025-10-14', 1, ['get_weather']],
  ['openai-agents-2025-09-30', 1, ['get_weather']],
  ['openai-assistants-2024-05-29', 1, []],
  [
    'pydantic-ai-tools-2025-12-04',
    3,
    ['get_dad_joke_suggestion', 'get_one_liner_suggestion', 'get_pun_suggestion'],
  ],
];

describe('docket import langfuse', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  async function importInto(ledger: string, path: string) {
    await api.createLedger(ledger);
    const key = await api.createKey(ledger, 'agent');
    const argv = ['import', 'langfuse', path, '--ledger', ledger, '--url', api.url];
    const run = () => runWith(key, [...argv, '--stakes', 'low']);
    const ran = await run();
    return { ...ran, run, entries: ran.code === 0 ? await readEntries<Members>(api, ledger) : [] };
  }

  const ofType = (entries: ImportedEntry<Members>[], type: string): Members[] =>
    entries.filter((entry) => entry.type === type).map(({ body }) => body);
  const own = (body: Members): Members => objectIn(objectIn(body['ext'])['import']);
  const callsOf = (entries: ImportedEntry<Members>[]): Members[] =>
    ofType(entries, 'job_card.filed').flatMap((body) => listIn(body['tool_calls']).map(objectIn));

  test('what the export says is recorded, and nothing else', async () => {
    const { code, out, run, entries } = await importInto('langfuse-own', SAMPLE);
    expect(code).toBe(0);
    expect(out).toMatch(/^scores +3 +2 +1 without a number or a text$/m);
    expect(out).toMatch(/^errors +1 +1 +0$/m);
    expect(out).toMatch(/^metadata +\d+ +0 +\d+ read for attributes only: keep the export$/m);
    expect(out).toMatch(/^other members +2 +0 +2 such as usage, cost and/m);
    const [opened] = ofType(entries, 'decision.opened');
    expect(opened).toMatchObject({ request: 'Refund order 1001, please.', stakes: 'low' });
    expect(opened).not.toHaveProperty('trace_id');
    expect(objectIn(objectIn(opened?.['ext'])['otlp'])['llm']).toEqual([
      { model: 'model-a', calls: 1 },
    ]);
    expect(listIn(own(opened ?? {})['observations'])).toContainEqual({
      id: 'o5',
      parent: 'o1',
      type: 'EVENT',
      name: 'page shown',
      start: '2026-03-02T09:00:03.000Z',
      level: 'WARNING',
      status_message: 'slow',
    });
    expect(callsOf(entries)).toEqual([
      { tool_name: 'refund_order', arguments: { order: 1001 }, status: 'error', duration_ms: 1250 },
      {
        tool_name: 'refund_order',
        arguments_raw: 'order 1001',
        arguments_parse_error: 'is not JSON',
        result: { refunded: true },
      },
    ]);
    const [first] = ofType(entries, 'job_card.filed');
    expect(first?.['occurred_at']).toBe('2026-03-02T09:00:01.100Z');
    expect(ofType(entries, 'evaluation.recorded')).toEqual([
      expect.objectContaining({ kind: 'human', label: 'True', score: 1 }),
      expect.objectContaining({
        score: 0.25,
        target: { kind: 'output', name: 'observation o3: refund_order' },
      }),
    ]);
    expect(new Set(entries.map(({ type }) => type))).not.toContain('review.recorded');
    expect((await run()).out).toContain('Nothing was written');
  });

  test.each(REAL)('%s holds what its source holds', async (name, decisions, tools) => {
    const path = realTrace(`framework-exports/${name}.json`);
    if (path === undefined) return;
    const source = objectIn(JSON.parse(readFileSync(path, 'utf8')));
    const observations = listIn(source['observations']).map(objectIn);
    const { code, entries } = await importInto(`langfuse-${name}`, path);
    expect(code).toBe(0);
    const openings = ofType(entries, 'decision.opened');
    expect(openings).toHaveLength(decisions);
    const outlines = openings.flatMap((body) =>
      [...listIn(own(body)['observations']), ...listIn(own(body)['outside'] ?? [])].map(objectIn),
    );
    const byId = new Map(observations.map((one) => [one['id'], one]));
    expect(outlines.map(({ id }) => String(id)).sort()).toEqual(
      [...byId.keys()].map(String).sort(),
    );
    for (const { id, type, name: called, start, end } of outlines) {
      const one = byId.get(id);
      expect([type, called, start, end ?? null]).toEqual([
        one?.['type'],
        one?.['name'],
        one?.['startTime'],
        one?.['endTime'],
      ]);
    }
    const cards = ofType(entries, 'job_card.filed').filter((body) => 'tool_calls' in body);
    expect(
      callsOf(entries)
        .map((call) => String(call['tool_name']).split('.').at(-1))
        .sort(),
    ).toEqual([...tools].sort());
    for (const body of cards) {
      const one = byId.get(own(body)['observation']);
      const [call] = listIn(body['tool_calls']).map(objectIn);
      expect(body['occurred_at']).toBe(one?.['startTime']);
      const { input } = one ?? {};
      // A text that is no JSON stays the text that it is.
      const given = call?.['arguments'] ?? call?.['arguments_raw'];
      if (input !== null) expect(given).toEqual(input);
    }
    const models = openings.flatMap((body) =>
      listIn(objectIn(objectIn(body['ext'])['otlp'])['llm'] ?? []).map(
        (it) => objectIn(it)['calls'],
      ),
    );
    const generations = observations.filter(({ type }) => type === 'GENERATION');
    // BeeAI has one for each event of a call, which all have its number.
    const calls = new Set(
      generations.map(({ id, name: event }) =>
        /^backend\..*-\d+$/.exec(String(event)) === null ? id : String(event).split('-').at(-1),
      ),
    );
    expect(models.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(calls.size);
    const scores = listIn(objectIn(source['trace'])['scores'] ?? []).map(objectIn);
    expect(
      ofType(entries, 'evaluation.recorded').map(({ score, explanation }) => [score, explanation]),
    ).toEqual(scores.map(({ value, comment }) => [value, comment]));
  });
});
