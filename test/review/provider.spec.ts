import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import {
  CLIENT,
  startIdentityProvider,
  type TestProvider,
} from '../api/support/identity-provider.js';
import { lastingPort } from '../support/lasting-port.js';
import { asking, axeFindings, CHROMIUM, passUndo, picture } from './support/surface.js';
import { WAITS_MS } from './support/waits.js';

/** As old as a sign-in may not be for an answer on high stakes. */
const STALE_S = 600;

(CHROMIUM === undefined ? describe.skip : describe)('a person of an identity provider', () => {
  let provider: TestProvider;
  let api: TestApi;
  let browser: Browser;
  let directory: string;
  let home: string;
  let agent: string;

  beforeAll(async () => {
    const port = await lastingPort();
    home = `http://localhost:${port}`;
    provider = await startIdentityProvider(home);
    directory = await mkdtemp(join(tmpdir(), 'docket-provider-'));
    await writeFile(join(directory, 'client.secret'), `${CLIENT.secret}\n`);
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
    agent = await api.createKey('claims', 'agent');
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await api.close();
    await provider.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function ask(): Promise<string> {
    const call = (path: string, body: object) =>
      api.call('POST', `/v1/ledgers/claims/decisions${path}`, { key: agent, body });
    const opening = { ...asking.opening, stakes: 'high' };
    const { decision_id: id } = written(await call('', opening));
    written(await call(`/${id}/job-cards`, asking.card));
    return id;
  }

  async function open(id: string, groups: string[], agoS = 0) {
    Object.assign(provider.user, { id, groups, agoS });
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(WAITS_MS);
    await context.clock.install();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    return { page, errors };
  }

  async function signIn(page: Page, path: string): Promise<void> {
    await page.goto(home + path);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByLabel('Passphrase').count()).toBe(0);
    await page.getByRole('link', { name: /organisation/ }).click();
  }

  test('comes back to the question that they were led to, and answers it after a fresh sign-in', async () => {
    const decision = await ask();
    const path = `/app/queue/claims/${decision}/esc-1`;
    const { page, errors } = await open('ada', ['claims'], STALE_S);
    await page.goto(home + path);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await picture(page, 'sign-in-provider');
    expect(await axeFindings(page)).toEqual([]);
    await signIn(page, path);
    await page.waitForURL(home + path);
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
    await page.getByRole('radio', { name: /Approve/ }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Compared with section 4.2.');
    await page.getByRole('button', { name: /^Record this/ }).click();
    // The sign-in is too old for high stakes: who it is has to be proved again, and the answer is kept.
    const again = page.getByRole('dialog', { name: 'Prove that it is you' });
    await again.waitFor();
    provider.user.agoS = 0;
    await again.getByRole('link', { name: /Sign in again/ }).click();
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
    await page.getByRole('radio', { name: /Approve/, checked: true }).waitFor();
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe(
      'Compared with section 4.2.',
    );
    await page.getByRole('button', { name: /^Record this/ }).click();
    await passUndo(page);
    await page.getByText(/recorded as entry/).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  /** Whoever is led back sees the sign-in page with one reason, which is in no address and is said once. */
  async function expectStop(page: Page, path: string, reason: RegExp): Promise<void> {
    await page.getByRole('alert').getByText(reason).waitFor();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(page.url()).toBe(home + path);
    await expect(page.locator('body').innerText()).resolves.not.toMatch(/Henderson|urn:docket/);
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  }

  test('in no group that has a role is told so on the sign-in page, and signs in with one', async () => {
    const path = `/app/queue/claims/${await ask()}/esc-1`;
    const { page, errors } = await open('nobody', ['visitors']);
    await signIn(page, path);
    await expectStop(page, path, /none of your groups has a role here/);
    await picture(page, 'provider-no-role');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page
      .getByRole('alert')
      .getByText(/keine Ihrer Gruppen/)
      .waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    provider.user.groups = ['claims'];
    await page.getByRole('link', { name: /organisation/ }).click();
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('that comes back too late, or to another browser, is led to the sign-in page', async () => {
    const { page, errors } = await open('ada', ['claims']);
    const text = '<b>call 555 now</b>';
    const query = new URLSearchParams({ error: 'access_denied', error_description: text });
    await page.goto(`${home}/v1/session/oidc/callback?${query.toString()}`);
    await expectStop(page, '/app', /more than ten minutes ago/);
    expect(await page.content()).not.toContain('555');
    await page.goto(`${home}/app/?sign_in=${encodeURIComponent(text)}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(page.url()).toBe(`${home}/app`);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
