import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gatewayObservation, intent } from '../api/support/records.js';
import { written } from '../api/support/api.js';
import { eventually } from '../outbox/receiver.js';
import { asking, axeFindings, CHROMIUM, picture, startSurface } from './support/surface.js';
import type { Surface } from './support/surface.js';

(CHROMIUM === undefined ? describe.skip : describe)('a board of what was seen otherwise', () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    const observer = await surface.api.createKey('claims', 'observer');
    for (const [goal, key] of [
      ['Refund one', 'refund-1'],
      ['Refund another', 'refund-2'],
    ] as const) {
      const opened = await surface.post('decisions', { ...asking.opening, goal });
      const path = `decisions/${opened.decision_id}/side-effects`;
      const { side_effect_id: id } = await surface.post(path, intent, { 'idempotency-key': key });
      await surface.post(`${path}/${id}/transitions`, { to: 'executed' });
    }
    const see = async (event_id: string, members: object): Promise<number> => {
      const occurred_at = new Date().toISOString();
      const body = { ...gatewayObservation, event_id, occurred_at, ...members };
      const path = '/v1/ledgers/claims/observations';
      return written(await surface.api.call('POST', path, { key: observer, body })).receipt.seq;
    };
    await see('evt-1', { action_key: 'refund-1', target: intent.target });
    const amount = { value: '2500.00', currency: 'EUR' };
    const last = await see('evt-2', { action_key: 'refund-2', target: intent.target, amount });
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
    const summary = 'held against what was seen from outside: 1 does not agree. ';
    await page.getByText(summary).waitFor();
    await page.getByText(/(All \d+|The first \d+ of \d+) entries were compared/).waitFor();
    const cards = page.locator('.board a.card');
    expect(await cards.count()).toBe(2);
    const marked = cards.filter({ hasText: 'seen otherwise' });
    expect(await marked.count()).toBe(1);
    expect(await marked.textContent()).toContain('Refund another');
    await picture(page, 'board-seen');
    expect(await axeFindings(page)).toEqual([]);
    const choice = page.getByLabel('Held against what was seen from outside');
    // By its value: the choice of everything is called the same.
    await choice.selectOption({ value: 'any' });
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('1 decision is not closed').waitFor();
    expect(await cards.count()).toBe(1);
    await choice.selectOption('seen_twice');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('0 decisions are not closed').waitFor();
    expect(errors).toEqual([]);
  });
});
