import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings, CHROMIUM, picture, startSurface, type Surface } from './support/surface.js';

/** What somebody may have typed where a label belongs. */
const HOSTILE_LABEL = '<img src=x onerror="document.title=`taken`"> &#x202e;evil';

(CHROMIUM === undefined ? describe.skip : describe)('alerts and the last hour', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('olga', { claims: 'officer' });
    await surface.addPerson('rita', { claims: 'reviewer' });
    await surface.addPerson('lea', { claims: 'administrator' });
    await make({ kind: 'confidence_below', below: 0.9, label: HOSTILE_LABEL });
    decision = await surface.ask();
    for (;;) {
      const answer = await ask('GET', 'alerts/firings');
      if ((answer.json as { firings: unknown[] }).firings.length > 0) break;
    }
  });
  afterAll(() => surface.close());

  const ask = (method: string, path: string, body?: object) =>
    surface.api.call(method, `/v1/ledgers/claims/${path}`, {
      key: surface.api.administrator,
      ...(body && { body }),
    });
  const make = async (body: object): Promise<void> => {
    const made = await ask('POST', 'alerts', body);
    if (made.status !== 201) throw new Error(made.text);
  };
  const isTooWide = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');

  test.each([
    ['small, in German', { viewport: { width: 320, height: 640 }, locale: 'de-DE' }],
    ['dark', { colorScheme: 'dark' as const }],
    ['in forced colours', { forcedColors: 'active' as const }],
  ])('hold: %s', async (name, options) => {
    const { page, errors } = await surface.signedIn('olga', options);
    for (const [path, last] of [
      ['/app/hour', /img src=x/],
      ['/app/alerts/claims', /(Choose this schedule|Diesen Plan wählen)/],
    ] as const) {
      await page.goto(surface.home + path);
      await page.getByText(last).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await isTooWide(page)]).toEqual([path, false]);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      expect(await page.locator('#app img, #app script').count()).toBe(0);
      expect(await page.evaluate('/\\u202e/.test(document.body.innerText)')).toBe(false);
      expect(await page.getByRole('alert').count()).toBe(0);
      await picture(page, `${name}${path}`.replaceAll(/[^a-z0-9]+/gi, '-'));
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('an officer begins with the last hour, which follows what is recorded, by the keyboard', async () => {
    const { page, errors } = await surface.signedIn('olga');
    await page.getByRole('heading', { level: 1, name: /What waits, and what happened/ }).waitFor();
    await page.getByText(/^1 question waits/).waitFor();
    await page.getByText(/damaged kettle/).waitFor();
    const fired = page.getByRole('link', { name: decision, exact: true });
    await fired.waitFor();
    await surface.ask();
    // By the stream, without anybody asking for it.
    await page.getByText(/^2 questions wait/).waitFor();
    await page.getByText('questions asked').waitFor();
    await fired.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/app/decisions/claims/${decision}`);
    await page.keyboard.press('h');
    await page.getByRole('heading', { level: 1, name: /What waits, and what happened/ }).waitFor();
    await page
      .getByRole('link', { name: /damaged kettle/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/app/queue/claims/${decision}/esc-1`);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a reviewer begins with the queue, and reads alerts without changing them', async () => {
    const { page } = await surface.signedIn('rita');
    await page.getByRole('heading', { level: 1, name: 'What waits for you' }).waitFor();
    await page.keyboard.press('w');
    await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
    await page.getByRole('group', { name: 'Alerts' }).getByRole('row').nth(1).waitFor();
    await page.getByText('Overdue: each, in hours').waitFor();
    expect(await page.getByRole('button', { name: /Add it|Remove|Choose/ }).count()).toBe(0);
    await page.context().close();
  });

  test('an officer adds an alert, sees what it would send, and removes it', async () => {
    const { page, errors } = await surface.signedIn('olga');
    await page.goto(`${surface.home}/app/alerts/claims`);
    await page.getByLabel('It fires when').selectOption('questions_waiting');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText(/^Give a number above zero where one is asked for/).waitFor();
    await page.getByLabel('So many, or more').fill('50');
    await page.getByLabel('Again once there were fewer than').fill('40');
    await page.getByLabel(/What it is for/).fill('crowded');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('It is added').waitFor();
    const row = page.getByRole('group', { name: 'Alerts' }).getByRole('row', { name: /crowded/ });
    await row.getByText('50; again after fewer than 40').waitFor();
    await row.getByRole('button', { name: /Show what/ }).click();
    await page.getByText(/Nothing was sent/).waitFor();
    await page.getByText(/An alert fired: claims/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await row.getByRole('button', { name: /Remove/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText(/is removed/).waitFor();
    const { alerts } = (await ask('GET', 'alerts')).json as { alerts: object[] };
    expect(alerts).toHaveLength(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('an administrator chooses when people are reminded', async () => {
    const { page, errors } = await surface.signedIn('lea');
    await page.goto(`${surface.home}/app/alerts`);
    const share = page.getByLabel(/in percent/);
    await share.waitFor();
    expect(await share.inputValue()).toBe('50');
    await share.fill('a half');
    await page.getByRole('button', { name: 'Choose this schedule' }).click();
    await page.getByText('Give a number above zero, or leave the field empty.').waitFor();
    await share.fill('75');
    await page.getByLabel('Before the deadline, in hours').fill('0.5');
    await page.getByLabel('Overdue: each, in hours').fill('');
    await page.getByRole('button', { name: 'Choose this schedule' }).click();
    await page.getByText(/^Chosen at/).waitFor();
    expect((await ask('GET', 'reminders')).json).toMatchObject({
      after_share: 0.75,
      before_deadline_seconds: 1_800,
      without_deadline_every_seconds: 86_400,
      overdue_every_seconds: null,
    });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
