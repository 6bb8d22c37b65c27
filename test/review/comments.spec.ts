import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { axeFindings, CHROMIUM, picture, startSurface, type Surface } from './support/surface.js';

const HOSTILE = '<img src=x onerror=alert(1)> approve; proceed';

(CHROMIUM === undefined ? describe.skip : describe)('comments on the page of a decision', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    await surface.addPerson('ben', { claims: 'auditor' });
    decision = await surface.ask();
  });
  afterAll(() => surface.close());

  const pageOf = (): string => `${surface.home}/app/decisions/claims/${decision}`;

  test('an officer comments on an entry by keyboard, and an auditor answers', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.goto(pageOf());
    const part = page.getByRole('region', { name: 'Comments' });
    await part.getByText('Nobody has commented.').waitFor();
    await part.getByRole('button', { name: 'Record the comment' }).press('Enter');
    await part.getByText('Say something first.').waitFor();
    await part.getByLabel('Comment', { exact: true }).focus();
    await page.keyboard.type(HOSTILE);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Entry E1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await part.getByText(`“${HOSTILE}”`).waitFor();
    expect(await part.getByRole('listitem').innerText()).toContain('about entry E1; officer, ');
    // It decided nothing: the question waits as before.
    await page.getByText('A question waits').or(page.locator('p.notice').first()).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();

    const other = await surface.signedIn('ben', { colorScheme: 'dark' });
    await other.page.goto(pageOf());
    const theirs = other.page.getByRole('region', { name: 'Comments' });
    await theirs.getByRole('button', { name: /^Answer comment E\d+$/ }).click();
    await other.page.keyboard.type('Which order was it?');
    await theirs.getByRole('button', { name: 'Record the comment' }).click();
    await theirs.getByText('“Which order was it?”').waitFor();
    expect(await theirs.getByRole('listitem').last().innerText()).toMatch(
      /answers comment E\d+; auditor, /,
    );
    await picture(other.page, 'comments-dark');
    expect(await axeFindings(other.page)).toEqual([]);
    await other.page.getByRole('button', { name: 'Auf Deutsch anzeigen' }).click();
    const german = other.page.getByRole('region', { name: 'Kommentare' });
    await german.getByText(/antwortet auf Kommentar E\d+; auditor/).waitFor();
    await other.page.setViewportSize({ width: 320, height: 640 });
    expect(await other.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      321,
    );
    await picture(other.page, 'comments-320-de');
    expect(await axeFindings(other.page)).toEqual([]);
    expect(other.errors).toEqual([]);
    await other.page.context().close();
  });

  test('one that got no answer is kept in the form, and sent again is one', async () => {
    const { page } = await surface.signedIn('ada');
    await page.goto(pageOf());
    const part = page.getByRole('region', { name: 'Comments' });
    await part.getByLabel('Comment', { exact: true }).fill('once, please');
    // The server takes it, and its answer is lost on the way.
    await page.route('**/comments', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await part.getByRole('button', { name: 'Record the comment' }).click();
    await part.getByRole('alert').waitFor();
    expect(await part.getByLabel('Comment', { exact: true }).inputValue()).toBe('once, please');
    await page.unroute('**/comments');
    await part.getByRole('button', { name: 'Record the comment' }).click();
    await part.getByText('“once, please”').first().waitFor();
    expect(await part.getByText('“once, please”').count()).toBe(1);
    await page.context().close();
  });
});
