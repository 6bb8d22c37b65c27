import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseList, type BareItem } from 'structured-headers';
import { DocketClient } from '@docket/client';
import { card, opening } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

const OF_KEY = 20;
const OF_LEDGER = 30;

/** The items of a RateLimit field: names with their parameters. */
function fieldOf(answer: Answer, name: string): Record<string, Record<string, BareItem>> {
  const items = parseList(answer.headers.get(name) ?? '');
  return Object.fromEntries(
    items.map(([item, parameters]) => [item as string, Object.fromEntries(parameters)]),
  );
}

describe('what a key and a ledger may ask for', () => {
  let api: TestApi;
  /** Each key's own. */
  const decisions = new Map<string, string>();
  const keys = { setUp: '', a: '', b: '', c: '', other: '' };

  beforeAll(async () => {
    api = await startTestApi({ rates: { ofKey: OF_KEY, ofLedger: OF_LEDGER } });
    for (const id of ['claims', 'other', 'paced']) await api.createLedger(id);
    for (const name of ['a', 'b', 'c'] as const)
      keys[name] = await api.createKey('claims', 'agent');
    keys.other = await api.createKey('other', 'agent');
    keys.setUp = await api.createKey('paced', 'agent');
    const path = '/v1/ledgers/claims/decisions';
    for (const key of [keys.a, keys.b, keys.c]) {
      const opened = await api.call('POST', path, { key, body: opening });
      decisions.set(key, written(opened).decision_id);
    }
  });
  afterAll(() => api.close());

  const file = (key: string): Promise<Answer> =>
    api.call('POST', `/v1/ledgers/claims/decisions/${decisions.get(key)}/job-cards`, {
      key,
      body: card,
    });
  const look = (key: string, ledger: string): Promise<Answer> =>
    api.call('GET', `/v1/ledgers/${ledger}`, { key });

  test('each answer to a key says what is left, one without a key says nothing', async () => {
    const first = await look(keys.other, 'other');
    expect(fieldOf(first, 'ratelimit-policy')).toEqual({
      key: { q: OF_KEY, w: 60 },
      ledger: { q: OF_LEDGER, w: 60 },
    });
    const { key } = fieldOf(first, 'ratelimit');
    const left = Number(key?.['r']);
    expect(left).toBeLessThan(OF_KEY);
    const next = fieldOf(await look(keys.other, 'other'), 'ratelimit');
    // A moment may have brought one back.
    expect(Number(next['key']?.['r'])).toBeLessThanOrEqual(left);
    expect(Object.keys(next).toSorted()).toEqual(['key', 'ledger']);
    for (const path of ['/healthz', '/openapi.json', '/nowhere']) {
      const { headers } = await api.call('GET', path);
      expect([headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([null, null]);
    }
  });

  test('what is beyond is answered 429 and not recorded; another key, and another ledger, go on', async () => {
    const before = await api.size('claims');
    const answers: Answer[] = [];
    for (let n = 0; n < 2 * OF_KEY; n++) answers.push(await file(keys.a));
    const taken = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 429);
    expect(taken.length + refused.length).toBe(answers.length);
    expect(refused.length).toBeGreaterThan(0);
    expect(await api.size('claims')).toBe(before + taken.length);
    for (const answer of refused) {
      expect(problemOf(answer)).toMatchObject({
        code: 'rate_limited',
        detail: `This key may make ${OF_KEY} requests in 60 seconds.`,
      });
      const { r, t } = fieldOf(answer, 'ratelimit')['key'] ?? {};
      expect([r, answer.headers.get('retry-after')]).toEqual([0, String(t)]);
      expect(Number(t)).toBeGreaterThanOrEqual(1);
    }
    expect((await file(keys.b)).status).toBe(201);
    expect((await look(keys.other, 'other')).status).toBe(200);
  });

  test('all keys together have the bound of their ledger, and the next ledger its own', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < OF_LEDGER + 10; n++) answers.push(await file(n % 2 ? keys.b : keys.c));
    const details = answers
      .filter(({ status }) => status === 429)
      .map((answer) => problemOf(answer).detail);
    expect(details).toContain(
      `The keys of this ledger together may make ${OF_LEDGER} requests in 60 seconds.`,
    );
    expect((await look(keys.other, 'other')).status).toBe(200);
  });

  test('a refusal comes before the body is read, and a wrong key is refused as that', async () => {
    const path = `/v1/ledgers/claims/decisions/${decisions.get(keys.a)}/job-cards`;
    for (let n = 0; n < OF_KEY; n++) await file(keys.a);
    const unread = await api.call('POST', path, { key: keys.a, raw: '{"this is": not json' });
    expect(problemOf(unread).code).toBe('rate_limited');
    expect((await api.call('POST', path, { key: 'docket_wrong', body: card })).status).toBe(401);
  });

  test('the client waits as long as it is told, and everything is written once', async () => {
    const client = new DocketClient({ url: api.url, apiKey: keys.setUp, ledger: 'paced' });
    const opened = await client.decision({ ...opening, stakes: 'medium' });
    const before = await api.size('paced');
    const cards = Array.from({ length: OF_KEY + 2 }, (_, n) =>
      opened.jobCard(
        { current_phase: 'EXECUTING', goal: `card ${n}`, confidence: 0.9, needs_human: false },
        { idempotencyKey: `paced-${n}` },
      ),
    );
    expect(await Promise.all(cards)).toHaveLength(OF_KEY + 2);
    expect(await api.size('paced')).toBe(before + OF_KEY + 2);
  });

  test('a limit that is lifted is not said either', async () => {
    const free = await api.startAnother({ rates: { ofKey: 'off', ofLedger: 'off' } });
    const path = `${free.url}/v1/ledgers/claims`;
    const headers = { authorization: `Bearer ${keys.a}` };
    for (let n = 0; n < 2 * OF_LEDGER; n++) {
      const answer = await fetch(path, { headers });
      await answer.arrayBuffer();
      expect([answer.status, answer.headers.get('ratelimit')]).toEqual([200, null]);
    }
  });
});
