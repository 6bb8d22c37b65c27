import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createLogger } from './logging.js';
import { problemType } from './problem-registry.js';
import { sendProblem } from './problem.js';
import { problemOf } from './refusals.js';
import { createHttpServer, type HttpServer } from './server.js';
import { HOLD_MS } from './turn-away.js';

/** A server that takes one write at a time, and keeps it until the test lets it go. */
describe('a write more than the server takes', () => {
  let server: HttpServer;
  let port: number;
  let turnedAway: number;
  let log: { status?: number; reqId?: string; msg: string }[];
  let handled: unknown[];
  let letGo: () => void;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    turnedAway = 0;
    log = [];
    handled = [];
    letGo = () => undefined;
    const write = (line: string): void => void log.push(JSON.parse(line) as (typeof log)[number]);
    server = createHttpServer(createLogger('error', { write }), {
      writesAtOnceMax: 1,
      onTurnedAway: () => (turnedAway += 1),
    });
    server.instance.post('/', async ({ body }) => {
      handled.push(body);
      await new Promise<void>((resolve) => (letGo = resolve));
      return 'taken';
    });
    server.instance.post('/quick', async ({ body }) => {
      handled.push(body);
      return 'taken';
    });
    server.instance.get('/', async () => 'read');
    server.instance.setErrorHandler((error, _request, reply) =>
      sendProblem(reply, problemOf(error)),
    );
    await server.instance.listen({ port: 0, host: '127.0.0.1' });
    port = (server.instance.server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    letGo();
    for (const socket of sockets.splice(0)) socket.destroy();
    await server.instance.close();
  });

  async function open(): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    return new Connection(socket);
  }

  const url = (path = '/'): string => `http://127.0.0.1:${port}${path}`;
  const post = (path = '/', body = '{"n":1}', headers = {}): Promise<Response> =>
    fetch(url(path), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  /** Takes the one write. @returns its answer. */
  async function fill(): Promise<{ answer: Promise<Response> }> {
    const answer = post('/', '"first"');
    while (handled.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return { answer };
  }

  test('is refused as a problem document while the one taken goes on', async () => {
    const { answer } = await fill();
    const headers = { 'x-request-id': 'mine', 'idempotency-key': 'key-1' };
    const refused = await post('/', '"second"', headers);
    expect(refused.status).toBe(503);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': 'mine',
      'idempotency-key': 'key-1',
      'retry-after': '1',
      'x-content-type-options': 'nosniff',
      connection: 'keep-alive',
    });
    expect(await refused.json()).toEqual({
      type: problemType('overloaded'),
      title: 'The server has more work than it can queue',
      status: 503,
      detail: 'No write is begun while 1 or more are in progress.',
      instance: 'urn:docket:request:mine',
      code: 'overloaded',
      next: 'Wait as long as Retry-After says and send the same request again.',
    });
    letGo();
    expect((await answer).status).toBe(200);
    expect((await post('/quick')).status).toBe(200);
    expect(handled).toEqual(['first', { n: 1 }]);
  });

  test('is in the log by its id, and counted', async () => {
    await fill();
    await post('/', '', { 'x-request-id': 'a' });
    await post('/', '', { 'x-request-id': 'b' });
    expect(turnedAway).toBe(2);
    // The second is part of the sum that follows.
    expect(log).toEqual([expect.objectContaining({ reqId: 'a', status: 503, msg: 'overloaded' })]);
  });

  test('is refused before its body has come, which is passed over, and the connection goes on', async () => {
    await fill();
    const connection = await open();
    const body = JSON.stringify('x'.repeat(100_000));
    connection.send(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`);
    expect(await connection.answer()).toMatch(/^HTTP\/1\.1 503 /);
    connection.send(body);
    connection.send('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await connection.answer()).toMatch(/^HTTP\/1\.1 200 [^]*\r\n\r\nread$/);
    expect(handled).toEqual(['first']);
  });

  test('is not asked for its body where it waits to be', async () => {
    await fill();
    const connection = await open();
    const head = 'POST /quick HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
    connection.send(`${head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`);
    const refused = await connection.answer();
    expect(refused).toMatch(/^HTTP\/1\.1 503 /);
    // What comes next on it could be the body or another request.
    expect(refused).toMatch(/^connection: close\r$/im);
    letGo();
    const other = await open();
    // The one taken has to have ended first.
    while ((await post('/quick')).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, 5));
    other.send(`${head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`);
    expect(await other.answer()).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
    other.send('[]');
    expect(await other.answer()).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('does not keep reads from being answered', async () => {
    await fill();
    expect((await fetch(url())).status).toBe(200);
    expect((await fetch(url(), { method: 'HEAD' })).status).toBe(200);
  });

  test('is told that the server stops, where it does; both have the same headers and members', async () => {
    await fill();
    const headers = { 'idempotency-key': 'key-1' };
    const overloaded = await post('/', '1', headers);
    server.drain();
    const stopping = await post('/', '1', headers);
    const namesOf = (answer: Response): string[] =>
      [...answer.headers.keys()].filter((name) => name !== 'keep-alive');
    expect(namesOf(overloaded)).toEqual(namesOf(stopping));
    const [refused, stopped] = [await overloaded.json(), await stopping.json()] as object[];
    expect(stopped).toMatchObject({ code: 'not_ready' });
    expect(Object.keys(refused ?? {})).toEqual(Object.keys(stopped ?? {}));
  });

  test('makes room when its client gives up', async () => {
    const given = new AbortController();
    const lost = fetch(url(), { method: 'POST', signal: given.signal }).catch(() => 'given up');
    while (handled.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    given.abort();
    expect(await lost).toBe('given up');
    while ((await post('/quick')).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('has its answer held where it comes sooner than told: no connection takes more than its part', async () => {
    await fill();
    const connection = await open();
    const began = performance.now();
    for (let n = 0; n < 20; n += 1) {
      connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
      expect(await connection.answer()).toMatch(/^HTTP\/1\.1 503 /);
    }
    // The first was not early. A timer may be late, and never early by more than its rounding.
    expect(performance.now() - began).toBeGreaterThanOrEqual(19 * (HOLD_MS - 1));
  });
});

/** One connection, on which answers are read one by one. */
class Connection {
  readonly #socket: Socket;
  #text = '';
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#text += chunk.toString('latin1');
      this.#wake();
    });
    // The server closes it where it says so.
    socket.on('error', () => this.#wake());
  }

  send(text: string): void {
    this.#socket.write(text);
  }

  /** The next answer, with its body. */
  async answer(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(this.#text.slice(0, end))?.[1] ?? 0);
      if (end !== -1 && this.#text.length >= end + 4 + length) {
        const answer = this.#text.slice(0, end + 4 + length);
        this.#text = this.#text.slice(end + 4 + length);
        return answer;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
