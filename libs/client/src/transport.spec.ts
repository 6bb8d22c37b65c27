import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DocketProblem, DocketUnreachable, RequestFailed, UnexpectedAnswer } from './problem.js';
import { Transport } from './transport.js';

type Reply = () => Response | Promise<Response>;

/** A server that gives the replies in turn, the last one for ever, and keeps what it was sent. */
function scripted(...replies: Reply[]) {
  const requests: { url: string; headers: Headers; body: unknown }[] = [];
  const fake: typeof fetch = async (url, init) => {
    requests.push({ url: String(url), headers: new Headers(init?.headers), body: init?.body });
    const reply = replies[Math.min(requests.length, replies.length) - 1];
    const response = await reply!();
    const key = new Headers(init?.headers).get('idempotency-key');
    // As the server does.
    if (key !== null && !response.headers.has('idempotency-key')) {
      response.headers.set('idempotency-key', key);
    }
    return response;
  };
  const transport = new Transport({
    url: 'http://docket.test/base/',
    apiKey: 'docket_k1_secret',
    fetch: fake,
    retry: { baseDelayMs: 1, maxDelayMs: 2 },
  });
  return { transport, requests };
}

const ok: Reply = () => Response.json({ fine: true }, { status: 201 });
const lost: Reply = () =>
  Promise.reject(
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' }),
    }),
  );
const problem =
  (status: number, code: string, rest: object = {}): Reply =>
  () =>
    Response.json(
      { type: `urn:docket:problem:${code}`, title: 'T', status, code, ...rest },
      { status, headers: { 'content-type': 'application/problem+json' } },
    );

const write = { method: 'POST', path: '/v1/x', body: { a: 1 } } as const;

describe('Transport', () => {
  test('repeats a write with the same idempotency key and bytes', async () => {
    const { transport, requests } = scripted(lost, problem(503, 'overloaded'), ok);
    expect((await transport.send(write)).status).toBe(201);
    expect(requests).toHaveLength(3);
    const keys = requests.map((request) => request.headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(keys).size).toBe(1);
    expect(new Set(requests.map((request) => request.body)).size).toBe(1);
    expect(requests[0]!.url).toBe('http://docket.test/base/v1/x');
  });

  test('draws a new key for each request, and none for a read', async () => {
    const { transport, requests } = scripted(ok);
    await transport.send(write);
    await transport.send(write);
    await transport.send({ method: 'GET', path: '/v1/x' });
    const keys = requests.map((request) => request.headers.get('idempotency-key'));
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys[2]).toBeNull();
  });

  test('does not ask again for what took too long, and does for a rate', async () => {
    const late = scripted(problem(504, 'took_too_long'), ok);
    await expect(late.transport.send(write)).rejects.toMatchObject({ code: 'took_too_long' });
    expect(late.requests).toHaveLength(1);
    const paced = scripted(problem(429, 'rate_limited'), ok);
    expect((await paced.transport.send(write)).status).toBe(201);
    expect(paced.requests).toHaveLength(2);
  });

  test.each([429, 500, 502, 503, 504])('repeats status %i', async (status) => {
    const { transport, requests } = scripted(problem(status, 'x'), ok);
    await transport.send(write);
    expect(requests).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 409, 413, 422, 501])(
    'does not repeat status %i',
    async (status) => {
      const { transport, requests } = scripted(problem(status, 'some_code'), ok);
      await expect(transport.send(write)).rejects.toMatchObject({ code: 'some_code', status });
      expect(requests).toHaveLength(1);
    },
  );

  test('sends what is not repeatable once', async () => {
    const { transport, requests } = scripted(lost, ok);
    await expect(transport.send({ ...write, repeatable: false })).rejects.toMatchObject({
      code: 'unreachable',
      attempts: 1,
    });
    expect(requests).toHaveLength(1);
  });

  test('repeats while the first use of the key is in flight', async () => {
    const { transport, requests } = scripted(problem(409, 'idempotency_in_flight'), ok);
    await transport.send(write);
    expect(requests).toHaveLength(2);
  });

  test('is patient with a key in flight, within bounds', async () => {
    const { transport, requests } = scripted(problem(409, 'idempotency_in_flight'));
    await expect(transport.send(write)).rejects.toMatchObject({ code: 'idempotency_in_flight' });
    expect(requests).toHaveLength(30);
  });

  test.each(['', ' x', 'x\n', 'schlüssel', 'x'.repeat(256)])(
    'refuses the idempotency key %j before sending anything',
    async (idempotencyKey) => {
      const { transport, requests } = scripted(ok);
      await expect(transport.send({ ...write, idempotencyKey })).rejects.toMatchObject({
        code: 'invalid_idempotency_key',
      });
      expect(requests).toHaveLength(0);
    },
  );

  test('gives up after a bounded number of attempts and says why, without the key', async () => {
    const { transport, requests } = scripted(lost);
    const error = await transport.send(write).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DocketUnreachable);
    expect(String(error)).toBe(
      'DocketUnreachable: No answer from http://docket.test/base after 5 attempt(s): ECONNRESET',
    );
    expect(requests).toHaveLength(5);
  });

  test('passes on the last refusal of a server that stays overloaded', async () => {
    const { transport, requests } = scripted(problem(503, 'overloaded'));
    await expect(transport.send(write)).rejects.toMatchObject({ code: 'overloaded' });
    expect(requests).toHaveLength(5);
  });

  test('tells where a request was wrong and what to do next', async () => {
    const { transport } = scripted(
      problem(400, 'invalid_record', {
        detail: 'The job card is not valid.',
        next: 'Correct the fields.',
        errors: [{ pointer: '/confidence', detail: 'must be <= 1' }],
      }),
    );
    const error = await transport.send(write).catch((thrown: unknown) => thrown);
    if (!(error instanceof DocketProblem)) throw error;
    expect(error.pointer).toBe('/confidence');
    expect(error.next).toBe('Correct the fields.');
    expect(error.message).toBe(
      'The job card is not valid: /confidence must be <= 1 (invalid_record). Correct the fields.',
    );
  });

  test('reports what is not problem details as an unexpected answer', async () => {
    for (const text of ['<html>404</html>', '[]', 'null', '', '{"error":"x"}']) {
      const { transport } = scripted(() => new Response(text, { status: 404 }));
      await expect(transport.send(write)).rejects.toMatchObject({
        code: 'unexpected_answer',
        status: 404,
      });
    }
  });

  test.each([
    ['none', { type: null }],
    ['that of a page', { type: 'text/html' }],
    ['that of plain JSON', { type: 'application/json' }],
    ['its own, and another status in it', { status: 409 }],
    ['its own, and no code', { code: undefined }],
    ['its own, and a type that is another', { named: 'urn:docket:problem:x' }],
  ])('a problem with the media type %s is not of Docket', async (_name, wrong) => {
    const code = 'validation_failed';
    const {
      type = 'application/problem+json',
      status = 422,
      named,
    } = wrong as {
      type?: string | null;
      status?: number;
      named?: string;
    };
    const body = {
      type: named ?? `urn:docket:problem:${code}`,
      title: 'T',
      status,
      code,
      ...wrong,
    };
    const document = JSON.stringify({ ...body, type: named ?? `urn:docket:problem:${code}` });
    const headers = type === null ? undefined : { 'content-type': type };
    const bytes = new TextEncoder().encode(document);
    const { transport } = scripted(
      () => new Response(bytes, { status: 422, ...(headers && { headers }) }),
    );
    await expect(transport.send(write)).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  test('a code of another version is told, and is no refusal', async () => {
    const { transport } = scripted(problem(422, 'of_another_version'));
    const error = await transport.send(write).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'of_another_version', isKnown: false, isRefusal: false });
    const { transport: known } = scripted(problem(422, 'validation_failed'));
    await expect(known.send(write)).rejects.toMatchObject({ isKnown: true, isRefusal: true });
  });

  test.each([
    ['another key', { 'idempotency-key': 'k2' }],
    ['another type', { 'content-type': 'text/html', 'idempotency-key': 'k1' }],
  ])('an answer with %s is not taken', async (_name, headers) => {
    const given = { status: 201, headers: { 'content-type': 'application/json', ...headers } };
    const { transport, requests } = scripted(() => new Response('{"fine":true}', given));
    const sent = transport.send({ ...write, idempotencyKey: 'k1' });
    await expect(sent).rejects.toMatchObject({ code: 'unexpected_answer', status: 201 });
    expect(requests).toHaveLength(1);
  });

  test('an answer without the key is not taken', async () => {
    const bare: typeof fetch = async () => Response.json({ fine: true }, { status: 201 });
    const transport = new Transport({ url: 'http://docket.test', fetch: bare });
    await expect(transport.send(write)).rejects.toMatchObject({ code: 'unexpected_answer' });
    await expect(transport.send({ method: 'GET', path: '/v1/x' })).resolves.toBeDefined();
  });

  test('reads as much of an answer as it has room for', async () => {
    let pulled = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled++;
          controller.enqueue(new Uint8Array(1024 * 1024));
        },
      });
    const { transport, requests } = scripted(
      () => new Response(endless(), { headers: { 'content-type': 'application/json' } }),
    );
    await expect(transport.send(write)).rejects.toThrow(/more than 8388608 bytes/);
    expect(requests).toHaveLength(1);
    expect(pulled).toBeLessThan(12);
  });

  test('gives up where Retry-After leads beyond its deadline, and does not come back early', async () => {
    const later = (): Response => {
      const response = problem(503, 'overloaded')() as Response;
      response.headers.set('retry-after', '3600');
      return response;
    };
    const { transport, requests } = scripted(later);
    await expect(transport.send(write)).rejects.toMatchObject({
      code: 'overloaded',
      retryAfterSeconds: 3_600,
    });
    expect(requests).toHaveLength(1);
  });

  test('an attempt ends after its time limit', async () => {
    let attempts = 0;
    const never: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        attempts++;
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        // AbortSignal.timeout does not keep the process alive; a real socket would.
        setTimeout(() => undefined, 1_000).unref();
      });
    const keepAlive = setInterval(() => undefined, 100);
    const transport = new Transport({
      url: 'http://docket.test',
      timeoutMs: 5,
      fetch: never,
      retry: { attemptsMax: 2, baseDelayMs: 1 },
    });
    // Not that of a network that failed: the server may be up, and late.
    await expect(transport.send(write)).rejects.toBeInstanceOf(RequestFailed);
    clearInterval(keepAlive);
    expect(attempts).toBe(2);
  });

  test.each([
    ['silent', undefined],
    ['that begins to answer', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{'],
  ])('an attempt at a server %s ends, however often garbage is collected', async (_, begun) => {
    setFlagsFromString('--expose-gc');
    const collecting = setInterval(runInNewContext('gc') as () => void, 50);
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (begun !== undefined) socket.once('data', () => void socket.write(begun));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const transport = new Transport({
      url: `http://127.0.0.1:${port}`,
      timeoutMs: 3_000,
      retry: { attemptsMax: 1 },
    });
    const { signal } = new AbortController();
    await expect(transport.send({ ...write, signal })).rejects.toBeInstanceOf(
      begun === undefined ? RequestFailed : UnexpectedAnswer,
    );
    clearInterval(collecting);
    server.close();
  });

  test.each(['docket.test', 'ftp://docket.test', 'http://key@docket.test', ''])(
    'refuses the address %j',
    (url) => {
      expect(() => new Transport({ url })).toThrow(
        expect.objectContaining({ code: 'invalid_url' }),
      );
    },
  );
});
