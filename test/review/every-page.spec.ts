import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LISTED_KEYS } from '../../apps/review/src/keys/listed.js';
import { PLACES, type AppPlace } from '../../apps/review/src/places.js';
import { axeFindings, CHROMIUM, picture, startSurface, type Surface } from './support/surface.js';

/** Who looks at a place, by which addresses, and by which key they come there. One of them is without a key: enrolment has a link. */
const LOOKS: Readonly<
  Record<AppPlace, { who?: 'olga' | 'lea'; at: (decision: string) => string[]; key?: string }>
> = {
  enrol: { at: () => ['/enrol#olga:nonsense'] },
  verify: { at: () => ['/verify'], key: 'v' },
  queue: { who: 'olga', at: (one) => ['/queue', `/queue/claims/${one}/esc-1`], key: 'g' },
  hour: { who: 'olga', at: () => ['/hour'], key: 'h' },
  board: { who: 'olga', at: () => ['/board'], key: 'b' },
  decisions: { who: 'olga', at: (one) => ['/decisions', `/decisions/claims/${one}`], key: 'd' },
  reports: { who: 'olga', at: () => ['/reports'], key: 't' },
  alerts: { who: 'olga', at: () => ['/alerts', '/alerts/claims'], key: 'w' },
  erasures: { who: 'olga', at: () => ['/erasures', '/erasures/claims'], key: 'e' },
  administration: {
    who: 'lea',
    at: () => ['/administration', '/administration/claims'],
    key: 'm',
  },
};

/** What has the focus; null: nothing of the page. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  return at === null || at === document.body ? null : at.outerHTML.slice(0, 200);
})()`;

/** Whether what has the focus can be seen: in the window, and under nothing else. */
const IS_SEEN = `(() => {
  const at = document.activeElement;
  const { left, right, top, bottom } = at.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight) return false;
  const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(top + Math.min(bottom - top, 40) / 2, 0), innerHeight - 1);
  const on = document.elementFromPoint(x, y);
  return on !== null && (at.contains(on) || on.contains(at));
})()`;

/** More than any page has: a walk that does not end is a trap. */
const STOPS_MAX = 400;
/** Pictures after which what has the focus is in sight. */
const PICTURES_MAX = 200;

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

  /** Each focus that Tab gives from the beginning of the page, until it leaves it. */
  async function walk(page: Page): Promise<string[]> {
    await page.locator('.skip').focus();
    const stops: string[] = [];
    for (;;) {
      const stop = await page.evaluate<string | null>(FOCUSED);
      if (stop === null || (stops.length > 0 && stop.includes('class="skip"'))) return stops;
      // The browser scrolls to it with one of its next pictures. Not by waitForFunction, which the page's policy refuses.
      let pictures = 0;
      while (!(await page.evaluate<boolean>(IS_SEEN))) {
        if (++pictures > PICTURES_MAX) throw new Error(`has the focus, and is not seen: ${stop}`);
        await page.evaluate('new Promise((done) => requestAnimationFrame(done))');
      }
      stops.push(stop);
      if (stops.length > STOPS_MAX) throw new Error(`no end: ${stop}`);
      await page.keyboard.press('Tab');
    }
  }

  /** Buttons, links and fields that somebody with a pointer can use. */
  const USABLE = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((one) => !one.disabled && one.type !== 'hidden' && one.checkVisibility())
    .filter((one) => one.type !== 'radio' || one === [...document.getElementsByName(one.name)].find((other) => other.checked) ||
      ![...document.getElementsByName(one.name)].some((other) => other.checked) && one === document.getElementsByName(one.name)[0])
    .map((one) => one.outerHTML.slice(0, 200))`;

  test.each(PLACES)(
    '%s: by the keyboard alone all that a pointer reaches, and what has the focus can be seen',
    async (place) => {
      const { who, at, key } = LOOKS[place];
      const { page, errors } = await openedBy(who);
      await page.setViewportSize({ width: 1024, height: 640 });
      if (who !== undefined && key !== undefined) {
        await page.keyboard.press(key);
        await page.waitForURL(new RegExp(`/app/${place}$`));
      }
      for (const address of at(decision)) {
        await look(page, address);
        const usable = await page.evaluate<string[]>(USABLE);
        const stops = await walk(page);
        const left = usable.filter((one) => !stops.includes(one));
        expect([address, left]).toEqual([address, []]);
      }
      expect(errors).toEqual([]);
    },
  );

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
    // One screen has what it takes to answer, and what happens on each answer.
    const wants = page.getByRole('region', { name: 'What the agent wants to do' });
    expect(await wants.innerText()).toMatch(
      /issue_refund.*142\.50 EUR.*order\/44812.*Can it be undone\?\s+not recorded/s,
    );
    const source = page.getByRole('region', { name: 'What the source says' });
    expect(await source.innerText()).toMatch(/half of its price.*version 3\.1, section 4\.2/s);
    for (const [name, text] of [
      ['Why it waits', /Rule\s+agent asked for a human/],
      ['What else was possible', /Refund 100 EUR now.*Rejected because/s],
      ['How sure the agent is', /0\.62/],
    ] as const)
      expect(await page.getByRole('region', { name }).innerText()).toMatch(text);
    for (const follows of [/Approve.*may go on/, /Reject.*told to stop/, /Correct.*put right/])
      await page.getByRole('radio', { name: follows }).waitFor();
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
    // Those of answers open the form: nothing is on its way by them, and nothing is recorded.
    await look(page, `/queue/claims/${decision}/esc-1`);
    for (const key of ['a', 'r', 'c', 'o', 'p', 's']) {
      await page.getByRole('heading', { level: 1 }).focus();
      await page.keyboard.press(key);
      await page.locator('#reason:focus').waitFor();
    }
    const pending = page.getByRole('complementary', { name: 'Answers on their way' });
    expect(await pending.count()).toBe(0);
    await expect(surface.review(decision)).rejects.toThrow('no review');
    expect(errors).toEqual([]);
  });
});
