import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  asking,
  axeFindings,
  CHROMIUM,
  PASSPHRASE,
  passUndo,
  picture,
  startSurface,
} from './support/surface.js';
import type { Surface } from './support/surface.js';

(CHROMIUM === undefined ? describe.skip : describe)('a reviewer in a browser', () => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await startSurface({ review_signature_from: 'high' });
    for (const name of ['bo', 'cleo']) await surface.addPerson(name);
  });
  afterAll(() => surface.close());

  const addressOf = (decision: string): string =>
    `${surface.home}/app/queue/claims/${decision}/esc-1`;

  /** What stands in a decision: without bodies, so that looking leaves no entry. */
  async function typesOf(decision: string): Promise<string[]> {
    const path = `/v1/ledgers/claims/decisions/${decision}/entries?limit=100&bodies=false`;
    const { json } = await surface.api.call('GET', path, { key: surface.agent });
    return (json as { entries: { type: string }[] }).entries.map(({ type }) => type);
  }

  async function openQuestion(page: Page, decision: string): Promise<void> {
    await page.goto(addressOf(decision));
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
  }

  async function answer(page: Page, verdict: string, reason: string): Promise<void> {
    await page.getByRole('radio', { name: new RegExp(verdict) }).check();
    await page.getByLabel('Reason', { exact: true }).fill(reason);
    await page.getByRole('button', { name: /^(Record this|Sign with)/ }).click();
  }

  async function answerAndSend(page: Page, verdict: string, reason: string): Promise<void> {
    await answer(page, verdict, reason);
    await passUndo(page);
  }

  test('enrols by a link, finds the question, approves it, and the ledger has the verdict', async () => {
    const tool = { tool_name: 'get_order', arguments: { order_id: '44812' }, status: 'ok' };
    const result = { price: '285.00', paid_in_full: true, delivered: '2026-11-14' };
    const lookedUp = {
      current_phase: 'EXECUTING',
      goal: asking.card.goal,
      confidence: 0.9,
      needs_human: false,
      tool_calls: [{ ...tool, result }],
    };
    const { decision_id: decision } = await surface.post('decisions', asking.opening);
    for (const card of [lookedUp, lookedUp, asking.card])
      await surface.post(`decisions/${decision}/job-cards`, card);
    const token = await surface.enrol('ada');
    const { page, errors } = await surface.open();
    await page.goto(`${surface.home}/app/enrol#ada:${token}`);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Keep it and sign in' }).click();
    await page.getByText('1 question waits').waitFor();
    await picture(page, 'queue');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: /issue_refund/ }).click();
    await page.getByRole('heading', { name: 'What the agent wants to do' }).waitFor();
    // What the source asks for can be held against what was returned; that it was seen is recorded with the answer.
    const tools = page.getByRole('region', { name: 'What the agent’s tools returned' });
    await tools.getByText(/“get_order” 2 times, each with the same result/).waitFor();
    const row = tools.locator('dl > div').filter({ hasText: 'paid_in_full' });
    expect(await row.locator('dd').innerText()).toBe('true');
    await picture(page, 'question');
    expect(await axeFindings(page)).toEqual([]);
    await answerAndSend(page, 'Approve', 'Compared with section 4.2.');
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
    expect(said.viewed?.map((entry) => entry.decision_seq)).toEqual(expect.arrayContaining([3, 4]));
    expect(said.as_of).toBe(said.viewed?.at(-1)?.decision_seq);
    await page.context().close();
  });

  test('does all of it by keyboard, takes an answer back, and gives it again', async () => {
    const decision = await surface.ask();
    const { page, errors } = await surface.open();
    const { keyboard } = page;
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await keyboard.press(key);
    };
    await page.goto(`${surface.home}/app`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    // The heading has the focus; fields come next.
    await press('Tab');
    await keyboard.type('bo');
    await press('Tab');
    await keyboard.type(PASSPHRASE);
    await press('Enter');
    await page.locator('a.card').first().waitFor();
    await press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    await press('j', 'Enter');
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
    await press('r');
    await page.getByRole('radio', { name: /Reject/, checked: true }).waitFor();
    // A letter in a field is a letter.
    await keyboard.type('a reason');
    await press('Control+Enter');
    await page
      .getByText(/is sent in/)
      .first()
      .waitFor();
    await press('u');
    await page.getByRole('radio', { name: /Reject/, checked: true }).waitFor();
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe('a reason');
    expect(await page.getByText(/is sent in/).count()).toBe(0);
    await press('s');
    await page.getByRole('radio', { name: /Stop/, checked: true }).waitFor();
    await press('Control+Enter');
    await passUndo(page);
    await page.getByText(/Stopped: recorded as entry/).waitFor();
    expect(await surface.review(decision)).toMatchObject({ verdict: 'stop', reason: 'a reason' });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('puts an amount right in a form; the ledger has both, and what is right is what is approved', async () => {
    const decision = await surface.ask();
    const other = await surface.ask();
    const { page } = await surface.signedIn('bo');
    await page.locator(`a.card[href$="/${decision}/esc-1"]`).click();
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
    const record = page.getByRole('button', { name: /^Record this/ });
    await record.click();
    await page.getByText('Choose an answer.').waitFor();
    await page.getByRole('radio', { name: /Correct/ }).check();
    // What is put right is not complained of any more.
    await page.getByText('Choose an answer.').waitFor({ state: 'detached' });
    await record.click();
    // Nothing is sent that says nothing: the form says what is missing, and leads there.
    await page.getByText('Nothing is put right yet').waitFor();
    await page.getByText('Say why.').waitFor();
    // As people write it, and as no record takes it: said before it is sent, where it stands.
    const amount = page.getByLabel('Amount: should be');
    await amount.fill('100,00');
    await page.getByLabel('Reason', { exact: true }).fill('Half of 200.00.');
    await record.click();
    await page.getByText('Amount cannot be recorded so. A number with a point').waitFor();
    await amount.and(page.locator(':focus')).waitFor();
    expect(await page.getByText(/is sent in/).count()).toBe(0);
    await amount.fill('100.00');
    await page.getByText('Amount cannot be recorded so').waitFor({ state: 'detached' });
    await page.getByText('Nothing is put right yet').waitFor({ state: 'detached' });
    // The amount that is paid, and the one that the agent's card states: each by what it is.
    const [wanted, stated] = ['What the agent wants to do', 'What the agent states as its result'];
    const lines = (name: string) => page.getByRole('group', { name });
    await lines(wanted).getByText('What you put here is what you approve.').waitFor();
    expect(await lines(stated).getByLabel('“refund”: should be').inputValue()).toBe('142.50');
    await picture(page, 'correction');
    expect(await axeFindings(page)).toEqual([]);
    await answer(page, 'Correct', 'Half of 200.00.');
    // The next question is led to, and not opened: that would be recorded, and nobody did it.
    await page.getByRole('heading', { level: 1, name: 'What waits for you' }).waitFor();
    await page.locator(`a.card[href$="/${other}/esc-1"]:focus`).waitFor();
    const bar = page.getByRole('complementary', { name: 'Answers on their way' });
    await bar.getByText(/Refund the damaged kettle of order #44812/).waitFor();
    await bar.getByText(/I approve “issue_refund”, “100\.00 EUR”/).waitFor();
    await picture(page, 'pending');
    expect(await axeFindings(page)).toEqual([]);
    await passUndo(page);
    await page.getByText(/Corrected: recorded as entry/).waitFor();
    expect(await typesOf(other)).not.toContain('access.recorded');
    expect(await typesOf(decision)).toContain('access.recorded');
    expect(await surface.review(decision)).toMatchObject({
      verdict: 'correct',
      before: { 'amount.value': '142.50' },
      after: { 'amount.value': '100.00' },
      approves: { operation: 'issue_refund', amount: { value: '100.00', currency: 'EUR' } },
      // What is put right stands in what they say, as it stood beside the button.
      meaning:
        'I correct “issue_refund”, “142.50 EUR”, “payments: order/44812”: Amount “142.50” → “100.00”. I approve “issue_refund”, “100.00 EUR”, “payments: order/44812”.',
    });
    await page.context().close();
  });

  test('is not heard where something was recorded since, and sees what', async () => {
    const decision = await surface.ask();
    const { page } = await surface.signedIn('bo');
    await openQuestion(page, decision);
    await surface.post(`decisions/${decision}/job-cards`, { ...asking.card, confidence: 0.1 });
    // Said while they still read; whoever answers all the same is not heard.
    await page.getByText('Something was recorded since this page read the decision.').waitFor();
    await answerAndSend(page, 'Approve', 'As it was shown.');
    await page.getByText(/was not recorded, because something else was/).waitFor();
    await page
      .getByText(/^Job Card/)
      .first()
      .waitFor();
    await expect(surface.review(decision)).rejects.toThrow('no review');
    // Looked at again, with what was filled in, it is heard.
    await page.getByRole('link', { name: 'Look again' }).click();
    await page.getByRole('heading', { name: 'Why it waits' }).waitFor();
    await answerAndSend(page, 'Reject', 'Not any more.');
    await page.getByText(/Rejected: recorded as entry/).waitFor();
    await page.context().close();
  });

  test('of two who answer at once, one is heard and the other is told', async () => {
    const decision = await surface.ask();
    const pages = await Promise.all(
      ['bo', 'cleo'].map(async (name) => (await surface.signedIn(name)).page),
    );
    for (const page of pages) await openQuestion(page, decision);
    for (const page of pages) await answer(page, 'Approve', 'Mine.');
    await Promise.all(pages.map(passUndo));
    const outcomes = await Promise.all(
      pages.map(async (page) => {
        const said = page.getByText(/recorded as entry|was not recorded/);
        await said.waitFor();
        return (await said.textContent())?.includes('recorded as entry');
      }),
    );
    expect(outcomes.sort()).toEqual([false, true]);
    for (const page of pages) await page.context().close();
  });

  test('signs with a passkey, made on the way, where the policy asks for it', async () => {
    const decision = await surface.ask(asking.card, { ...asking.opening, stakes: 'high' });
    const { page, errors } = await surface.signedIn('cleo');
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('WebAuthn.enable');
    await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await openQuestion(page, decision);
    await answer(page, 'Approve', 'Compared.');
    await page.getByRole('button', { name: 'Make a passkey and register it' }).click();
    await page.getByRole('button', { name: 'I have noted it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sign with passkey and record' }).click();
    await passUndo(page);
    await page.getByText(/Approved: recorded as entry/).waitFor();
    const said = await surface.review(decision);
    expect(said.signature).toMatchObject({ kind: 'webauthn' });
    expect(said.signed_in_at).toMatch(/Z$/);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
