import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  asking,
  axeFindings,
  CHROMIUM,
  passUndo,
  picture,
  startSurface,
} from './support/surface.js';
import type { Surface } from './support/surface.js';

(CHROMIUM === undefined ? describe.skip : describe)('a question that takes two people', () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface({ approvals_needed: { medium: 2 } });
    for (const name of ['ada', 'bo']) await surface.addPerson(name);
  });
  afterAll(() => surface.close());

  async function open(page: Page, decision: string): Promise<void> {
    await page.goto(`${surface.home}/app/queue/claims/${decision}/esc-1`);
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
  }

  async function approve(page: Page): Promise<void> {
    await page.getByRole('radio', { name: /Approve/ }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Compared with section 4.2.');
    await page.getByRole('button', { name: /^Record this/ }).click();
    await passUndo(page);
  }

  test('two people at once: the first is told that it waits for another, the second lets it go', async () => {
    const decision = await surface.ask();
    const [ada, bo] = await Promise.all(['ada', 'bo'].map((name) => surface.signedIn(name)));
    if (ada === undefined || bo === undefined) throw new Error('nobody signed in');
    await open(ada.page, decision);
    await open(bo.page, decision);
    await ada.page.getByText('2 different people have to say yes to the same').waitFor();
    await approve(ada.page);
    await ada.page.getByText(/more people have to say yes/).waitFor();
    // Bo looked before Ada answered: the ledger does not take what is stale, and says what came.
    await approve(bo.page);
    await bo.page.getByText(/Approve was not recorded: something else was/).waitFor();
    await open(bo.page, decision);
    await bo.page.getByText('1 has. One is enough to reject or stop.').waitFor();
    await picture(bo.page, 'one-of-two');
    expect(await axeFindings(bo.page)).toEqual([]);
    await open(ada.page, decision);
    await ada.page.getByText('You have said yes. It takes another person too').waitFor();
    await ada.page.goto(`${surface.home}/app/queue`);
    await ada.page.getByText('1 of 2 people said yes').waitFor();
    await ada.page.getByText('you said yes').waitFor();
    await picture(ada.page, 'queue-one-of-two');
    expect(await axeFindings(ada.page)).toEqual([]);
    await approve(bo.page);
    await bo.page.getByText(/The agent may go on/).waitFor();
    await ada.page.getByText('Nothing waits', { exact: true }).waitFor();
    expect([...ada.errors, ...bo.errors]).toEqual([]);
    expect(await surface.review(decision)).toMatchObject({ verdict: 'approve' });
    for (const { page } of [ada, bo]) await page.context().close();
  });

  test('page 1 of the decision says how many have said yes, in German too', async () => {
    const decision = await surface.ask(asking.card);
    const { page, errors } = await surface.signedIn('bo');
    await open(page, decision);
    await approve(page);
    await page.getByText(/more people have to say yes/).waitFor();
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    await page.getByText('1 of 2 people said yes').first().waitFor();
    await page.getByRole('button', { name: 'Auf Deutsch anzeigen' }).click();
    await page.getByText('1 von 2 Personen haben zugestimmt').first().waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
