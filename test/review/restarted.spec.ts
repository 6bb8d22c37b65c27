import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { administration, spawnApi, written, type ApiProcess } from '../api/support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { lastingPort } from '../support/lasting-port.js';
import { asking, axeFindings, CHROMIUM, PASSPHRASE, passUndo } from './support/surface.js';
import { WAITS_MS } from './support/waits.js';

(CHROMIUM === undefined ? describe.skip : describe)('a server that is killed under a page', () => {
  let database: TestDatabase;
  let directory: string;
  let env: Record<string, string>;
  let api: ApiProcess;
  let browser: Browser;
  let home: string;
  const keys = { administrator: '', agent: '' };

  beforeAll(async () => {
    database = await createTestDatabase();
    directory = await mkdtemp(join(tmpdir(), 'docket-restarted-'));
    const port = await lastingPort();
    home = `http://localhost:${port}`;
    const signInFile = join(directory, 'sign-in.json');
    await writeFile(signInFile, JSON.stringify({ public_url: home, local: true }));
    env = {
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: join(directory, 'keys'),
      DOCKET_PORT: String(port),
      DOCKET_SIGN_IN_FILE: signInFile,
    };
    api = await spawnApi(env);
    keys.administrator = api.administrator ?? '';
    const admin = administration(api.call, keys.administrator);
    await admin.createLedger('claims');
    keys.agent = await admin.createKey('claims', 'agent');
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await api.kill('SIGKILL');
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const path = '/v1/ledgers/claims/decisions';

  async function typesOf(decision: string): Promise<string[]> {
    const of = `${path}/${decision}/entries?limit=100&bodies=false`;
    const { json } = await api.call('GET', of, { key: keys.agent });
    return (json as { entries: { type: string }[] }).entries.map(({ type }) => type);
  }

  test('keeps the claim, says that nothing is known of the answer, and records it once', async () => {
    const key = keys.agent;
    const opened = await api.call('POST', path, { key, body: asking.opening });
    const { decision_id: decision } = written(opened);
    written(await api.call('POST', `${path}/${decision}/job-cards`, { key, body: asking.card }));
    const body = { name: 'ada', roles: { claims: 'reviewer' } };
    const made = await api.call('POST', '/v1/people', { key: keys.administrator, body });
    const { token } = made.json as { token: string };
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(WAITS_MS);
    await context.clock.install();
    const page = await context.newPage();
    await page.goto(`${home}/app/enrol#ada:${token}`);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Keep it and sign in' }).click();
    await page.getByRole('link', { name: /issue_refund/ }).click();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText(/You have taken it, until/).waitFor();
    await page.getByRole('radio', { name: /^Approve/ }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Compared with section 4.2.');
    const board = await context.newPage();
    await board.goto(`${home}/app/board`);
    await board.getByRole('link', { name: /damaged kettle/ }).waitFor();
    await page.bringToFront();

    await api.kill('SIGKILL');
    const followed = context.waitForEvent('response', (answer) =>
      answer.url().endsWith('/v1/session/positions'),
    );
    await page.getByRole('button', { name: /^Record this/ }).click();
    await passUndo(page);
    await page.getByText(/whether it was recorded is not known/).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    api = await spawnApi(env);
    // Who was signed in still is, and what was taken is.
    const claim = `${path}/${decision}/escalations/esc-1/claim`;
    const asked = `fetch('${claim}').then((answer) => answer.json())`;
    expect(await page.evaluate(asked)).toMatchObject({ claim: { yours: true } });
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText(/Approved: recorded as entry \d+\. The agent may go on\./).waitFor();
    expect((await typesOf(decision)).filter((type) => type === 'review.recorded')).toHaveLength(1);
    await page.getByText('Nothing waits', { exact: true }).waitFor();
    // The stream that was cut is taken up again, by whichever tab has it, and the other follows too.
    expect((await followed).status()).toBe(200);
    const later = { ...asking.opening, goal: 'After the cut' };
    written(await api.call('POST', path, { key, body: later }));
    await board.getByRole('link', { name: /After the cut/ }).waitFor();
    await context.close();
  });
});
