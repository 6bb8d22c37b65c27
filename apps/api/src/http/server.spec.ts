import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createLogger } from './logging.js';
import { sendProblem } from './problem.js';
import { problemOf } from './refusals.js';
import { createHttpServer, HTTP_TIMES, type HttpServer } from './server.js';

/** Times short enough to wait for; what is tested is that each of them ends the connection. */
const TIMES = { headersMs: 150, requestMs: 300, silenceMs: 700, keepAliveMs: 200, checkMs: 20 };

describe('a client that does not go on', () => {
  let server: HttpServer;
  let socket: Socket;
  let port: number;
  let answer: (() => void) | undefined;

  beforeEach(async () => {
    answer = undefined;
    server = createHttpServer(createLogger('silent'), { times: TIMES });
    server.instance.post('/', async () => 'taken');
    server.instance.get(
      '/slow',
      () => new Promise<string>((resolve) => (answer = () => resolve('done'))),
    );
    server.instance.setErrorHandler((error, _request, reply) =>
      sendProblem(reply, problemOf(error)),
    );
    await server.instance.listen({ port: 0, host: '127.0.0.1' });
    port = (server.instance.server.address() as AddressInfo).port;
    socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
  });
  afterEach(async () => {
    socket.destroy();
    answer?.();
    await server.instance.close();
  });

  /** Everything the server sends until it closes the connection. */
  async function untilClosed(): Promise<string> {
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('utf8')));
    await once(socket, 'close');
    return text;
  }

  test('sends nothing at all', async () => {
    expect(await untilClosed()).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  test('sends its headers a byte at a time', async () => {
    socket.write('POST / HTTP/1.1\r\nHost: a\r\n');
    const drip = setInterval(() => socket.write('a'), 20);
    // What is written after the server closed is an error, as it should be.
    socket.on('error', () => undefined);
    const text = await untilClosed();
    clearInterval(drip);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('"code":"request_timeout"');
  });

  test('sends its body a byte at a time', async () => {
    socket.write(
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{',
    );
    const drip = setInterval(() => socket.write(' '), 20);
    socket.on('error', () => undefined);
    const text = await untilClosed();
    clearInterval(drip);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('Connection: close');
  });

  test('sends nothing more after an answer', async () => {
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
    expect(await untilClosed()).toMatch(/^HTTP\/1\.1 200 .*taken$/s);
  });

  test('expects what no server knows: it is answered like any other', async () => {
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nExpect: a-miracle\r\nContent-Length: 0\r\n\r\n');
    expect(await untilClosed()).toMatch(/^HTTP\/1\.1 200 .*taken$/s);
  });

  test('waits for an answer that does not come', async () => {
    socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await untilClosed()).toBe('');
  });

  test('while draining each answer is the last of its connection, the one under way too', async () => {
    socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    while (answer === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    server.drain();
    answer();
    const text = await untilClosed();
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).toMatch(/^connection: close\r$/im);
    const late = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' });
    expect(late.headers.get('connection')).toBe('close');
    expect(late.status).toBe(503);
    expect(late.headers.get('retry-after')).toBe('5');
  });
});

test('the times that are served with are in order', () => {
  const { headersMs, requestMs, silenceMs, checkMs } = HTTP_TIMES;
  // Node.js refuses longer headers than requests, and a dossier may take two minutes.
  expect(headersMs).toBeLessThanOrEqual(requestMs);
  expect(silenceMs).toBeGreaterThan(120_000);
  expect(checkMs).toBeLessThan(headersMs);
});
