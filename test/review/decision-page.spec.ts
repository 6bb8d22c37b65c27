import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

const track = (args: object, at: string) => ({
  tool_name: 'get_tracking',
  arguments: args,
  status: 'ok',
  result: { at },
});

(CHROMIUM === undefined ? describe.skip : describe)('the page of a decision', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    const calls = [
      track({ id: '1Z-7781', carrier: null }, 'Hamburg'),
      track({ id: '1Z-7781', carrier: null }, 'Hamburg'),
      track({ id: '1Z-7781', carrier: '<b>DHL</b>' }, 'Bremen'),
    ];
    decision = await surface.ask({ ...asking.card, tool_calls: calls });
    for (const [id, passed] of [
      ['judge-a', true],
      ['judge-b', false],
    ] as const)
      await surface.post(`decisions/${decision}/evaluations`, {
        target: { kind: 'decision' },
        kind: 'judge',
        evaluator: { id },
        passed,
        explanation: `<i>${id}</i> says so`,
      });
  });
  afterAll(() => surface.close());

  test('leads from each claim to its passage, shows judges beside each other, and attempts with what changed', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    const lineage = page.getByRole('region', { name: 'Lineage' });
    await lineage.getByText('“half of the price is refunded”').waitFor();
    expect(await lineage.innerText()).toMatch(
      /“refund-policy”, version 3\.1, section 4\.2\s+Quoted there: “Where an item arrives damaged/,
    );
    const judged = page.getByRole('region', { name: /^Evaluations/ }).first();
    expect(await judged.getByRole('row').count()).toBe(3);
    await judged.getByText('“<i>judge-b</i> says so”').waitFor();
    // That they do not agree is said, and not averaged.
    expect(await judged.locator('p.notice').innerText()).toMatch(/△ .+/);
    const attempts = page.getByRole('region', { name: 'Attempts' });
    expect(await attempts.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^First call\. 2 times in a row \[E1\]$/),
      expect.stringMatching(/“\/carrier”: null → “<b>DHL<\/b>”\s+Another result\. \[E1\]$/),
      '“/carrier”: null → “<b>DHL</b>”',
    ]);
    await picture(page, 'decision-grounds');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Auf Deutsch anzeigen' }).click();
    await page
      .getByRole('region', { name: 'Versuche' })
      .getByText('2-mal hintereinander')
      .waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(321);
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
