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
    await bo.page.getByText(/Approved: was not recorded, because something else was/).waitFor();
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

  test('a stop that a person gave is taken back on the page of the decision, by as many as it takes', async () => {
    const decision = await surface.ask();
    const key = await surface.api.createKey('claims', 'reviewer');
    const { status, text } = await surface.api.call(
      'POST',
      `/v1/ledgers/claims/decisions/${decision}/reviews`,
      { key, body: { verdict: 'reject', reason: 'No photograph <b>', escalation_id: 'esc-1' } },
    );
    expect([status, text]).toEqual([201, expect.anything()]);
    const address = `${surface.home}/app/decisions/claims/${decision}`;
    const stopOn = (page: Page) => page.getByRole('region', { name: 'Stopped by a person' });
    const ada = await surface.signedIn('ada');
    await ada.page.goto(address);
    await stopOn(ada.page).getByText('“No photograph <b>”').waitFor();
    await stopOn(ada.page).getByText('2 different people have to take it back').waitFor();
    await stopOn(ada.page).getByRole('button', { name: 'Record this answer' }).click();
    // Nothing is sent without a reason, and what is taken back stands in the form again.
    await stopOn(ada.page).getByText('Say why.').waitFor();
    await ada.page.keyboard.type('The photograph came by post.');
    await picture(ada.page, 'stopped');
    expect(await axeFindings(ada.page)).toEqual([]);
    await ada.page.keyboard.press('Control+Enter');
    await ada.page.getByText('Overridden: your answer is sent in').first().waitFor();
    await ada.page.getByRole('button', { name: 'Undo' }).click();
    const reason = stopOn(ada.page).getByLabel('Reason', { exact: true });
    expect(await reason.inputValue()).toBe('The photograph came by post.');
    await reason.press('Control+Enter');
    await passUndo(ada.page);
    await ada.page
      .getByText(/Overridden: recorded as entry \d+\. The decision is stopped\./)
      .waitFor();
    // One of two: it is stopped still, by the replay too.
    const bo = await surface.signedIn('bo', { locale: 'de-DE' });
    await bo.page.goto(address);
    const stopped = bo.page.getByRole('region', { name: 'Von einem Menschen gestoppt' });
    await stopped.getByLabel('Begründung').fill('Lag bei.');
    expect(await axeFindings(bo.page)).toEqual([]);
    await stopped.getByRole('button', { name: 'Diese Antwort erfassen' }).click();
    await bo.page
      .getByText(/wird in \d s gesendet/)
      .first()
      .waitFor();
    await bo.page.clock.fastForward(9_000);
    await bo.page.getByText(/Übersteuert: erfasst als Eintrag \d+\. Der Agent darf/).waitFor();
    await stopped.waitFor({ state: 'detached' });
    expect(await surface.review(decision)).toMatchObject({
      verdict: 'override',
      reason: 'Lag bei.',
      before: { directive: 'stop' },
      after: { directive: 'proceed' },
      viewed: [{ decision_seq: expect.any(Number) }],
    });
    expect([...ada.errors, ...bo.errors]).toEqual([]);
    for (const { page } of [ada, bo]) await page.context().close();
  });
});
