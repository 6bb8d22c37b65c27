import { createHash } from 'node:crypto';

import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import decodeQR from 'qr/decode.js';

import { buildDossier, encodeDossier } from '../dossier.js';
import { checkPdf, extractDossier } from '../extract.js';
import { denied, handoff, inDoubt, loop, refund, scripts } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, renderedPage, runPdfTool } from '../fixtures/pdf-tools.js';
import { summaryClauses } from '../narrative/compose.js';
import { clauseText } from '../narrative/print-clauses.js';
import { lexicon } from '../narrative/lexicon.js';
import { formed } from '../narrative/told.js';
import type { Dossier, Locale, TimelineRow } from '../schema/index.js';
import { shortNames } from './actors.js';
import { shownText } from './layout.js';
import { renderPdf } from './render.js';
import { sealText } from './seal.js';
import { Sheet } from './sheet.js';

const OPTIONS = {
  variant: 'full',
  issuedAt: '2026-11-22T19:00:00.000Z',
  deployer: 'Example <Retail> & Söhne',
} as const;

async function dossierOf(
  write: (ledger: TestLedger) => string,
  variant: 'full' | 'interim' = 'full',
  locale: Locale = 'en',
): Promise<Dossier> {
  const ledger = new TestLedger();
  return buildDossier(await ledger.evidence(write(ledger)), { ...OPTIONS, variant, locale });
}

const CASES: [string, () => Promise<Dossier>][] = [
  ['refund', () => dossierOf(refund)],
  ['loop', () => dossierOf((ledger) => loop(ledger, 'dec_01JLOOP', 12))],
  ['handoff', () => dossierOf(handoff)],
  ['denied', () => dossierOf(denied)],
  ['in-doubt', () => dossierOf(inDoubt, 'interim')],
  ['scripts', () => dossierOf(scripts, 'interim')],
  ['handoff, German', () => dossierOf(handoff, 'full', 'de')],
];

const withTools = havePdfTools() ? describe : describe.skip;
const squeeze = (text: string): string => text.replaceAll(/\s+/gu, '');

describe.each(CASES.filter(([name]) => name === 'refund' || name === 'scripts'))(
  'the PDF of the %s dossier',
  (_, make) => {
    test('is the same bytes for the same dossier, and carries the dossier', async () => {
      const dossier = await make();
      const pdf = await renderPdf(dossier);
      expect(Buffer.compare(pdf, await renderPdf(dossier))).toBe(0);
      expect(Buffer.compare(extractDossier(pdf), encodeDossier(dossier))).toBe(0);
      expect(await checkPdf(pdf)).toEqual({ state: 'identical', seals: [] });
    });
  },
);

withTools.each(CASES)('held against the tools, the PDF of the %s dossier', (_, make) => {
  let dossier: Dossier;
  let pdf: Uint8Array;
  const laidOut: string[] = [];

  beforeAll(async () => {
    dossier = await make();
    // Every text on the page goes through `lines`; listening there names what must be readable.
    const lines = Sheet.prototype.lines;
    jest.spyOn(Sheet.prototype, 'lines').mockImplementation(function listen(
      this: Sheet,
      runs,
      width,
    ) {
      laidOut.push(...runs.map(({ text, style }) => shownText(text, this.fonts, style.face)));
      return lines.call(this, runs, width);
    });
    pdf = await renderPdf(dossier);
    jest.restoreAllMocks();
  });

  test('has no fault that qpdf sees, and every font embedded', () => {
    expect(runPdfTool('qpdf', pdf, ['--check', '{pdf}']).stdout).toContain(
      'No syntax or stream encoding errors found',
    );
    const fonts = runPdfTool('pdffonts', pdf, ['{pdf}'])
      .stdout.split('\n')
      .slice(2)
      .filter(Boolean);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
  });

  test('is tagged, titled, and its attachment is the JSON, byte for byte', () => {
    const info = runPdfTool('pdfinfo', pdf, ['{pdf}']).stdout;
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/PDF version: +1.7/);
    const { out } = runPdfTool('pdfdetach', pdf, ['-save', '1', '-o', '{out}', '{pdf}']);
    expect(Buffer.compare(out, encodeDossier(dossier))).toBe(0);
    const xmp = runPdfTool('pdfinfo', pdf, ['-meta', '{pdf}']).stdout;
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('prints every text that was laid out, every clause, tile and attention: nothing cut, no glyph lost', () => {
    const text = squeeze(bodyText(pdf, dossier));
    const { model, narrative } = dossier;
    const wanted = [
      ...laidOut,
      ...[...narrative.headline, ...summaryClauses(narrative)].map(clauseText),
      // Those that quote what no font shows are among the texts laid out, as escapes.
      ...(narrative.full ?? [])
        .map(clauseText)
        .filter((clause) => !/[\p{C}\p{Lo}\p{So}]/u.test(clause)),
      ...model.tiles.flatMap((tile) => [tile.label, tile.word, tile.detail]),
      ...model.attention.slice(0, 3).map((item) => item.text),
    ];
    expect(wanted.length).toBeGreaterThan(100);
    const title = titleOf(pdf);
    const lost = [...new Set(wanted)].filter(
      (part) => part !== title && !isRunning(part, dossier) && !text.includes(squeeze(part)),
    );
    expect(lost).toEqual([]);
  });

  test('has the boxes, the four lines and the strip of proof on page 1, whatever is recorded', () => {
    const [first = ''] = pagesOf(pdf);
    const page = squeeze(first);
    const { document: words, narrative } = lexicon(dossier.issue.locale);
    const wanted = [
      words.field.request,
      words.field.goal,
      words.glance.source,
      words.glance.confidence,
      words.glance.reviewer,
      words.field.authority,
      ...Object.values(narrative.lines),
      words.section.attention,
      words.strip.root,
    ];
    expect(wanted.filter((label) => !page.includes(squeeze(label)))).toEqual([]);
  });

  test('has the dossier, the variant, the head and the number of pages on every page', () => {
    const pages = pagesOf(pdf);
    pages.forEach((page, i) => {
      const words = squeeze(page);
      expect(words).toContain(squeeze(dossier.dossier_id));
      const { variant, head, page: pageOf } = lexicon(dossier.issue.locale).document;
      expect(words).toContain(variant[dossier.variant]);
      expect(words).toContain(
        squeeze(head(formed(dossier.model.header.head_hash?.slice(0, 12) ?? '')!)),
      );
      expect(words).toContain(squeeze(`${pageOf(i + 1)}${pages.length}`));
      const digest = createHash('sha256').update(encodeDossier(dossier)).digest('hex');
      expect(words).toContain(`JSON${digest.slice(0, 12)}`);
    });
  });
});

/** What the running foot prints, which is tested page by page. */
function isRunning(part: string, { dossier_id: id }: Dossier): boolean {
  return (
    part === id ||
    /^(head|Kopf) [0-9a-f]{12}/.test(part) ||
    /^(page|Seite) \d+ (of|von) $/.test(part)
  );
}

function pagesOf(pdf: Uint8Array): string[] {
  // `-raw` keeps the order of drawing, so that a cell's lines stay together.
  return runPdfTool('pdftotext', pdf, ['-raw', '-enc', 'UTF-8', '{pdf}', '-'])
    .stdout.split('\f')
    .slice(0, -1);
}

/** From page 2 on each has the document's title, drawn after the two lines of its foot. */
const titleOf = (pdf: Uint8Array): string | undefined => pagesOf(pdf)[1]?.split('\n')[2];

/** The text of all pages without what is repeated on each, so that a cell that runs on is in one piece. */
function bodyText(pdf: Uint8Array, dossier: Dossier): string {
  const pages = pagesOf(pdf).map((page) => page.split('\n'));
  const title = titleOf(pdf);
  const isRepeated = (line: string): boolean =>
    /^(page|Seite) \d+ (of|von)|^(head|Kopf) [0-9a-f]{12}/.test(line) ||
    line.startsWith(dossier.dossier_id) ||
    line === title;
  return pages.map((lines) => lines.filter((line) => !isRepeated(line)).join('\n')).join('\n');
}

withTools('page 1', () => {
  test('has a code that a scanner reads: the checkpoint, and the digest of the attached JSON', async () => {
    const dossier = await dossierOf(refund);
    const pdf = await renderPdf(dossier);
    const { origin, size, root } = dossier.model.integrity.checkpoint;
    const digest = createHash('sha256').update(encodeDossier(dossier)).digest('hex');
    const { width, height, data } = renderedPage(pdf);
    expect(decodeQR({ width, height, data }).split('\n')).toEqual([
      origin.text,
      size.text,
      Buffer.from(root.text, 'hex').toString('base64'),
      `${dossier.dossier_id} sha256:${digest}`,
      '',
    ]);
    const [first = ''] = pagesOf(pdf);
    expect(squeeze(first)).toContain(digest);
  });

  test('has no code when the checkpoint does not open, for nothing could be held against it', async () => {
    const ledger = new TestLedger();
    const evidence = await ledger.evidence(refund(ledger));
    const checkpoint = evidence.checkpoint.replace(/\n\d+\n/, '\n7\n');
    const dossier = await buildDossier({ ...evidence, checkpoint }, OPTIONS);
    expect(sealText(dossier, 'ab'.repeat(32))).toBeUndefined();
    await renderPdf(dossier);
  });
});

test('actors have short names that tell them apart, whatever their ids begin with', () => {
  const rowsOf = (...actors: string[]): TimelineRow[] =>
    actors.map((actor) => ({ actor }) as TimelineRow);
  const names = (...actors: string[]): string[] => [...shortNames(rowsOf(...actors)).values()];
  expect(names('docket', 'prn_7f3c19', 'prn_aaaabbbbccccdddd')).toEqual([
    'docket',
    'prn_7f3c19',
    'prn_aaaabbbb…',
  ]);
  expect(names('prn_01m82fegt7ckrbm5', 'prn_01m82fegt7ckxyz9')).toEqual([
    'prn_…t7ckrbm5',
    'prn_…t7ckxyz9',
  ]);
  const alike = ['prn_01m82fegAAsameends', 'prn_01m82fegBBsameends'];
  expect(names(...alike)).toEqual(alike);
});
