import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gatewayObservation, opening } from './support/records.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';

const LEDGER = '/v1/ledgers/claims';
const seen = { ...gatewayObservation, event_id: 'evt-1' };

describe('what was seen from outside, over HTTP', () => {
  let api: TestApi;
  let observer: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    await api.createLedger('other');
    observer = await api.createKey('claims', 'observer');
  });
  afterAll(() => api.close());

  const observe = (body: object, key = observer, headers = {}) =>
    api.call('POST', `${LEDGER}/observations`, { key, body, headers });

  test('an event is recorded once, whatever key the request has', async () => {
    const first = await observe(seen);
    expect(first.status).toBe(201);
    expect(written(first).receipt.entries).toMatchObject([{ type: 'observation.recorded' }]);
    const size = await api.size('claims');
    for (const headers of [{}, { 'idempotency-key': 'one' }, { 'idempotency-key': 'another' }]) {
      const again = await observe(seen, observer, headers);
      expect(again.status).toBe(200);
      expect(written(again).receipt).toEqual(written(first).receipt);
    }
    expect(await api.size('claims')).toBe(size);
  });

  test('another content under the id of an event is refused', async () => {
    const event = { ...seen, event_id: 'evt-2' };
    written(await observe(event));
    const size = await api.size('claims');
    const forged = await observe({ ...event, amount: { value: '2500.00', currency: 'EUR' } });
    expect(problemOf(forged)).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await api.size('claims')).toBe(size);
  });

  test('ids of events are those of their source and their observer', async () => {
    const size = await api.size('claims');
    const event = { ...seen, event_id: 'evt-3' };
    const second = await api.createKey('claims', 'observer');
    for (const answer of [
      await observe(event),
      await observe({ ...event, source: 'proxy' }),
      await observe(event, second),
      // No two pairs of source and id are one.
      await observe({ ...event, source: 'a","b', event_id: 'c' }),
      await observe({ ...event, source: 'a', event_id: 'b","c' }),
    ]) {
      expect(answer.status).toBe(201);
    }
    // With the registration of the second key.
    expect(await api.size('claims')).toBe(size + 6);
  });

  test('sent many times at once, it is recorded once', async () => {
    const size = await api.size('claims');
    const event = { ...seen, event_id: 'evt-4' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => observe(event)));
    for (const { status } of answers) expect([200, 201, 409]).toContain(status);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await api.size('claims')).toBe(size + 1);
  });

  test.each([
    ['a key of its own in the record', { idempotency_key: 'mine' }],
    ['no id', { event_id: undefined }],
    ['an id that is no text', { event_id: { a: 1 } }],
    ['no time', { occurred_at: undefined }],
    ['an unknown source kind', { source_kind: 'rumour' }],
    ['an amount as a number', { amount: { value: 25, currency: 'EUR' } }],
    ['the body of the event', { raw: '{"card":"4111"}' }],
    ['a decision that it would belong to', { decision_id: 'dec_1' }],
  ])('%s is refused, and nothing is recorded', async (_, members) => {
    const size = await api.size('claims');
    const answer = await observe({ ...seen, event_id: 'evt-5', ...members });
    expect([400, 422]).toContain(answer.status);
    expect(await api.size('claims')).toBe(size);
  });

  test('an observer records nothing else, and nobody else observes', async () => {
    const agent = await api.createKey('claims', 'agent');
    const stranger = await api.createKey('other', 'observer');
    const size = await api.size('claims');
    for (const key of [agent, stranger, api.administrator]) {
      expect((await observe({ ...seen, event_id: 'evt-6' }, key)).status).toBe(403);
    }
    const records = [{ type: 'observation.recorded', body: { ...seen, event_id: 'evt-6' } }];
    for (const [path, key, body] of [
      ['batch', agent, records],
      ['batch', observer, records],
      ['decisions', observer, opening],
    ] as const) {
      const answer = await api.call('POST', `${LEDGER}/${path}`, { key, body });
      expect([403, 422]).toContain(answer.status);
    }
    expect((await api.call('GET', `${LEDGER}/decisions`, { key: observer })).status).toBe(403);
    expect(await api.size('claims')).toBe(size);
  });

  test('an auditor verifies them with the ledger', async () => {
    const key = await api.createKey('claims', 'auditor');
    const entries = await api.call('GET', `${LEDGER}/entries?limit=100`, { key });
    expect(entries.text).toContain('payments-gateway');
    const report = await api.call('POST', `${LEDGER}/verification`, {
      key,
      body: { depth: 'full' },
      headers: { prefer: 'wait=60' },
    });
    expect(report.json).toMatchObject({
      state: 'finished',
      report: { verified: true, findings: [] },
    });
  });
});
