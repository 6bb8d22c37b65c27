import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

const CARDS = 55;

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
    const url = 'https://traces.example/seen/{ref}';
    surface = await startSurface({ trace_links: { systems: [{ system: 'gateway', url }] } });
    await surface.addPerson('ada', { claims: 'officer' });
    const calls = [
      track({ id: '1Z-7781', carrier: null }, 'Hamburg'),
      track({ id: '1Z-7781', carrier: null }, 'Hamburg'),
      track({ id: '1Z-7781', carrier: '<b>DHL</b>' }, 'Bremen'),
    ];
    decision = await surface.ask(
      { ...asking.card, tool_calls: calls },
      { ...asking.opening, gateway_refs: [{ system: 'gateway', ref: 'req 1' }] },
    );
    // More than the timeline shows at once, none of them like another.
    const { suggested_escalation: _asks, lineage: _cites, ...card } = asking.card;
    for (let n = 0; n < CARDS; n += 1)
      await surface.post(`decisions/${decision}/job-cards`, {
        ...card,
        current_phase: n % 2 === 0 ? 'EXECUTING' : 'PLANNING',
        needs_human: false,
        confidence: 0.8 + n / 1_000,
      });
    for (const [id, passed] of [
      ['judge-a', true],
      ['judge-b', false],
    ] as const)
      await surface.post(`decisions/${decision}/evaluations`, {
        target: { kind: 'decision' },
        kind: 'judge',
        evaluator: { id },
        passed,
        explanation: `<i>${id}</i> says so [E1], see section 7`,
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
    await judged.getByText('“<i>judge-b</i> says so').waitFor();
    // That they do not agree is said, and not averaged.
    expect(await judged.locator('p.notice').innerText()).toMatch(/△ .+/);
    const attempts = page.getByRole('region', { name: 'Attempts' });
    expect(await attempts.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^First call\. 2 times in a row \[E1\]$/),
      expect.stringMatching(/“\/carrier”: null → “<b>DHL<\/b>”\s+Another result\. \[E1\]$/),
      '“/carrier”: null → “<b>DHL</b>”',
    ]);
    // What a gateway holds of it is seen where the ledger's policy says.
    const trace = page.getByRole('link', { name: 'open', exact: true });
    expect(await trace.getAttribute('href')).toBe('https://traces.example/seen/req%201');
    expect(await trace.getAttribute('rel')).toBe('noopener noreferrer');
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

  test('leads from marks and sections to where the page has them, by keyboard, and from the timeline to the replay', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    const focused = page.locator(':focus');
    const region = (name: string | RegExp) => page.getByRole('region', { name });
    const follow = async (name: string, from = page.locator('main')): Promise<void> => {
      await from.getByRole('link', { name, exact: true }).first().press('Enter');
    };
    // A source, by the sentence that cites it; from there the entry that names it.
    await follow('[L1]', region('What happened'));
    await focused.filter({ hasText: /“refund-policy”, version 3\.1/ }).waitFor();
    await follow('[E1]', focused);
    await focused.filter({ hasText: 'Job Card' }).waitFor();
    // The policy, which came before the decision.
    await follow('[P0]', region('What happened'));
    await focused.filter({ hasText: 'policy at opening' }).waitFor();
    // A section by its number, and where a printed dossier has it.
    const tile = page.getByRole('link', { name: 'section 13', exact: true }).first();
    expect(await tile.getAttribute('title')).toBe('Decision dossier: Section 13');
    await tile.press('Enter');
    await region('Completeness').and(focused).waitFor();
    // What is folded or not listed yet is shown to whoever is led there.
    const last = `[E${CARDS + 1}]`;
    expect(await region('Timeline').getByText(last, { exact: true }).count()).toBe(0);
    await page.goto(`${surface.home}/app/decisions/claims/${decision}#${last.slice(1, -1)}`);
    await focused.getByText(last, { exact: true }).waitFor();
    await picture(page, 'decision-led');
    await follow(last, focused);
    const slider = page.getByRole('slider');
    await slider.and(focused).waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toContain(`Entry ${CARDS + 2} of`);
    // What somebody wrote leads nowhere, whatever it looks like.
    const said = region(/^Evaluations/).getByText('“<i>judge-b</i> says so');
    expect(await said.getByRole('link').count()).toBe(0);
    // No link of the page leads to what it has not.
    const lost = `[...document.querySelectorAll('main a[href^="#"]')]
      .map((one) => one.getAttribute('href').slice(1))
      .filter((id) => !id.startsWith('replay-') && document.getElementById(id) === null)`;
    expect(await page.evaluate(lost)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
