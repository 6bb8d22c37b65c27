import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketClient, type JobCard } from '@docket/client';
import { fileSpool, type FileSpool } from '@docket/client/node';
import { readEntries } from '../client-spool/entries.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { startForeignServer } from './foreign-server.js';

const OPENING = { agent: { id: 'test-agent' }, goal: 'Tag tickets', stakes: 'low' } as const;
const CARD: JobCard = {
  current_phase: 'EXECUTING',
  goal: 'Tag tickets',
  confidence: 0.9,
  needs_human: false,
};
const INTENT = {
  operation: 'tag',
  target: { system: 'helpdesk', resource: 'ticket/1' },
  owner: 'support',
};

const page =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response
      .writeHead(status, { 'content-type': 'text/html', ...headers })
      .end(`<html><h1>${status}</h1></html>`);
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(
    status,
    { type: `urn:docket:problem:${code}`, title: code, status, code },
    { 'content-type': 'application/problem+json', ...headers },
  );
const broken: RequestListener = (_request, response) => {
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"decision_id":', () => response.destroy());
};

type Fault = [name: string, code: string, answer: RequestListener | 'garbage', scheme: Scheme];
type Scheme = 'http' | 'https';
const over = (scheme: Scheme, faults: readonly (readonly [string, string, Fault[2]])[]): Fault[] =>
  faults.map((fault) => [...fault, scheme]);

/** What an agent meets while the server is up, or may be: never a reason to act unasked. */
const FAULTS: Fault[] = [
  ...over('http', [
    ...[200, 201, 400, 404, 405, 413, 415, 418, 500, 501, 502, 504, 520].map(
      (status): [string, string, RequestListener] => [
        `a page with status ${status}`,
        'unexpected_answer',
        page(status),
      ],
    ),
    ...[401, 403].map((status): [string, string, RequestListener] => [
      `a page with status ${status}`,
      'unexpected_answer',
      page(status, { 'www-authenticate': 'Basic realm="proxy"' }),
    ]),
    ...[301, 302, 307, 308].map((status): [string, string, RequestListener] => [
      `a redirect with status ${status}`,
      'redirected',
      page(status, { location: 'http://127.0.0.1:2/elsewhere' }),
    ]),
    ['a page with status 429', 'server_busy', page(429, { 'retry-after': '0' })],
    ['a page with status 503', 'server_busy', page(503)],
    ['an empty answer', 'unexpected_answer', (_request, response) => response.writeHead(204).end()],
    ['JSON of another service', 'unexpected_answer', json(200, { ok: true })],
    ['an error of another service', 'unexpected_answer', json(400, { code: 'x', type: 'y' })],
    ['an answer that breaks off', 'unexpected_answer', broken],
    [
      'a server that is overloaded',
      'overloaded',
      problem(503, 'overloaded', { 'retry-after': '0' }),
    ],
    ['a server that is not ready', 'not_ready', problem(503, 'not_ready')],
    ['a server that cannot say', 'write_outcome_unknown', problem(503, 'write_outcome_unknown')],
    ['a server that failed', 'internal', problem(500, 'internal')],
    ['something that speaks no HTTP', 'request_failed', 'garbage'],
  ]),
  ...over('https', [['something that speaks no TLS', 'request_failed', page(200)]]),
];

describe('whatever is no failure of the network', () => {
  let server: DocketServer;
  let apiKey: string;
  let auditor: string;
  let directory: string;
  let spool: FileSpool;
  beforeAll(async () => {
    server = await startDocketServer();
    const { createKey } = await server.createLedger('faults');
    apiKey = await createKey('agent');
    auditor = await createKey('auditor');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-spool-'));
    spool = await fileSpool({ directory });
  });
  afterEach(async () => {
    await spool.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** A client whose requests go where `route` says at the time. */
  function agentOver(options: { timeoutMs?: number } = {}) {
    const route: { fetch: typeof fetch } = { fetch };
    const agent = new DocketClient({
      url: server.url,
      apiKey,
      ledger: 'faults',
      spool,
      fetch: (...request) => route.fetch(...request),
      retry: { attemptsMax: 2, baseDelayMs: 1, maxDelayMs: 2 },
      ...options,
    });
    return { agent, route };
  }

  test.each(FAULTS)('%s: nothing is begun', async (name, code, answer, scheme) => {
    const { agent, route } = agentOver();
    const decision = await agent.decision(OPENING);
    const foreign = await startForeignServer(answer, scheme);
    try {
      route.fetch = foreign.fetch;
      let performed = 0;
      const tag = () =>
        decision.sideEffect(`tag ${name}`, INTENT, async () => ({ value: ++performed }));
      await expect(tag()).rejects.toMatchObject({ code });
      await expect(agent.decision(OPENING)).rejects.toMatchObject({ code });
      // A report is kept: nothing is lost, and nothing is released.
      await expect(decision.jobCard(CARD)).rejects.toMatchObject({
        code: 'failed_closed',
        recorded: 'spooled',
        cause: { code },
      });
      await expect(tag()).rejects.toMatchObject({ code });
      expect(performed).toBe(0);
      expect(spool.pending.map(({ type }) => type)).toEqual(['job_card.filed']);
      route.fetch = fetch;
      expect(await tag()).toMatchObject({ performed: true, answer: { recorded: 'ledger' } });
      expect(spool.pending).toEqual([]);
      expect(performed).toBe(1);
    } finally {
      await foreign.close();
    }
  });

  test.each(FAULTS)('%s, after the action: it is recorded', async (name, _code, answer, scheme) => {
    const { agent, route } = agentOver();
    const decision = await agent.decision({ ...OPENING, goal: name });
    const foreign = await startForeignServer(answer, scheme);
    try {
      const outcome = await decision.sideEffect(`after ${name}`, INTENT, async () => {
        route.fetch = foreign.fetch;
        return { value: 'tagged', externalRef: 're_1' };
      });
      expect(outcome).toMatchObject({
        performed: true,
        value: 'tagged',
        answer: { recorded: 'spooled', directive: 'hold', reasons: [{ rule: 'not_answered' }] },
      });
    } finally {
      await foreign.close();
    }
    route.fetch = fetch;
    expect(await agent.replaySpool()).toMatchObject({ written: 1, pending: 0, setAside: [] });
    const entries = await readEntries(server.url, 'faults', auditor);
    expect(entries.filter((entry) => entry.decision === decision.id).at(-1)).toMatchObject({
      type: 'side_effect.executed',
      body: { external_ref: 're_1' },
    });
  });

  test('a server that is reached and silent may be at work: nothing is begun, reports are kept', async () => {
    const { agent, route } = agentOver({ timeoutMs: 100 });
    const decision = await agent.decision(OPENING);
    const foreign = await startForeignServer(() => undefined, 'http');
    try {
      route.fetch = foreign.fetch;
      let performed = 0;
      const tag = decision.sideEffect('late', INTENT, async () => ({ value: ++performed }));
      await expect(tag).rejects.toMatchObject({ code: 'request_failed', isLate: true });
      await expect(decision.jobCard(CARD)).rejects.toMatchObject({ recorded: 'spooled' });
      expect(performed).toBe(0);
      // It is worth trying again later, and no error of the caller's.
      expect(await agent.replaySpool()).toMatchObject({ written: 0, pending: 1, away: false });
    } finally {
      await foreign.close();
    }
    route.fetch = fetch;
    expect(await agent.replaySpool()).toMatchObject({ written: 1, pending: 0 });
  });

  test('a key that is revoked during the action: it is recorded with the next key', async () => {
    await server.createLedger('revoked');
    const client = (key: string) =>
      new DocketClient({ url: server.url, apiKey: key, ledger: 'revoked', spool });
    const { id, secret } = await server.administration.createKey('revoked', { role: 'agent' });
    const decision = await client(secret).decision(OPENING);
    const outcome = await decision.sideEffect('tag', INTENT, async () => {
      await server.administration.revokeKey('revoked', id);
      return { value: 1 };
    });
    expect(outcome).toMatchObject({ performed: true, answer: { recorded: 'spooled' } });
    // Another key of the same principal: its decision is nobody else's.
    const next = client((await server.administration.rotateKey('revoked', id)).secret);
    expect(await next.replaySpool()).toMatchObject({ written: 1, pending: 0 });
    expect((await next.existing(decision.id).read()).sideEffects).toMatchObject([
      { status: 'executed' },
    ]);
  });

  test('a decision whose opening was refused later: nothing more is begun in it', async () => {
    const { agent, route } = agentOver();
    route.fetch = () =>
      Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    // Accepted on this side, and never by the ledger.
    const wrong = { ...OPENING, goal: '' };
    const decision = await agent.decision(wrong);
    expect(decision.opened).toMatchObject({ recorded: 'spooled' });
    route.fetch = fetch;
    let performed = 0;
    const tag = decision.sideEffect('tag', INTENT, async () => ({ value: ++performed }));
    await expect(tag).rejects.toMatchObject({ code: 'not_in_ledger' });
    expect(performed).toBe(0);
  });

  test.each([
    ['an address that is none', { url: 'docket.test' }, 'invalid_url'],
    ['a port that fetch blocks', { url: 'http://127.0.0.1:6000' }, 'invalid_url'],
    ['a port on which nothing can listen', { url: 'http://127.0.0.1:0' }, 'invalid_url'],
    ['a key with a line break', { apiKey: 'docket_k1\r\nx: y' }, 'invalid_api_key'],
    ['a key outside of ASCII', { apiKey: 'docket_k\u2026' }, 'invalid_api_key'],
    ['a ledger that no address holds', { ledger: '..' }, 'invalid_id'],
  ])('%s is found when the client is made', (_name, wrong, code) => {
    const options = { url: server.url, apiKey, ledger: 'faults', spool, ...wrong };
    expect(() => new DocketClient(options)).toThrow(expect.objectContaining({ code }));
  });

  test.each(['', 'tag\n', 'x'.repeat(256), '\u00fc', '\ud83d', undefined, null])(
    'the key %j is refused before anything is sent',
    async (given) => {
      // Callers without a type checker pass what a variable happens to hold.
      const key = given as string;
      const { agent, route } = agentOver();
      const decision = await agent.decision(OPENING);
      route.fetch = () => Promise.reject(new Error('sent'));
      let performed = 0;
      const tag = decision.sideEffect(key, INTENT, async () => ({ value: ++performed }));
      await expect(tag).rejects.toMatchObject({ code: expect.stringMatching(/^invalid_/) });
      expect(performed).toBe(0);
      expect(spool.pending).toEqual([]);
    },
  );
});
