import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { opening } from './support/records.js';
import { problemOf, startTestApi, type TestApi } from './support/api.js';

/** A way to the database that can go silent, as one does whose every process is stopped. */
class SilentWay {
  readonly #sockets = new Set<Socket>();
  readonly #pairs = new Map<Socket, Socket>();
  readonly #server: Server;
  #isSilent = false;

  constructor(to: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(to.port), to.hostname);
      this.#pairs.set(near, far);
      near.once('close', () => this.#pairs.delete(near));
      for (const [from, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        if (this.#isSilent) from.pause();
        from.on('data', (chunk) => other.write(chunk));
        from.on('error', () => other.destroy());
        from.once('close', () => {
          this.#sockets.delete(from);
          other.destroy();
        });
      }
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  silence(isSilent: boolean): void {
    this.#isSilent = isSilent;
    for (const socket of this.#sockets) {
      if (isSilent) socket.pause();
      else socket.resume();
    }
  }

  /** The answers are lost, for good, of each connection that is there now and sends these words. */
  loseAnswersAfter(words: string): void {
    for (const [near, far] of this.#pairs) {
      near.prependListener('data', (chunk: Buffer) => {
        if (chunk.includes(words)) far.pause();
      });
    }
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

describe('a database that goes silent', () => {
  let database: TestDatabase;
  let way: SilentWay;
  let api: TestApi;
  beforeAll(async () => {
    process.env['DATABASE_STATEMENT_S'] = '1';
    process.env['DATABASE_CONNECT_S'] = '1';
    database = await createTestDatabase();
    const url = new URL(database.url);
    way = new SilentWay(new URL(database.url));
    url.hostname = '127.0.0.1';
    url.port = String(await way.listen());
    api = await startTestApi({ databaseUrl: url.href });
  });
  afterAll(async () => {
    delete process.env['DATABASE_STATEMENT_S'];
    delete process.env['DATABASE_CONNECT_S'];
    way.silence(false);
    await api.close();
    way.close();
    await database.drop();
  });

  test('every probe is answered 503, more of them than there are connections', async () => {
    expect((await api.call('GET', '/readyz')).status).toBe(200);
    way.silence(true);
    const probes = Array.from({ length: 30 }, () => api.call('GET', '/readyz'));
    for (const answer of await Promise.all(probes)) {
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'not_ready' });
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    expect((await api.call('GET', '/healthz')).status).toBe(200);
    way.silence(false);
    // The question that waited is answered now, for whoever joins it or asks anew.
    expect((await api.call('GET', '/readyz')).status).toBe(200);
  });

  test('an append is late: its outcome is unknown, its key finds out, other ledgers go on', async () => {
    await api.createLedger('claims');
    await api.createLedger('refunds');
    const keys = {
      claims: await api.createKey('claims', 'agent'),
      refunds: await api.createKey('refunds', 'agent'),
    };
    const open = (ledger: keyof typeof keys, key: string) =>
      api.call('POST', `/v1/ledgers/${ledger}/decisions`, {
        key: keys[ledger],
        body: opening,
        headers: { 'idempotency-key': key },
      });
    // Known to the process, so that the next goes straight to the write.
    expect((await open('claims', 'first')).status).toBe(201);
    expect((await open('refunds', 'first')).status).toBe(201);
    const before = await api.size('claims');
    way.loseAnswersAfter('docket-append');
    const late = await open('claims', 'late');
    expect(problemOf(late)).toMatchObject({ status: 503, code: 'write_outcome_unknown' });
    // Over a connection of its own, and with nobody's help.
    expect((await open('refunds', 'second')).status).toBe(201);
    const again = await open('claims', 'late');
    expect([200, 201]).toContain(again.status);
    expect(await api.size('claims')).toBe(before + 1);
    expect((await api.call('GET', '/readyz')).status).toBe(200);
  });

  test('silent altogether: writes are answered in time, and it serves again by itself', async () => {
    const key = await api.createKey('claims', 'agent');
    const open = () => api.call('POST', '/v1/ledgers/claims/decisions', { key, body: opening });
    expect((await open()).status).toBe(201);
    way.silence(true);
    const answers = await Promise.all(Array.from({ length: 20 }, open));
    for (const answer of answers) expect(answer.status).toBe(503);
    const began = performance.now();
    expect((await api.call('GET', '/readyz')).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(10_000);
    way.silence(false);
    while ((await api.call('GET', '/readyz')).status !== 200) await setTimeout(20);
    expect((await open()).status).toBe(201);
  });
});
