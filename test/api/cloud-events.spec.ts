import { canonicalBytes, sha256, toHex } from '@docket/chain';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problemOf, startTestApi, type TestApi } from './support/api.js';
import { refundEvent } from './support/records.js';

const EVENTS = '/v1/ledgers/claims/observations/cloud-events';
const QUERY =
  '?system=payments&operations=refund.created%3Dissue_refund&outcome=succeeded' +
  '&key=/data/idempotency_key&reference=/data/id&amount=/data/amount&currency=/data/currency';
const STRUCTURED = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
const BATCH = { 'content-type': 'application/cloudevents-batch+json' };

interface Taken {
  id: string;
  replayed?: boolean;
  receipt?: { seq: number };
  left_out?: string;
}

describe('CloudEvents over HTTP', () => {
  let api: TestApi;
  let observer: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    observer = await api.createKey('claims', 'observer');
  });
  afterAll(() => api.close());

  const post = (body: unknown, headers: Record<string, string> = {}, query = QUERY) =>
    api.call('POST', `${EVENTS}${query}`, { key: observer, body, headers });
  const takenOf = ({ json }: { json: unknown }) => (json as { events: Taken[] }).events;
  test('one event is the same in each mode, and is recorded once', async () => {
    const size = await api.size('claims');
    const first = await post(refundEvent, STRUCTURED);
    expect(first.status).toBe(201);
    const [taken] = takenOf(first);
    expect(taken).toMatchObject({ id: 'evt_90211', replayed: false, receipt: { seq: size } });
    const { data, ...attributes } = refundEvent;
    const named = Object.entries(attributes).filter(([name]) => name !== 'datacontenttype');
    const binary = {
      ...Object.fromEntries(
        named.map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]),
      ),
      'content-type': 'application/json',
    };
    for (const [body, headers] of [
      [refundEvent, STRUCTURED],
      [refundEvent, {}],
      [data, binary],
      [[refundEvent], BATCH],
    ] as const) {
      const again = await post(body, headers);
      expect([again.status, takenOf(again)]).toEqual([200, [{ ...taken, replayed: true }]]);
    }
    expect(await api.size('claims')).toBe(size + 1);
    // What an observer recorded it by hand as is the same record, and another is another one.
    const observation = {
      source_kind: 'provider_event',
      source: refundEvent.source,
      event_id: refundEvent.id,
      operation: 'issue_refund',
      target: { system: 'payments', resource: refundEvent.subject },
      amount: { value: '25.00', currency: 'EUR' },
      action_key: 'refund-44812',
      external_ref: 're_8842',
      outcome: 'succeeded',
      occurred_at: refundEvent.time,
      raw_sha256: toHex(sha256(canonicalBytes(refundEvent))),
    };
    const path = '/v1/ledgers/claims/observations';
    for (const [body, status] of [
      [observation, 200],
      [{ ...observation, outcome: 'unknown' }, 422],
    ])
      expect((await api.call('POST', path, { key: observer, body })).status).toBe(status);
  });

  test('a list is recorded whole: what changes nothing is left out, and said to be', async () => {
    const size = await api.size('claims');
    const { subject: _, ...ping } = { ...refundEvent, id: 'ping', type: 'ping' };
    const events = [{ ...refundEvent, id: 'one' }, ping, { ...refundEvent, id: 'two' }];
    const answer = await post(events, BATCH);
    expect(takenOf(answer)).toMatchObject([
      { id: 'one', replayed: false, receipt: { seq: size } },
      { id: 'ping', left_out: 'no subject' },
      { id: 'two', replayed: false, receipt: { seq: size + 1 } },
    ]);
    const alone = await post(ping, STRUCTURED);
    expect([alone.status, takenOf(alone)]).toEqual([200, [{ id: 'ping', left_out: 'no subject' }]]);
  });

  test('where one cannot be read none is recorded, and each is named', async () => {
    const size = await api.size('claims');
    const poison = { ...refundEvent, id: 'bad', data: { amount: '25,00', currency: 'eur' } };
    const answer = await post([{ ...refundEvent, id: 'good' }, poison, 'text'], BATCH);
    expect(problemOf(answer)).toMatchObject({
      code: 'validation_failed',
      errors: [
        { pointer: '/1', detail: 'what it says cannot be recorded (/amount/value)' },
        { pointer: '/2', detail: 'no JSON object' },
      ],
    });
    const many = Array.from({ length: 101 }, (_, i) => ({ ...refundEvent, id: `many-${i}` }));
    expect(problemOf(await post(many, BATCH))).toMatchObject({ code: 'validation_failed' });
    const encoded = { ...STRUCTURED, 'ce-specversion': '1.0', 'ce-id': '%E4' };
    expect(problemOf(await post({}, encoded))).toMatchObject({ code: 'invalid_parameter' });
    expect(await api.size('claims')).toBe(size);
  });

  test('another content under the id of an event is refused, and the others are recorded', async () => {
    const size = await api.size('claims');
    await post({ ...refundEvent, id: 'once' }, STRUCTURED);
    const forged = { ...refundEvent, id: 'once', subject: 'order/1' };
    const answer = await post([forged, { ...refundEvent, id: 'behind' }], BATCH);
    expect(problemOf(answer)).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await api.size('claims')).toBe(size + 2);
  });

  test.each([
    ['?key=data', 'key'],
    ['?amount=/data/amount', 'currency'],
    ['?operations=refund.created', 'operations'],
    ['?outcome=done', 'outcome'],
    ['?sytem=payments', 'sytem'],
  ])('%s is refused', async (query, parameter) => {
    const answer = await post(refundEvent, STRUCTURED, query);
    expect(problemOf(answer)).toMatchObject({
      code: 'invalid_parameter',
      errors: [{ parameter }],
    });
  });

  test('another route takes no such type, and this one no other', async () => {
    const path = '/v1/ledgers/claims/observations';
    const call = { key: observer, body: refundEvent, headers: STRUCTURED };
    expect((await api.call('POST', path, call)).status).toBe(415);
    expect((await post(refundEvent, { 'content-type': 'text/plain' })).status).toBe(415);
  });
});
