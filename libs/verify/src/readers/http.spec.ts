import { describe, expect, test } from '@jest/globals';
import { discloseAll, encodeEntryBundle, parseTilePath, TILE_WIDTH } from '@docket/chain';
import { AGENT_CARD, OPENED, refundLedger } from '../fixtures/decisions.js';
import type { MemoryLedger } from '../fixtures/memory-ledger.js';
import { type Fetch, httpReader, ReaderError, verify } from '../index.js';

const URL = 'https://docket.example/v1/ledgers/claims';
const KEY = 'docket_1_secret';
const text = new TextEncoder();

/** A server as docs/format/ section 10.2 describes it, over a ledger in memory. */
class Server {
  requests: string[] = [];
  /** Answers to give instead, by path. */
  readonly overrides = new Map<string, () => Response>();

  constructor(
    readonly ledger: MemoryLedger,
    readonly pageEntriesMax = 10_000,
  ) {}

  readonly fetch: Fetch = async (url, { headers }) => {
    const path = url.slice(URL.length);
    this.requests.push(path);
    const override = this.overrides.get(path);
    if (override !== undefined) return override();
    return this.#answer(path, headers['authorization'] === `Bearer ${KEY}`);
  };

  #answer(path: string, hasKey: boolean): Response {
    const { ledger } = this;
    if (path === '/checkpoint') return new Response(ledger.notes.at(-1) ?? '');
    if (!hasKey) return new Response('{}', { status: 401 });
    if (path === '') {
      const about = { origin: ledger.origin, public_key: ledger.publicKey, size: ledger.size };
      return new Response(JSON.stringify(about));
    }
    const query = new URLSearchParams(path.split('?')[1]);
    if (path.startsWith('/entries'))
      return this.#page(Number(query.get('from')), Number(query.get('limit')));
    return this.bundle(path.slice(1));
  }

  #page(from: number, limit: number): Response {
    const page = this.ledger.entries.slice(from, from + Math.min(limit, this.pageEntriesMax));
    const lines = page.map(({ leaf, body, secret, material }) =>
      JSON.stringify({
        seq: leaf.seq,
        leaf: new TextDecoder().decode(material.leaf),
        disclosure: discloseAll(body, secret),
      }),
    );
    return new Response(lines.map((line) => `${line}\n`).join(''));
  }

  bundle(path: string): Response {
    const tile = parseTilePath(path);
    if (tile === undefined || tile.level !== 'entries') return new Response('', { status: 404 });
    const first = tile.index * TILE_WIDTH;
    const leaves = this.ledger.entries
      .slice(first, first + tile.width)
      .map(({ material }) => material.leaf);
    return new Response(encodeEntryBundle(leaves) as Uint8Array<ArrayBuffer>);
  }
}

function longLedger(): MemoryLedger {
  const { ledger } = refundLedger();
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  while (ledger.size < 1_300) ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
  ledger.checkpoint();
  return ledger;
}

describe('httpReader', () => {
  const ledger = longLedger();

  test('with a key: everything is checked, page by page', async () => {
    const server = new Server(ledger);
    const reader = httpReader({ url: `${URL}/`, fetch: server.fetch, apiKey: KEY });
    const report = await verify(reader, { depth: 'full', trustedKey: ledger.publicKey });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ verified: true, entriesChecked: ledger.size, source: URL });
    expect(report.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['content', 'rules']),
    );
    expect(server.requests.length).toBeLessThan(12);
  });

  test('a server that hands out fewer lines than asked for', async () => {
    const server = new Server(ledger, 100);
    const report = await verify(httpReader({ url: URL, fetch: server.fetch, apiKey: KEY }), {
      depth: 'full',
    });
    expect(report).toMatchObject({ verified: true, entriesChecked: ledger.size });
  });

  test('a public log without a key: leaves only, and it says so', async () => {
    const server = new Server(ledger);
    const open: Fetch = (url, init) => {
      const path = url.slice(URL.length + 1);
      return path.startsWith('tile/entries')
        ? Promise.resolve(server.bundle(path))
        : server.fetch(url, init);
    };
    const reader = httpReader({ url: URL, fetch: open });
    const report = await verify(reader, { depth: 'full', trustedKey: ledger.publicKey });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ verified: true, entriesChecked: ledger.size });
    const content = report.checks.find(({ name }) => name === 'content');
    expect(content).toMatchObject({ state: 'not_made' });
    expect(report.limits.join(' ')).toContain('does not hand out the bodies');
  });

  test('a ledger that grows meanwhile is verified as of the checkpoint', async () => {
    const { ledger: growing } = refundLedger();
    growing.checkpoint();
    const server = new Server(growing);
    const size = growing.size;
    const fetch: Fetch = (url, init) => {
      growing.record({ type: 'decision.opened', body: OPENED });
      return server.fetch(url, init);
    };
    const report = await verify(httpReader({ url: URL, fetch, apiKey: KEY }), { depth: 'full' });
    expect(report.findings).toEqual([]);
    expect(report.size).toBe(size);
  });

  test('a server that leaves an entry out, or the tail', async () => {
    const { ledger: damaged } = refundLedger();
    damaged.checkpoint();
    damaged.entries.splice(5, 1);
    const reader = httpReader({ url: URL, fetch: new Server(damaged).fetch, apiKey: KEY });
    const codes = (await verify(reader, { depth: 'full' })).findings.map(({ code }) => code);
    expect(codes).toContain('entries_missing');
    damaged.entries.splice(8);
    const cut = httpReader({ url: URL, fetch: new Server(damaged).fetch, apiKey: KEY });
    expect((await verify(cut, { depth: 'full' })).findings.map(({ code }) => code)).toContain(
      'tail_missing',
    );
  });

  test('a size that no signature covers is not believed: nothing but entry 0 is read', async () => {
    const server = new Server(ledger);
    const [origin, , root, ...rest] = (ledger.notes.at(-1) ?? '').split('\n');
    const note = [origin, String(2 ** 32), root, ...rest].join('\n');
    server.overrides.set('/checkpoint', () => new Response(note));
    const first = ledger.entries[0]!;
    // As much as is asked for, without end.
    const fetch: Fetch = (url, init) => {
      const path = url.slice(URL.length + 1);
      if (!path.startsWith('tile/entries')) return server.fetch(url, init);
      server.requests.push(path);
      if (server.requests.length > 100) throw new Error('it reads on and on');
      const leaves = Array.from({ length: TILE_WIDTH }, () => first.material.leaf);
      return Promise.resolve(new Response(encodeEntryBundle(leaves) as Uint8Array<ArrayBuffer>));
    };
    for (const key of [{}, { apiKey: KEY }]) {
      const report = await verify(httpReader({ url: URL, fetch, ...key }), { depth: 'full' });
      expect(report.findings.map(({ code }) => code)).toContain('checkpoint_signature_invalid');
      expect(report.verified).toBe(false);
      expect(report.entriesChecked).toBeLessThanOrEqual(1);
      expect(report.limits.join(' ')).toContain('Nothing but entry 0 was read');
    }
    expect(server.requests.length).toBeLessThan(30);
  });

  test.each<[string, string, () => Response, ReaderError['code']]>([
    ['a server error', '/checkpoint', () => new Response('', { status: 503 }), 'unreachable'],
    ['a refusal', '/checkpoint', () => new Response('', { status: 403 }), 'refused'],
    ['a page that is no JSON', '', () => new Response('<html>'), 'malformed'],
    [
      'lines that are no entries',
      '/entries?from=0&limit=1',
      () => new Response('{"seq":"0"}\n'),
      'malformed',
    ],
    [
      'a checkpoint that is no text',
      '/checkpoint',
      () => new Response(new Uint8Array([0xff])),
      'malformed',
    ],
    ['an endless answer', '/checkpoint', () => new Response(endless()), 'too_large'],
    ['an endless line', '/entries?from=0&limit=1', () => new Response(endless()), 'too_large'],
    [
      'endless lines that are no entries',
      '/entries?from=0&limit=1',
      () => new Response(endless('x\n')),
      'malformed',
    ],
    [
      'endless entries that nobody asked for',
      '/entries?from=0&limit=1',
      () => new Response(endless('{"seq":0,"leaf":"","disclosure":null}\n')),
      'malformed',
    ],
    [
      'a page that is cut off',
      '/entries?from=0&limit=1',
      () => new Response('{"seq":0,"leaf":"","disclosure":null}'),
      'malformed',
    ],
    ...['4294967297', '9007199254740991', '9007199254740992', '9'.repeat(60_000)].map(
      (size): [string, string, () => Response, ReaderError['code']] => [
        `a claim of ${size.slice(0, 20)} entries`,
        '/checkpoint',
        () => new Response(`docket.example/claims\n${size}\nAAAA\n`),
        'too_large',
      ],
    ),
  ])('%s cannot be read', async (_name, path, answer, code) => {
    const server = new Server(ledger);
    server.overrides.set(path, answer);
    const reader = httpReader({ url: URL, fetch: server.fetch, apiKey: KEY });
    await expect(verify(reader, { depth: 'full' })).rejects.toMatchObject({
      name: 'ReaderError',
      code,
    });
  });

  test('answers that are given up are ended, also where they never would have', async () => {
    const server = new Server(ledger);
    let sent = 0;
    let cancelled = 0;
    const chunk = text.encode('{"seq":0,"leaf":"","disclosure":null}\n'.repeat(1_000));
    const stream = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull: (controller) => {
          sent += chunk.length;
          controller.enqueue(chunk);
        },
        cancel: () => void (cancelled += 1),
      });
    server.overrides.set('/entries?from=0&limit=1', () => new Response(stream()));
    const reader = httpReader({ url: URL, fetch: server.fetch, apiKey: KEY });
    await expect(verify(reader, { depth: 'full' })).rejects.toMatchObject({ code: 'malformed' });
    expect(cancelled).toBe(1);
    expect(sent).toBeLessThan(4 * chunk.length);
  });

  test('a page too large is asked for in smaller ones from then on', async () => {
    const server = new Server(ledger);
    const fetch: Fetch = (url, init) => {
      const limit = Number(/limit=(\d+)/.exec(url)?.[1] ?? 0);
      if (limit <= 600) return server.fetch(url, init);
      server.requests.push(url.slice(URL.length));
      return Promise.reject(new ReaderError('too_large', 'it took longer than it may'));
    };
    const reads: [number, number][] = [];
    const onRead = (read: number, claimed: number): void => void reads.push([read, claimed]);
    const reader = httpReader({ url: URL, fetch, apiKey: KEY, onRead });
    const report = await verify(reader, { depth: 'full' });
    expect(report).toMatchObject({ verified: true, entriesChecked: ledger.size });
    const limits = server.requests.map((path) => /from=(\d+)&limit=(\d+)/.exec(path)?.slice(1));
    const tooLarge = limits.filter((asked) => Number(asked?.[1]) > 600);
    // Halved from 10 000 once, and not again for what comes after.
    expect(new Set(tooLarge.map((asked) => asked?.[0]))).toEqual(new Set(['0']));
    expect(reads.at(-1)).toEqual([ledger.size, ledger.size]);
  });

  test('no server at all', async () => {
    const fetch: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(verify(httpReader({ url: URL, fetch }), { depth: 'chain' })).rejects.toMatchObject(
      {
        code: 'unreachable',
      },
    );
  });
});

function endless(of = 'x'): ReadableStream<Uint8Array> {
  const chunk = text.encode(of.repeat((1 << 20) / of.length));
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}
