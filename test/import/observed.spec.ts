import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bodiesOf, importFactsOf, openImportPlace, type ImportPlace } from './import-place.js';
import type { ImportedEntry } from './imported-entries.js';
import { listIn, objectIn, type Members } from './raw-record.js';

/** Written by hand, in the form of each product; nothing in them happened. */
const RUNS = fileURLToPath(new URL('./langsmith/runs.jsonl', import.meta.url));
const SPANS = fileURLToPath(new URL('./phoenix/spans.json', import.meta.url));
const TRACE = '11111111-1111-4111-8111-111111111111';

describe('docket import langsmith, docket import phoenix', () => {
  let place: ImportPlace;
  beforeAll(async () => {
    place = await openImportPlace();
  });
  afterAll(() => place.close());

  const callsOf = (entries: ImportedEntry<Members>[]): Members[] =>
    bodiesOf(entries, 'job_card.filed').flatMap((body) => listIn(body['tool_calls']).map(objectIn));

  test('runs of LangSmith, mixed and one a line, become decisions by trace', async () => {
    const { code, out, err, run, entries } = await place.importInto('langsmith', RUNS);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/2 runs of langsmith/);
    expect(out).toMatch(/^traces +3 +2 +1 hold no agent, tool call or model call$/m);
    expect(out).toMatch(/^observations +7 +6 +1 of such traces, or more/m);
    expect(out).toMatch(/^tool calls +3 +3 +0$/m);
    expect(out).toMatch(/^model calls +1 +1 +0$/m);
    const [first, second] = bodiesOf(entries, 'decision.opened');
    expect(first).toMatchObject({
      request: 'Refund order 1001, please.',
      occurred_at: '2026-03-02T09:00:00.120Z',
      gateway_refs: [{ system: 'langsmith', ref: TRACE }],
    });
    // A UUID is no trace id of W3C.
    expect(first).not.toHaveProperty('trace_id');
    expect(objectIn(objectIn(first?.['ext'])['otlp'])).toMatchObject({
      conversation: 'thread-7',
      llm: [{ model: 'model-a', calls: 1 }],
    });
    // No zone, and nothing that says it is UTC: it is given none.
    expect(second).toMatchObject({ request: 'Where is order 7?' });
    expect(second).not.toHaveProperty('occurred_at');
    expect(listIn(importFactsOf(second)['observations'])).toContainEqual(
      expect.objectContaining({ start: '2026-03-03 10:00:00.5', name: 'AgentExecutor' }),
    );
    expect(callsOf(entries)).toEqual([
      {
        tool_name: 'refund_order',
        arguments: { order: 1001 },
        status: 'error',
        duration_ms: 1250,
      },
      {
        tool_name: 'refund_order',
        tool_call_id: 'call_2',
        arguments: { order: 1001 },
        status: 'ok',
        result: { type: 'tool', content: 'refunded', tool_call_id: 'call_2', status: 'success' },
        duration_ms: 600,
      },
      {
        tool_name: 'find_order',
        arguments_raw: '7',
        arguments_parse_error: 'is not JSON',
        result: 'on its way',
      },
    ]);
    expect((await run()).out).toContain('Nothing was written');
  });

  test('an array and a page of the API hold the same runs', async () => {
    const lines = (await readFile(RUNS, 'utf8')).trimEnd().split('\n');
    const list = `[${lines.join(',\n')}]`;
    for (const text of [list, `{"cursors": {}, "runs": ${list}}`]) {
      const { code, entries } = await place.importInto('langsmith', await place.fileOf(text));
      expect(code).toBe(0);
      expect(callsOf(entries)).toHaveLength(3);
    }
  });

  test('spans of Phoenix are read by OpenInference, and keep their ids', async () => {
    const { code, out, run, entries } = await place.importInto('phoenix', SPANS);
    expect(code).toBe(0);
    expect(out).toMatch(/^observations +4 +4 +0$/m);
    const [opened] = bodiesOf(entries, 'decision.opened');
    expect(opened).toMatchObject({
      request: 'Refund order 1001, please.',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: '00f067aa0ba90201',
    });
    expect(objectIn(objectIn(opened?.['ext'])['otlp'])).toMatchObject({
      conversation: 's-7',
      llm: [{ model: 'model-a', calls: 1 }],
    });
    expect(callsOf(entries)).toEqual([
      { tool_name: 'refund_order', arguments: { order: 1001 }, status: 'error', duration_ms: 1250 },
      {
        tool_name: 'refund_order',
        arguments: { order: 1001 },
        status: 'ok',
        result: '{"refunded": true}',
        duration_ms: 600,
      },
    ]);
    expect((await run()).out).toContain('Nothing was written');
  });

  test('a trace of 5,000 spans is recorded, and each span is listed or counted as left out', async () => {
    const file = JSON.parse(await readFile(SPANS, 'utf8')) as { data: Members[] };
    const [agent, , tool] = file.data;
    const spans = Array.from({ length: 5_000 }, (_, index) => {
      const context = {
        trace_id: 'a'.repeat(32),
        span_id: (index + 1).toString(16).padStart(16, '0'),
      };
      if (index === 0) return { ...agent, context };
      const child = { ...tool, context, parent_id: '0'.repeat(15) + '1' };
      return index % 1_000 === 0 ? child : { ...child, span_kind: 'CHAIN', attributes: {} };
    });
    const { code, out, entries } = await place.importInto(
      'phoenix',
      await place.fileOf(JSON.stringify(spans)),
    );
    expect(code).toBe(0);
    const [, kept, left] = /^observations +5000 +(\d+) +(\d+) of such/m.exec(out) ?? [];
    expect(Number(kept) + Number(left)).toBe(5_000);
    // As many as six records have room for.
    expect(Number(kept)).toBeGreaterThan(3_500);
    const listed = entries.flatMap(({ body }) => listIn(importFactsOf(body)['observations'] ?? []));
    expect(new Set(listed.map((one) => objectIn(one)['id'])).size).toBe(Number(kept));
    const [closed] = bodiesOf(entries, 'decision.closed');
    expect(importFactsOf(closed)['observations_left_out']).toBe(Number(left));
  });

  test.each([
    ['langsmith', 'no JSON', 'x', /cannot be read/],
    ['langsmith', 'an empty list', '[]', /holds no decision/],
    ['langsmith', 'no runs', '[{"id": "1"}]', /no text "id" and "run_type"/],
    ['langsmith', 'no objects', '[1]', /is no JSON object/],
    ['langsmith', 'a line cut short', `${runOf('a')}\n{"id"`, /Line 2 cannot be read/],
    ['langsmith', 'an id twice', `${runOf('a')}\n${runOf('a')}`, /two observations with the id a/],
    [
      'langsmith',
      'a time that is none',
      runOf('a', { start_time: 'yesterday' }),
      /startTime is no/,
    ],
    ['langsmith', 'a child that is none', runOf('a', { child_runs: [1] }), /no list of runs/],
    ['langsmith', 'children that are none', runOf('a', { child_runs: 'b' }), /no list of runs/],
    ['phoenix', 'no trace', '[{"context": {"span_id": "1"}}]', /names no trace/],
    ['phoenix', 'no span', '[{"context": {"trace_id": "1"}}]', /no text "context.span_id"/],
    ['phoenix', 'a member twice', '[{"context": {}, "context": {}}]', /cannot be read/],
  ])('%s: %s is refused before anything is written', async (format, _name, text, message) => {
    const { code, err } = await place.importInto(format, await place.fileOf(text));
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test('a run failed where it says so, and not where its answer has a status of its own', async () => {
    const good = { status: 'success', error: null };
    const runs = Object.entries({
      status_in_answer: { ...good, outputs: { order: 7, status: 'error' } },
      empty_error: { ...good, error: '' },
      message: { ...good, outputs: { output: { type: 'tool', status: 'error', content: 'x' } } },
      status: { status: 'error', error: null },
      error: { error: 'away' },
    }).map(([name, run]) => runOf(name, { name, ...run }));
    const { entries } = await place.importInto('langsmith', await place.fileOf(runs.join('\n')));
    const failed = callsOf(entries).filter((one) => one['status'] === 'error');
    expect(failed.map((one) => one['tool_name']).toSorted()).toEqual([
      'error',
      'message',
      'status',
    ]);
    expect(callsOf(entries)).toHaveLength(5);
  });

  test('whatever a run calls itself, it is recorded as that and no more', async () => {
    const odd = {
      run_type: 'constructor',
      name: '__proto__',
      inputs: { __proto__: 1 },
      parent_run_id: 'a',
    };
    const cycle = [
      runOf('a', { parent_run_id: 'b' }),
      runOf('b', { parent_run_id: 'a' }),
      runOf('c', odd),
    ];
    const { code, entries } = await place.importInto(
      'langsmith',
      await place.fileOf(cycle.join('\n')),
    );
    expect(code).toBe(0);
    expect(callsOf(entries)).toHaveLength(2);
  });
});

function runOf(id: string, more: object = {}): string {
  return JSON.stringify({ id, trace_id: 't', name: 'pay', run_type: 'tool', inputs: {}, ...more });
}
