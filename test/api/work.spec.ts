import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';
import { intent, opening } from './support/records.js';

interface Items {
  read_at: string;
  items: { name: string; state: string; counts: Record<string, number> }[];
}

describe('what Docket does by itself, over HTTP', () => {
  let api: TestApi;
  let agent: string;
  let officer: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
    officer = await api.createKey('claims', 'officer');
  });
  afterAll(() => api.close());

  const read = async (): Promise<Items> => {
    const answer = await api.call('GET', '/v1/work', { key: api.administrator });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    return answer.json as Items;
  };
  /** The figures are kept for two seconds. */
  const until = async (name: string, state: string): Promise<Record<string, number>> => {
    for (;;) {
      const found = (await read()).items.find((item) => item.name === name);
      if (found?.state === state) return found.counts;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  test('a server that is well has failed at nothing', async () => {
    const { items } = await read();
    expect(items.filter(({ state }) => state === 'failed' || state === 'attention')).toEqual([]);
    expect(items.find(({ name }) => name === 'readiness')).toMatchObject({ state: 'good' });
    expect(items.find(({ name }) => name === 'witness')).toMatchObject({ state: 'off' });
  });

  test('a side effect of which nobody knows wants a look, and an erasure waits for somebody', async () => {
    const decisions = '/v1/ledgers/claims/decisions';
    const id = written(
      await api.call('POST', decisions, { key: agent, body: opening }),
    ).decision_id;
    const { side_effect_id: effect } = written(
      await api.call('POST', `${decisions}/${id}/side-effects`, {
        key: agent,
        body: intent,
        headers: { 'idempotency-key': 'act' },
      }),
    );
    for (const to of ['executing', 'outcome_unknown'])
      written(
        await api.call('POST', `${decisions}/${id}/side-effects/${effect}/transitions`, {
          key: agent,
          body: { to },
        }),
      );
    const body = { decision: id, reason: 'asked', legal_basis: 'GDPR Art. 17(1)(b)' };
    written(await api.call('POST', '/v1/ledgers/claims/erasures', { key: officer, body }));
    expect(await until('side_effects', 'attention')).toEqual({ in_doubt: 1 });
    expect(await until('erasures', 'waiting')).toEqual({ waiting: 1 });
  });

  test('names nothing that was recorded, and is for who administers the installation', async () => {
    expect(JSON.stringify(await read())).not.toMatch(/refund|order|claims/i);
    const made = await api.createKey('claims', 'administrator');
    for (const key of [officer, agent, made]) {
      const refused = await api.call('GET', '/v1/work', { key });
      expect(refused.status).toBe(403);
      expect(['role_not_allowed', 'wrong_ledger']).toContain(problemOf(refused).code);
    }
  });
});
