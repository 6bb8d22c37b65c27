import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DocketClient } from '@docket/client';
import { problemOf, startTestApi, type Answer, type TestApi } from '../api/support/api.js';
import { card, intent, opening } from '../api/support/records.js';

interface Item {
  type: string;
  decision_id?: unknown;
  decision_ref?: unknown;
  body: Record<string, unknown>;
}
interface Result {
  decision_id: string;
  side_effect_id?: string;
  receipt: { seq: number };
  replayed: boolean;
}

const PATH = '/v1/ledgers/claims/batch';

describe('POST …/batch with decisions that it opens itself', () => {
  let api: TestApi;
  let key: string;
  let run = 0;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    key = await api.createKey('claims', 'agent');
  });
  afterAll(() => api.close());
  beforeEach(() => {
    run += 1;
  });

  function send(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return api.call('POST', PATH, { key, body, headers });
  }

  function results(answer: Answer): Result[] {
    if (answer.status !== 201 && answer.status !== 200) throw new Error(answer.text);
    return (answer.json as { results: Result[] }).results;
  }

  const opens = (name: string): Item => ({
    type: 'decision.opened',
    body: { ...opening, idempotency_key: `${name} ${run}` },
  });
  const files = (name: string, reference: unknown): Item => ({
    type: 'job_card.filed',
    decision_ref: reference,
    body: { ...card, idempotency_key: `${name} ${run}` },
  });
  const whole = (): Item[] => [
    opens('a'),
    files('a1', 0),
    opens('b'),
    files('b1', 2),
    {
      type: 'side_effect.intent',
      decision_ref: 0,
      body: { ...intent, idempotency_key: `refund ${run}` },
    },
    files('a2', 0),
    { type: 'decision.closed', decision_ref: 2, body: { outcome: 'completed' } },
  ];
  const decisionsOf = (found: Result[]): string[] => found.map((one) => one.decision_id);

  test('each record is in the decision that it refers to, and each result says which', async () => {
    const before = await api.size('claims');
    const found = results(await send(whole()));
    const [a, , b] = decisionsOf(found);
    expect(a).not.toBe(b);
    expect(decisionsOf(found)).toEqual([a, a, b, b, a, a, b]);
    expect(found.map(({ receipt }) => receipt.seq)).toEqual(found.map((_, i) => before + i));
    const read = await api.call('GET', `/v1/ledgers/claims/decisions/${a}`, { key });
    expect(read.json).toMatchObject({
      entry_count: 4,
      side_effects: [{ side_effect_id: found[4]?.side_effect_id }],
    });
    const closed = await api.call('GET', `/v1/ledgers/claims/decisions/${b}`, { key });
    expect(closed.json).toMatchObject({ entry_count: 3, status: 'closed' });
  });

  test('lines of JSON refer to each other too', async () => {
    const raw = whole().map((item) => `${JSON.stringify(item)}\n`);
    const headers = { 'content-type': 'application/x-ndjson' };
    const found = results(await api.call('POST', PATH, { key, raw: raw.join(''), headers }));
    expect(new Set(decisionsOf(found)).size).toBe(2);
  });

  test('sent again, word for word, it is answered as the first time', async () => {
    const headers = { 'idempotency-key': `whole ${run}` };
    const first = results(await send(whole(), headers));
    const size = await api.size('claims');
    const again = await send(whole(), headers);
    expect(again.status).toBe(200);
    expect(results(again)).toEqual(first.map((one) => ({ ...one, replayed: true })));
    expect(await api.size('claims')).toBe(size);
  });

  test('a batch of which a part is known writes the rest into the same decisions', async () => {
    const known = results(await send([opens('a'), files('a1', 0)]));
    const before = await api.size('claims');
    const found = results(await send([opens('b'), opens('a'), files('a1', 1), files('a2', 1)]));
    expect(found.map(({ replayed }) => replayed)).toEqual([false, true, true, false]);
    expect(decisionsOf(found).slice(1)).toEqual([0, 1, 1].map((i) => known[i]?.decision_id));
    expect(await api.size('claims')).toBe(before + 2);
    // A decision that was opened alone, long before, is found by its key as well.
    const body = { ...opening, idempotency_key: `alone ${run}` };
    const path = '/v1/ledgers/claims/decisions';
    const { decision_id: alone } = (await api.call('POST', path, { key, body })).json as Result;
    const later = results(await send([opens('alone'), files('later', 0)]));
    expect(decisionsOf(later)).toEqual([alone, alone]);
  });

  test('an opening that comes twice under one key opens one decision', async () => {
    const found = results(await send([opens('a'), files('a1', 0), opens('a'), files('a2', 2)]));
    expect(new Set(decisionsOf(found)).size).toBe(1);
    expect(found.map(({ replayed }) => replayed)).toEqual([false, false, true, false]);
  });

  test('of 8 equal batches at once one writes, and all are answered with its decisions', async () => {
    const before = await api.size('claims');
    const keyed = whole().slice(0, 6);
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(keyed)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map((answer) => decisionsOf(results(answer)).join())).size).toBe(1);
    expect(await api.size('claims')).toBe(before + 6);
  });

  test.each([
    ['forwards', [files('x', 1), opens('a')], '/0/decision_ref', 'range'],
    ['to itself', [opens('a'), files('x', 1)], '/1/decision_ref', 'range'],
    ['behind the end', [opens('a'), files('x', 7)], '/1/decision_ref', 'range'],
    ['before the beginning', [opens('a'), files('x', -1)], '/1/decision_ref', 'range'],
    ['by half', [opens('a'), files('x', 0.5)], '/1/decision_ref', 'type'],
    ['by a text', [opens('a'), files('x', '0')], '/1/decision_ref', 'type'],
    [
      'to what opens nothing',
      [opens('a'), files('x', 0), files('y', 1)],
      '/2/decision_ref',
      'not_an_opening',
    ],
    ['from an opening', [opens('a'), { ...opens('b'), decision_ref: 0 }], '/1/decision_ref', null],
    [
      'beside an id',
      [opens('a'), { ...files('x', 0), decision_id: 'dec_1' }],
      '/1/decision_ref',
      null,
    ],
  ])('a reference %s is refused, and nothing is written', async (_name, items, pointer, code) => {
    const before = await api.size('claims');
    expect(problemOf(await send(items))).toMatchObject({
      status: 422,
      code: 'validation_failed',
      errors: [{ pointer, code: code ?? 'excluded' }],
    });
    expect(await api.size('claims')).toBe(before);
  });

  test('what the rules refuse refuses the openings too', async () => {
    const before = await api.size('claims');
    const held = { ...files('held', 0), body: { ...card, needs_human: true } };
    const refused = whole()[4]!;
    expect(problemOf(await send([opens('a'), held, refused]))).toMatchObject({
      code: 'decision_held',
      errors: [{ pointer: '/2' }],
    });
    const policy = { type: 'system.changed', decision_ref: 0, body: {} };
    expect(problemOf(await send([opens('a'), policy])).errors?.[0]?.pointer).toMatch(/^\/1/);
    expect(await api.size('claims')).toBe(before);
  });

  test('an opening under a key of something else is refused, as anywhere', async () => {
    await send([opens('a')]);
    const other = { ...opens('a'), body: { ...opens('a').body, goal: 'Another goal' } };
    expect(problemOf(await send([other, files('x', 0)]))).toMatchObject({
      code: 'idempotency_key_reused',
      errors: [{ pointer: '/0/body/idempotency_key' }],
    });
  });

  test('the client opens a decision and writes to it in one batch', async () => {
    const client = new DocketClient({ url: api.url, apiKey: key, ledger: 'claims' });
    const body = { ...card, current_phase: 'EXECUTING' as const };
    const records = [
      { type: 'decision.opened', body: { ...opening, stakes: 'low' } },
      { type: 'job_card.filed', decisionRef: 0, body },
      { type: 'gap.recorded', body: { kind: 'dropped', reason: 'lost by a test' } },
    ] as const;
    const again = { idempotencyKey: `client ${run}` };
    const written = await client.batch(records, again);
    expect(written[1]?.decisionId).toBe(written[0]?.decisionId);
    // It belongs to no decision.
    expect(written[2]).not.toHaveProperty('decisionId');
    const replayed = written.map((one) => ({ ...one, replayed: true }));
    expect(await client.batch(records, again)).toEqual(replayed);
  });
});
