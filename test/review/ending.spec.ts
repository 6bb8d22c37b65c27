import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  axeFindings,
  CHROMIUM,
  PASSPHRASE,
  picture,
  startSurface,
  type Surface,
} from './support/surface.js';

/** What somebody may have written where the name of a key belongs. */
const HOSTILE_LABEL = '<b onclick="alert(1)">key</b> evil';

(CHROMIUM === undefined ? describe.skip : describe)('ending keys, people and sessions', () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ida', { registry: 'administrator' });
    await surface.addPerson('lea', { claims: 'administrator' });
    await surface.addPerson('rob', { claims: 'reviewer' });
    await surface.addPerson('eve', { claims: 'reviewer' });
  });
  afterAll(() => surface.close());

  const isThere = (page: Page, text: RegExp) => page.getByText(text).first().waitFor();
  const focused = (page: Page): Promise<string> =>
    page.evaluate(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
    );
  const makeKey = async (label: string): Promise<{ id: string; key: string }> => {
    const { api } = surface;
    const asked = { key: api.administrator, body: { role: 'auditor', label } };
    const made = await api.call('POST', '/v1/ledgers/claims/keys', asked);
    expect(made.status).toBe(201);
    return made.json as { id: string; key: string };
  };
  const opens = async (key: string): Promise<number> =>
    (await surface.api.call('GET', '/v1/ledgers/claims/checkpoint', { key })).status;

  test('a key is revoked by the keyboard, and not by Enter twice', async () => {
    const { key } = await makeKey(HOSTILE_LABEL);
    const { page, errors } = await surface.signedIn('lea');
    await page.goto(`${surface.home}/app/administration/claims`);
    const button = page.getByRole('button', { name: /^Revoke the key .*onclick.* \(auditor\)/ });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/cannot be taken back; another key can be made/).waitFor();
    expect(await focused(page)).toBe('Close');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await opens(key)).toBe(200);
    await button.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^Revoke the key/);
    expect(await opens(key)).toBe(200);
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Revoke');
    await page.keyboard.press('Enter');
    await isThere(page, /^The key .*onclick.* is revoked\.$/);
    expect(await focused(page)).toMatch(/is revoked\.$/);
    await page.getByRole('row', { name: /onclick.*auditor.*revoked at/ }).waitFor();
    expect(await button.count()).toBe(0);
    expect(await opens(key)).toBe(401);
    expect(await page.locator('#app b[onclick]').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['small, in German', { viewport: { width: 320, height: 640 }, locale: 'de-DE' }],
    ['dark', { colorScheme: 'dark' as const }],
  ])('the question holds: %s', async (name, options) => {
    await makeKey(HOSTILE_LABEL);
    const { page, errors } = await surface.signedIn('ida', options);
    for (const [path, button] of [
      ['administration/claims', /onclick/],
      ['administration', /^(Remove .ida.|.ida. entfernen)/],
    ] as const) {
      await page.goto(`${surface.home}/app/${path}`);
      await page.getByRole('button', { name: button }).last().click();
      await page.getByRole('dialog').waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      const isTooWide = 'document.documentElement.scrollWidth > innerWidth + 1';
      expect([path, await page.evaluate(isTooWide)]).toEqual([path, false]);
      await picture(page, `ending-${name}-${path}`.replaceAll(/[^a-z0-9]+/gi, '-'));
    }
    await isThere(page, /It is you: you are signed out|Das sind Sie/);
    await isThere(page, /docket keys recover/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('whoever is removed is signed out, and does not come in again', async () => {
    const theirs = await surface.signedIn('rob');
    const { page, errors } = await surface.signedIn('ida');
    const stale = await surface.signedIn('ida');
    for (const one of [page, stale.page]) {
      await one.goto(`${surface.home}/app/administration`);
      await one.getByRole('button', { name: /^Remove .rob./ }).click();
    }
    const doIt = (one: Page) => one.getByRole('dialog').getByRole('button', { name: 'Remove' });
    await doIt(page).click();
    await isThere(page, /rob. is removed/);
    // The list is read again behind what is said.
    await page.getByRole('row', { name: /rob/ }).waitFor({ state: 'detached' });
    await page
      .getByRole('group', { name: 'People with a passphrase' })
      .getByRole('row', { name: /eve/ })
      .waitFor();
    // Who asked from a page as it stood before is told so, and nothing is said to have been done.
    await doIt(stale.page).click();
    await stale.page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await stale.page.getByText(/is removed\.$/).count()).toBe(0);
    await theirs.page.reload();
    await theirs.page.getByLabel('Passphrase').fill(PASSPHRASE);
    await theirs.page.getByLabel('Name').fill('rob');
    await theirs.page.getByRole('button', { name: 'Sign in' }).click();
    await theirs.page.getByRole('alert').waitFor();
    expect(errors).toEqual([]);
    for (const { context } of [page, stale.page, theirs.page].map((one) => ({
      context: one.context(),
    })))
      await context.close();
  });

  test('a session ends: of somebody else, and of this browser', async () => {
    const theirs = await surface.signedIn('eve');
    const { page, errors } = await surface.signedIn('ida');
    await page.goto(`${surface.home}/app/administration`);
    const { person } = (await theirs.page.evaluate(
      "fetch('/v1/session').then((answer) => answer.json())",
    )) as { person: string };
    const whose = (text: string | RegExp) =>
      page
        .getByRole('group', { name: 'Who is signed in' })
        .getByRole('row')
        .filter({ hasText: text });
    await whose(person).getByRole('button').click();
    const doIt = page.getByRole('dialog').getByRole('button', { name: 'End', exact: true });
    await doIt.click();
    await isThere(page, /The session of .* has ended/);
    const asking = "fetch('/v1/session').then(({ status }) => status)";
    expect(await theirs.page.evaluate(asking)).toBe(401);
    await whose(/this browser/)
      .getByRole('button')
      .click();
    await page.getByRole('dialog').getByText('It is you: you are signed out.').waitFor();
    await doIt.click();
    // Of the sign-in: the administration has a list of people with a passphrase.
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    expect(await page.evaluate(asking)).toBe(401);
    expect(errors).toEqual([]);
    await page.context().close();
    await theirs.page.context().close();
  });

  test('what the server does not answer is said, and is not said to be done', async () => {
    const { key } = await makeKey('unanswered');
    const { page } = await surface.signedIn('lea');
    await page.goto(`${surface.home}/app/administration/claims`);
    await page.route('**/keys/*', (route) => route.abort());
    await page.getByRole('button', { name: /^Revoke the key .unanswered/ }).click();
    const dialog = page.getByRole('dialog');
    const doIt = dialog.getByRole('button', { name: 'Revoke' });
    await doIt.click();
    await dialog.getByRole('alert').waitFor();
    expect(await page.getByText(/is revoked\.$/).count()).toBe(0);
    expect(await opens(key)).toBe(200);
    await page.unroute('**/keys/*');
    await doIt.click();
    await isThere(page, /unanswered. is revoked\.$/);
    expect(await opens(key)).toBe(401);
    await page.context().close();
  });

  test('a webhook is seen with what it is told, and removed', async () => {
    const { api } = surface;
    const path = '/v1/ledgers/claims/webhooks';
    const body = {
      url: 'https://hooks.example/secret-path',
      events: ['escalation.opened', 'escalation.overdue'],
      label: HOSTILE_LABEL,
    };
    expect((await api.call('POST', path, { key: api.administrator, body })).status).toBe(201);
    const { page, errors } = await surface.signedIn('lea', {
      viewport: { width: 320, height: 640 },
    });
    await page.goto(`${surface.home}/app/administration/claims`);
    const row = page.getByRole('group', { name: 'Webhooks' }).getByRole('row', {
      name: /onclick.*hooks\.example.*escalation\.opened, escalation\.overdue.*0 \/ 0.*nothing yet/,
    });
    await row.waitFor();
    expect(await page.evaluate('/secret-path/.test(document.body.innerText)')).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'ending-webhook');
    await row.getByRole('button', { name: /^Remove the webhook/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/told nothing more/).waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await isThere(page, /onclick.* is removed\.$/);
    const left = await api.call('GET', path, { key: api.administrator });
    expect(left.json).toEqual({ webhooks: [] });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('an administrator of one ledger ends nobody, and a reviewer nothing', async () => {
    const { id, key } = await makeKey('kept');
    const send = (page: Page, path: string): Promise<number> =>
      page.evaluate(
        `fetch('/v1/${path}', { method: 'DELETE', headers: { 'x-docket-csrf': '1' } }).then(({ status }) => status)`,
      );
    const lea = await surface.signedIn('lea');
    expect(await send(lea.page, 'people/eve')).toBe(403);
    expect(await send(lea.page, `ledgers/registry/keys/${id}`)).toBe(403);
    const eve = await surface.signedIn('eve');
    expect(await send(eve.page, `ledgers/claims/keys/${id}`)).toBe(403);
    expect(await send(eve.page, 'people/eve')).toBe(403);
    expect(await opens(key)).toBe(200);
    await lea.page.context().close();
    await eve.page.context().close();
  });

  test('a second administrator confirms a key, and not whoever registered it', async () => {
    const { api } = surface;
    const inForce = await api.call('GET', '/v1/ledgers/claims/policy', { key: api.administrator });
    const { policy } = inForce.json as { policy: object };
    const body = {
      policy: {
        ...policy,
        version: 'two people',
        two_people_for: ['registrations', 'weaker_policy'],
      },
      reason: 'Two people.',
    };
    const put = await api.call('PUT', '/v1/ledgers/claims/policy', {
      key: api.administrator,
      body,
    });
    expect([put.status, put.text]).toEqual([201, expect.anything()]);
    const { page, errors } = await surface.signedIn('lea');
    await page.goto(`${surface.home}/app/administration/claims`);
    const waiting = page.getByRole('group', { name: 'Waits for a second administrator' });
    const dialog = page.getByRole('dialog');
    const confirm = async (): Promise<void> => {
      await waiting.getByRole('button', { name: /^Confirm prn_.* as auditor/ }).click();
      await dialog.getByText(/registered it\. It is good from then on/).waitFor();
      await dialog.getByRole('button', { name: 'Confirm' }).click();
    };
    await page.evaluate(`fetch('/v1/ledgers/claims/keys', {
      method: 'POST',
      headers: { 'x-docket-csrf': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'auditor', label: 'her own' }),
    })`);
    await page.reload();
    await confirm();
    await dialog.getByRole('alert').waitFor();
    expect(await page.getByText(/is confirmed\.$/).count()).toBe(0);
    await page.getByRole('button', { name: 'Close' }).click();
    const own = page.getByRole('button', { name: /^Revoke the key .her own/ });
    await own.click();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await isThere(page, /her own. is revoked\.$/);
    const { key } = await makeKey('another administrator made it');
    expect(await opens(key)).toBe(401);
    await page.reload();
    await confirm();
    await isThere(page, /^prn_.* is confirmed\.$/);
    expect(await focused(page)).toMatch(/is confirmed\.$/);
    expect(await opens(key)).toBe(200);
    await waiting.first().waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
