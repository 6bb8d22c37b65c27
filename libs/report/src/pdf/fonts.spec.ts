import { createRequire } from 'node:module';
import { dirname } from 'node:path';

import { afterEach, describe, expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { checkPdf } from '../extract.js';
import { freeNumber, update } from '../fixtures/forge.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import type { Dossier } from '../schema/index.js';
import { renderPdf } from './render.js';

const SAID = 'hello שלום مرحبا 退款 \u{1f600}';

async function dossierOf(request: string): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JFONTS';
  ledger.submit(
    'decision.opened',
    { agent: { id: 'agent' }, request, goal: 'show every script', stakes: 'low' },
    id,
  );
  return buildDossier(await ledger.evidence(id), {
    variant: 'interim',
    issuedAt: '2026-11-22T19:00:00.000Z',
  });
}

const escaped = (char: string): string =>
  `⟨U+${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`;

const folderOf = (font: string): string =>
  dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${font}`));

const printed = (pdf: Uint8Array): string =>
  runPdfTool('pdftotext', pdf, ['-enc', 'UTF-8', '{pdf}', '-']).stdout;

describe('a script that the embedded faces do not have', () => {
  afterEach(() => {
    delete process.env['DOCKET_FONT_DIR'];
  });

  test('is printed as escapes without a folder of fonts, and nothing is lost', async () => {
    if (!havePdfTools()) return;
    const text = printed(await renderPdf(await dossierOf(SAID))).replaceAll(/\s/gu, '');
    for (const char of 'שלוםمرحبا退款\u{1f600}') expect(text).toContain(escaped(char));
  });

  test.each([
    ['noto-naskh-arabic', '400Regular', 'NotoNaskhArabic', 'مرحبا'],
    ['noto-emoji', '400Regular', 'NotoEmoji', '\u{1f600}'],
  ])(
    'is printed from %s in the folder, embedded; the rest stays escaped',
    async (font, weight, name, shown) => {
      if (!havePdfTools()) return;
      process.env['DOCKET_FONT_DIR'] = `${folderOf(font)}/${weight}`;
      const pdf = await renderPdf(await dossierOf(SAID));
      expect(runPdfTool('pdffonts', pdf, ['{pdf}']).stdout).toMatch(
        new RegExp(`${name}\\S* +\\S.* yes yes yes `),
      );
      const text = printed(pdf).normalize('NFKC');
      expect(text).not.toContain(escaped(shown));
      expect(text).toContain(escaped('退'));
      expect([shown, [...shown].toReversed().join('')].some((word) => text.includes(word))).toBe(
        true,
      );
      expect(await checkPdf(pdf)).toEqual({ state: 'identical', seals: [] });
    },
  );

  test('a PDF that was made with fonts that are not here is not checked, and never fails or passes for that', async () => {
    process.env['DOCKET_FONT_DIR'] = `${folderOf('noto-emoji')}/400Regular`;
    const dossier = await dossierOf(SAID);
    const pdf = await renderPdf(dossier);
    const changed = update(pdf, { [freeNumber(pdf)]: 'null' });
    for (const folder of [undefined, `${folderOf('noto-naskh-arabic')}/400Regular`]) {
      if (folder === undefined) delete process.env['DOCKET_FONT_DIR'];
      else process.env['DOCKET_FONT_DIR'] = folder;
      for (const one of [pdf, changed])
        expect(await checkPdf(one)).toMatchObject({
          state: 'not_checked',
          reason: 'other_fonts',
          madeWith: dossier.issue.renderer.fonts,
        });
    }
  });

  test('where no glyph of the folder was needed, the pages are checked without it', async () => {
    process.env['DOCKET_FONT_DIR'] = `${folderOf('noto-emoji')}/400Regular`;
    const pdf = await renderPdf(await dossierOf('plain'));
    delete process.env['DOCKET_FONT_DIR'];
    expect(await checkPdf(pdf)).toEqual({ state: 'identical', seals: [] });
    const changed = update(pdf, { [freeNumber(pdf)]: 'null' });
    expect(await checkPdf(changed)).toMatchObject({ state: 'different' });
  });

  test('what was made without fonts is printed without them, whatever is here', async () => {
    const dossier = await dossierOf(SAID);
    const pdf = await renderPdf(dossier);
    process.env['DOCKET_FONT_DIR'] = `${folderOf('noto-emoji')}/400Regular`;
    expect(Buffer.compare(await renderPdf(dossier), pdf)).toBe(0);
  });

  test('a folder that is not there, and a file that is no font, are errors', async () => {
    process.env['DOCKET_FONT_DIR'] = '/nowhere/fonts';
    await expect(dossierOf(SAID)).rejects.toThrow(/ENOENT/);
  });
});

test('control and invisible characters are escaped, whatever fonts there are', async () => {
  if (!havePdfTools()) return;
  const text = printed(
    await renderPdf(await dossierOf('a\tb\rc\u0000d\u001be\u200bf\u202eg\u00adh')),
  );
  expect(text.replaceAll(/\s/gu, '')).toContain(
    'ab¶c⟨U+0000⟩d⟨U+001B⟩e⟨U+200B⟩f⟨U+202E⟩g⟨U+00AD⟩h',
  );
});

test('recorded text that looks like an escape is not taken for one: each print has one text', async () => {
  if (!havePdfTools()) return;
  const text = printed(await renderPdf(await dossierOf('⟨U+1F600⟩ and \u{1f600}')));
  expect(text.replaceAll(/\s/gu, '')).toContain('⟨U+27E8⟩U+1F600⟩and⟨U+1F600⟩');
});
