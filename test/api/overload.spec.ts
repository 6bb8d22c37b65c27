import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { card, opening } from './support/records.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';

/** A queue of four records, and more writers than that. */
describe('more than the server can queue', () => {
  let api: TestApi;
  let agent: string;

  beforeAll(async () => {
    api = await startTestApi({ queueRecordsMax: 4 });
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
  });
  afterAll(() => api.close());

  test('is refused with 503 and when to come back, and the retry is taken', async () => {
    const decision = written(
      await api.call('POST', '/v1/ledgers/claims/decisions', { key: agent, body: opening }),
    ).decision_id;
    const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
    const send = (n: number) =>
      api.call('POST', path, {
        key: agent,
        body: card,
        headers: { 'idempotency-key': `card-${n}` },
      });
    const before = await api.size('claims');
    const numbers = Array.from({ length: 64 }, (_, n) => n);
    const answers = await Promise.all(numbers.map(send));

    const refused = numbers.filter((n) => answers[n]?.status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const n of refused) {
      const answer = answers[n];
      if (answer === undefined) continue;
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'overloaded' });
      // As long as the first in the queue has waited: usually no second.
      expect(answer.headers.get('retry-after')).toMatch(/^([1-9]|[12]\d|30)$/);
      expect(problemOf(answer).next).toMatch(/again/i);
    }
    // Nothing of what was refused was written.
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken.length + refused.length).toBe(64);
    expect(await api.size('claims')).toBe(before + taken.length);

    for (const n of refused) expect((await send(n)).status).toBe(201);
    expect(await api.size('claims')).toBe(before + 64);
  });

  test('is refused before what it sends is read, and by its route alone', async () => {
    const decision = written(
      await api.call('POST', '/v1/ledgers/claims/decisions', { key: agent, body: opening }),
    ).decision_id;
    const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
    const lock = new pg.Client({ connectionString: api.database.url });
    await lock.connect();
    try {
      // Whatever is appended waits for the head.
      await lock.query('BEGIN');
      await lock.query('SELECT 1 FROM docket.ledger_head FOR UPDATE');
      const waiting: ReturnType<typeof api.call>[] = [];
      const burst = () => {
        const sent = Array.from({ length: 16 }, () =>
          api.call('POST', path, { key: agent, body: card }),
        );
        waiting.push(...sent);
        return Promise.race(sent);
      };
      // What comes at once is refused but for what there is room for, which a second batch then takes; behind that one
      // the queue is full, and stays so.
      expect((await burst()).status).toBe(503);
      expect((await burst()).status).toBe(503);
      // It would be malformed if it were read, and unauthenticated if nobody asked whose it is.
      const sent = { raw: '{"sub_goal": ' };
      expect(problemOf(await api.call('POST', path, { key: agent, ...sent })).code).toBe(
        'overloaded',
      );
      expect(problemOf(await api.call('POST', path, sent)).code).toBe('not_authenticated');
      expect((await api.call('GET', '/v1/ledgers/claims', { key: agent })).status).toBe(200);
      await lock.query('ROLLBACK');
      const statuses = (await Promise.all(waiting)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([201, 503]));
      expect(problemOf(await api.call('POST', path, { key: agent, ...sent })).code).toBe(
        'malformed_json',
      );
    } finally {
      await lock.end();
    }
  });
});
