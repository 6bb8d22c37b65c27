import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import type { ProblemCode } from '@docket/api';
import { card, evaluation, intent, opening, review } from './support/records.js';
import { problemOf, startTestApi, written, type CallOptions, type TestApi } from './support/api.js';

type Sender = 'agent' | 'reviewer' | 'officer' | 'auditor' | 'administrator' | 'installation';

interface Case {
  name: string;
  method?: string;
  /** Below `/v1/ledgers/claims`, unless it begins with `//`. */
  path: string;
  by?: Sender;
  send?: CallOptions;
  code: ProblemCode;
  status: number;
  /** JSON Pointer or parameter that some member of `errors` must name. */
  place?: string;
  /** Entries that record the attempt: it is refused, and a finding about the agent. Absent: none. */
  recorded?: number;
}

const nested = (depth: number): string => `${'{"ext":'.repeat(depth)}1${'}'.repeat(depth)}`;
const withKey = (key: string): Record<string, string> => ({ 'idempotency-key': key });

describe('bad input is answered with a problem and writes nothing', () => {
  let api: TestApi;
  const keys = {} as Record<Sender, string>;
  const ids = { open: '', closed: '', held: '', sideEffect: '', executed: '' };

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'reviewer', 'officer', 'auditor', 'administrator'] as const) {
      keys[role] = await api.createKey('claims', role);
    }
    keys.installation = api.administrator;
    const post = async (path: string, body: object, headers?: Record<string, string>) =>
      written(
        await api.call('POST', `/v1/ledgers/claims${path}`, {
          key: keys.agent,
          body,
          ...(headers === undefined ? {} : { headers }),
        }),
      );
    ids.open = (await post('/decisions', opening)).decision_id;
    ids.closed = (await post('/decisions', opening)).decision_id;
    await post(`/decisions/${ids.closed}/close`, { outcome: 'completed' });
    ids.held = (await post('/decisions', opening)).decision_id;
    await post(`/decisions/${ids.held}/job-cards`, { ...card, needs_human: true });
    const first = await post(`/decisions/${ids.open}/side-effects`, intent, withKey('used-key'));
    ids.sideEffect = first.side_effect_id ?? '';
    const done = await post(
      `/decisions/${ids.open}/side-effects`,
      { ...intent, operation: 'send_email', target: { system: 'mail', resource: 'customer/1' } },
      withKey('done-key'),
    );
    ids.executed = done.side_effect_id ?? '';
    const transitions = `/decisions/${ids.open}/side-effects/${ids.executed}/transitions`;
    await post(transitions, { to: 'executing' });
    await post(transitions, { to: 'executed' });
  });
  afterAll(() => api.close());

  const decisions = '/decisions';
  const openPath = (rest: string): string => `/decisions/{open}${rest}`;

  const cases: Case[] = [
    // What is not JSON, or cannot be kept as it is.
    ...(
      [
        ['truncated', '{"goal":', 'malformed_json'],
        ['a trailing comma', '{"goal":"x",}', 'malformed_json'],
        ['a comment', '{"goal":"x"} // why', 'malformed_json'],
        ['empty', '', 'malformed_json'],
        ['only white space', '   ', 'malformed_json'],
        ['a byte order mark', '\ufeff{}', 'malformed_json'],
        ['a duplicate key', '{"goal":"a","goal":"b"}', 'malformed_json'],
        ['a lone surrogate', '{"goal":"\\ud800"}', 'malformed_json'],
        ['NUL', '{"goal":"a\\u0000b"}', 'malformed_json'],
        ['a number beyond 2^53', '{"ext":{"id":12345678901234567890}}', 'malformed_json'],
        ['a number beyond a double', '{"ext":{"id":1e999}}', 'malformed_json'],
        ['NaN', '{"ext":{"id":NaN}}', 'malformed_json'],
        ['33 levels', nested(33), 'malformed_json'],
      ] as const
    ).map(([name, raw, code]): Case => ({
      name: `body: ${name}`,
      path: decisions,
      send: { raw },
      code,
      status: 400,
    })),
    {
      name: 'body: bytes that are not UTF-8',
      path: decisions,
      send: { raw: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
      code: 'malformed_json',
      status: 400,
    },
    {
      name: 'a duplicate key is named by its place',
      path: decisions,
      send: { raw: '{"ext":{"a":1,"a":2}}' },
      code: 'malformed_json',
      status: 400,
      place: '/ext/a',
    },
    // Types and sizes of whole bodies.
    ...(['[]', '"text"', '1', 'null', 'true'] as const).map((raw): Case => ({
      name: `body: ${raw} instead of an object`,
      path: decisions,
      send: { raw },
      code: 'validation_failed',
      status: 422,
      place: '',
    })),
    {
      name: 'no body at all',
      path: decisions,
      code: 'validation_failed',
      status: 422,
      place: '',
    },
    {
      name: 'body over 512 KiB',
      path: decisions,
      send: { raw: `{"goal":"${'x'.repeat(600_000)}"}` },
      code: 'body_too_large',
      status: 413,
    },
    {
      name: 'media type text/plain',
      path: decisions,
      send: { raw: '{}', headers: { 'content-type': 'text/plain' } },
      code: 'unsupported_media_type',
      status: 415,
    },
    {
      name: 'media type of a form',
      path: decisions,
      send: { raw: 'goal=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      code: 'unsupported_media_type',
      status: 415,
    },
    {
      name: 'a media type that is none',
      path: decisions,
      send: { raw: '{}', headers: { 'content-type': 'json' } },
      code: 'unsupported_media_type',
      status: 415,
    },
    // Members of records.
    {
      name: 'decision without a goal',
      path: decisions,
      send: { body: { agent: { id: 'a' }, stakes: 'low' } },
      code: 'validation_failed',
      status: 422,
      place: '/goal',
    },
    {
      name: 'unknown member',
      path: decisions,
      send: { body: { ...opening, colour: 'red' } },
      code: 'validation_failed',
      status: 422,
      place: '/colour',
    },
    {
      name: '__proto__ as a member',
      path: decisions,
      send: { raw: JSON.stringify(opening).replace('{', '{"__proto__":{"x":1},') },
      code: 'validation_failed',
      status: 422,
      place: '/__proto__',
    },
    {
      name: 'wrong type deep inside',
      path: openPath('/job-cards'),
      send: { body: { ...card, tool_calls: [{ tool_name: 'a' }, { tool_name: 7 }] } },
      code: 'validation_failed',
      status: 422,
      place: '/tool_calls/1/tool_name',
    },
    {
      name: 'confidence over 1',
      path: openPath('/job-cards'),
      send: { body: { ...card, confidence: 1.5 } },
      code: 'validation_failed',
      status: 422,
      place: '/confidence',
    },
    {
      name: 'a phase that does not exist',
      path: openPath('/job-cards'),
      send: { body: { ...card, current_phase: 'THINKING' } },
      code: 'validation_failed',
      status: 422,
      place: '/current_phase',
    },
    {
      name: 'BLOCKED without a reason',
      path: openPath('/job-cards'),
      send: { body: { ...card, current_phase: 'BLOCKED' } },
      code: 'validation_failed',
      status: 422,
      place: '/reason_blocked',
    },
    {
      name: 'more values than a body may commit to',
      path: openPath('/job-cards'),
      send: { body: { ...card, ext: { many: Array.from({ length: 10_001 }, () => 1) } } },
      code: 'validation_failed',
      status: 422,
    },
    {
      name: 'evaluation without a verdict',
      path: openPath('/evaluations'),
      send: { body: { ...evaluation, passed: undefined } },
      code: 'validation_failed',
      status: 422,
    },
    {
      name: 'review without a reason',
      path: openPath('/reviews'),
      by: 'reviewer',
      send: { body: { verdict: 'approve' } },
      code: 'validation_failed',
      status: 422,
      place: '/reason',
    },
    {
      name: 'an outcome that does not exist',
      path: openPath('/close'),
      send: { body: { outcome: 'great' } },
      code: 'validation_failed',
      status: 422,
      place: '/outcome',
    },
    {
      name: 'a wrong entry count',
      path: openPath('/close'),
      send: { body: { outcome: 'completed', entry_count: 999 } },
      code: 'validation_failed',
      status: 422,
      place: '/entry_count',
    },
    // What does not exist.
    {
      name: 'unknown ledger, as an administrator of the installation',
      method: 'GET',
      path: '//v1/ledgers/nowhere',
      by: 'installation',
      code: 'unknown_ledger',
      status: 404,
    },
    {
      name: 'unknown ledger of keys',
      path: '//v1/ledgers/nowhere/keys',
      by: 'installation',
      send: { body: { role: 'agent' } },
      code: 'unknown_ledger',
      status: 404,
    },
    {
      name: 'checkpoint of an unknown ledger',
      method: 'GET',
      path: '//v1/ledgers/nowhere/checkpoint',
      by: 'installation',
      code: 'unknown_ledger',
      status: 404,
    },
    ...['/decisions/%00/job-cards', '/decisions/dec_a%00/job-cards'].map((path): Case => ({
      name: `NUL in the address: ${path}`,
      path,
      send: { body: card },
      code: 'malformed_request',
      status: 400,
    })),
    {
      name: 'NUL in a parameter',
      method: 'GET',
      path: '/entries?from=%00',
      by: 'auditor',
      code: 'malformed_request',
      status: 400,
    },
    {
      name: 'a decision that is none',
      path: '/decisions/claims/job-cards',
      send: { body: card },
      code: 'unknown_decision',
      status: 404,
    },
    {
      name: 'unknown decision',
      path: '/decisions/dec_00000000000000000000000000/job-cards',
      send: { body: card },
      code: 'unknown_decision',
      status: 404,
    },
    {
      name: 'a decision id that cannot be one',
      path: '/decisions/%2e%2e%2fetc/job-cards',
      send: { body: card },
      code: 'unknown_decision',
      status: 404,
    },
    {
      name: 'reading an unknown decision',
      method: 'GET',
      path: '/decisions/dec_none',
      code: 'unknown_decision',
      status: 404,
    },
    {
      name: 'dossier of an unknown decision',
      method: 'GET',
      path: '/decisions/dec_none/dossier.json',
      by: 'officer',
      code: 'unknown_decision',
      status: 404,
    },
    {
      name: 'unknown side effect',
      path: openPath('/side-effects/sfx_none/transitions'),
      send: { body: { to: 'executing' } },
      code: 'unknown_side_effect',
      status: 404,
    },
    {
      name: 'a side-effect id that cannot be one',
      path: openPath('/side-effects/4711/transitions'),
      send: { body: { to: 'executing' } },
      code: 'unknown_side_effect',
      status: 404,
    },
    {
      name: 'unknown escalation',
      path: openPath('/reviews'),
      by: 'reviewer',
      send: { body: { ...review, escalation_id: 'esc-9' } },
      code: 'unknown_escalation',
      status: 404,
    },
    {
      name: 'a path that does not exist',
      method: 'GET',
      path: '/no-such-thing',
      code: 'not_found',
      status: 404,
    },
    {
      name: 'a path that is not one',
      method: 'GET',
      path: '//v1/%ff',
      code: 'malformed_request',
      status: 400,
    },
    {
      name: 'a path that is too long',
      method: 'GET',
      path: `//v1/ledgers/${'a'.repeat(300)}`,
      code: 'uri_too_long',
      status: 414,
    },
    {
      name: 'a method that the path does not take',
      method: 'PUT',
      path: decisions,
      send: { body: opening },
      code: 'method_not_allowed',
      status: 405,
    },
    {
      name: 'deleting a dossier',
      method: 'DELETE',
      path: openPath('/dossier.json'),
      by: 'officer',
      code: 'method_not_allowed',
      status: 405,
    },
    {
      name: 'a media type that a dossier has not',
      method: 'GET',
      path: openPath('/dossier'),
      by: 'officer',
      send: { headers: { accept: 'text/csv' } },
      code: 'not_acceptable',
      status: 406,
    },
    // What the state of the decision does not allow.
    {
      name: 'a card after close',
      path: '/decisions/{closed}/job-cards',
      send: { body: card },
      code: 'decision_closed',
      status: 409,
    },
    {
      name: 'closing twice',
      path: '/decisions/{closed}/close',
      send: { body: { outcome: 'failed' } },
      code: 'decision_closed',
      status: 409,
    },
    {
      name: 'a side effect of a held decision',
      path: '/decisions/{held}/side-effects',
      send: { body: intent, headers: withKey('held-key') },
      code: 'decision_held',
      status: 409,
      // That it was tried is a finding about the agent.
      recorded: 1,
    },
    {
      name: 'an impossible transition',
      path: openPath('/side-effects/{executed}/transitions'),
      send: { body: { to: 'executing' } },
      code: 'impossible_transition',
      status: 409,
    },
    {
      name: 'a transition to nowhere',
      path: openPath('/side-effects/{sideEffect}/transitions'),
      send: { body: { to: 'somewhere' } },
      code: 'validation_failed',
      status: 422,
      place: '/to',
    },
    {
      name: 'a transition that names another side effect',
      path: openPath('/side-effects/{sideEffect}/transitions'),
      send: { body: { to: 'executing', side_effect_id: 'sfx_other' } },
      code: 'validation_failed',
      status: 422,
      place: '/side_effect_id',
    },
    // Idempotency keys.
    {
      name: 'a side effect without an Idempotency-Key',
      path: openPath('/side-effects'),
      send: { body: { ...intent, idempotency_key: 'only-in-the-body' } },
      code: 'idempotency_key_missing',
      status: 400,
      place: 'Idempotency-Key',
    },
    {
      name: 'an empty Idempotency-Key',
      path: openPath('/side-effects'),
      send: { body: intent, headers: withKey('""') },
      code: 'idempotency_key_invalid',
      status: 400,
    },
    {
      name: 'an Idempotency-Key of 256 characters',
      path: openPath('/side-effects'),
      send: { body: intent, headers: withKey('k'.repeat(256)) },
      code: 'idempotency_key_invalid',
      status: 400,
    },
    {
      name: 'another key in the body than in the header',
      path: openPath('/side-effects'),
      send: { body: { ...intent, idempotency_key: 'two' }, headers: withKey('one') },
      code: 'idempotency_key_invalid',
      status: 400,
    },
    {
      name: 'a used key for another amount',
      path: openPath('/side-effects'),
      send: {
        body: { ...intent, amount: { value: '26.00', currency: 'EUR' } },
        headers: withKey('used-key'),
      },
      code: 'idempotency_key_reused',
      status: 422,
      recorded: 3,
    },
    {
      name: 'a used key for another decision',
      path: '/decisions/{held}/side-effects',
      send: { body: intent, headers: withKey('used-key') },
      code: 'idempotency_key_reused',
      status: 422,
      recorded: 3,
    },
    {
      name: 'a used key for another kind of record',
      path: openPath('/job-cards'),
      send: { body: card, headers: withKey('used-key') },
      code: 'idempotency_key_reused',
      status: 422,
    },
    // The API's own bodies and parameters.
    {
      name: 'a ledger without an id',
      path: '//v1/ledgers',
      by: 'installation',
      send: { body: {} },
      code: 'validation_failed',
      status: 422,
      place: '/id',
    },
    {
      name: 'a ledger id that leads elsewhere',
      path: '//v1/ledgers',
      by: 'installation',
      send: { body: { id: '../registry' } },
      code: 'validation_failed',
      status: 422,
      place: '/id',
    },
    {
      name: 'a ledger that exists',
      path: '//v1/ledgers',
      by: 'installation',
      send: { body: { id: 'claims' } },
      code: 'ledger_exists',
      status: 409,
    },
    {
      name: 'the name of the registry',
      path: '//v1/ledgers',
      by: 'installation',
      send: { body: { id: 'registry' } },
      code: 'ledger_exists',
      status: 409,
    },
    {
      name: 'a policy that is none',
      path: '//v1/ledgers',
      by: 'installation',
      send: { body: { id: 'fine', policy: { tripwires: { loop_repeats: 'three' } } } },
      code: 'validation_failed',
      status: 422,
      place: '/policy/tripwires/loop_repeats',
    },
    {
      name: 'a policy with an unknown member',
      path: '//v1/ledgers',
      by: 'installation',
      send: { body: { id: 'fine', policy: { strict: true } } },
      code: 'validation_failed',
      status: 422,
      place: '/policy/strict',
    },
    {
      name: 'a role that does not exist',
      path: '/keys',
      by: 'administrator',
      send: { body: { role: 'superuser' } },
      code: 'validation_failed',
      status: 422,
      place: '/role',
    },
    ...(
      [
        ['/decisions?limit=0', 'limit', 'agent'],
        ['/decisions?limit=many', 'limit', 'agent'],
        ['/decisions?after=-1', 'after', 'agent'],
        ['/entries?from=-1', 'from', 'auditor'],
        ['/entries?limit=10001', 'limit', 'auditor'],
        ['/proofs/inclusion', 'seq', 'agent'],
        ['/proofs/inclusion?seq=1.5', 'seq', 'agent'],
        ['/proofs/inclusion?seq=0&size=0', 'size', 'agent'],
        ['/proofs/inclusion?seq=0&size=99999', 'size', 'agent'],
        ['/proofs/inclusion?leaf_hash=xyz', 'leaf_hash', 'agent'],
        ['/proofs/file', 'seq', 'agent'],
        ['/proofs/file?seq=0&wait_s=11', 'wait_s', 'agent'],
        ['/checkpoint?wait_s=-1', 'wait_s', 'agent'],
        ['/proofs/consistency', 'from', 'agent'],
        ['/proofs/consistency?from=99999', 'from', 'agent'],
      ] as const
    ).map(([path, place, by]): Case => ({
      name: path,
      method: 'GET',
      path,
      by,
      code: 'invalid_parameter',
      status: 400,
      place,
    })),
    ...(
      [
        ['/proofs/inclusion?seq=99999', 'agent'],
        ['/proofs/file?seq=99999', 'agent'],
        [`/proofs/inclusion?leaf_hash=${'0'.repeat(64)}`, 'agent'],
        ['/tile/0/999', 'agent'],
        ['/tile/0/000.p/255', 'agent'],
        ['/tile/9/../../x', 'agent'],
        ['/tile/0/0', 'agent'],
        ['/tile/entries/000', 'agent'],
        ['/tile/entries/x000/000.p/1', 'agent'],
      ] as const
    ).map(([path, by]): Case => ({
      name: path,
      method: 'GET',
      path,
      by,
      code: path.includes('..') ? 'not_found' : 'unknown_entry',
      status: 404,
    })),
    {
      name: 'an unknown schema',
      method: 'GET',
      path: '//schemas/job_card.filed/99',
      code: 'unknown_schema',
      status: 404,
    },
    {
      name: 'a schema named like a member of every object',
      method: 'GET',
      path: '//schemas/__proto__/constructor',
      code: 'unknown_schema',
      status: 404,
    },
    {
      name: 'a verification before there was one',
      method: 'GET',
      path: '/verification',
      by: 'auditor',
      code: 'no_verification_yet',
      status: 404,
    },
  ];

  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const path = one.path.replace(/\{(\w+)\}/g, (_all, id: keyof typeof ids) => ids[id]);
    const before = await api.size('claims');
    const answer = await api.call(
      one.method ?? 'POST',
      path.startsWith('//') ? path.slice(1) : `/v1/ledgers/claims${path}`,
      { key: keys[one.by ?? 'agent'], ...one.send },
    );
    const problem = problemOf(answer);
    expect({ status: answer.status, code: problem.code }).toEqual({
      status: one.status,
      code: one.code,
    });
    expect(problem).toEqual({
      type: `urn:docket:problem:${one.code}`,
      title: expect.stringMatching(/\w/),
      status: one.status,
      detail: expect.stringMatching(/\w/),
      instance: `urn:docket:request:${answer.headers.get('x-request-id') ?? ''}`,
      code: one.code,
      next: expect.stringMatching(/\w/),
      ...(problem.errors === undefined ? {} : { errors: expect.any(Array) }),
    });
    if (one.place !== undefined) {
      const places = (problem.errors ?? []).map(({ pointer, parameter }) => pointer ?? parameter);
      expect(places).toContain(one.place);
    }
    expect(await api.size('claims')).toBe(before + (one.recorded ?? 0));
  });

  test('HEAD of a dossier is refused, because an export would be recorded that nobody received', async () => {
    const before = await api.size('claims');
    const path = `/v1/ledgers/claims/decisions/${ids.open}/dossier.json`;
    const answer = await api.call('HEAD', path, { key: keys.officer });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
    expect(await api.size('claims')).toBe(before);
  });

  test('what is not HTTP is answered all the same', async () => {
    const { hostname, port } = new URL(api.url);
    const send = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let answer = '';
        const socket = connect(Number(port), hostname, () => socket.write(text));
        socket.on('data', (chunk) => (answer += chunk.toString('utf8')));
        socket.on('close', () => resolve(answer));
        socket.on('error', reject);
      });
    expect(await send('this is not HTTP\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 .*application\/problem\+json.*malformed_request/s,
    );
    const long = `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`;
    expect(await send(long)).toMatch(/^HTTP\/1\.1 431 .*headers_too_large/s);
  });

  test('an answer about what is not the caller’s says nothing about the inside', async () => {
    // A ledger whose signing key is gone: an operator's mistake, not the caller's.
    await api.createLedger('keyless');
    const agent = await api.createKey('keyless', 'agent');
    // More than its first checkpoint, which stands in the database, covers.
    const decision = { agent: { id: 'a' }, goal: 'g', stakes: 'low' };
    await api.call('POST', '/v1/ledgers/keyless/decisions', { key: agent, body: decision });
    const { rm } = await import('node:fs/promises');
    await rm(`${api.keysDir}/keyless.seed`);
    const restarted = await import('@docket/api');
    const second = await restarted.startApi({
      databaseUrl: api.database.url,
      hostName: 'docket.example',
      keysDir: api.keysDir,
      port: 0,
      host: '127.0.0.1',
      logLevel: 'silent',
      poolSize: 2,
      queueRecordsMax: 10_000,
      clockAheadSMax: 300,
    });
    const response = await fetch(`${second.url}/v1/ledgers/keyless/checkpoint`, {
      headers: { authorization: `Bearer ${agent}` },
    });
    const text = await response.text();
    await second.close();
    expect(response.status).toBe(503);
    expect(text).toContain('urn:docket:problem:signing_key_unusable');
    expect(text).not.toMatch(/ENOENT|seed|\/tmp|at .*\.ts/);
  });

  test('a request id is taken over when it is harmless, and replaced when it is not', async () => {
    const ask = async (id: string): Promise<string | null> =>
      (await api.call('GET', '/healthz', { headers: { 'x-request-id': id } })).headers.get(
        'x-request-id',
      );
    expect(await ask('trace-42')).toBe('trace-42');
    expect(await ask('a b<script>')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('after all this the ledger still verifies', async () => {
    const answer = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: keys.auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=20' },
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      state: 'finished',
      report: { verified: true, key_pinned: true },
    });
  });
});
