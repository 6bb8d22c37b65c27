import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  axeFindings,
  CHROMIUM,
  picture,
  PASSPHRASE,
  startSurface,
  type Surface,
} from './support/surface.js';

(CHROMIUM === undefined ? describe.skip : describe)('a reviewer in a browser', () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface();
  });
  afterAll(() => surface.close());

  test('enrols by a link, finds the question, approves it, and the ledger has the verdict', async () => {
    const decision = await surface.ask();
    const token = await surface.enrol('ada');
    const { page, errors } = await surface.open();
    await page.goto(`${surface.home}/app/enrol#ada:${token}`);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Keep it and sign in' }).click();
    await page.getByText('1 question waits').waitFor();
    await picture(page, 'queue');
    await page.getByRole('link', { name: /issue_refund/ }).click();
    await page.getByRole('heading', { name: 'What the agent wants to do' }).waitFor();
    await picture(page, 'question');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('radio', { name: /Approve/ }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Compared with section 4.2.');
    await page.getByRole('button', { name: 'Record this answer' }).click();
    await page.getByText(/recorded as entry/).waitFor();
    expect(errors).toEqual([]);
    const said = await surface.review(decision);
    expect(said).toMatchObject({
      verdict: 'approve',
      reason: 'Compared with section 4.2.',
      escalation_id: 'esc-1',
      approves: {
        operation: 'issue_refund',
        target: { system: 'payments', resource: 'order/44812' },
        amount: { value: '142.50', currency: 'EUR' },
      },
      meaning: 'I approve “issue_refund”, “142.50 EUR”, “payments: order/44812”.',
    });
    // What asks was on the screen, and the last entry that was is the one that the review names.
    expect(said.viewed?.map((entry) => entry.decision_seq)).toEqual(expect.arrayContaining([1, 2]));
    expect(said.as_of).toBe(said.viewed?.at(-1)?.decision_seq);
    await page.context().close();
  });
});
