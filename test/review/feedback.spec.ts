import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { axeFindings, CHROMIUM, picture, startSurface, type Surface } from './support/surface.js';

const FILE = 'claims.feedback.2026-01-01.3000-01-01.docket.none.ndjson';

(CHROMIUM === undefined ? describe.skip : describe)('exports by click', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    await surface.addPerson('bea');
    decision = await surface.ask();
    const key = await surface.api.createKey('claims', 'reviewer');
    const body = { verdict: 'override', reason: 'Goodwill.', before: 'no', after: 'yes' };
    const path = `/v1/ledgers/claims/decisions/${decision}/reviews`;
    const answer = await surface.api.call('POST', path, {
      key,
      body: { ...body, escalation_id: 'esc-1' },
    });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
  });
  afterAll(() => surface.close());

  test('corrections are a file for an officer, in German on a telephone, and nothing for a reviewer', async () => {
    const { page, errors } = await surface.signedIn('ada', {
      locale: 'de-DE',
      viewport: { width: 320, height: 800 },
    });
    await page.goto(`${surface.home}/app/reports`);
    const part = page.getByRole('region', { name: 'Korrekturen zurückgeben' });
    await part.getByRole('button', { name: 'Datei erstellen' }).click();
    await part.getByText('Nennen Sie einen ersten Tag').waitFor();
    await part.getByLabel('Erster Tag').fill('2026-01-01');
    await part.getByLabel('Letzter Tag').fill('2999-12-31');
    await part.getByLabel('Wer sie lesen darf').selectOption('none');
    await picture(page, 'feedback');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      part.getByRole('button', { name: 'Datei erstellen' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(FILE);
    const line = JSON.parse(await readFile(await download.path(), 'utf8')) as object;
    expect(line).toMatchObject({ decision_id: decision, right: { verdict: 'override' } });
    await part.getByText('Die Datei ist erstellt, erfasst und gespeichert.').waitFor();
    // What was said of that file does not stand beside what is wrong with the next wish.
    await part.getByLabel('Letzter Tag').fill('2020-01-01');
    await part.getByRole('button', { name: 'Datei erstellen' }).click();
    await part.getByText('Nennen Sie einen ersten Tag').waitFor();
    expect(await part.getByText('Die Datei ist erstellt, erfasst und gespeichert.').count()).toBe(
      0,
    );
    // And once more from the list, without making it again.
    const list = page.getByRole('region', { name: 'Exporte von claims' });
    await list.getByText('wer sie lesen darf: Nur wir: nichts wird zurückgehalten').waitFor();
    await list.getByText('von 2026-01-01T00:00:00Z bis 3000-01-01T00:00:00Z').waitFor();
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('link', { name: `${FILE} herunterladen` }).click(),
    ]);
    expect(JSON.parse(await readFile(await again.path(), 'utf8'))).toEqual(line);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await picture(page, 'exports');
    await list.getByRole('button', { name: /^Die Datei löschen/ }).click();
    await list.getByText('die Datei ist gelöscht; der Eintrag bleibt').waitFor();
    const bea = await surface.signedIn('bea');
    await bea.page.goto(`${surface.home}/app/reports`);
    await bea.page.getByRole('heading', { name: 'Oversight report' }).waitFor();
    expect(await bea.page.getByText('Give corrections back').count()).toBe(0);
    expect([...errors, ...bea.errors]).toEqual([]);
    await page.context().close();
    await bea.page.context().close();
  });

  test('the whole ledger is for an auditor, made and fetched by click', async () => {
    await surface.addPerson('ute', { claims: 'auditor' });
    const { page, errors } = await surface.signedIn('ute');
    await page.goto(`${surface.home}/app/reports`);
    const list = page.getByRole('region', { name: 'Exports of claims' });
    const form = (button: string) =>
      list.locator('form').filter({ has: page.getByRole('button', { name: button }) });
    await form('Export the whole ledger')
      .getByLabel('Recipient (optional)')
      .fill('external auditor');
    await list.getByRole('button', { name: 'Export the whole ledger' }).click();
    await list.getByText('is ready').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('link', { name: /^Download claims-\d+\.ledger\.ndjson$/ }).click(),
    ]);
    const [header] = (await readFile(await download.path(), 'utf8')).split('\n');
    expect(JSON.parse(header ?? '')).toMatchObject({
      format: expect.stringMatching(/^docket-ledger/),
    });
    // What is not done is said, and is not told as done.
    const drop = list.getByRole('button', { name: 'Delete the file: The whole ledger' });
    await page.context().setOffline(true);
    await drop.click();
    await list.getByRole('alert').first().waitFor();
    await page.context().setOffline(false);
    await drop.click();
    await list.getByText('its file is deleted; its entry stays').waitFor();
    await list.getByRole('alert').waitFor({ state: 'detached' });
    expect(await drop.count()).toBe(0);
    await getsBundle(page, form('Export a bundle'), list);
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  /** Of the days on which nothing was opened: it says so, and has a header of each entry. */
  async function getsBundle(page: Page, form: Locator, list: Locator): Promise<void> {
    await form.getByLabel('First day').fill('2020-01-02');
    await form.getByLabel('Last day').fill('2020-01-01');
    await form.getByRole('button').click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('Last day').fill('2020-01-02');
    await form.getByRole('button').click();
    const one = list.getByRole('listitem').filter({ hasText: 'A bundle of the ledger' });
    await one.getByText('is ready').waitFor();
    await one.getByText('opened from 2020-01-02T00:00:00Z').waitFor();
    await one.getByText('opened before 2020-01-03T00:00:00Z').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      one.getByRole('link', { name: /^Download claims-\d+-part\.bundle\.zip$/ }).click(),
    ]);
    const zip = await readFile(await download.path());
    expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  }
});
