import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LISTED_KEYS } from '../../apps/review/src/keys/listed.js';
import { PLACES, type AppPlace } from '../../apps/review/src/places.js';
import { axeFindings, CHROMIUM, picture, startSurface, type Surface } from './support/surface.js';

/** Who looks at a place, and by which addresses. */
const LOOKS: Readonly<
  Record<AppPlace, { who?: 'olga' | 'lea'; at: (decision: string) => string[] }>
> = {
  enrol: { at: () => ['/enrol#olga:nonsense'] },
  verify: { at: () => ['/verify'] },
  queue: { who: 'olga', at: (one) => ['/queue', `/queue/claims/${one}/esc-1`] },
  hour: { who: 'olga', at: () => ['/hour'] },
  board: { who: 'olga', at: () => ['/board'] },
  decisions: { who: 'olga', at: (one) => ['/decisions', `/decisions/claims/${one}`] },
  reports: { who: 'olga', at: () => ['/reports'] },
  alerts: { who: 'olga', at: () => ['/alerts', '/alerts/claims'] },
  erasures: { who: 'olga', at: () => ['/erasures', '/erasures/claims'] },
  administration: {
    who: 'lea',
    at: () => ['/administration', '/administration/claims'],
  },
};

(CHROMIUM === undefined ? describe.skip : describe)('every page', () => {
  let surface: Surface;
  let decision: string;
  type Opened = Awaited<ReturnType<Surface['open']>>;
  /** One page for whoever looks, in a window that each test sizes. */
  const opened = new Map<string, Promise<Opened>>();
  const openedBy = (who: string | undefined, locale = 'en-GB'): Promise<Opened> => {
    const id = `${who} ${locale}`;
    const page =
      opened.get(id) ??
      (who === undefined ? surface.open({ locale }) : surface.signedIn(who, { locale }));
    opened.set(id, page);
    return page;
  };
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('olga', { claims: 'officer' });
    await surface.addPerson('lea', { claims: 'administrator' });
    decision = await surface.ask();
  });
  afterAll(() => surface.close());

  async function look(page: Page, address: string): Promise<void> {
    await page.goto(`${surface.home}/app${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  }

  test.each(PLACES)(
    '%s: at 200 % of a narrow window, in the longer words, for axe',
    async (place) => {
      const { who, at } = LOOKS[place];
      const { page, errors } = await openedBy(who, 'de-DE');
      // Twice as large leaves half as many of the page's own pixels.
      await page.setViewportSize({ width: 512, height: 384 });
      for (const address of at(decision)) {
        await look(page, address);
        const isTooWide = 'document.documentElement.scrollWidth > innerWidth + 1';
        expect([address, await page.evaluate(isTooWide)]).toEqual([address, false]);
        expect([address, await axeFindings(page)]).toEqual([address, []]);
        await picture(page, `twice${address}`.replaceAll(/[^a-z0-9]+/gi, '-'));
      }
      expect(errors).toEqual([]);
    },
  );

  test('the list of keys has every key that a page binds, in both languages', async () => {
    const { page } = await openedBy('olga');
    await look(page, '/board');
    for (const title of ['Keys', 'Tasten']) {
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: title });
      const shown = await dialog.locator('dt').allInnerTexts();
      expect(shown.slice(0, LISTED_KEYS.length)).toEqual([...LISTED_KEYS]);
      await picture(page, `keys-${title}`);
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^(Auf Deutsch|Show in English)/ }).click();
    }
  });

  test('keys lead from a question to its decision and back, and to its forms; none records', async () => {
    const { page, errors } = await openedBy('olga');
    await page.setViewportSize({ width: 1280, height: 800 });
    const focused = () => page.evaluate<string>('document.activeElement.outerHTML');
    await look(page, `/queue/claims/${decision}/esc-1`);
    await page.getByRole('button', { name: 'Take it' }).waitFor();
    await page.keyboard.press('y');
    expect(await focused()).toMatch(/Take it/);
    await page.keyboard.press('i');
    await page.waitForURL(/\/decisions\/claims\//);
    await page.getByRole('slider').waitFor();
    await page.keyboard.press('k');
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^Entry [^1]/);
    await page.keyboard.press('x');
    expect(await focused()).toMatch(/Download as PDF/);
    await page.keyboard.press('n');
    expect(await focused()).toMatch(/comment-text/);
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('i');
    await page.waitForURL(/\/esc-1$/);
    await page.keyboard.press('d');
    await page.getByLabel('Words in the records').waitFor();
    await page.keyboard.press('/');
    expect(await focused()).toMatch(/type="search"/);
    expect(errors).toEqual([]);
  });
});
