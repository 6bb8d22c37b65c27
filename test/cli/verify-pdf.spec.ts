import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDossier, renderPdf, type Dossier } from '@docket/report';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refund } from '../../libs/report/src/fixtures/decisions.js';
import { beginExport } from '../../libs/report/src/fixtures/export.js';
import { TestLedger } from '../../libs/report/src/fixtures/ledger.js';
import { carrying, freeNumber, signed, update } from '../../libs/report/src/fixtures/forge.js';
import { runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

describe('docket verify <dossier.pdf>: the pages against the attached JSON', () => {
  let directory: string;
  let dossier: Dossier;
  let genuine: Uint8Array;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-verify-pdf-'));
    const ledger = new TestLedger();
    const decision = refund(ledger);
    const options = beginExport(ledger, decision, { variant: 'full', dossierId: 'dos_genuine' });
    dossier = await buildDossier(await ledger.evidence(decision), options);
    genuine = await renderPdf(dossier);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function verifyPdf(name: string, bytes: Uint8Array, ...options: string[]) {
    const path = join(directory, `${name}.pdf`);
    await writeFile(path, bytes);
    return docket(['verify', path, ...options]);
  }

  /** The genuine JSON in a PDF whose pages were printed from a changed one. */
  async function printedFrom(change: (forged: Dossier) => void): Promise<Uint8Array> {
    const forged = structuredClone(dossier);
    change(forged);
    return carrying(await renderPdf(forged), genuine);
  }

  test('as it was rendered: exit 0, one line says that the pages are what Docket renders', async () => {
    const result = await verifyPdf('genuine', genuine);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(
      /^✓ the pages are those that Docket renders from the attached JSON, byte for byte$/m,
    );
    const json = await verifyPdf('genuine', genuine, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      verified: true,
      pages: { state: 'identical', seals: [] },
    });
  });

  test('--seal of what is no PDF: exit 2, however large it is and whatever its name', async () => {
    for (const bytes of [2, 65 * 1024 * 1024]) {
      const path = join(directory, `large-${bytes}.pdf`);
      await writeFile(path, '{}');
      await truncate(path, bytes);
      const result = await docket(['verify', path, '--seal', join(directory, 'none.pem')]);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toContain('--seal is for a PDF');
    }
    const missing = join(directory, 'missing.pdf');
    const result = await docket(['verify', missing, '--seal', join(directory, 'none.pem')]);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('missing.pdf cannot be read');
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
      const clause = forged.narrative.summary
        .flatMap((line) => line.clauses)
        .find(({ kind }) => kind === 'effects')!;
      expect(clause.text).toContain('25.00 EUR');
      Object.assign(clause, { text: clause.text.replace('25.00 EUR', '95.00 EUR') });
    });
    const result = await verifyPdf('amount', pdf);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^✓ what the document says follows from its evidence$/m);
    expect(result.stdout).toMatch(
      /^✗ the pages are those that Docket renders from the attached JSON, byte for byte$/m,
    );
    expect(result.stdout).toMatch(/^✗ pages? 1\b.* of \d+: not what the attached JSON gives$/m);
    expect(result.stdout).toMatch(/^NOT VERIFIED: \d findings?\.$/m);
  });

  test('a page left out: exit 1, and which', async () => {
    const pdf = await printedFrom((forged) => {
      forged.model.custody.glossary = [];
      forged.model.custody.requirements = [];
    });
    const result = await verifyPdf('shorter', pdf, '--json');
    expect(result.code).toBe(1);
    const { pages } = JSON.parse(result.stdout) as { pages: { state: string; pages: number[] } };
    expect(pages.state).toBe('different');
    expect(pages.pages).toContain(1);
  });

  test('something appended: exit 1, and that it belongs to no page', async () => {
    const result = await verifyPdf('more', update(genuine, { [freeNumber(genuine)]: 'null' }));
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^✗ outside of the pages: attachments, /m);
  });

  test('a signature appended that is no seal: exit 0, and that it was not checked', async () => {
    const other = signed(genuine, (objects) =>
      Object.fromEntries(
        Object.entries(objects).map(([number, text]) => [
          number,
          text.replace('ETSI.CAdES.detached', 'ETSI.RFC3161'),
        ]),
      ),
    );
    const result = await verifyPdf('signed', other);
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^ {2}Followed by an appended signature, which was not checked/m);
  });

  test('made by another edition of the renderer: exit 3, and what to do', async () => {
    const renderer = { ...dossier.issue.renderer, edition: 'docket.pages/999' };
    const issue = { ...dossier.issue, renderer };
    const text = Buffer.from(await renderPdf({ ...dossier, issue })).toString('latin1');
    const other = Buffer.from(
      text.replaceAll(/\(docket\.pages\/\d+,/g, '(docket.pages/999,'),
      'latin1',
    );
    const result = await verifyPdf('other', other);
    expect(result.code).toBe(3);
    expect(result.stdout).toMatch(/^- not checked: the pages/m);
    expect(result.stdout).toMatch(/docket\.pages\/999 made them, .* docket print /);
  });

  test('words of an edition that is not known here: exit 3, and what to do', async () => {
    const narrative = { ...dossier.narrative, template: 'decision-summary@999' };
    const other = Buffer.from(await renderPdf({ ...dossier, narrative }));
    const result = await verifyPdf('words', other);
    expect(result.code).toBe(3);
    expect(result.stdout).toMatch(
      /^- not checked: words\. .*“decision-summary@999”.* Verify with a Docket of that edition\.$/m,
    );
    expect(result.stdout).not.toMatch(/what the document says follows/);
  });
});
