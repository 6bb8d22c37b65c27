import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  asking,
  axeFindings,
  CHROMIUM,
  picture,
  startSurface,
  type Surface,
} from './support/surface.js';

(CHROMIUM === undefined ? describe.skip : describe)('who saw a decision and took it out', () => {
  let surface: Surface;
  let decision: string;
  beforeAll(async () => {
    surface = await startSurface();
    await surface.addPerson('ada', { claims: 'officer' });
    decision = await surface.ask();
    const reviewer = await surface.api.createKey('claims', 'reviewer');
    const officer = await surface.api.createKey('claims', 'officer');
    const at = `/v1/ledgers/claims/decisions/${decision}`;
    const read = (query = '') =>
      surface.api.call('GET', `${at}/evidence${query}`, { key: reviewer });
    for (let i = 0; i < 3; i += 1)
      expect((await read('?purpose=complaint%20118')).status).toBe(200);
    const corrected = await surface.api.call('POST', `${at}/reviews`, {
      key: reviewer,
      body: {
        verdict: 'correct',
        reason: 'Half of the price is 124.50 EUR.',
        escalation_id: 'esc-1',
        before: { amount: '142.50', currency: 'EUR' },
        after: { amount: '124.50', currency: 'EUR' },
        viewed: [{ decision_seq: 0 }, { decision_seq: 1 }],
      },
    });
    expect([corrected.status, corrected.text]).toEqual([201, expect.any(String)]);
    await surface.post(`decisions/${decision}/job-cards`, { ...asking.card, supersedes: 1 });
    const wish = 'variant=redacted&profile=public&purpose=enquiry&recipient=paper';
    const copy = await surface.api.call('GET', `${at}/dossier?${wish}`, { key: officer });
    expect(copy.status).toBe(200);
  });
  afterAll(() => surface.close());

  test('is a table of reads and copies, each copy with what of it was withheld', async () => {
    const { page, errors } = await surface.signedIn('ada');
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    const part = page.getByRole('region', { name: 'Custody' });
    await part.getByText('Read: 3. Copies: 1. People and systems: 2.').waitFor();
    const [, copied = '', read = '', ...more] = await part.getByRole('row').allInnerTexts();
    expect(copied).toMatch(/officer\s+prn_\w+.*Export recorded, dossier, this decision/s);
    expect(copied).toMatch(/variant redacted\s+withheld by the profile “public@1”/);
    expect(copied).toMatch(/for “paper”\s+“enquiry”/);
    expect(copied).toMatch(/“json”, “en”\s+SHA-256 [0-9a-f]{64}/);
    expect(read).toMatch(/3 times since .*reviewer.*Evidence read, evidence with proofs/s);
    expect(read).toContain('“complaint 118”');
    expect(more).toEqual([]);
    await picture(page, 'custody');
    expect(await axeFindings(page)).toEqual([]);

    // What was put right stands beside the thing, which stays as it was.
    const timeline = page.getByRole('region', { name: 'Timeline' });
    const card = timeline.locator('ol.timeline > li', { hasText: 'Job Card' }).first();
    const said = await card.innerText();
    expect(said).toMatch(/Put right by \[E8\]\s+Put right by \[E6\]\s+“amount”: “142\.50” → “124/);
    expect(said).not.toContain('“currency”');
    const reviews = page.getByRole('region', { name: 'Human reviews' });
    expect(await reviews.innerText()).toContain('viewed: E0, E1');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('is readable on 320 px, dark and in German, and does not count this very look', async () => {
    const { page, errors } = await surface.signedIn('ada', {
      viewport: { width: 320, height: 640 },
      locale: 'de-DE',
      colorScheme: 'dark',
    });
    await page.goto(`${surface.home}/app/decisions/claims/${decision}`);
    const part = page.getByRole('region', { name: 'Verwahrung' });
    // The look before this one is among them by now.
    await part.getByText('Gelesen: 4. Ausfertigungen: 1. Menschen und Systeme: 3.').waitFor();
    await part.getByText('zurückgehalten nach dem Profil „public@1“').waitFor();
    await part.getByText(/Dass diese Seite sie eben liest/).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(321);
    await picture(page, 'custody-320-de');
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
