import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

const NAME = 'Petra Henderson';
const ORDER = '77123';
/** Counts what a hand does; a form that is sent by Enter clicks its button without one. */
const COUNT_CLICKS = `
  window.clicks = 0;
  addEventListener('click', (event) => {
    if (event.isTrusted && event.detail > 0) window.clicks++;
  }, true);`;

(CHROMIUM === undefined ? describe.skip : describe)('an officer who looks for a decision', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    const { card, opening } = asking;
    decision = await surface.ask(
      {
        ...card,
        next_action: {
          ...card.next_action,
          target: { system: 'payments', resource: `order/${ORDER}` },
        },
      },
      {
        ...opening,
        request: `I am ${NAME}.`,
        goal: `Refund the kettle of ${NAME}`,
        stakes: 'high',
      },
    );
    for (const goal of ['Send the parcel again', 'Ask the carrier'])
      await surface.post('decisions', { ...opening, goal, request: goal, stakes: 'low' });
  });
  afterAll(() => surface.close());

  const cards = (page: Page) => page.locator('a.card');

  test('has the redacted PDF by the number of an order in five clicks', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.evaluate(COUNT_CLICKS);
    await page.getByRole('link', { name: 'Decisions', exact: true }).click();
    await page.getByLabel('Words in the records').fill(ORDER);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('1 decision', { exact: true }).waitFor();
    await cards(page).click();
    const copies = page.getByRole('region', { name: 'Copies for others' });
    await copies.getByRole('button', { name: 'Show what would be withheld' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      copies.getByRole('button', { name: 'Make the copy as PDF' }).click(),
    ]);
    expect(await page.evaluate('window.clicks')).toBe(5);
    expect(download.suggestedFilename()).toBe(`${decision}.counterparty.pdf`);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('withholds what would still show by a click, and has to look again at what is changed', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    const copies = page.getByRole('region', { name: 'Copies for others' });
    const make = copies.getByRole('button', { name: 'Make the copy as JSON' });
    await copies.getByRole('button', { name: 'Show what would be withheld' }).click();
    await make.waitFor();
    const more = copies.getByRole('button', { name: 'Withhold /goal of entry' });
    await picture(page, 'copies-residues');
    expect(await more.count()).toBe(1);
    await more.click();
    await make.waitFor();
    expect(await more.count()).toBe(0);
    await copies.getByText('Where they stand').click();
    await copies.getByText('“/goal”').first().waitFor();
    // What is stated beside it may show her too: what is made is what was looked at.
    await copies.getByLabel('Purpose').fill('complaint 12');
    expect(await make.count()).toBe(0);
    await copies.getByRole('button', { name: 'Show what would be withheld' }).click();
    await make.waitFor();
    expect(await more.count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
    expect(await readFile(await download.path(), 'utf8')).not.toMatch(/petra|henderson/i);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('narrows down, keeps the search by a name, and comes back to it by address and by button', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.goto(`${surface.home}/app/decisions`);
    await page.getByText('3 decisions', { exact: true }).waitFor();
    await page.getByText('Narrow down').click();
    await page.getByRole('combobox', { name: 'Stakes' }).selectOption('low');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('2 decisions', { exact: true }).waitFor();
    await page.waitForURL(/decisions\?stakes=low$/);
    const name = 'Low <b>stakes</b>';
    await page.getByLabel('Keep this search as').fill(name);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    const kept = page.getByRole('link', { name, exact: true });
    await kept.waitFor();
    await picture(page, 'find');
    expect(await axeFindings(page)).toEqual([]);
    await page.goBack();
    await page.getByText('3 decisions', { exact: true }).waitFor();
    expect(await page.locator('select[name=stakes]').inputValue()).toBe('');
    await kept.click();
    await page.getByText('2 decisions', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('2 decisions', { exact: true }).waitFor();
    expect(await page.locator('select[name=stakes]').inputValue()).toBe('low');
    // Somebody else's address asks for nothing but what the form has, and what the server refuses is said.
    await page.goto(`${surface.home}/app/decisions?status=held&limit=1&tripwire=nonsense`);
    await page.getByRole('heading', { name: 'Decisions' }).waitFor();
    await page.getByText('That did not work').waitFor();
    await page.goto(`${surface.home}/app/decisions?status=held`);
    await page.getByText('1 decision', { exact: true }).waitFor();
    await page.getByRole('button', { name: `Forget the search ${name}` }).click();
    expect(await kept.count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
