import { describe, expect, test } from '@jest/globals';
import { DocketProblem, DocketUnreachable, RequestFailed } from './problem.js';
import { Transport } from './transport.js';

type Reply = () => Response | Promise<Response>;

/** A server that gives the replies in turn, the last one for ever, and keeps what it was sent. */
function scripted(...replies: Reply[]) {
  const requests: { url: string; headers: Headers; body: unknown }[] = [];
  const fake: typeof fetch = async (url, init) => {
    requests.push({ url: String(url), headers: new Headers(init?.headers), body: init?.body });
    const reply = replies[Math.min(requests.length, replies.length) - 1];
    return await reply!();
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
      { status },
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

  test.each(['docket.test', 'ftp://docket.test', 'http://key@docket.test', ''])(
    'refuses the address %j',
    (url) => {
      expect(() => new Transport({ url })).toThrow(
        expect.objectContaining({ code: 'invalid_url' }),
      );
    },
  );
});
