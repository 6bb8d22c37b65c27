import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { problemOf, startTestApi, type TestApi } from './support/api.js';

/** A way to the database that can go silent, as one does whose every process is stopped. */
class SilentWay {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #isSilent = false;

  constructor(to: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(to.port), to.hostname);
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
    database = await createTestDatabase();
    const url = new URL(database.url);
    way = new SilentWay(new URL(database.url));
    url.hostname = '127.0.0.1';
    url.port = String(await way.listen());
    api = await startTestApi({ databaseUrl: url.href });
  });
  afterAll(async () => {
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
});
