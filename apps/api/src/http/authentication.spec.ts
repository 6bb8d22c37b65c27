import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import type { Principal } from '@docket/service';
import { guardRoutes, readKey } from './authentication.js';
import { problemOf } from './refusals.js';

describe('guardRoutes', () => {
  const agent: Principal = {
    keyId: 'k',
    actor: 'prn_1',
    role: 'agent',
    via: 'api_key',
    ledger: 'claims',
  };
  let server: FastifyInstance;

  beforeAll(async () => {
    server = fastify();
    guardRoutes(server, {
      authenticate: async (key) => (key === 'good' ? agent : undefined),
      isLogPublic: async (ledger) => ledger === 'open',
    });
    server.setErrorHandler((error, _request, reply) => {
      const problem = problemOf(error);
      return reply.code(problem.status).send({ code: problem.code });
    });
    const answer = async (): Promise<string> => 'reached';
    server.get('/forgotten', answer);
    server.get('/nobody', { config: { allow: [] } }, answer);
    server.get('/public', { config: { allow: ['public'] } }, answer);
    server.get('/of/:ledger', { config: { allow: ['agent'] } }, answer);
    server.get('/log/:ledger', { config: { allow: ['agent', 'public-log'] } }, answer);
    server.get('/everywhere', { config: { allow: ['agent'] } }, answer);
    await server.ready();
  });
  afterAll(() => server.close());

  const get = async (url: string, key?: string): Promise<string> => {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const { statusCode, body } = await server.inject({ url, headers });
    return statusCode === 200
      ? body
      : `${statusCode} ${(JSON.parse(body) as { code: string }).code}`;
  };

  test('a route that names nobody is closed to everybody', async () => {
    expect(await get('/forgotten')).toBe('403 role_not_allowed');
    expect(await get('/forgotten', 'good')).toBe('403 role_not_allowed');
    expect(await get('/nobody', 'good')).toBe('403 role_not_allowed');
  });

  test('a public route takes anybody, with whatever key', async () => {
    expect(await get('/public')).toBe('reached');
    expect(await get('/public', 'bad')).toBe('reached');
  });

  test('a key is good for its own ledger only', async () => {
    expect(await get('/of/claims', 'good')).toBe('reached');
    expect(await get('/of/other', 'good')).toBe('403 wrong_ledger');
    expect(await get('/everywhere', 'good')).toBe('403 wrong_ledger');
    expect(await get('/of/claims', 'bad')).toBe('401 not_authenticated');
    expect(await get('/of/claims', 'x'.repeat(201))).toBe('401 not_authenticated');
  });

  test('an open log takes callers without a key, but not with a false one', async () => {
    expect(await get('/log/open')).toBe('reached');
    expect(await get('/log/closed')).toBe('401 not_authenticated');
    expect(await get('/log/open', 'bad')).toBe('401 not_authenticated');
  });
});

test.each([
  ['Bearer abc', 'abc'],
  ['bearer   abc ', 'abc'],
  [`Basic ${Buffer.from('user:pass:word').toString('base64')}`, 'pass:word'],
  [`Basic ${Buffer.from('no colon').toString('base64')}`, undefined],
  ['Digest abc', undefined],
  ['abc', undefined],
  ['', undefined],
])('readKey(%j)', (header, key) => {
  expect(readKey(header)).toBe(key);
});
