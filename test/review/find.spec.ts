import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { card as working } from '../api/support/records.js';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

const NAME = 'Petra Henderson';
const ORDER = '77123';
/** On a telephone, in the dark. */
const GERMAN_AT_NIGHT = {
  locale: 'de-DE',
  colorScheme: 'dark',
  viewport: { width: 320, height: 800 },
} as const;
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
    for (const name of ['bea', 'cem']) await surface.addPerson(name);
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
    for (const goal of ['Send the parcel again', 'Ask the carrier']) {
      const made = await surface.post('decisions', {
        ...opening,
        goal,
        request: goal,
        stakes: 'low',
        authority_scope: ['order_parcel'],
      });
      if (goal === 'Ask the carrier') continue;
      const action = {
        operation: 'order_parcel',
        target: { system: 'post', resource: 'parcel/1' },
        amount: { value: '1000.10', currency: 'EUR' },
      };
      const announced = {
        ...working,
        lineage: card.lineage,
        next_action: { ...action, effect: 'external' },
      };
      await surface.post(`decisions/${made.decision_id}/job-cards`, announced);
      const intent = { ...action, owner: 'x' };
      await surface.post(`decisions/${made.decision_id}/side-effects`, intent, {
        'idempotency-key': 'parcel',
      });
    }
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
    // The page is long: a link at its beginning leads there, by the keyboard too.
    await page.getByRole('link', { name: 'Copies for others' }).press('Enter');
    await copies.and(page.locator(':focus')).waitFor();
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
    const more = copies.getByRole('button', { name: 'Withhold this too: /goal of entry' });
    await picture(page, 'copies-residues');
    expect(await more.count()).toBe(1);
    await more.click();
    await make.waitFor();
    expect(await more.count()).toBe(0);
    // Any other value by ticking it, and again shown by taking the tick away.
    const tick = copies.getByRole('checkbox', { name: /^“\/stakes”/ });
    for (const isTicked of [true, false]) {
      await copies.getByText(/values would be shown/).click();
      await tick.setChecked(isTicked);
      expect(await axeFindings(page)).toEqual([]);
      await copies.getByRole('button', { name: 'Withhold what is ticked' }).click();
      await make.waitFor();
      await copies.getByText('Where they stand').click();
      expect(
        await copies
          .getByRole('listitem')
          .filter({ hasText: /: “\/stakes”$/ })
          .count(),
      ).toBe(isTicked ? 1 : 0);
    }
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
    await page.getByLabel('Share it with everybody').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    const kept = page.getByRole('link', { name, exact: true });
    await kept.waitFor();
    await page.getByText('shared by you').waitFor();
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
    // A reviewer sees what is shared, in another browser, and does not take it away; what is their own nobody else sees.
    const bea = await surface.signedIn('bea', GERMAN_AT_NIGHT);
    await bea.page.goto(`${surface.home}/app/decisions?q=kettle`);
    await bea.page.getByRole('link', { name, exact: true }).waitFor();
    expect(await bea.page.getByRole('button', { name: /vergessen/ }).count()).toBe(0);
    expect(await bea.page.getByLabel(/Mit allen teilen/).count()).toBe(0);
    await bea.page.getByLabel('Diese Suche merken als').fill('Kessel');
    await bea.page.getByRole('button', { name: 'Merken', exact: true }).click();
    await bea.page.getByRole('button', { name: 'Die Suche Kessel vergessen' }).waitFor();
    await picture(bea.page, 'find-narrow');
    expect(await axeFindings(bea.page)).toEqual([]);
    expect(await bea.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(
      true,
    );
    await page.reload();
    await kept.waitFor();
    expect(await page.getByRole('link', { name: 'Kessel' }).count()).toBe(0);
    await page.getByRole('button', { name: `Forget the search ${name}, for everybody` }).click();
    await kept.first().waitFor({ state: 'detached' });
    await bea.page.reload();
    await bea.page.getByRole('link', { name: 'Kessel' }).waitFor();
    expect(await bea.page.getByRole('link', { name, exact: true }).count()).toBe(0);
    expect([...errors, ...bea.errors]).toEqual([]);
    await page.context().close();
    await bea.page.context().close();
  });

  test('finds by what was done and for how much, in the list, in German, and on the board', async () => {
    const { page, errors } = await surface.signedIn('bea', GERMAN_AT_NIGHT);
    await page.goto(`${surface.home}/app/decisions`);
    await page.getByText('Eingrenzen').click();
    await page.getByLabel('Währung').fill('eur');
    const least = page.getByLabel('Betrag von');
    // A comma may be either sign: the browser asks, and nothing is sent.
    await least.fill('1.000,10');
    expect(await page.evaluate(`document.querySelector('[name=amount_min]').checkValidity()`)).toBe(
      false,
    );
    await least.fill('1000.1');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.waitForURL(/currency=EUR&amount_min=1000\.1$/);
    await page.getByText('1 Entscheidung', { exact: true }).waitFor();
    await cards(page).getByText('Send the parcel again').waitFor();
    await picture(page, 'find-amount');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.goto(`${surface.home}/app/board`);
    await page.getByLabel('Eine Auswirkung tut').fill('order_parcel');
    await page.getByLabel('Währung').fill('eur');
    await page.getByLabel('Betrag bis').fill('1000.10');
    await page.getByRole('button', { name: 'Zeigen' }).click();
    await page.getByText('Send the parcel again').waitFor();
    expect(await cards(page).count()).toBe(1);
    await picture(page, 'board-amount');
    await page.getByLabel('Betrag bis').fill('1000.09');
    await page.getByRole('button', { name: 'Zeigen' }).click();
    await cards(page).waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('finds what a browser kept before on the server, and a view by anything that can be asked for', async () => {
    const { page, errors } = await surface.signedIn('cem');
    const old = [
      { name: 'Mine', query: 'stakes=low' },
      { name: 'Wrong', query: 'q=x+OR' },
      { name: '', query: 'q=x' },
      { name: 'Nobody’s', query: 5 },
      null,
    ];
    const put = `localStorage.setItem('docket-views', ${JSON.stringify(JSON.stringify(old))})`;
    await page.evaluate(put);
    await page.goto(`${surface.home}/app/decisions`);
    await page.getByText(/1 are now kept by the server, for you alone; 1 asked for/).waitFor();
    await page.getByRole('link', { name: 'Mine', exact: true }).waitFor();
    await picture(page, 'find-moved');
    expect(await page.evaluate(`localStorage.getItem('docket-views')`)).toBeNull();
    // Once more, as a second tab would: it is the same search, and stays one.
    await page.evaluate(put);
    await page.reload();
    await page.getByText(/are now kept by the server/).waitFor();
    expect(await page.getByRole('link', { name: 'Mine', exact: true }).count()).toBe(1);
    const spec = await surface.api.call('GET', '/openapi.json', {});
    const { paths } = spec.json as {
      paths: Record<string, { get: { parameters: { name: string; in: string }[] } }>;
    };
    const asked = paths['/v1/ledgers/{ledger}/decisions']?.get.parameters ?? [];
    const names = asked.filter((one) => one.in === 'query').map((one) => one.name);
    // What a page holds, and of which ledgers, is no filter.
    const others = ['limit', 'order', 'after', 'with_predecessors'];
    const filters = names.filter((one) => !others.includes(one));
    const values: Record<string, string> = {
      opened_from: '2026-01-01T00:00:01Z',
      opened_to: '2036-01-01T00:00:00Z',
      document_version: '',
      document_version_unknown: 'true',
      needs_human: 'true',
      status: 'held',
      phase: 'ESCALATING',
      outcome: 'completed',
      stakes: 'high',
      directive: 'hold',
      column: 'waiting_for_human',
      lineage_role: 'decisive',
      tripwire: 'agent_asked',
      seen: 'any',
      currency: 'EUR',
      amount_min: '1.50',
      amount_max: '20000.5',
    };
    const filter = Object.fromEntries(
      filters.flatMap((one) => (values[one] === '' ? [] : [[one, values[one] ?? 'x<i>y']])),
    );
    const officer = await surface.api.createKey('claims', 'officer');
    const body = { name: 'Everything', filter, shared: true };
    const made = await surface.api.call('POST', '/v1/ledgers/claims/views', { key: officer, body });
    expect([made.status, made.text]).toEqual([200, expect.anything()]);
    await page.reload();
    const isSent = page.waitForRequest((one) => /\/v1\/.*document=/.test(one.url()));
    await page.getByRole('link', { name: 'Everything' }).click();
    const sent = new URL((await isSent).url()).searchParams;
    sent.delete('limit');
    expect(Object.fromEntries(sent)).toEqual(filter);
    await page.getByText('None found.').waitFor();
    // It stays when something else is changed, until it is left out.
    await page.getByRole('link', { name: 'Leave out lineage_role' }).click();
    await page.getByRole('button', { name: 'Find' }).click();
    await page.waitForURL((url) => !url.searchParams.has('lineage_role'));
    expect(new URL(page.url()).searchParams.get('document')).toBe('x<i>y');
    await picture(page, 'find-everything');
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
