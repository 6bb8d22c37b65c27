import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

const DECISIONS = 5_000;
/** Records that one request takes. */
const BATCH = 500;
/** Listed in a column; the others are counted. */
const LISTED = 50;
const MIB = 2 ** 20;

const PHASES = ['PLANNING', 'EXECUTING', 'BLOCKED', 'DONE'] as const;
/** What the browser says of a page, by its own names. */
type Figures = Record<'Nodes' | 'JSHeapUsedSize' | 'LayoutCount', number>;

(CHROMIUM === undefined ? describe.skip : describe)(`a board of ${DECISIONS} decisions`, () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    for (let from = 0; from < DECISIONS; from += BATCH / 2) await record(from, BATCH / 2);
  });
  afterAll(() => surface.close());

  async function record(from: number, count: number): Promise<void> {
    const numbers = Array.from({ length: count }, (_, i) => from + i);
    const records = numbers.flatMap((n, i) => [
      {
        type: 'decision.opened',
        body: {
          ...asking.opening,
          agent: { id: `agent-${n % 10}` },
          goal: `Case ${n} <b onmouseover=alert(1)>`,
          stakes: n % 50 === 0 ? 'high' : 'low',
        },
      },
      {
        type: 'job_card.filed',
        decision_ref: 2 * i,
        body: {
          current_phase: PHASES[n % PHASES.length],
          goal: 'Close the case',
          confidence: 0.9,
          needs_human: false,
          reason_blocked: 'waits for the carrier',
        },
      },
    ]);
    const answer = await surface.api.call('POST', '/v1/ledgers/claims/batch', {
      key: surface.agent,
      body: records,
    });
    if (answer.status !== 201) throw new Error(answer.text);
  }

  const cards = (page: Page) => page.locator('.board a.card');
  const column = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

  async function figuresOf(page: Page): Promise<Figures> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    await session.detach();
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as Figures;
  }

  test('shows the newest of each column and counts all, scrolls, filters, and goes by keys', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.evaluate(`
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration);
      }).observe({ type: 'longtask', buffered: true });`);
    await page.keyboard.press('b');
    await page.getByText(`${DECISIONS.toLocaleString('en')} decisions are not closed`).waitFor();
    expect(await cards(page).count()).toBe(PHASES.length * LISTED);
    await column(page, /^Executing 1,250/).waitFor();
    await picture(page, 'board-many');
    const first = await figuresOf(page);
    expect(await axeFindings(page)).toEqual([]);
    // Down to the last card by the key, one after the other: each has the focus, and is in sight.
    for (let i = 0; i < LISTED + 1; i += 1) await page.keyboard.press('j');
    const focused = `document.activeElement.closest('section').querySelector('h2').textContent`;
    expect(await page.evaluate<string>(focused)).toMatch(/^Executing/);
    expect(
      await page.evaluate<boolean>(`(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      })()`),
    ).toBe(true);
    await page.getByRole('combobox', { name: 'Stakes' }).selectOption('high');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('100 decisions are not closed').waitFor();
    await page.getByRole('combobox', { name: 'Stakes' }).selectOption('');
    await page.getByLabel('Words in the records').fill('4711');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('1 decision is not closed').waitFor();
    await cards(page).getByText('Case 4711 <b onmouseover=alert(1)>').waitFor();
    expect(await cards(page).count()).toBe(1);
    await page.getByLabel('Words in the records').fill('');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await column(page, /^Executing 1,250/).waitFor();
    const last = await figuresOf(page);
    const longest = await page.evaluate<number>('window.longest');
    console.info(
      `board of ${DECISIONS}: ${last.Nodes} nodes, ${(last.JSHeapUsedSize / MIB).toFixed(1)} MiB, longest task ${longest.toFixed(0)} ms`,
    );
    // Of what is listed, and not of what there is.
    expect(last.Nodes).toBeLessThan(12_000);
    expect(last.JSHeapUsedSize).toBeLessThan(32 * MIB);
    expect(last.Nodes).toBeLessThan(2 * first.Nodes);
    // The others are a click away, by the page of 50.
    await column(page, /^Executing/)
      .getByRole('link', { name: /1,200/ })
      .click();
    await page.waitForURL(/decisions\?column=executing$/);
    await page.getByText('The newest 50').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText('The newest 100').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('follows what is recorded, and reads no more often than it has to', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.keyboard.press('b');
    await column(page, /^Planning 1,250/).waitFor();
    let readings = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('counters?of=decisions')) readings += 1;
    });
    for (let from = DECISIONS; from < DECISIONS + 80; from += 4) await record(from, 4);
    await column(page, /^Planning 1,270/).waitFor();
    await cards(page)
      .getByText(`Case ${DECISIONS + 76} <b`)
      .waitFor();
    expect(await cards(page).count()).toBe(PHASES.length * LISTED);
    expect(readings).toBeLessThanOrEqual(20);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
