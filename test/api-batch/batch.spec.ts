import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DocketClient } from '@docket/client';
import { ROLES } from '@docket/record';
import { problemOf, startTestApi, type Answer, type TestApi } from '../api/support/api.js';
import { card, intent, opening } from '../api/support/records.js';

interface Item {
  type: string;
  decision_id?: string;
  body: Record<string, unknown>;
}
interface Result {
  decision_id: string;
  side_effect_id?: string;
  directive: string;
  receipt: { seq: number; entries: { type: string }[] };
  replayed: boolean;
}

const PATH = '/v1/ledgers/claims/batch';

describe('POST …/batch', () => {
  let api: TestApi;
  let key: string;
  let decision: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    key = await api.createKey('claims', 'agent');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    decision = results(await send([{ type: 'decision.opened', body: opening }]))[0]!.decision_id;
  });

  function send(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return api.call('POST', PATH, { key, body, headers });
  }

  function results(answer: Answer): Result[] {
    if (answer.status !== 201 && answer.status !== 200) throw new Error(answer.text);
    return (answer.json as { results: Result[] }).results;
  }

  const cards = (count: number): Item[] =>
    Array.from({ length: count }, () => ({
      type: 'job_card.filed',
      decision_id: decision,
      body: card,
    }));

  test('a report on another side effect under the same key is another request', async () => {
    const report = (id: string): Item => ({
      type: 'side_effect.executed',
      decision_id: decision,
      body: { ...intent, side_effect_id: id, idempotency_key: `report of ${decision}` },
    });
    const [first, other] = [report('sfx_a1'), report('sfx_b1')];
    const before = await api.size('claims');
    expect(problemOf(await send([first, other]))).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    });
    expect(await api.size('claims')).toBe(before);
    expect(results(await send([first]))).toMatchObject([
      { side_effect_id: 'sfx_a1', replayed: false },
    ]);
    expect(results(await send([first]))).toMatchObject([
      { side_effect_id: 'sfx_a1', replayed: true },
    ]);
    expect(problemOf(await send([other]))).toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('writes records in order and answers one result for each', async () => {
    const before = await api.size('claims');
    const answer = await send([
      ...cards(2),
      {
        type: 'side_effect.intent',
        decision_id: decision,
        body: { ...intent, idempotency_key: `refund of ${decision}` },
      },
      { type: 'decision.opened', body: opening },
    ]);
    expect(answer.status).toBe(201);
    const found = results(answer);
    expect(found.map(({ receipt }) => receipt.seq)).toEqual([0, 1, 2, 3].map((i) => before + i));
    expect(found.map(({ receipt }) => receipt.entries[0]?.type)).toEqual([
      'job_card.filed',
      'job_card.filed',
      'side_effect.intent',
      'decision.opened',
    ]);
    expect(found[2]?.side_effect_id).toMatch(/^sfx_/);
    expect(found[3]?.decision_id).not.toBe(decision);
    expect(found.every(({ directive, replayed }) => directive === 'proceed' && !replayed)).toBe(
      true,
    );
  });

  test('takes lines of JSON, with and without a last newline', async () => {
    const lines = cards(3)
      .map((item) => JSON.stringify(item))
      .join('\n');
    for (const raw of [lines, `${lines}\n`]) {
      const answer = await api.call('POST', PATH, {
        key,
        raw,
        headers: { 'content-type': 'application/x-ndjson' },
      });
      expect(results(answer)).toHaveLength(3);
    }
  });

  test.each([
    ['nothing', [], '', 'minItems'],
    ['an object', { records: [] }, '', 'type'],
    ['an item that is no object', [1], '/0', 'type'],
    [
      'a member too many',
      [{ type: 'job_card.filed', body: {}, key: 'x' }],
      '/0',
      'additionalProperties',
    ],
    ['no body', [{ type: 'job_card.filed', decision_id: 'dec_1' }], '/0/body', 'type'],
    ['an unknown type', [{ type: 'mood.felt', body: {} }], '/0/type', 'enum'],
    ["one of Docket's own", [{ type: 'tripwire.tripped', body: {} }], '/0/type', 'enum'],
    ['a read that nobody served', [{ type: 'access.recorded', body: {} }], '/0/type', 'enum'],
    [
      'a decision id that is no string',
      [{ type: 'job_card.filed', decision_id: 1, body: {} }],
      '/0/decision_id',
      'type',
    ],
  ])('refuses %s', async (_name, body, pointer, code) => {
    const before = await api.size('claims');
    const problem = problemOf(await send(body));
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ pointer, code }] });
    expect(await api.size('claims')).toBe(before);
  });

  test('points to every place of every record that is wrong, and writes none', async () => {
    const items = cards(20);
    items[4] = { ...items[4]!, body: { ...card, confidence: 7 } };
    const { goal: _goal, ...aimless } = card as Record<string, unknown>;
    items[17] = { ...items[17]!, body: aimless };
    const before = await api.size('claims');
    const problem = problemOf(await send(items));
    expect(problem.status).toBe(422);
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/4/body/confidence',
      '/17/body/goal',
    ]);
    expect(await api.size('claims')).toBe(before);
  });

  test('a rule that refuses one record refuses all, and names it', async () => {
    const held = { ...card, needs_human: true };
    const before = await api.size('claims');
    const problem = problemOf(
      await send([
        { type: 'job_card.filed', decision_id: decision, body: held },
        {
          type: 'side_effect.intent',
          decision_id: decision,
          body: { ...intent, idempotency_key: 'held' },
        },
      ]),
    );
    expect(problem).toMatchObject({ code: 'decision_held', errors: [{ pointer: '/1' }] });
    expect(problem.detail).toMatch(/^Item 1: /);
    expect(await api.size('claims')).toBe(before);
  });

  test('an unknown decision is named where it stands', async () => {
    const items = [...cards(1), { type: 'job_card.filed', decision_id: 'dec_none', body: card }];
    expect(problemOf(await send(items))).toMatchObject({
      code: 'unknown_decision',
      errors: [{ pointer: '/1/decision_id' }],
    });
    expect(problemOf(await send(items.slice(1))).errors?.[0]?.pointer).toBe('/0/decision_id');
  });

  test('a record that the role may not write is refused by the rules themselves', async () => {
    const review = { verdict: 'approve', reason: 'Looked at it.' };
    const items = [{ type: 'review.recorded', decision_id: decision, body: review }];
    expect(problemOf(await send(items)).code).toBe('actor_not_allowed');
  });

  test('sent again with the same key it writes nothing and answers the same', async () => {
    const headers = { 'idempotency-key': `again ${decision}` };
    const first = await send(cards(5), headers);
    expect(first.status).toBe(201);
    const size = await api.size('claims');
    const again = await send(cards(5), headers);
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(results(again)).toEqual(results(first).map((one) => ({ ...one, replayed: true })));
    const longer = await send(cards(6), headers);
    expect(longer.status).toBe(201);
    expect(results(longer).map(({ replayed }) => replayed)).toEqual([
      ...Array.from({ length: 5 }, () => true),
      false,
    ]);
    expect(await api.size('claims')).toBe(size + 1);
  });

  test('a key used for another record refuses the whole batch', async () => {
    const keyed = (goal: string): Item => ({
      type: 'job_card.filed',
      decision_id: decision,
      body: { ...card, goal, idempotency_key: `reused ${decision}` },
    });
    await send([keyed('one')]);
    expect(problemOf(await send([...cards(1), keyed('another')]))).toMatchObject({
      code: 'idempotency_key_reused',
      errors: [{ pointer: '/1/body/idempotency_key' }],
    });
  });

  test('500 records are taken, 501 are not', async () => {
    expect(results(await send(cards(500)))).toHaveLength(500);
    const before = await api.size('claims');
    expect(problemOf(await send(cards(501)))).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    expect(await api.size('claims')).toBe(before);
  });

  test('4 MiB are taken, more are not', async () => {
    const padded = (item: Item, bytes: number): Item => ({
      ...item,
      body: { ...item.body, rationale: 'x'.repeat(15_900), ext: { filling: 'x'.repeat(bytes) } },
    });
    const items = cards(19).map((item) => padded(item, 200_000));
    const fitting = JSON.stringify(items);
    expect(fitting.length).toBeGreaterThan(4_000_000);
    expect(results(await api.call('POST', PATH, { key, raw: fitting }))).toHaveLength(19);
    const raw = `${fitting}${' '.repeat(4 * 1024 * 1024 - fitting.length + 1)}`;
    expect(problemOf(await api.call('POST', PATH, { key, raw })).code).toBe('body_too_large');
  });

  test('other routes keep the limit of one record, and take no lines', async () => {
    const path = '/v1/ledgers/claims/decisions';
    const raw = `${JSON.stringify(opening)}${' '.repeat(512 * 1024)}`;
    expect(problemOf(await api.call('POST', path, { key, raw })).code).toBe('body_too_large');
    const lines = await api.call('POST', path, {
      key,
      raw: JSON.stringify(opening),
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(problemOf(lines).code).toBe('unsupported_media_type');
  });

  test.each([
    ['a duplicate key', '{"type":"job_card.filed","type":"x"}', 'duplicate_key'],
    ['a line that is no JSON', '{"type":', 'syntax'],
    ['an empty line between others', '\n{}', 'syntax'],
  ])('lines: %s is found where it is', async (_name, second, code) => {
    const first = JSON.stringify(cards(1)[0]);
    const answer = await api.call('POST', PATH, {
      key,
      raw: `${first}\n${second}\n`,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    const problem = problemOf(answer);
    expect(problem).toMatchObject({ code: 'malformed_json', errors: [{ code }] });
    expect(problem.errors?.[0]?.pointer).toMatch(/^\/1(\/|$)/);
    expect(problem.errors?.[0]?.offset).toBeGreaterThan(first.length);
  });

  test('a list is as strictly read as a record', async () => {
    const raw = `[{"type":"job_card.filed","decision_id":"${decision}","body":{"goal":"a","goal":"b"}}]`;
    expect(problemOf(await api.call('POST', PATH, { key, raw }))).toMatchObject({
      code: 'malformed_json',
      errors: [{ code: 'duplicate_key', pointer: '/0/body/goal' }],
    });
  });

  test('only agents of this ledger may send one', async () => {
    await api.createLedger('other');
    for (const role of ROLES) {
      const answer = await api.call('POST', PATH, {
        key: await api.createKey('claims', role),
        // The decision of the others is another agent's.
        body: [{ type: 'decision.opened', body: opening }],
      });
      expect({ role, status: answer.status }).toEqual({
        role,
        status: role === 'agent' ? 201 : 403,
      });
    }
    const stranger = await api.createKey('other', 'agent');
    expect(problemOf(await api.call('POST', PATH, { key: stranger, body: cards(1) })).code).toBe(
      'wrong_ledger',
    );
    expect((await api.call('POST', PATH, { body: cards(1) })).status).toBe(401);
    expect((await api.call('POST', PATH, { key: api.administrator, body: cards(1) })).status).toBe(
      403,
    );
  });

  test('the client sends one and reads the results', async () => {
    const client = new DocketClient({ url: api.url, apiKey: key, ledger: 'claims' });
    const body = { ...card, current_phase: 'EXECUTING' as const };
    const record = { type: 'job_card.filed' as const, decisionId: decision, body };
    const again = { idempotencyKey: `client ${decision}` };
    const written = await client.batch([record, record], again);
    expect(written).toMatchObject([
      { decisionId: decision, directive: 'proceed', replayed: false },
      { decisionId: decision, directive: 'proceed', replayed: false },
    ]);
    const replayed = written.map((one) => ({ ...one, replayed: true }));
    expect(await client.batch([record, record], again)).toEqual(replayed);
    const wrong = { ...record, body: { ...body, confidence: 2 } };
    await expect(client.batch([record, wrong])).rejects.toMatchObject({
      code: 'validation_failed',
      pointer: '/1/body/confidence',
    });
  });

  test('of 8 equal batches at once, one writes', async () => {
    const before = await api.size('claims');
    const headers = { 'idempotency-key': `race ${decision}` };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(cards(10), headers)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await api.size('claims')).toBe(before + 10);
  });
});
