import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { checkCertificate, decodeCertificate, extractCertificate } from '@docket/report';
import type { Page } from 'playwright-core';
import { axeFindings, CHROMIUM, picture, startSurface, type Surface } from './support/surface.js';

const SECRET = 'Henrietta Quill';
/** What somebody may have written where a reason or a name of a member belongs. */
const HOSTILE = '<img src=x onerror="document.title=`taken`"> \u202eevil';

(CHROMIUM === undefined ? describe.skip : describe)('the pages about erasures', () => {
  let surface: Surface;
  beforeAll(async () => {
    // One administrator lets what was kept for good be erased by its age.
    surface = await startSurface({ two_people_for: [] });
    await surface.addPerson('olga', { claims: 'officer' });
    await surface.addPerson('otto', { claims: 'officer' });
    await surface.addPerson('ada', { claims: 'administrator' });
    await surface.addPerson('uwe', { claims: 'auditor' });
    await surface.addPerson('rita', { claims: 'reviewer' });
  });
  afterAll(() => surface.close());

  const about = async (subject: string): Promise<string> => {
    const opening = {
      agent: { id: 'refund-agent' },
      goal: `Refund ${SECRET}`,
      stakes: 'low',
      subject_ref: subject,
      ext: { [HOSTILE]: SECRET },
    };
    return (await surface.post('decisions', opening)).decision_id;
  };
  const isThere = (page: Page, text: RegExp | string) => page.getByText(text).first().waitFor();
  const isTooWide = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
  const holds = async (page: Page, name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    expect([name, await isTooWide(page)]).toEqual([name, false]);
    expect([name, await axeFindings(page)]).toEqual([name, []]);
    expect(await page.locator('#app img, #app script').count()).toBe(0);
    expect(await page.evaluate('/\\u202e/.test(document.body.innerText)')).toBe(false);
    await picture(page, `erasures-${name}`);
  };
  const look = async (page: Page, subject: string): Promise<void> => {
    await page.getByLabel('Pseudonym of the person').fill(subject);
    await page.getByRole('button', { name: 'Look what would go' }).click();
    await page.getByRole('group', { name: 'What goes' }).waitFor();
  };
  const ask = async (page: Page): Promise<string> => {
    await page.getByLabel('Why', { exact: true }).first().fill(HOSTILE);
    await page.getByLabel('Legal basis').fill('GDPR Art. 17(1)(b)');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await isThere(page, /It waits for another person/);
    return /\/(\d+)$/.exec(page.url())?.[1] ?? '';
  };
  const order = async (page: Page): Promise<void> => {
    await page.getByLabel('I have looked at what goes').check();
    await page.getByRole('button', { name: 'Erase for good' }).click();
  };
  const shown = async (decision: string): Promise<string> => {
    const path = `/v1/ledgers/claims/decisions/${decision}`;
    return (await surface.api.call('GET', path, { key: surface.agent })).text;
  };

  test('lead an officer by the keyboard to a request, and another one to the order', async () => {
    const decision = await about('customer-7f3a');
    const { page, errors } = await surface.signedIn('olga', {
      viewport: { width: 320, height: 640 },
    });
    await page.keyboard.press('e');
    await page.getByRole('heading', { level: 1, name: 'Erasures' }).waitFor();
    await page.getByRole('button', { name: 'Look what would go' }).click();
    await isThere(page, 'Name a person or a decision.');
    await look(page, 'customer-7f3a');
    await page.getByRole('row', { name: new RegExp(`${decision}.*/goal`) }).waitFor();
    await holds(page, 'outlook');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await isThere(page, 'Say why, and on what it rests.');
    const request = await ask(page);
    await holds(page, 'request');
    await order(page);
    await isThere(page, /an erasure takes two people, and .* asked for it\. Let another officer/);
    expect(await shown(decision)).toContain(SECRET);
    expect(errors).toEqual([]);
    await page.context().close();

    const second = await surface.signedIn('otto');
    await second.page.getByRole('link', { name: 'Erasures' }).click();
    await second.page.getByRole('link', { name: `entry ${request}` }).click();
    await second.page.getByRole('button', { name: 'Erase for good' }).click();
    await isThere(second.page, 'Say that you have looked at it.');
    expect(await shown(decision)).toContain(SECRET);
    await order(second.page);
    await isThere(second.page, /Erased by order of/);
    await isThere(second.page, /Backups, replicas/);
    await holds(second.page, 'ordered');
    for (const format of ['PDF', 'JSON'] as const) {
      const saving = second.page.waitForEvent('download');
      await second.page.getByRole('button', { name: `Download as ${format}` }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe(`claims.erasure-${request}.${format.toLowerCase()}`);
      const bytes = new Uint8Array(await readFile(await saved.path()));
      const json = (format === 'JSON' ? bytes : extractCertificate(bytes)) ?? new Uint8Array();
      const made = decodeCertificate(json);
      expect(await checkCertificate(made)).toMatchObject({ matches: true, differences: [] });
      expect(made.erasure.request.reason).toBe(HOSTILE);
      expect(new TextDecoder().decode(json)).not.toContain(SECRET);
    }
    expect(await shown(decision)).not.toContain(SECRET);
    expect(await second.page.getByRole('button', { name: 'Erase for good' }).count()).toBe(0);
    expect(second.errors).toEqual([]);
    await second.page.context().close();
  });

  test('place and lift a legal hold, and say what it keeps', async () => {
    const decision = await about('customer-held');
    const { page, errors } = await surface.signedIn('olga');
    await page.goto(`${surface.home}/app/erasures/claims`);
    await page.locator('summary', { hasText: 'Place a legal hold' }).click();
    const place = page.getByRole('button', { name: 'Place a legal hold' });
    const reason = page.getByLabel('Why', { exact: true });
    await reason.fill(HOSTILE);
    await place.click();
    await isThere(page, /name either decisions or the whole ledger/);
    await page.getByLabel('Decisions').fill(decision);
    await place.click();
    const inForce = page.getByRole('group', { name: 'Legal holds in force' });
    await inForce.getByRole('row', { name: new RegExp(`${decision}.*onerror`) }).waitFor();
    await holds(page, 'holds');
    await page.getByLabel('Pseudonym of the person').fill('customer-held');
    await page.getByRole('button', { name: 'Look what would go' }).click();
    await isThere(page, /Under a legal hold: 1/);
    await isThere(page, 'Nothing that can go was found.');
    await page.locator('summary', { hasText: 'Lift a legal hold' }).click();
    await page.getByLabel('Why', { exact: true }).last().fill('settled');
    await page.getByRole('button', { name: 'Lift a legal hold' }).click();
    await inForce.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('let an administrator order and lift, an auditor look, and nobody else in', async () => {
    await about('customer-roles');
    const { page } = await surface.signedIn('olga');
    await page.goto(`${surface.home}/app/erasures`);
    await look(page, 'customer-roles');
    const request = await ask(page);
    await page.context().close();
    for (const [name, buttons] of [
      ['ada', ['Erase for good']],
      ['uwe', []],
    ] as const) {
      const seen = await surface.signedIn(name);
      await seen.page.goto(`${surface.home}/app/erasures/claims`);
      await seen.page.getByRole('link', { name: `entry ${request}` }).waitFor();
      expect(await seen.page.getByRole('button', { name: 'Look what would go' }).count()).toBe(0);
      expect(await seen.page.locator('main summary').count()).toBe(0);
      await seen.page.goto(`${surface.home}/app/erasures/claims/${request}`);
      await isThere(seen.page, /It waits for another person/);
      const there = await seen.page.getByRole('main').getByRole('button').allInnerTexts();
      expect([name, there]).toEqual([name, buttons]);
      await seen.page.context().close();
    }
    const outside = await surface.signedIn('rita');
    expect(await outside.page.getByRole('link', { name: 'Erasures' }).count()).toBe(0);
    await outside.page.goto(`${surface.home}/app/erasures/claims/${request}`);
    await isThere(outside.page, /Officers, auditors and administrators see this page/);
    const asking = `fetch('/v1/ledgers/claims/erasures').then(({ status }) => status)`;
    expect(await outside.page.evaluate(asking)).toBe(403);
    await outside.page.context().close();
  });

  test('say what is too old, which is nothing as long as the policy keeps everything', async () => {
    const { page, errors } = await surface.signedIn('olga');
    await page.goto(`${surface.home}/app/erasures/claims`);
    await page.getByLabel('What is to go').selectOption('expired');
    await page.getByRole('button', { name: 'Look what would go' }).click();
    await isThere(page, /keeps everything, however old/);
    const read = await surface.api.call('GET', '/v1/ledgers/claims/policy', { key: surface.agent });
    const { policy, revision } = read.json as { policy: object; revision: number };
    const kept = { ...policy, version: 'kept', retention: { days: 183 } };
    const key = await surface.api.createKey('claims', 'administrator');
    const body = { policy: kept, reason: 'kept', revision: revision + 1 };
    const changed = await surface.api.call('PUT', '/v1/ledgers/claims/policy', { key, body });
    expect(changed.status).toBe(201);
    await page.getByRole('button', { name: 'Look what would go' }).click();
    await isThere(page, /What was recorded until .* is too old/);
    await isThere(page, 'Nothing that can go was found.');
    await holds(page, 'expired');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('are there in German, dark, and say what is no request', async () => {
    const { page, errors } = await surface.signedIn('olga', {
      locale: 'de-DE',
      colorScheme: 'dark',
    });
    await page.goto(`${surface.home}/app/erasures/claims`);
    await page.getByRole('heading', { level: 1, name: 'Löschungen' }).waitFor();
    await isThere(page, /beantragt es; eine andere Person/);
    await holds(page, 'german');
    await page.goto(`${surface.home}/app/erasures/claims/0`);
    await isThere(page, /Entry 0 asks for no erasure/);
    await page.goto(`${surface.home}/app/erasures/other`);
    await isThere(page, /Diese Seite sieht/);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
