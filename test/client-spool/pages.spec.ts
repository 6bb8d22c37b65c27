import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  DocketClient,
  DocketError,
  FailedClosed,
  UnexpectedAnswer,
  type JobCard,
} from '@docket/client';
import { fileSpool, type FileSpool } from '@docket/client/node';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readEntries } from './entries.js';
import { startPageProxy, type CallKind, type Page, type PageProxy } from './page-proxy.js';

const OPENING = { agent: { id: 'test-agent' }, goal: 'Refund order #1', stakes: 'low' } as const;
const CARD: JobCard = {
  current_phase: 'EXECUTING',
  goal: 'Refund order #1',
  confidence: 0.9,
  needs_human: false,
};
const INTENT = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/1' },
  owner: 'finance',
};
const KINDS: readonly CallKind[] = ['opening', 'card', 'intent', 'executing', 'executed', 'read'];
const WHENS = ['before', 'after'] as const;

const send =
  (status: number, type: string | undefined, body: string | Buffer, more = {}): Page =>
  (response) =>
    response
      .writeHead(status, {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(status >= 300 && status < 400 ? { location: '/login' } : {}),
        ...more,
      })
      .end(body);

/** Bodies that any status may come with. */
const BODIES: Record<string, (status: number) => Page> = {
  'a page': (status) => send(status, 'text/html', `<html><h1>${status}</h1></html>`),
  nothing: (status) => send(status, undefined, ''),
  'JSON of another service': (status) => send(status, 'application/json', '{"ok":true}'),
  'a problem of another service': (status) =>
    send(
      status,
      'application/problem+json',
      JSON.stringify({ type: 'about:blank', title: 'No', status, code: 'validation_failed' }),
    ),
  'words of Docket as a page': (status) => send(status, 'text/html', problemText(status)),
  'a problem of Docket with another status': (status) =>
    send(status, 'application/problem+json', problemText(422)),
};
const problemText = (status: number): string => {
  const code = 'validation_failed';
  return JSON.stringify({ type: `urn:docket:problem:${code}`, title: 'No', status, code });
};
const STATUSES = [200, 302, 403, 404, 500, 501, 520];
const PAGES = STATUSES.flatMap((status) =>
  Object.entries(BODIES).map(([body, make]): [number, string, Page] => [
    status,
    body,
    make(status),
  ]),
);

/**
 * Pages at any place between agent and server: the money moves once, and the ledger says so. With
 * `DOCKET_PAGES=all` every status, body and kind of call, which takes minutes.
 */
describe('what is no answer of Docket', () => {
  let server: DocketServer;
  let proxy: PageProxy;
  let directory: string;
  let spool: FileSpool;
  const tried = { calls: 0, pages: 0 };
  beforeAll(async () => {
    server = await startDocketServer();
    proxy = await startPageProxy(server.url);
  });
  afterAll(async () => {
    await proxy.close();
    await server.stop();
  });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-spool-'));
    spool = await fileSpool({ directory });
  });
  afterEach(async () => {
    proxy.interfere(undefined);
    await spool.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function createLedger(id: string, options: { timeoutMs?: number } = {}) {
    const { createKey } = await server.createLedger(id);
    const auditor = await createKey('auditor');
    const agent = new DocketClient({
      url: proxy.url,
      apiKey: await createKey('agent'),
      ledger: id,
      spool,
      retry: { attemptsMax: 2, baseDelayMs: 1, maxDelayMs: 2 },
      ...options,
    });
    const typesOf = async (decision: string) =>
      (await readEntries(server.url, id, auditor))
        .filter((entry) => entry.decision === decision)
        .map(({ type }) => type);
    return { agent, typesOf };
  }

  /** Works a decision through as an agent does that goes on after a report was only spooled. */
  function workOn(agent: DocketClient<FileSpool>, name: string) {
    const state = { performed: 0, id: '' };
    const work = async () => {
      const decision = await agent.decision(OPENING, { idempotencyKey: `${name}/opening` });
      state.id = decision.id;
      try {
        await decision.jobCard(CARD, { idempotencyKey: `${name}/card` });
      } catch (error) {
        if (!(error instanceof FailedClosed && error.recorded === 'spooled')) throw error;
      }
      await decision.registerSideEffect(`${name}/refund`, INTENT);
      return decision.sideEffect(`${name}/refund`, INTENT, async () => ({
        value: ++state.performed,
        externalRef: 're_1',
      }));
    };
    return { state, work };
  }

  async function interfereAndRecover(
    { agent, typesOf }: Awaited<ReturnType<typeof createLedger>>,
    kind: CallKind,
    when: 'before' | 'after',
    page: Page,
  ): Promise<void> {
    const { state, work } = workOn(agent, `${kind} ${when}`);
    const before = proxy.pages;
    proxy.interfere({ kind, when, page });
    const first = await work().catch((error: unknown) => error);
    tried.calls++;
    tried.pages += proxy.pages - before;
    expect(proxy.pages).toBeGreaterThan(before);
    if (kind === 'executed') {
      // The money moved: that is kept, and nothing is released.
      expect(first).toMatchObject({
        performed: true,
        answer: { recorded: 'spooled', directive: 'hold', reasons: [{ rule: 'not_answered' }] },
      });
    } else {
      expect(first).toBeInstanceOf(DocketError);
      expect(state.performed).toBe(0);
    }
    if (kind === 'read') {
      const look = agent.existing(state.id);
      await expect(look.read()).rejects.toBeInstanceOf(UnexpectedAnswer);
      const verdict = look.waitForVerdict({ timeoutMs: 1 });
      await expect(verdict).rejects.toMatchObject({
        code: expect.stringMatching(/^(no_verdict|unexpected_answer|redirected)$/),
      });
    }
    proxy.interfere(undefined);
    expect(await agent.replaySpool()).toMatchObject({ pending: 0, setAside: [], gaps: 0 });
    const again = await work();
    expect(again).toMatchObject({ status: 'executed', performed: kind !== 'executed' });
    expect(state.performed).toBe(1);
    expect(agent.spoolStatus).toEqual({ pending: 0, setAside: 0, lost: 0 });
    expect(await typesOf(state.id)).toEqual([
      'decision.opened',
      'job_card.filed',
      'side_effect.intent',
      'side_effect.executing',
      'side_effect.executed',
    ]);
  }

  test.each(PAGES)(
    'status %i with %s: whatever was asked, before and after the server did it',
    async (status, body, page) => {
      const bodyNumber = Object.keys(BODIES).indexOf(body);
      const ledger = await createLedger(`p${status}-${bodyNumber}`);
      const turn = KINDS[(STATUSES.indexOf(status) + bodyNumber) % KINDS.length]!;
      // All kinds of call with each status as a page; of the other bodies what matters most, and one in turn.
      const isWhole = body === 'a page' || process.env['DOCKET_PAGES'] === 'all';
      for (const kind of isWhole ? KINDS : new Set<CallKind>(['executed', turn])) {
        for (const when of WHENS) await interfereAndRecover(ledger, kind, when, page);
      }
    },
  );

  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  const gzip = { 'content-encoding': 'gzip' };
  /** Bodies that cannot be read to an end, or say something else than the server did. */
  const DAMAGED: [string, Page][] = [
    ['a bomb of gzip with status 200', send(200, 'application/json', bomb, gzip)],
    ['a bomb of gzip with status 500', send(500, 'text/html', bomb, gzip)],
    ['what is not gzip though it says so', send(200, 'application/json', '{"a":1}', gzip)],
    [
      'a body without end',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const chunk = Buffer.alloc(256 * 1024, ' ');
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        more();
      },
    ],
    [
      'an answer that is cut, with the length of what is left',
      (response, real) => {
        const body = (real?.body ?? Buffer.from('{"decision_id":"dec_')).subarray(0, -2);
        response.writeHead(201, { 'content-type': 'application/json' }).end(body);
      },
    ],
    [
      'an answer that is shorter than its length',
      (response, real) => {
        const body = real?.body ?? Buffer.from('{"decision_id":"dec_1"');
        const length = body.length + 10;
        response.writeHead(201, { 'content-type': 'application/json', 'content-length': length });
        response.write(body, () => response.destroy());
      },
    ],
    [
      'an answer that is longer than its length',
      (response, real) => {
        const body = real?.body ?? Buffer.from('{"decision_id":"dec_1"}');
        const head = `HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: ${body.length - 5}\r\n\r\n`;
        response.socket?.end(Buffer.concat([Buffer.from(head), body]));
      },
    ],
  ];

  test.each(DAMAGED)('%s', async (name, page) => {
    const ledger = await createLedger(`d${DAMAGED.findIndex(([one]) => one === name)}`);
    for (const kind of KINDS) {
      for (const when of WHENS) await interfereAndRecover(ledger, kind, when, page);
    }
  });

  test('an answer that comes drop by drop is late, and what was done is kept', async () => {
    const { agent, typesOf } = await createLedger('drops', { timeoutMs: 3_000 });
    const { state, work } = workOn(agent, 'drops');
    const page: Page = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    };
    proxy.interfere({ kind: 'executed', when: 'after', page });
    expect(await work()).toMatchObject({ answer: { recorded: 'spooled', directive: 'hold' } });
    proxy.interfere(undefined);
    expect(await agent.replaySpool()).toMatchObject({ written: 1, pending: 0 });
    expect((await typesOf(state.id)).at(-1)).toBe('side_effect.executed');
  });

  /** Answers that are whole and Docket's own, and another's. */
  test.each(['decision', 'ledger'])('the receipt of another %s', async (of) => {
    const ledger = await createLedger(`other-${of}`);
    const elsewhere = of === 'ledger' ? await createLedger('another') : ledger;
    for (const kind of KINDS) {
      // An answer to the same kind of call, as a cache has it.
      const kept: Parameters<Page>[1][] = [];
      proxy.interfere({
        kind,
        when: 'after',
        page: (response, real) => {
          kept.push(real);
          response.writeHead(real!.status, real!.headers).end(real!.body);
        },
      });
      await workOn(elsewhere.agent, `first ${kind}`).work();
      const [other] = kept;
      const page: Page = (response) => {
        // One cache keeps the key that an answer was given to; another drops what it does not know.
        const { 'idempotency-key': _key, ...keyless } = other!.headers;
        const shown = of === 'decision' ? keyless : other!.headers;
        response.writeHead(other!.status, shown).end(other!.body);
      };
      for (const when of WHENS) await interfereAndRecover(ledger, kind, when, page);
    }
  });

  test('how much was tried', () => {
    process.stdout.write(`pages: ${tried.calls} works interfered with, ${tried.pages} pages\n`);
    expect(tried.calls).toBeGreaterThan(250);
  });
});
