import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from './support/api.js';
import { listen, PUBLIC_URL, stop, TestBrowser } from './support/identity-provider.js';

/** What the provider's next ID token says and is, where that is not as it ought to be. */
interface Falsehood {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  key?: KeyObject;
  /** What stands in the place of the signature. */
  signature?: string;
  status?: number;
}

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

const FOREIGN_KEY = foreign.publicKey.export({ format: 'jwk' });

let api: TestApi;
let server: Server;
let issuer: string;
let directory: string;
let falsehood: Falsehood = {};
/** Of the flow that is under way. */
let nonce = '';
let challenge = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', issuer);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const [status, answer] = answerTo(pathname, new URLSearchParams(body));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  issuer = await listen(server);
  directory = await mkdtemp(join(tmpdir(), 'docket-false-provider-'));
  const signInFile = join(directory, 'sign-in.json');
  const roles = [{ group: 'claims', ledger: 'claims', role: 'reviewer' }];
  const settings = { public_url: PUBLIC_URL, oidc: { issuer, client_id: 'docket' }, roles };
  await writeFile(signInFile, JSON.stringify(settings));
  api = await startTestApi({ signInFile });
});
afterEach(() => {
  falsehood = {};
});
afterAll(async () => {
  await api.close();
  await stop(server);
  await rm(directory, { recursive: true, force: true });
});

function answerTo(path: string, sent: URLSearchParams): [status: number, answer: object] {
  if (path === '/.well-known/openid-configuration') return [200, configuration()];
  if (path === '/jwks') {
    return [200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: '1', use: 'sig' }] }];
  }
  const verifier = sent.get('code_verifier') ?? '';
  const isOwn = createHash('sha256').update(verifier).digest('base64url') === challenge;
  if (!isOwn) return [400, { error: 'invalid_grant' }];
  if (falsehood.status !== undefined) return [falsehood.status, { error: 'server_error' }];
  return [200, { access_token: 'a', token_type: 'Bearer', id_token: idToken(falsehood) }];
}

function configuration(): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'none'],
    authorization_response_iss_parameter_supported: true,
  };
}

function logoutToken({ claims, ...rest }: Falsehood = {}): string {
  const told = { nonce: undefined, jti: 'j', events: { [LOGOUT]: {} } };
  return idToken({ header: { typ: 'logout+jwt' }, ...rest, claims: { ...told, ...claims } });
}

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

function idToken({ claims, header, key = own.privateKey, signature }: Falsehood): string {
  const now = Math.floor(Date.now() / 1_000);
  const told = { iss: issuer, sub: 'ada', aud: 'docket', nonce, groups: ['claims'] };
  const times = { iat: now, exp: now + 300, auth_time: now };
  const parts = [
    { alg: 'RS256', kid: '1', ...header },
    { ...told, ...times, ...claims },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const text = parts.join('.');
  return `${text}.${signature ?? sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** Code of the problem, or the status, of a sign-in at this provider. */
async function signIn(): Promise<string> {
  const browser = new TestBrowser(api.url);
  const leaves = ({ origin }: URL): boolean => origin === issuer;
  const asked = await browser.visit('/v1/session/oidc', leaves);
  const { searchParams } = new URL(asked.headers.get('location') ?? '');
  nonce = searchParams.get('nonce') ?? '';
  challenge = searchParams.get('code_challenge') ?? '';
  const answer = new URLSearchParams({
    code: 'c',
    state: searchParams.get('state') ?? '',
    iss: issuer,
  });
  const back = await browser.visit(`/v1/session/oidc/callback?${answer}`);
  if (back.status < 400) return String(back.status);
  return ((await back.json()) as { code: string }).code;
}

describe('an ID token', () => {
  test('as it ought to be signs in', async () => {
    expect(await signIn()).toBe('200');
  });

  const now = Math.floor(Date.now() / 1_000);
  test.each<[string, Falsehood]>([
    ['that is not signed', { header: { alg: 'none' }, signature: '' }],
    ['that says none, and is signed', { header: { alg: 'none' } }],
    ['that is signed by somebody else', { key: foreign.privateKey }],
    ['whose signature is cut', { signature: 'AAAA' }],
    ['of a secret, which is the public key', { header: { alg: 'HS256' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['of this issuer, with a slash', { claims: { iss: 'slash' } }],
    ['for another client', { claims: { aud: 'another' } }],
    ['for two clients, and handed to the other', { claims: { aud: ['docket', 'b'], azp: 'b' } }],
    ['for this client, and handed to another', { claims: { azp: 'b' } }],
    ['for this client in a list, and handed to another', { claims: { aud: ['docket'], azp: 'b' } }],
    ['of another algorithm, with the same key', { header: { alg: 'RS512' } }],
    ['of a curve, with a key that is none', { header: { alg: 'ES256' } }],
    ['by a key that the provider does not name', { header: { kid: '2' }, key: foreign.privateKey }],
    ['that brings its own key', { header: { jwk: FOREIGN_KEY }, key: foreign.privateKey }],
    [
      'that brings its own key, and names it',
      { header: { jwk: FOREIGN_KEY, kid: '2' }, key: foreign.privateKey },
    ],
    [
      'that says where its key is',
      { header: { jku: 'https://evil.example/jwks' }, key: foreign.privateKey },
    ],
    ['that asks for what nobody knows', { header: { crit: ['x'], x: 1 } }],
    ['that is not for now', { claims: { nbf: now + 3_600 } }],
    ['without end', { claims: { exp: undefined } }],
    ['without beginning', { claims: { iat: undefined } }],
    ['of issuers', { claims: { iss: ['https://evil.example'] } }],
    ['of somebody in a list', { claims: { sub: ['ada'] } }],
    ['of somebody with a line of their own', { claims: { sub: 'ada\nbo' } }],
    ['of groups in a list of a list', { claims: { groups: [['claims']] } }],
    ['of groups as members', { claims: { groups: { claims: true } } }],
    ['of groups in one text', { claims: { groups: 'claims,others' } }],
    ['of a group in other letters', { claims: { groups: ['Claims', 'claims ', 'claims\u200b'] } }],
    ['of another flow', { claims: { nonce: 'another' } }],
    ['without nonce', { claims: { nonce: undefined } }],
    ['that is over', { claims: { exp: now - 3_600 } }],
    ['that does not say when they signed in', { claims: { auth_time: undefined } }],
    ['of a sign-in of yesterday', { claims: { auth_time: now - 86_400 } }],
    ['of a sign-in of tomorrow', { claims: { auth_time: now + 86_400 } }],
    ['of nobody', { claims: { sub: '' } }],
    ['of somebody with a space', { claims: { sub: 'a b' } }],
    ['of somebody without a group', { claims: { groups: ['others'] } }],
    ['without groups', { claims: { groups: undefined } }],
  ])('%s does not', async (_name, told) => {
    falsehood = told.claims?.['iss'] === 'slash' ? { claims: { iss: `${issuer}/` } } : told;
    expect(await signIn()).toBe('sign_in_refused');
  });
});

test('a provider that fails is told apart from one that refuses, and nobody gets in', async () => {
  falsehood = { status: 400 };
  expect(await signIn()).toBe('sign_in_refused');
  falsehood = { status: 500 };
  expect(await signIn()).toBe('sign_in_unavailable');
  falsehood = { status: 503 };
  expect(await signIn()).toBe('sign_in_unavailable');
});

test('a provider that is away: nobody gets in, and it says so; when it is back they do', async () => {
  const port = Number(new URL(issuer).port);
  await stop(server);
  try {
    expect(await signIn()).toBe('sign_in_unavailable');
    const other = await api.startAnother();
    const answer = await fetch(`${other.url}/v1/session/oidc`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    // The server that did not find it asks again.
    const again = await fetch(`${other.url}/v1/session/oidc`, { redirect: 'manual' });
    expect(again.status).toBe(302);
  } finally {
    if (!server.listening)
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  }
  expect(await signIn()).toBe('200');
});

describe('a logout token', () => {
  const send = async (token: string): Promise<string> => {
    const body = { logout_token: token };
    const answer = await api.call('POST', '/v1/session/oidc/logout', { body });
    return answer.status === 200 ? '200' : (answer.json as { code: string }).code;
  };
  const now = Math.floor(Date.now() / 1_000);

  test('as it ought to be is taken', async () => {
    expect(await send(logoutToken())).toBe('200');
    expect(await send(logoutToken({ claims: { sid: 's' } }))).toBe('200');
  });

  test.each<[string, Falsehood]>([
    ['that is not signed', { header: { alg: 'none' }, signature: '' }],
    ['that is signed by somebody else', { key: foreign.privateKey }],
    ['whose signature is cut', { signature: 'AAAA' }],
    ['of a secret, which is the public key', { header: { alg: 'HS256' } }],
    ['with a key of its own', { key: foreign.privateKey, header: { jwk: FOREIGN_KEY } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another client', { claims: { aud: 'other' } }],
    ['that is over', { claims: { exp: now - 120 } }],
    ['of an hour ago', { claims: { iat: now - 3_600 } }],
    ['of a time that has not come', { claims: { iat: now + 3_600 } }],
    ['without a time', { claims: { iat: undefined } }],
    ['without an id', { claims: { jti: undefined } }],
    ['that is an ID token', { claims: { events: undefined, nonce: 'n' } }],
    ['with a nonce', { claims: { nonce: 'n' } }],
    ['of another event', { claims: { events: { 'https://other.example': {} } } }],
    ['of an event that says nothing', { claims: { events: { [LOGOUT]: null } } }],
    ['of a session alone', { claims: { sub: undefined, sid: 's' } }],
  ])('%s ends nothing', async (_what, told) => {
    expect(await send(logoutToken(told))).toBe('logout_refused');
  });

  test.each(['', 'a', 'a.b.c', 'x'.repeat(20_000)])('%.10s is none', async (token) => {
    expect(['logout_refused', 'validation_failed']).toContain(await send(token));
  });
});
