import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { axeFindings, CHROMIUM, picture } from './support/surface.js';
import { choose, commandSaid, openVerifier, said } from './support/verifier-page.js';

const LEDGER = '/v1/ledgers/claims';

(CHROMIUM === undefined ? describe.skip : describe)('docket-verify.html, of all else', () => {
  let api: TestApi;
  let browser: Browser;
  let directory: string;
  /** The key that the ledger was made with: a later one signs now. */
  let key: string;
  const path = (name: string): string => join(directory, name);
  const write = (name: string, content: string): Promise<void> => writeFile(path(name), content);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-sources-'));
    api = await startTestApi();
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
    await api.createLedger('claims');
    const agent = await api.createKey('claims', 'agent');
    const [one, two] = [
      await api.createKey('claims', 'officer'),
      await api.createKey('claims', 'officer'),
    ];
    const post = (at: string, by: string, body: object) =>
      api.call('POST', `${LEDGER}${at}`, { key: by, body });
    const get = (at: string) => api.call('GET', `${LEDGER}${at}`, { key: one });
    const { keys } = (await get('/checkpoint-keys')).json as { keys: { public_key: string }[] };
    key = keys[0]?.public_key ?? '';
    const opened = await post('/decisions', agent, opening);
    const { decision_id: id, receipt } = written(opened);
    const filed = await post(`/decisions/${id}/job-cards`, agent, card);
    const wish = {
      decision: id,
      entries: [{ seq: receipt.seq, pointers: ['/goal'] }],
      reason: 'Asked by letter.',
      legal_basis: 'GDPR Art. 17(1)(b)',
    };
    const request = written(await post('/erasures', one, wish)).receipt.seq;
    written(await post(`/erasures/${request}/orders`, two, { note: 'Looked at.' }));
    const proposed = await post('/checkpoint-keys', one, { occasion: 'routine' });
    const { seq: proposal } = proposed.json as { seq: number };
    expect((await post('/checkpoint-keys/rotations', two, { proposal })).status).toBe(201);
    const dossier = await get(`/decisions/${id}/dossier.json`);
    const certificate = await get(`/erasures/${request}/certificate`);
    const pdf = await fetch(`${api.url}${LEDGER}/erasures/${request}/certificate`, {
      headers: { authorization: `Bearer ${one}`, accept: 'application/pdf' },
    });
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const proof = await get(`/proofs/file?seq=${receipt.seq}`);
    expect([dossier, certificate, proof].map(({ status }) => status)).toEqual([200, 200, 200]);
    await write('rotated.json', dossier.text);
    await write('certificate.json', certificate.text);
    await write('changed.json', certificate.text.replace('Looked at.', 'Never seen'));
    await writeFile(path('certificate.pdf'), Buffer.from(await pdf.arrayBuffer()));
    await write('entry.tlog-proof', proof.text);
    const receipts = [opened, filed].map(({ text }) => JSON.stringify(JSON.parse(text)));
    await write('receipts.ndjson', `${receipts.join('\n')}\n`);
    const forged = receipts.join('\n').replaceAll(/"leaf_hash":"\w{8}/g, '"leaf_hash":"00000000');
    await write('forged.ndjson', `${forged}\n`);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** What was kept from elsewhere, given to the page as to the command. */
  async function bring(page: Page, kept: { key?: string; receipts?: string }): Promise<string[]> {
    await page
      .getByText('With a key, a checkpoint, receipts or keys of people that you kept')
      .click();
    if (kept.key !== undefined) await page.getByLabel('Public key of the ledger').fill(kept.key);
    if (kept.receipts !== undefined)
      await page.getByLabel('Receipts', { exact: true }).setInputFiles(path(kept.receipts));
    return [
      ...(kept.key === undefined ? [] : ['--key', kept.key]),
      ...(kept.receipts === undefined ? [] : ['--receipts', path(kept.receipts)]),
    ];
  }

  test.each([
    ['a certificate of erasure', 'certificate.json', {}, 'Verified'],
    ['one with the key', 'certificate.json', { key: true }, 'Verified'],
    ['one that was changed', 'changed.json', {}, 'Does not verify'],
    ['the proof of an entry', 'entry.tlog-proof', { key: true }, 'Verified'],
    ['a decision after a change of keys', 'rotated.json', { key: true }, 'Verified'],
    ['receipts', 'rotated.json', { receipts: 'receipts.ndjson' }, 'Verified'],
    ['forged receipts', 'rotated.json', { receipts: 'forged.ndjson' }, 'Does not verify'],
  ] as const)('says of %s what docket verify says', async (_what, name, kept, verdict) => {
    const { page, errors } = await openVerifier(browser);
    const { key: isKept, receipts } = { key: false, receipts: undefined, ...kept };
    const brought = { ...(isKept ? { key } : {}), ...(receipts === undefined ? {} : { receipts }) };
    const options = await bring(page, brought);
    await choose(page, path(name));
    expect(await said(page)).toEqual(await commandSaid(path(name), options));
    expect(await page.locator('h2').allInnerTexts()).toEqual([verdict]);
    await picture(page, `verifier-${name}-${verdict}`.replaceAll(/[^a-z]+/gi, '-'));
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('takes the certificate out of a PDF, and says that its pages were not checked', async () => {
    const { page, errors } = await openVerifier(browser);
    await choose(page, path('certificate.pdf'));
    const { lines, verdict } = await said(page);
    expect(lines).toContain('✓ what the certificate says follows from its evidence');
    expect(lines).toContain('– not checked: the pages, which a browser does not render');
    expect(verdict).toBe('Verified in part: see above.');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('says what to do with what cannot be verified by itself, and never that it holds', async () => {
    const { page } = await openVerifier(browser);
    await choose(page, path('entry.tlog-proof'));
    await page.getByText('Give the public key of its ledger above').waitFor();
    await choose(page, path('receipts.ndjson'));
    await page.getByText('It holds receipts. Choose it above as receipts').waitFor();
    await bring(page, { receipts: 'receipts.ndjson' });
    await choose(page, path('certificate.json'));
    await page.getByText('Take the checkpoint, the receipts and the people away above').waitFor();
    await page.getByLabel('Receipts', { exact: true }).setInputFiles(path('certificate.json'));
    await choose(page, path('rotated.json'));
    await page.getByText('certificate.json cannot be verified here.').waitFor();
    await page.getByText(/line 1 is no receipt/).waitFor();
    expect(await page.locator('.outcome').count()).toBe(0);
    await picture(page, 'verifier-unusable');
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
