import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings, CHROMIUM, passUndo, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

/** What somebody may note. */
const HOSTILE = '<img src=x onerror="document.title=`taken`"> The photograph is missing.';

(CHROMIUM === undefined ? describe.skip : describe)('who works at a question', () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface();
    for (const name of ['ada', 'bo']) await surface.addPerson(name);
    await surface.addPerson('olga', { claims: 'officer' });
    await surface.addPerson('ivo', { claims: 'auditor' });
  });
  afterAll(() => surface.close());

  const isTooWide = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');

  async function open(page: Page, decision: string): Promise<void> {
    await page.goto(`${surface.home}/app/queue/claims/${decision}/esc-1`);
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
  }

  const claimOf = (page: Page) => page.getByRole('group', { name: 'Who works on it' });

  async function answerAll(page: Page): Promise<void> {
    await page.getByRole('radio', { name: /^Reject/ }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Not supported.');
    await page.getByRole('button', { name: /^Record this/ }).click();
    await passUndo(page);
    await page.getByText(/Rejected: recorded as entry/).waitFor();
  }

  test('two people at once: one takes it by keyboard, the other sees it; it goes back with a note', async () => {
    const decision = await surface.ask();
    const ada = await surface.signedIn('ada', { viewport: { width: 320, height: 640 } });
    const bo = await surface.signedIn('bo');
    await open(ada.page, decision);
    await claimOf(ada.page).getByRole('button', { name: 'Take it' }).focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByText(/You have taken it, until/).waitFor();
    await bo.page.reload();
    await bo.page.getByText('taken by somebody else').waitFor();
    await picture(bo.page, 'claims-queue');
    expect(await axeFindings(bo.page)).toEqual([]);
    await open(bo.page, decision);
    await bo.page.getByText(/Somebody else \(prn_\w+\) has taken it/).waitFor();
    expect(await bo.page.getByRole('button', { name: 'Take it over' }).count()).toBe(0);
    // Beginning to answer takes nothing from whoever has it, and keeps nobody from answering.
    await bo.page.getByRole('radio', { name: /^Reject/ }).check();
    await picture(bo.page, 'claims-theirs');
    expect(await axeFindings(bo.page)).toEqual([]);
    const back = claimOf(ada.page);
    await back.getByText('Give it back', { exact: true }).click();
    await back.getByLabel('Note for whoever is next').fill(HOSTILE);
    await picture(ada.page, 'claims-note-small');
    expect(await isTooWide(ada.page)).toBe(false);
    expect(await axeFindings(ada.page)).toEqual([]);
    await back.getByRole('button', { name: 'Give it back to the queue' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'What waits for you' }).waitFor();
    await ada.page.getByText(/Noted by you on .* for whoever is next:/).waitFor();
    expect(await ada.page.title()).not.toBe('taken');
    expect(await ada.page.locator('#app img').count()).toBe(0);
    // Claims are in no ledger, so nothing tells of them: the page looks again by itself.
    await bo.page.clock.fastForward(25_000);
    await bo.page.getByText(/Noted on .* for whoever is next:/).waitFor();
    await bo.page.getByLabel('Reason', { exact: true }).fill('Not supported.');
    await bo.page.getByText(/You have taken it, until/).waitFor();
    await answerAll(bo.page);
    expect([...ada.errors, ...bo.errors]).toEqual([]);
    for (const { page } of [ada, bo]) await page.context().close();
  });

  test.each([
    ['in German', { locale: 'de-DE', viewport: { width: 320, height: 640 } }],
    ['dark', { colorScheme: 'dark' as const }],
    ['in forced colours', { forcedColors: 'active' as const }],
  ])('an officer takes it over, %s', async (name, options) => {
    const decision = await surface.ask();
    const ada = await surface.signedIn('ada');
    await open(ada.page, decision);
    await ada.page.getByRole('radio', { name: /^Approve/ }).check();
    await ada.page.getByText(/You have taken it, until/).waitFor();
    const olga = await surface.signedIn('olga', options);
    await olga.page.goto(`${surface.home}/app/queue/claims/${decision}/esc-1`);
    await olga.page.getByText(/Somebody else \(prn_|Jemand anders \(prn_/).waitFor();
    await picture(olga.page, `claims-officer-${name.replaceAll(' ', '-')}`);
    expect(await isTooWide(olga.page)).toBe(false);
    expect(await axeFindings(olga.page)).toEqual([]);
    await olga.page.getByRole('button', { name: /^(Take it over|An sich nehmen)$/ }).click();
    await olga.page.getByText(/You have taken it, until|Sie haben sie übernommen, bis/).waitFor();
    // Given to somebody by their name, by the keyboard.
    await olga.page.getByText(/^(Give it to somebody|Jemandem geben)$/).focus();
    await olga.page.keyboard.press('Enter');
    await olga.page.getByLabel(/^(To|Wem)/).selectOption('bo (reviewer)');
    await picture(olga.page, `claims-given-${name.replaceAll(' ', '-')}`);
    expect(await isTooWide(olga.page)).toBe(false);
    expect(await axeFindings(olga.page)).toEqual([]);
    await olga.page
      .getByRole('button', { name: /^(Give it for a day|Für einen Tag geben)$/ })
      .focus();
    await olga.page.keyboard.press('Enter');
    await olga.page
      .getByText(/is given to somebody else \(prn_|ist jemand anderem gegeben \(prn_/)
      .waitFor();
    await ada.page.clock.fastForward(25_000);
    await ada.page.getByText(/is given to somebody else \(prn_\w+\), until/).waitFor();
    // Nobody is kept from it: the first answer counts.
    await ada.page.getByLabel('Reason', { exact: true }).fill('Compared.');
    await ada.page.getByRole('button', { name: /^Record this/ }).click();
    await passUndo(ada.page);
    await ada.page.getByText(/Approved: recorded as entry/).waitFor();
    expect([...ada.errors, ...olga.errors]).toEqual([]);
    for (const { page } of [ada, olga]) await page.context().close();
  });

  test('who begins to answer before it is known whose it is takes it all the same', async () => {
    const decision = await surface.ask();
    const { page, errors } = await surface.signedIn('ada');
    let release = (): void => undefined;
    const begun = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/claim', async (route) => {
      if (route.request().method() === 'GET') await begun;
      await route.continue();
    });
    await open(page, decision);
    await page.getByRole('radio', { name: /^Approve/ }).check();
    expect(await claimOf(page).getByRole('button').count()).toBe(0);
    release();
    await page.getByText(/You have taken it, until/).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a reader takes nothing; a server that does not answer is said, and asked again', async () => {
    const decision = await surface.ask();
    const ivo = await surface.signedIn('ivo');
    await open(ivo.page, decision);
    await ivo.page.getByText('Your role reads and does not answer.').waitFor();
    expect(await ivo.page.getByRole('button', { name: 'Take it' }).count()).toBe(0);
    const path = `/v1/ledgers/claims/decisions/${decision}/escalations/esc-1/claim`;
    const asking = `fetch('${path}', { method: 'PUT', body: '{}', headers:
      { 'content-type': 'application/json', 'x-docket-csrf': '1' } }).then(({ status }) => status)`;
    expect(await ivo.page.evaluate(asking)).toBe(403);
    const { page } = await surface.signedIn('bo');
    await open(page, decision);
    const button = claimOf(page).getByRole('button', { name: 'Take it' });
    await button.waitFor();
    await page.route('**/claim', (route) => route.abort());
    await button.click();
    await page.getByText(/The server does not answer/).waitFor();
    await page.unroute('**/claim');
    await button.click();
    await page.getByText(/You have taken it, until/).waitFor();
    expect(await page.getByText(/The server does not answer/).count()).toBe(0);
    for (const one of [ivo.page, page]) await one.context().close();
  });
});
