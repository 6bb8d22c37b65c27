import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startTestApi, type TestApi } from '../api/support/api.js';
import {
  CLIENT,
  listen,
  startIdentityProvider,
  stop,
  type TestProvider,
} from '../api/support/identity-provider.js';
import { lastingPort } from '../support/lasting-port.js';
import { findChromium } from './browser-passkey.js';

const executablePath = findChromium();
if (executablePath === undefined) {
  console.warn(
    'NO BROWSER: nobody signed in with one. Install chromium, or name one in CHROMIUM_PATH, and run this again.',
  );
}

/** With a real browser: its cookies, its redirects, and what it says of where a request comes from. */
(executablePath === undefined ? describe.skip : describe)('a browser', () => {
  let api: TestApi;
  let provider: TestProvider;
  let directory: string;
  let browser: Browser;
  let page: Page;
  /** Of the server: another site than 127.0.0.1, where the provider and the stranger are. */
  let home: string;

  beforeAll(async () => {
    const port = await lastingPort();
    home = `http://localhost:${port}`;
    provider = await startIdentityProvider(home);
    Object.assign(provider.user, { id: 'ada', groups: ['claims'] });
    directory = await mkdtemp(join(tmpdir(), 'docket-browser-'));
    await writeFile(join(directory, 'client.secret'), CLIENT.secret);
    const signInFile = join(directory, 'sign-in.json');
    const oidc = {
      issuer: provider.issuer,
      client_id: CLIENT.id,
      client_secret_file: 'client.secret',
      scope: 'openid groups',
    };
    const roles = [{ group: 'claims', ledger: 'claims', role: 'reviewer' }];
    await writeFile(signInFile, JSON.stringify({ public_url: home, oidc, roles }));
    api = await startTestApi({ signInFile, port });
    await api.createLedger('claims');
    // Chromium's own sandbox needs rights that a container does not give; the pages are ours.
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    page = await (await browser.newContext()).newPage();
  });
  afterAll(async () => {
    await browser.close();
    await api.close();
    await provider.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** Status of what a script of the page gets; 'none' where the browser gives it nothing. */
  const ask = (from: Page, url: string, options: object = {}): Promise<number | 'none'> =>
    from.evaluate(
      ([address, given]) =>
        fetch(address, given).then(
          ({ status }) => status,
          () => 'none' as const,
        ),
      [url, options] as const,
    );

  const REVIEWS = '/v1/ledgers/claims/decisions/dec_none/reviews';
  const write = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-docket-csrf': '1' },
    body: '{}',
  };

  test('signs in over the provider, keeps the cookie, and no script reads it', async () => {
    const last = await page.goto(`${home}/v1/session/oidc`);
    expect([last?.status(), page.url()]).toEqual([200, `${home}/v1/session`]);
    expect(await last?.json()).toMatchObject({ roles: { claims: 'reviewer' } });
    const [cookie] = await page.context().cookies(home);
    expect(cookie).toMatchObject({
      name: '__Host-docket-session',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  test('of a page of ours may read, and write with the header', async () => {
    expect(await ask(page, `${home}/v1/ledgers/claims`)).toBe(200);
    expect(await ask(page, home + REVIEWS, { ...write, headers: {} })).toBe(403);
    // Taken as far as the review, which says nothing.
    expect(await ask(page, home + REVIEWS, write)).toBe(422);
  });

  test('of a page of somebody else does neither', async () => {
    const server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title>');
    });
    const stranger = await page.context().newPage();
    const elsewhere = await listen(server);
    const seen: number[] = [];
    stranger.on('response', (response) => {
      if (response.url().startsWith(home)) seen.push(response.status());
    });
    // Another site, and another origin of the same site: the latter has the cookie.
    for (const origin of [elsewhere, elsewhere.replace('127.0.0.1', 'localhost')]) {
      await stranger.goto(origin);
      const given = { credentials: 'include', mode: 'no-cors' };
      await ask(stranger, `${home}/v1/ledgers/claims`, given);
      await ask(stranger, home + REVIEWS, { ...given, method: 'POST', body: '{}' });
      expect(await ask(stranger, home + REVIEWS, { ...write, credentials: 'include' })).toBe(
        'none',
      );
    }
    expect(seen.filter((status) => status < 400)).toEqual([]);
    // A form, and a link, of which the browser sends the cookie with the second.
    await stranger.goto(elsewhere);
    const form = `document.body.innerHTML = '<form method=post enctype=text/plain action="${home}${REVIEWS}"><input name=x></form>'`;
    await stranger.evaluate(form);
    const [posted] = await Promise.all([
      stranger.waitForResponse((response) => response.url() === home + REVIEWS),
      stranger.evaluate('document.forms[0].submit()'),
    ]);
    expect([401, 403]).toContain(posted.status());
    await stranger.waitForURL(home + REVIEWS);
    await stranger.goto(elsewhere);
    const link = `${home}/v1/ledgers/claims/decisions`;
    const [followed] = await Promise.all([
      stranger.waitForResponse((response) => response.url() === link),
      stranger.evaluate(`location.href = '${link}'`),
    ]);
    expect(followed.status()).toBe(403);
    await stranger.waitForURL(link);
    await stranger.close();
    await stop(server);
  });

  test('signs out, and is nobody', async () => {
    await page.goto(`${home}/v1/session`);
    const headers = { 'x-docket-csrf': '1' };
    expect(await ask(page, `${home}/v1/session`, { method: 'DELETE', headers })).toBe(204);
    expect(await ask(page, `${home}/v1/session`)).toBe(401);
    expect(await page.context().cookies(home)).toEqual([]);
  });
});
