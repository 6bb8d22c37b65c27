import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gatewayObservation, intent } from '../api/support/records.js';
import { written } from '../api/support/api.js';
import { eventually } from '../outbox/receiver.js';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

/** Longer than what was seen may still be declared. */
const EARLIER_MS = 360_000;

/** Has the server's clock, which is that of this process, be behind while `work` is done. */
async function earlier<Done>(work: () => Promise<Done>): Promise<Done> {
  const RealDate = Date;
  const now = () => RealDate.now() - EARLIER_MS;
  globalThis.Date = class extends RealDate {
    constructor(...values: [] | [number]) {
      super(values.length === 0 ? now() : values[0]);
    }
    static override now = now;
  } as DateConstructor;
  try {
    return await work();
  } finally {
    globalThis.Date = RealDate;
  }
}

(CHROMIUM === undefined ? describe.skip : describe)('a board of what was seen otherwise', () => {
  let surface: Surface;
  beforeAll(async () => {
    // What was seen of it, or was not, is settled by now.
    let observer = '';
    surface = await earlier(async () => {
      const one = await startSurface();
      observer = await one.api.createKey('claims', 'observer');
      const see = (path: string, body: object) =>
        one.api.call('POST', `/v1/ledgers/claims/${path}`, { key: observer, body });
      const saw = async (event_id: string, members: object) => {
        const occurred_at = new Date().toISOString();
        written(
          await see('observations', { ...gatewayObservation, event_id, occurred_at, ...members }),
        );
      };
      for (const [goal, key] of [
        ['Refund one', 'refund-1'],
        ['Refund another', 'refund-2'],
        ['Refund a third', 'refund-3'],
      ] as const) {
        const opened = await one.post('decisions', { ...asking.opening, goal });
        const path = `decisions/${opened.decision_id}/side-effects`;
        const { side_effect_id: id } = await one.post(path, intent, { 'idempotency-key': key });
        await one.post(`${path}/${id}/transitions`, { to: 'executed' });
      }
      await saw('evt-1', { action_key: 'refund-1', target: intent.target });
      const amount = { value: '2500.00', currency: 'EUR' };
      await saw('evt-2', { action_key: 'refund-2', target: intent.target, amount });
      await saw('evt-3', { target: { system: 'payments', resource: 'order/9' }, amount });
      return one;
    });
    await surface.addPerson('ada', { claims: 'officer' });
    const { source_kind, source } = gatewayObservation;
    const [from, until] = [-2 * EARLIER_MS, 0].map((ms) => new Date(Date.now() + ms).toISOString());
    const watch = { source_kind, source, system: 'payments', from, until };
    const asked = { key: observer, body: watch };
    const watched = await surface.api.call('POST', '/v1/ledgers/claims/watches', asked);
    const last = written(watched).receipt.seq;
    const officer = await surface.api.createKey('claims', 'officer');
    await eventually(async () => {
      const path = '/v1/ledgers/claims/counters?of=decisions';
      const { seen } = (await surface.api.call('GET', path, { key: officer })).json as {
        seen: { compared_size: number } | null;
      };
      return (seen?.compared_size ?? 0) > last ? true : undefined;
    });
  });
  afterAll(() => surface.close());

  test('says how much, marks the card, and finds by it', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.keyboard.press('b');
    const summary =
      'held against what was seen from outside: 3 do not agree, 1 of them seen and declared by no decision; the oversight report lists them.';
    await page.getByText(summary).waitFor();
    await page.getByText(/(All \d+|The first \d+ of \d+) entries were compared/).waitFor();
    const cards = page.locator('.board a.card');
    expect(await cards.count()).toBe(3);
    for (const [mark, goal] of [
      ['seen otherwise', 'Refund another'],
      ['declared, not seen', 'Refund a third'],
    ] as const) {
      const marked = cards.filter({ hasText: mark });
      expect(await marked.count()).toBe(1);
      expect(await marked.textContent()).toContain(goal);
    }
    await picture(page, 'board-seen');
    expect(await axeFindings(page)).toEqual([]);
    const choice = page.getByLabel('Held against what was seen from outside');
    // By its value: the choice of everything is called the same.
    await choice.selectOption({ value: 'any' });
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('2 decisions are not closed').waitFor();
    expect(await cards.count()).toBe(2);
    await choice.selectOption('seen_twice');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('0 decisions are not closed').waitFor();
    expect(errors).toEqual([]);
  });
});
