import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problemOf, startTestApi, type TestApi } from './support/api.js';
import { opening } from './support/records.js';

/** What only somebody sends who writes the bytes of a request by hand. */
describe('requests that are none of HTTP, or none of this server', () => {
  let api: TestApi;
  let agent: string;
  const path = '/v1/ledgers/claims/decisions';

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
  });
  afterAll(() => api.close());

  /** Everything that comes until the server closes. */
  function send(text: string): Promise<string> {
    const { hostname, port } = new URL(api.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => void socket.write(text));
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  }
  const lines = (...all: string[]): string => `${all.join('\r\n')}\r\nConnection: close\r\n\r\n`;
  const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
  const documentOf = (answer: string): Record<string, unknown> =>
    JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>;

  test.each([
    ['two hosts', ['Host: docket.example', 'Host: other.example'], 'more than one Host'],
    ['the same host twice', ['Host: docket.example', 'hOST: docket.example'], 'more than one Host'],
    ['no host', [], 'The Host header is missing'],
    ['a host that is none', ['Host: docket.example/claims'], 'The Host header is no host'],
    ['two words for a host', ['Host: docket example'], 'The Host header is no host'],
  ])('%s is refused, with what is wrong', async (_what, headers, says) => {
    const answer = await send(lines('GET /healthz HTTP/1.1', ...headers));
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain('Content-Type: application/problem+json'.toLowerCase());
    expect(documentOf(answer)).toMatchObject({ code: 'malformed_request', status: 400 });
    expect(documentOf(answer)['detail']).toContain(says);
  });

  test.each([
    ['a name', ['Host: docket.example'], '1.1'],
    ['a name with a port', ['Host: docket.example:8443'], '1.1'],
    ['an address of IPv6', ['Host: [2001:db8::1]:80'], '1.1'],
    ['an empty one', ['Host:'], '1.1'],
    ['none, in HTTP/1.0', [], '1.0'],
  ])('%s is a host', async (_what, headers, version) => {
    const answer = await send(lines(`GET /healthz HTTP/${version}`, ...headers));
    expect(statusOf(answer)).toBe(200);
  });

  test('a write with two hosts is not written', async () => {
    const before = await api.size('claims');
    const body = JSON.stringify(opening);
    const answer = await send(
      [
        `POST ${path} HTTP/1.1`,
        'Host: docket.example',
        'Host: other.example',
        `Authorization: Bearer ${agent}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
    expect(statusOf(answer)).toBe(400);
    expect(await api.size('claims')).toBe(before);
  });

  test('CONNECT is answered, and what follows it is not read as a request', async () => {
    const tunnelled = lines('GET /healthz HTTP/1.1', 'Host: docket.example');
    const answer = await send(
      `CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n${tunnelled}`,
    );
    expect(statusOf(answer)).toBe(405);
    expect(answer).toMatch(/\r\nallow: GET/);
    expect(documentOf(answer)).toMatchObject({ code: 'method_not_allowed' });
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect((await api.call('GET', '/healthz')).status).toBe(200);
  });

  /** Two requests where a reader of the other kind sees one, or another body: what each server on the way may read. */
  test.each<[string, string[], string]>([
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['chunks twice', ['Transfer-Encoding: chunked, chunked'], '0\r\n\r\n'],
    ['chunks by a name that is not quite it', ['Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    [
      'chunks behind a tab and a second line',
      ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
      '0\r\n\r\n',
    ],
    ['two lengths', ['Content-Length: 0', 'Content-Length: 44'], ''],
    ['two lengths in one', ['Content-Length: 0, 44'], ''],
    ['a length with a sign', ['Content-Length: +0'], ''],
    ['a length below none', ['Content-Length: -1'], ''],
    ['a length in sixteens', ['Content-Length: 0x10'], ''],
    ['a space in front of the colon', ['Content-Length : 0'], ''],
    ['a folded line', ['X-Folded: a', ' Transfer-Encoding: chunked'], ''],
    ['a folded line in front', [' Transfer-Encoding: chunked'], ''],
    ['a NUL in a value', ['X-Nul: a\0b'], ''],
    ['a line that ends in CR alone', ['X-Bare: a\rTransfer-Encoding: chunked'], ''],
    ['a line without a colon', ['X-None'], ''],
    ['a size of a chunk below none', ['Transfer-Encoding: chunked'], '-1\r\n\r\n'],
    ['a size with a sign', ['Transfer-Encoding: chunked'], '+0\r\n\r\n'],
    ['a size of many digits', ['Transfer-Encoding: chunked'], `${'f'.repeat(40)}\r\n\r\n`],
    ['a size in sixteens that says so', ['Transfer-Encoding: chunked'], '0x0\r\n\r\n'],
    [
      'a chunk that is longer than its size',
      ['Transfer-Encoding: chunked'],
      '1\r\n{}\r\n0\r\n\r\n',
    ],
  ])('%s: refused, nothing of it written, and no second answer', async (_what, headers, body) => {
    const before = await api.size('claims');
    const smuggled = [
      `POST ${path} HTTP/1.1`,
      'Host: docket.example',
      `Authorization: Bearer ${agent}`,
      'Content-Type: application/json',
      `Content-Length: ${JSON.stringify(opening).length}`,
      '',
      JSON.stringify(opening),
    ].join('\r\n');
    const request = [
      `POST ${path} HTTP/1.1`,
      'Host: docket.example',
      `Authorization: Bearer ${agent}`,
      'Content-Type: application/json',
      ...headers,
      '',
      `${body}${smuggled}`,
    ].join('\r\n');
    const answer = await send(request);
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
    expect(statusOf(answer)).toBe(400);
    expect(await api.size('claims')).toBe(before);
  });

  test.each(['gzip', 'GZIP', 'br', 'identity, gzip', 'x'])(
    'a body in the coding %s is refused with 415 and what would be taken, and not recorded',
    async (coding) => {
      const before = await api.size('claims');
      const answer = await api.call('POST', path, {
        key: agent,
        raw: gzipSync(JSON.stringify(opening)),
        headers: { 'content-encoding': coding },
      });
      expect(problemOf(answer)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
      expect(answer.headers.get('accept-encoding')).toBe('identity');
      expect(await api.size('claims')).toBe(before);
      // Behind the check of the key.
      const unknown = await api.call('POST', path, {
        raw: 'x',
        headers: { 'content-encoding': coding },
      });
      expect(unknown.status).toBe(401);
    },
  );

  test('the coding that is none is read', async () => {
    const headers = { 'content-encoding': 'identity' };
    const answer = await api.call('POST', path, { key: agent, body: opening, headers });
    expect(answer.status).toBe(201);
  });
});
