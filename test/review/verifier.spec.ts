import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildDossier, encodeDossier, renderPdf } from '@docket/report';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { refund } from '../../libs/report/src/fixtures/decisions.js';
import { beginExport } from '../../libs/report/src/fixtures/export.js';
import { TestLedger } from '../../libs/report/src/fixtures/ledger.js';
import { PROJECT } from '../support/built-command.js';
import { axeFindings, CHROMIUM, picture } from './support/surface.js';
import {
  choose,
  commandSaid,
  MADE,
  openVerifier,
  REVIEW,
  said,
  VERIFIER,
} from './support/verifier-page.js';

const HOSTILE = '<img src=x onerror="document.title=`taken`">';

let directory: string;
let publicKey: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-verifier-'));
  const ledger = new TestLedger();
  const decision = refund(ledger);
  const options = beginExport(ledger, decision, { variant: 'full', dossierId: 'dos_genuine' });
  const dossier = await buildDossier(await ledger.evidence(decision), options);
  publicKey = dossier.evidence.public_key;
  const json = Buffer.from(encodeDossier(dossier)).toString('utf8');
  const files: [string, string | Uint8Array][] = [
    ['genuine.json', json],
    ['genuine.pdf', await renderPdf(dossier)],
    ['words.json', encodeDossier({ ...dossier, issue: { ...dossier.issue, deployer: HOSTILE } })],
    ['changed.json', json.replaceAll('25.00', '95.00')],
    ['nothing.json', '{"format":"docket-dossier/v1"}'],
    ['evidence.json', await readFile(join(PROJECT, 'docs/format/vectors/evidence.json'), 'utf8')],
  ];
  for (const [name, content] of files) await writeFile(join(directory, name), content);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('docket-verify.html', () => {
  test('has the digest that the build names, and that a build elsewhere has', async () => {
    const bytes = await readFile(VERIFIER);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(MADE.sha256);
    const elsewhere = join(directory, 'some where else', 'apps', 'review');
    await mkdir(join(elsewhere, 'src'), { recursive: true });
    await symlink(join(PROJECT, 'node_modules'), join(directory, 'node_modules'));
    for (const part of ['package.json', 'scripts', 'dist/modules', 'src/style.css', 'src/icon.svg'])
      await cp(join(REVIEW, part), join(elsewhere, part), { recursive: true });
    const command = [join(elsewhere, 'scripts/bundle.js'), '--digest'];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: directory });
    expect(stdout.split(' ')[0]).toBe(MADE.sha256);
    // What it may do stands in it: nothing is asked, and its own script alone runs, named by its digest.
    const [, policy = ''] = /security-policy" content="([^"]*)"/.exec(bytes.toString('utf8')) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+'/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|connect-src/);
  });
});

(CHROMIUM === undefined ? describe.skip : describe)(
  'docket-verify.html, opened from a disk',
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
    });
    afterAll(() => browser?.close());

    const open = (options?: BrowserContextOptions) => openVerifier(browser, options);
    const inDirectory = (name: string): string => join(directory, name);

    test.each([
      ['genuine.json', 'Verified'],
      ['words.json', 'Does not verify'],
      ['changed.json', 'Does not verify'],
      ['evidence.json', 'Verified'],
    ])('says of %s what docket verify says, and asks nobody', async (name, verdict) => {
      const { page, errors } = await open();
      await choose(page, inDirectory(name));
      expect(await said(page)).toEqual(await commandSaid(inDirectory(name)));
      expect(await page.locator('h2').allInnerTexts()).toEqual([verdict]);
      // What does not hold is not repeated, and of no pages nothing is said.
      const told = await page.locator('section.notice').innerText();
      expect(told.includes('What the evidence in this file says')).toBe(name === 'genuine.json');
      expect(told).not.toMatch(/Do not go by the pages/);
      expect(await page.locator('img').count()).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test('takes the dossier out of a PDF that is dropped, and says that its pages were not checked', async () => {
      const { page, errors } = await open();
      const pdf = (await readFile(join(directory, 'genuine.pdf'))).toString('base64');
      // As text: this project's types know no browser here.
      const dropped = await page.evaluateHandle(`(() => {
      const given = new DataTransfer();
      const bytes = Uint8Array.from(atob(${JSON.stringify(pdf)}), (one) => one.charCodeAt(0));
      given.items.add(new File([bytes], 'genuine.pdf', { type: 'application/pdf' }));
      return given;
    })()`);
      await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
      await page.getByRole('heading', { name: 'Verified in part' }).waitFor();
      const { lines } = await said(page);
      expect(lines).toContain('✓ what the document says follows from its evidence');
      expect(lines.join('\n')).toMatch(/not checked: pages\. A browser does not render pages/);
      // Before all else, since a changed page would be answered the same; and what the evidence says can be compared with it.
      const notice = page.locator('section.notice');
      expect(await notice.locator('p').first().innerText()).toMatch(/^Do not go by the pages/);
      await page.getByRole('heading', { name: 'What the evidence in this file says' }).waitFor();
      expect(await notice.innerText()).toMatch(/25\.00 EUR/);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test('with a key that was kept says whether it is that ledger; what is no key is refused', async () => {
      const { page } = await open();
      await page
        .getByText('With a key, a checkpoint, receipts or keys of people that you kept')
        .click();
      const key = page.getByLabel('Public key of the ledger');
      await key.fill('nonsense');
      await page.getByText('This is no public key of a ledger').waitFor();
      await choose(page, inDirectory('genuine.json'));
      expect(await page.locator('.outcome').count()).toBe(0);
      await key.fill(publicKey);
      await choose(page, inDirectory('genuine.json'));
      expect((await said(page)).lines.join('\n')).not.toMatch(/not pinned/);
      // Of the vectors, another ledger.
      await choose(page, inDirectory('evidence.json'));
      await page.getByRole('heading', { name: 'Does not verify' }).waitFor();
      await page.context().close();
    });

    test('says of what it cannot read that this is no verdict', async () => {
      const { page } = await open();
      await choose(page, inDirectory('nothing.json'));
      await page.getByText('nothing.json cannot be verified here.').waitFor();
      await page.getByText('That is no verdict').waitFor();
      expect(await page.locator('.outcome').count()).toBe(0);
      await page.context().close();
    });

    test.each([
      ['small, in German', { viewport: { width: 320, height: 640 }, locale: 'de-DE' }],
      ['dark', { colorScheme: 'dark' as const }],
      ['in forced colours', { forcedColors: 'active' as const }],
    ])('holds: %s', async (name, options) => {
      const { page } = await open(options);
      for (const file of [undefined, 'genuine.json', 'changed.json']) {
        if (file !== undefined) await choose(page, inDirectory(file));
        if (file !== undefined) await said(page);
        expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1')).toBe(
          false,
        );
        expect(await axeFindings(page)).toEqual([]);
        await picture(page, `verifier ${name} ${file ?? ''}`.replaceAll(/[^a-z]+/gi, '-'));
      }
      await page.context().close();
    });
  },
);
