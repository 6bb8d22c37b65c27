import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDossier, encodeDossier, renderPdf, type Dossier } from '@docket/report';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refund } from '../../libs/report/src/fixtures/decisions.js';
import { TestLedger } from '../../libs/report/src/fixtures/ledger.js';
import { coverPage, replaceAttachment } from '../../libs/report/src/fixtures/forge.js';
import { runDocket } from '../support/built-command.js';

describe('docket verify <dossier.pdf>: the pages against the attached JSON', () => {
  let directory: string;
  let dossier: Dossier;
  let genuine: Uint8Array;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-verify-pdf-'));
    const ledger = new TestLedger();
    const evidence = await ledger.evidence(refund(ledger));
    dossier = await buildDossier(evidence, {
      variant: 'full',
      issuedAt: '2026-11-22T19:00:00.000Z',
    });
    genuine = await renderPdf(dossier);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function verifyPdf(name: string, bytes: Uint8Array, ...options: string[]) {
    const path = join(directory, `${name}.pdf`);
    await writeFile(path, bytes);
    return runDocket(['verify', path, ...options]);
  }

  /** The genuine JSON in a PDF whose pages were printed from a changed one. */
  async function printedFrom(change: (forged: Dossier) => void): Promise<Uint8Array> {
    const forged = structuredClone(dossier);
    change(forged);
    return replaceAttachment(await renderPdf(forged), encodeDossier(dossier));
  }

  test('as it was rendered: exit 0, one line says that the pages print what the JSON says', async () => {
    const result = await verifyPdf('genuine', genuine);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(/^✓ what the pages print is what the attached JSON says$/m);
    const json = await verifyPdf('genuine', genuine, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      verified: true,
      pages: { matches: true, identical: true, other_layout: false, differences: [] },
    });
  });

  test('docket print writes the same PDF from the attachment of the PDF', async () => {
    const path = join(directory, 'printed.dossier.pdf');
    await writeFile(path, genuine);
    const out = join(directory, 'again');
    const result = await runDocket(['print', path, '--out', out]);
    expect(result).toMatchObject({ code: 0, stdout: `${join(out, 'printed.dossier.pdf')}\n` });
    expect(Buffer.compare(await readFile(join(out, 'printed.dossier.pdf')), genuine)).toBe(0);
    expect(await runDocket(['print', join(directory, 'none.pdf')])).toMatchObject({ code: 2 });
  });

  test('a printed amount altered, the JSON intact: exit 1, and the words that differ', async () => {
    const pdf = await printedFrom((forged) => {
      const clause = forged.narrative.summary.find(({ kind }) => kind === 'effects')!;
      expect(clause.text).toContain('25.00 EUR');
      clause.text = clause.text.replace('25.00 EUR', '95.00 EUR');
    });
    const result = await verifyPdf('amount', pdf);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^✓ what the document says follows from its evidence$/m);
    expect(result.stdout).toMatch(/^✗ what the pages print is what the attached JSON says$/m);
    expect(result.stdout).toMatch(
      /^✗ page 1: prints ".*95\.00 EUR.*", the attached JSON gives ".*25\.00 EUR.*"$/m,
    );
    expect(result.stdout).toMatch(/^NOT VERIFIED: 1 finding\.$/m);
  });

  test('a page left out: exit 1, and which', async () => {
    const pdf = await printedFrom((forged) => {
      forged.model.custody.glossary = [];
      forged.model.custody.requirements = [];
    });
    const result = await verifyPdf('shorter', pdf, '--json');
    expect(result.code).toBe(1);
    const { pages } = JSON.parse(result.stdout) as { pages: { differences: { page: number }[] } };
    const [first, ...others] = pages.differences.map(({ page }) => page);
    // How many pages there are comes first: without it, those that moved up would hide what is missing.
    expect(first).toBeGreaterThan(1);
    // Page 1 prints the digest of the JSON it was made from, which was another.
    expect(others).toContain(1);
  });

  test.each(['annotation', 'text'] as const)(
    'an amount covered with an %s that says another: exit 1',
    async (how) => {
      const result = await verifyPdf(how, await coverPage(genuine, how));
      expect(result.code).toBe(1);
      expect(result.stdout).toMatch(/^✗ page 1: prints "/m);
    },
  );

  test('saved again by another program: exit 0, and a word of caution', async () => {
    const again = await replaceAttachment(genuine, encodeDossier(dossier));
    const result = await verifyPdf('again', again);
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^ {2}Saved by another program since: /m);
  });
});
