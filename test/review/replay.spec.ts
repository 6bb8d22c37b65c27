import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

const HOSTILE = '<img src=x onerror=alert(1)>';

(CHROMIUM === undefined ? describe.skip : describe)('a loop on the page of a decision', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    const { needs_human: _asks, suggested_escalation: _said, ...card } = asking.card;
    const work = { ...card, current_phase: 'EXECUTING', confidence: 0.9, needs_human: false };
    const calls = [{ tool_name: HOSTILE, arguments: { id: '1Z' }, status: 'ok', result: 'none' }];
    decision = await surface.ask({ ...work, tool_calls: calls, attempts: 1 });
    for (const attempts of [2, 3])
      await surface.post(`decisions/${decision}/job-cards`, {
        ...work,
        tool_calls: calls,
        attempts,
      });
  });
  afterAll(() => surface.close());

  test('is told once with what differs, and replayed with what each entry says', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    const loop = timeline.locator('ol.timeline > li', { hasText: 'Job Card' });
    await loop.first().waitFor();
    expect(await loop.count()).toBe(1);
    const said = await loop.innerText();
    expect(said).toContain('2 more like it.');
    expect(said).toContain('attempts: 1 → attempts: 2');
    expect(said).toContain('attempts: 2 → attempts: 3');
    // What is no longer a row of its own is still where its mark leads to.
    expect(await timeline.locator('#E2, #E3').count()).toBe(2);

    const replay = page.getByRole('region', { name: 'Replay' });
    const jump = replay.getByLabel('Rules and answers');
    expect(await jump.locator('option').allInnerTexts()).toEqual([
      'Choose one',
      expect.stringMatching(/^E4 Trip-wire tripped: loop$/),
      expect.stringMatching(/^E5 Escalation opened: loop$/),
    ]);
    await jump.focus();
    await page.keyboard.type('E4');
    await replay.getByText(/Entry 5 of \d+: Trip-wire tripped/).waitFor();
    await replay.getByText(/Docket computed: the same call had been made 3 times/).waitFor();
    await replay.getByRole('button', { name: 'Back' }).click();
    await replay.getByText('attempts: 3').waitFor();
    expect(await jump.inputValue()).toBe('');
    await replay.getByRole('slider').press('Home');
    await replay.getByText(/Entry 1 of \d+: Decision opened/).waitFor();
    // On a clock that only we move: on one that runs, a slow machine has played to the end before it is told to pause.
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await replay.getByRole('button', { name: 'Play', exact: true }).click();
    await page.clock.runFor(1_500);
    await replay.getByText(/Entry 2 of \d+: Job Card/).waitFor();
    await replay.getByRole('button', { name: 'Pause' }).click();
    // At five entries a second, three within the second that one had taken.
    await replay.getByLabel('Speed').selectOption('5');
    await replay.getByRole('button', { name: 'Play', exact: true }).click();
    await page.clock.runFor(700);
    await replay.getByText(/Entry 5 of \d+/).waitFor();
    await replay.getByRole('button', { name: 'Pause' }).click();
    await page.clock.resume();
    expect(await page.locator('#app img').count()).toBe(0);
    await picture(page, 'replay');
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('holds on 320 px, dark and in German', async () => {
    const { page, errors } = await surface.signedIn('ada', {
      viewport: { width: 320, height: 640 },
      locale: 'de-DE',
      colorScheme: 'dark',
    });
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    await page.getByText('2 weitere wie dieser.').waitFor();
    await page.getByLabel('Regeln und Antworten').selectOption({ index: 1 });
    await page.getByText(/^Eintrag 5 von \d+: Stolperdraht ausgelöst/).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(321);
    await picture(page, 'replay-320-de');
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
