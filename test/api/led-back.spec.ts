import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from './support/api.js';
import {
  CLIENT,
  PUBLIC_URL,
  startIdentityProvider,
  TestBrowser,
  type TestProvider,
} from './support/identity-provider.js';

/** As Chromium asks for a page. */
const PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const CALLBACK = '/v1/session/oidc/callback';

let api: TestApi;
let provider: TestProvider;
let directory: string;

async function settingsOf(issuer: string): Promise<string> {
  const file = join(directory, `${new URL(issuer).port}.json`);
  const oidc = {
    issuer,
    client_id: CLIENT.id,
    client_secret_file: 'client.secret',
    scope: 'openid groups',
  };
  const roles = [{ group: 'claims', ledger: 'claims', role: 'reviewer' }];
  await writeFile(file, JSON.stringify({ public_url: PUBLIC_URL, oidc, roles }));
  return file;
}

beforeAll(async () => {
  provider = await startIdentityProvider();
  directory = await mkdtemp(join(tmpdir(), 'docket-led-back-'));
  await writeFile(join(directory, 'client.secret'), `${CLIENT.secret}\n`);
  api = await startTestApi({ signInFile: await settingsOf(provider.issuer) });
  await api.createLedger('claims');
});
afterAll(async () => {
  await api.close();
  await provider.close();
  await rm(directory, { recursive: true, force: true });
});

/** A browser that the provider has sent back, and the address at which it has not been yet. */
async function sentBack(groups: string[], returnTo: string) {
  Object.assign(provider.user, { id: 'pia', groups, agoS: 0 });
  const browser = new TestBrowser(api.url);
  const begin = `/v1/session/oidc?return_to=${encodeURIComponent(returnTo)}`;
  const isBack = (url: URL) => url.origin === PUBLIC_URL && url.pathname === CALLBACK;
  const response = await browser.visit(begin, isBack);
  const { pathname, search } = new URL(response.headers.get('location') ?? '');
  return { browser, back: pathname + search };
}

const get = (browser: TestBrowser, path: string, accept?: string) =>
  browser.fetch('GET', path, { headers: accept === undefined ? {} : { accept } });

/** Where a browser is led, which gets no session. */
async function ledTo(response: Response): Promise<string> {
  expect(response.status).toBe(303);
  const set = response.headers.getSetCookie();
  expect(set.filter((line) => line.startsWith('__Host-docket-session='))).toEqual([]);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toBe('');
  return response.headers.get('location') ?? '';
}

test.each([
  ['/app/queue/claims/dec_1/esc-1', '/app/queue/claims/dec_1/esc-1?sign_in=no_role'],
  ['/app/decisions?stakes=high&sign_in=refused', '/app/decisions?stakes=high&sign_in=no_role'],
  ['/app', '/app?sign_in=no_role'],
  ['/v1/session', '/app?sign_in=no_role'],
  ['/application', '/app?sign_in=no_role'],
  // What a browser would make of it is another host, or another place.
  ['/app/..//evil.example/app', '/app?sign_in=no_role'],
  ['/app/%2e%2e//evil.example', '/app?sign_in=no_role'],
])('without a role, on the way to %s, a browser is led to %s', async (returnTo, led) => {
  const { browser, back } = await sentBack(['visitors'], returnTo);
  expect(await ledTo(await get(browser, back, PAGE))).toBe(led);
});

test.each([undefined, '*/*', 'application/json', 'text/html;q=0, */*', 'text/plain'])(
  'who accepts %s gets the problem',
  async (accept) => {
    const { browser, back } = await sentBack(['visitors'], '/app');
    const response = await get(browser, back, accept);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'sign_in_refused' });
  },
);

test('a flow that was not begun here, or whose answer is used up, leads back with that reason', async () => {
  const { browser, back } = await sentBack(['claims'], '/app/board');
  expect(await ledTo(await get(new TestBrowser(api.url), back, PAGE))).toBe(
    '/app?sign_in=not_begun',
  );
  expect((await get(browser, back, PAGE)).headers.get('location')).toBe('/app/board');
  // The cookie of the flow is still sent: the provider takes its code once.
  expect(await ledTo(await get(browser, back, PAGE))).toBe('/app/board?sign_in=refused');
});

test('what the provider writes is not passed on', async () => {
  const { browser, back } = await sentBack(['claims'], '/app');
  const state = new URL(back, PUBLIC_URL).searchParams.get('state') ?? '';
  const said = { error: 'access_denied', error_description: 'call 555', state };
  const query = new URLSearchParams({ ...said, iss: provider.issuer });
  const response = await get(browser, `${CALLBACK}?${query.toString()}`, PAGE);
  expect(await ledTo(response)).toBe('/app?sign_in=refused');
});

test('where the provider is away, a browser is led to the page before it goes', async () => {
  const away = await startIdentityProvider();
  await away.close();
  const other = await api.startAnother({ signInFile: await settingsOf(away.issuer) });
  const browser = new TestBrowser(other.url);
  const path = '/v1/session/oidc?return_to=%2Fapp%2Fboard';
  expect(await ledTo(await get(browser, path, PAGE))).toBe('/app/board?sign_in=unavailable');
  const told = await get(browser, path);
  expect(told.status).toBe(503);
  expect(await told.json()).toMatchObject({ code: 'sign_in_unavailable' });
});

test('/app/ is /app, with what was asked', async () => {
  const browser = new TestBrowser(api.url);
  for (const [path, led] of [
    ['/app/', '/app'],
    ['/app/?x=//evil.example', '/app?x=//evil.example'],
  ] as const) {
    const response = await get(browser, path);
    expect([response.status, response.headers.get('location')]).toEqual([308, led]);
  }
});

test('whoever types the name of the server is led to its page', async () => {
  const response = await get(new TestBrowser(api.url), '/', PAGE);
  expect([response.status, response.headers.get('location')]).toEqual([303, '/app']);
});
