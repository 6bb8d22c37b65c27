import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { startTestApi, problemOf, type TestApi } from './support/api.js';

const LIMIT = 512 * 1024;

describe('every answer', () => {
  let api: TestApi;
  let agent: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
  });
  afterAll(() => api.close());

  test.each([
    ['a page', 'GET', '/docs', 200],
    ['the page of people', 'GET', '/app', 200],
    ['JSON', 'GET', '/v1/ledgers/claims', 200],
    ['nothing there', 'GET', '/nothing', 404],
    ['a path that is none', 'GET', '/%zz', 400],
    ['a body that is none', 'POST', '/v1/ledgers/claims/decisions', 400],
    ['another method', 'DELETE', '/healthz', 405],
  ])('has the security headers: %s', async (_name, method, path, status) => {
    const body = method === 'POST' ? { raw: '{' } : {};
    const answer = await api.call(method, path, { key: agent, ...body });
    expect(answer.status).toBe(status);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('server')).toBeNull();
  });

  test('lets the page of people run its own files alone, ask nobody else, and make no text into a script', async () => {
    const { headers } = await api.call('GET', '/app/queue');
    const policy = (headers.get('content-security-policy') ?? '').split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ]),
    );
    expect(policy.join('; ')).not.toMatch(/unsafe|https?:/);
  });

  /** Chunked: the server learns the size only while it reads. */
  function sendInPieces(bytes: number): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(`${api.url}/v1/ledgers/claims/decisions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${agent}`, 'content-type': 'application/json' },
      });
      let isAnswered = false;
      sent.on('response', (answer) => {
        isAnswered = true;
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      // The server may close before everything was sent; what counts is that it answered.
      sent.on('error', (error) => (isAnswered ? undefined : reject(error)));
      const piece = Buffer.alloc(64 * 1024, 0x20);
      for (let left = bytes; left > 0; left -= piece.length) {
        sent.write(piece.subarray(0, Math.min(left, piece.length)));
      }
      sent.end();
    });
  }

  test('a body without a length is measured while it arrives', async () => {
    const { status, text } = await sendInPieces(LIMIT + 1);
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ code: 'body_too_large' });
    // One byte less is read, and found to be only spaces.
    expect((await sendInPieces(LIMIT)).status).toBe(400);
  });

  test('a body that says it is too long is refused before it is sent', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const sent = request(`${api.url}/v1/ledgers/claims/decisions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${agent}`,
          'content-type': 'application/json',
          'content-length': String(LIMIT + 1),
        },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        resolve(response.statusCode ?? 0);
        sent.destroy();
      });
      sent.flushHeaders();
    });
    expect(answer).toBe(413);
  });

  test('without a key nothing of the body is read', async () => {
    const answer = await api.call('POST', '/v1/ledgers/claims/decisions', { raw: 'not JSON' });
    expect(problemOf(answer).code).toBe('not_authenticated');
  });
});
