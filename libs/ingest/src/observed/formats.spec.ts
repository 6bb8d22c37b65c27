import { readFileSync } from 'node:fs';
import { validateRecord } from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agentSight } from './agentsight.js';
import { cloudEvents } from './cloud-events.js';
import type { SourceChoices, SourceFormat } from './event.js';
import { pgaudit } from './pgaudit.js';

const PLAIN: SourceChoices = { operations: new Map(), outcome: 'unknown' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const example = (name: string): string[] =>
  readFileSync(new URL(`../../../../docs/guide/examples/observed/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
const mapAll = (format: SourceFormat, lines: readonly string[], choices = PLAIN) =>
  lines.map((line) => format.map(bytes(line), choices));

describe('CloudEvents', () => {
  const choices: SourceChoices = {
    ...PLAIN,
    system: 'payments',
    operations: new Map([['refund.created', 'issue_refund']]),
    key: '/data/idempotency_key',
    reference: '/data/id',
    amount: { value: '/data/amount', currency: '/data/currency' },
    outcome: 'succeeded',
  };

  test('one becomes an observation of its subject, with what is pointed at', () => {
    const [first, , ping] = mapAll(cloudEvents, example('events.ndjson'), choices);
    expect(first).toEqual({
      observation: {
        source_kind: 'provider_event',
        source: 'https://payments.example/events',
        event_id: 'evt_90211',
        operation: 'issue_refund',
        target: { system: 'payments', resource: 'order/44812' },
        action_key: 'refund-44812',
        external_ref: 're_8842',
        amount: { value: '25.00', currency: 'EUR' },
        outcome: 'succeeded',
        occurred_at: '2026-11-22T18:41:07Z',
        raw_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(ping).toEqual({ leftOut: 'no subject' });
  });

  test('without places nothing is taken from its data, and nothing is said of the outcome', () => {
    const [first] = mapAll(cloudEvents, example('events.ndjson'));
    expect(first).toMatchObject({ observation: { outcome: 'unknown' } });
    expect(JSON.stringify(first)).not.toMatch(/refund-44812|re_8842|25\.00/);
  });

  test.each([
    ['no JSON object', '[1]'],
    ['no JSON object', '{"specversion":"1.0","id":"1","id":"2"}'],
    ['specversion is not 1.0', '{"specversion":"0.3"}'],
    ['no source, id or type that can be recorded', '{"specversion":"1.0","id":7}'],
    ['no time', '{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"x"}'],
    [
      'a time that cannot be recorded',
      '{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"x","time":5}',
    ],
    [
      'what it says cannot be recorded (/occurred_at)',
      '{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"x","time":"soon"}',
    ],
  ])('%s: %s', (unreadable, line) => {
    expect(cloudEvents.map(bytes(line), PLAIN)).toEqual({ unreadable });
  });

  test.each([
    ['a sum that is none', { amount: '25,00', currency: 'eur' }, 'what it says cannot be recorded'],
    ['a currency that is none', { amount: '25', currency: 'euro' }, 'what it says cannot be'],
    ['a sum without a currency', { amount: '25' }, 'a key, a reference or an amount'],
    ['a key that is no text', { idempotency_key: [1] }, 'a key, a reference or an amount'],
  ])(
    'what stands where it is pointed at is recorded or told, never dropped: %s',
    (_, data, why) => {
      const event = { specversion: '1.0', id: '1', source: 's', type: 't', subject: 'x' };
      const line = JSON.stringify({ ...event, time: '2026-11-22T18:41:07Z', data });
      const mapped = cloudEvents.map(bytes(line), choices);
      expect('unreadable' in mapped ? mapped.unreadable : mapped).toContain(why);
    },
  );
});

describe('pgaudit', () => {
  const choices = { ...PLAIN, system: 'orders-db' };

  test('what changes something becomes an observation, without the statement', () => {
    const [write, read, other] = mapAll(pgaudit, example('postgresql.txt'), choices);
    expect(write).toMatchObject({
      observation: {
        source_kind: 'database_audit',
        operation: 'INSERT',
        target: { system: 'orders-db', resource: 'public.refunds' },
        outcome: 'unknown',
        occurred_at: '2026-11-22T18:41:08.114Z',
      },
    });
    expect(JSON.stringify(write)).not.toContain('insert into');
    expect(read).toEqual({ leftOut: 'class READ, which changes nothing' });
    expect(other).toEqual({ leftOut: 'no line of pgaudit' });
  });

  test('lines of jsonlog, an offset, and a name in quotation marks', () => {
    const message = 'AUDIT: OBJECT,1,1,WRITE,UPDATE,TABLE,"public.""a,b""",update x,<none>';
    const json = JSON.stringify({
      timestamp: '2026-11-22 19:41:08.1+01:00',
      error_severity: 'LOG',
      message,
    });
    expect(pgaudit.map(bytes(json), choices)).toMatchObject({
      observation: {
        operation: 'UPDATE',
        target: { resource: 'public."a,b"' },
        occurred_at: '2026-11-22T19:41:08.1+01:00',
      },
    });
  });

  test.each([
    [
      'a line of pgaudit of another form',
      '2026-11-22 18:41:08 UTC STATEMENT:  AUDIT: SESSION,1,1,WRITE,INSERT,TABLE,public.x,insert,<none>',
    ],
    ['a line of pgaudit of another form', '2026-11-22 18:41:08 UTC LOG:  AUDIT: SESSION,1,1,WRITE'],
    [
      'no time with UTC or an offset',
      '2026-11-22 18:41:08 CET LOG: AUDIT: SESSION,1,1,DDL,DROP TABLE,TABLE,public.x,drop,<none>',
    ],
    [
      'no name of an object (pgaudit.log_relation)',
      '2026-11-22 18:41:08 UTC LOG: AUDIT: SESSION,1,1,WRITE,INSERT,,,insert,<none>',
    ],
  ])('%s', (unreadable, line) => {
    expect(pgaudit.map(bytes(line), choices)).toEqual({ unreadable });
  });

  test('what a statement made the server log is none, by what stands beside it in jsonlog', () => {
    const audit = {
      timestamp: '2026-11-22 18:41:08 UTC',
      error_severity: 'LOG',
      message: 'AUDIT: SESSION,1,1,WRITE,DELETE,TABLE,public.x,delete,<none>',
    };
    const map = (more: object) =>
      pgaudit.map(bytes(JSON.stringify({ ...audit, ...more })), choices);
    expect(map({})).toMatchObject({ observation: { assurance: 'structured' } });
    for (const beside of [
      { context: 'PL/pgSQL function inline_code_block line 1 at RAISE' },
      { statement: 'do $$ begin raise log ...' },
      { error_severity: 'ERROR' },
      { error_severity: undefined },
      { hint: 'x' },
    ])
      expect(map(beside)).toEqual({
        unreadable: 'looks like a line of pgaudit, and was sent by a statement',
      });
  });

  test('a line of the plain log says that a statement may have written it', () => {
    const [write] = mapAll(pgaudit, example('postgresql.txt'), choices);
    expect(write).toMatchObject({ observation: { assurance: 'free_text' } });
  });

  test('a message that only quotes an audit line is none', () => {
    const message = 'statement: AUDIT: SESSION,1,1,WRITE,DELETE,TABLE,public.x,delete,<none>';
    const json = JSON.stringify({ timestamp: '2026-11-22 18:41:08 UTC', message });
    expect(pgaudit.map(bytes(json), choices)).toEqual({ leftOut: 'no line of pgaudit' });
  });

  test('a statement that looks like another line of the log does not become one', () => {
    const line = `2026-11-22 18:41:08 UTC LOG: AUDIT: SESSION,1,1,READ,SELECT,,,"select 'AUDIT: SESSION,1,1,WRITE,DELETE,TABLE,public.x,'",<none>`;
    expect(pgaudit.map(bytes(line), choices)).toEqual({
      leftOut: 'class READ, which changes nothing',
    });
  });
});

describe('AgentSight', () => {
  test('a request that may change something becomes an observation, without query and headers', () => {
    const choices = { ...PLAIN, key: '/data/headers/idempotency-key' };
    const [request, answer, process] = mapAll(agentSight, example('agentsight.ndjson'), choices);
    expect(request).toMatchObject({
      observation: {
        source_kind: 'sensor',
        source: 'agentsight',
        operation: 'POST',
        target: { system: 'payments.example', resource: '/v1/refunds' },
        action_key: 'refund-44812',
        outcome: 'unknown',
        occurred_at: new Date(1_795_372_867_114).toISOString(),
      },
    });
    expect(JSON.stringify(request)).not.toMatch(/Bearer|expand/);
    expect([answer, process]).toEqual([{ leftOut: 'an answer' }, { leftOut: 'no HTTP message' }]);
  });

  test.each([
    [
      'a request that changes nothing',
      { method: 'GET', path: '/', headers: { Host: 'a' } },
      1_795_372_867_114,
    ],
    ['no time of the calendar', { method: 'PUT', path: '/', headers: { Host: 'a' } }, 4_711],
    ['no host or path', { method: 'PUT', path: '/', headers: {} }, 1_795_372_867_114],
  ])('%s', (why, data, timestamp) => {
    const event = { timestamp, source: 'http_parser', data: { message_type: 'request', ...data } };
    const [told] = Object.values(agentSight.map(bytes(JSON.stringify(event)), PLAIN));
    expect(told).toBe(why);
  });
});

test('whatever a line is, it is left out or becomes a text for every member that has one', () => {
  const json = fc.json().map(bytes);
  const line = fc.oneof(json, fc.uint8Array({ maxLength: 200 }), fc.string().map(bytes));
  fc.assert(
    fc.property(line, (one) => {
      for (const format of [cloudEvents, pgaudit, agentSight]) {
        const mapped = format.map(one, { ...PLAIN, system: 's' });
        if ('leftOut' in mapped) expect(mapped.leftOut).not.toBe('');
        else if ('unreadable' in mapped) expect(mapped.unreadable).not.toBe('');
        else expect(validateRecord('observation.recorded', mapped.observation).ok).toBe(true);
      }
    }),
  );
});
