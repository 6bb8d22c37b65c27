import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { card, opening } from './support/records.js';

const SEEN = 'docket-entries-seen';

describe('a review that rests on what was seen', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'reviewer', 'officer'] as const)
      keys[role] = await api.createKey('claims', role);
    keys['second'] = await api.createKey('claims', 'reviewer');
  });
  afterAll(() => api.close());

  const call = (
    method: string,
    path: string,
    key: string,
    options: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer> =>
    api.call(method, `/v1/ledgers/claims/decisions${path}`, { key: keys[key], ...options });

  /** A decision that asks a human. @returns its id, and how many entries it has. */
  async function asked(): Promise<{ id: string; count: number }> {
    const { decision_id: id } = written(await call('POST', '', 'agent', { body: opening }));
    const body = { ...card, current_phase: 'ESCALATING', needs_human: true };
    written(await call('POST', `/${id}/job-cards`, 'agent', { body }));
    return { id, count: await countOf(id) };
  }

  async function countOf(id: string): Promise<number> {
    const answer = await call('GET', `/${id}/entries?bodies=false`, 'agent');
    return (answer.json as { entry_count: number }).entry_count;
  }

  const body = { verdict: 'reject', reason: 'No.', escalation_id: 'esc-1' };
  const answerIt = (
    id: string,
    seen: number | string,
    { key = 'reviewer', name }: { key?: string; name?: string } = {},
  ): Promise<Answer> => {
    const headers = { [SEEN]: String(seen), ...(name && { 'idempotency-key': name }) };
    return call('POST', `/${id}/reviews`, key, { body, headers });
  };

  test('is taken where only custody came since, whoever read it', async () => {
    const { id, count } = await asked();
    for (const key of ['reviewer', 'officer'])
      expect((await call('GET', `/${id}/evidence`, key)).status).toBe(200);
    expect(await countOf(id)).toBe(count + 2);
    expect((await answerIt(id, count)).status).toBe(201);
  });

  test('is not taken where the agent filed a card meanwhile, and says what came', async () => {
    const { id, count } = await asked();
    const more = { ...card, current_phase: 'ESCALATING', needs_human: true };
    written(await call('POST', `/${id}/job-cards`, 'agent', { body: more }));
    const before = await countOf(id);
    const refused = await answerIt(id, count);
    expect(refused.status).toBe(412);
    expect(problemOf(refused)).toMatchObject({
      code: 'decision_changed',
      errors: expect.arrayContaining([
        { code: 'recorded_since', detail: `entry ${count} of the decision: job_card.filed` },
      ]),
    });
    expect(await countOf(id)).toBe(before);
    // Looked at again it is.
    expect((await answerIt(id, before)).status).toBe(201);
  });

  test('of two at once one is taken, and repeated by its key it is answered as before', async () => {
    const { id, count } = await asked();
    const answers = await Promise.all([
      answerIt(id, count, { key: 'reviewer', name: 'mine' }),
      answerIt(id, count, { key: 'second', name: 'mine' }),
    ]);
    const codes = answers.map(({ status }) => status).sort();
    expect(codes).toEqual([201, 412]);
    const key = answers[0].status === 201 ? 'reviewer' : 'second';
    const again = await answerIt(id, count, { key, name: 'mine' });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
  });

  test('is taken while others read without end, and never behind a card', async () => {
    const { id, count } = await asked();
    let isOver = false;
    const reading = (async () => {
      while (!isOver) await call('GET', `/${id}/evidence`, 'officer');
    })();
    const first = await answerIt(id, count);
    isOver = true;
    await reading;
    expect(first.status).toBe(201);
    const races = await asked();
    const [, review] = await Promise.all([
      call('POST', `/${races.id}/job-cards`, 'agent', { body: card }),
      answerIt(races.id, races.count),
    ]);
    const entries = await call('GET', `/${races.id}/entries?bodies=false`, 'agent');
    const { entries: all } = entries.json as { entries: { type: string }[] };
    const types = all.slice(races.count).map(({ type }) => type);
    const isFirst = types[0] === 'review.recorded';
    expect(review.status).toBe(isFirst ? 201 : 412);
  });

  test('names a whole number of entries that there are', async () => {
    const { id, count } = await asked();
    for (const wrong of ['0', '-1', 'all', '1.5'])
      expect(problemOf(await answerIt(id, wrong)).code).toBe('invalid_parameter');
    expect(problemOf(await answerIt(id, count + 1)).code).toBe('validation_failed');
  });
});
