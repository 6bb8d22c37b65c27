import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import decodeQR from 'qr/decode.js';

import { handoff, inDoubt, loop, refund } from '../../fixtures/decisions.js';
import { carrying } from '../../fixtures/forge.js';
import { TestLedger } from '../../fixtures/ledger.js';
import { havePdfTools, renderedPage, runPdfTool } from '../../fixtures/pdf-tools.js';
import { workload } from '../../fixtures/workload.js';
import { shownText } from '../../pdf/layout.js';
import { Sheet } from '../../pdf/sheet.js';
import { joined, say } from '../../narrative/told.js';
import type { Locale } from '../../schema/index.js';
import { buildOversightReport, encodeOversightReport } from '../report.js';
import type { OversightReport } from '../schema.js';
import { sectionTables } from '../sections.js';
import { bucketName } from '../tables-counts.js';
import { periodWordsOf } from '../words.js';
import { niceCeiling } from './charts.js';
import { checkOversightPdf, extractOversightReport, renderOversightPdf } from './render.js';

/** The decisions of the demo, one after another on one day. */
function demoLike(locale: Locale): Promise<OversightReport> {
  const ledger = new TestLedger(undefined, '2026-11-22T18:50:00.123Z');
  refund(ledger);
  loop(ledger, 'dec_01JLOOP', 12);
  handoff(ledger);
  inDoubt(ledger);
  return buildOversightReport(ledger.reader(), {
    from: '2026-11-22T00:00:00.000Z',
    to: '2026-11-23T00:00:00.000Z',
    issuedAt: '2026-11-23T08:00:00.000Z',
    deployer: 'Example <Retail> & Söhne',
    seed: 'Q4-2026',
    locale,
    trustedKey: ledger.publicKey,
  });
}

function busy(locale: Locale): Promise<OversightReport> {
  const start = '2026-10-30T08:00:00.000Z';
  const ledger = workload({ decisions: 120, pauseMs: 2_400_000, seed: 1, start });
  return buildOversightReport(ledger.reader(), {
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    issuedAt: '2026-11-20T00:00:00.000Z',
    locale,
  });
}

const empty = (): Promise<OversightReport> =>
  buildOversightReport(new TestLedger().reader(), {
    from: '2025-01-01T00:00:00.000Z',
    to: '2025-02-01T00:00:00.000Z',
    issuedAt: '2026-11-20T00:00:00.000Z',
  });

const CASES: [string, () => Promise<OversightReport>][] = [
  ['demo-like, English', () => demoLike('en')],
  ['demo-like, German', () => demoLike('de')],
  ['busy, not ended', () => busy('en')],
  ['empty', empty],
];

const squeeze = (text: string): string => text.replaceAll(/\s+/gu, '');
const withTools = havePdfTools() ? describe : describe.skip;

function pagesOf(pdf: Uint8Array): string[] {
  return runPdfTool('pdftotext', pdf, ['-raw', '-enc', 'UTF-8', '{pdf}', '-'])
    .stdout.split('\f')
    .slice(0, -1);
}

withTools.each(CASES)('the PDF of the %s oversight report', (name, make) => {
  let report: OversightReport;
  let pdf: Uint8Array;
  const laidOut: string[] = [];

  beforeAll(async () => {
    report = await make();
    const lines = Sheet.prototype.lines;
    jest.spyOn(Sheet.prototype, 'lines').mockImplementation(function listen(
      this: Sheet<unknown>,
      runs,
      width,
    ) {
      laidOut.push(...runs.map(({ text, style }) => shownText(text, this.fonts, style.face)));
      return lines.call(this, runs, width);
    });
    pdf = await renderOversightPdf(report);
    jest.restoreAllMocks();
    keepPictures(name, pdf);
  });

  test('has no fault that qpdf sees, every font embedded, tagged, PDF/A-3a and PDF/UA-1', () => {
    expect(runPdfTool('qpdf', pdf, ['--check', '{pdf}']).stdout).toContain(
      'No syntax or stream encoding errors found',
    );
    const fonts = runPdfTool('pdffonts', pdf, ['{pdf}'])
      .stdout.split('\n')
      .slice(2)
      .filter(Boolean);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    const xmp = runPdfTool('pdfinfo', pdf, ['-meta', '{pdf}']).stdout;
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('carries the JSON, byte for byte, and is the same bytes again', async () => {
    const { out } = runPdfTool('pdfdetach', pdf, ['-save', '1', '-o', '{out}', '{pdf}']);
    expect(Buffer.compare(out, encodeOversightReport(report))).toBe(0);
    expect(Buffer.compare(pdf, await renderOversightPdf(report))).toBe(0);
    expect(await checkOversightPdf(pdf)).toEqual({ state: 'identical', seals: [] });
  });

  test('prints every text that was laid out, and every word of page 1 on page 1', () => {
    const pages = pagesOf(pdf);
    // What every page repeats would stand in the middle of a text that runs over two pages.
    const foot = new RegExp(`^(page|Seite) \\d+ (of|von)|^${report.report_id}`);
    const body = pages.map((page) => page.split('\n').filter((line) => !foot.test(line)));
    const text = squeeze(body.flat().join('\n'));
    const isRunning = (part: string): boolean =>
      part === report.report_id ||
      /^(tree|Baum) \w+$/.test(part) ||
      /^(page|Seite) \d+ (of|von) $/.test(part);
    const lost = [...new Set(laidOut)].filter(
      (part) => !isRunning(part) && !text.includes(squeeze(part)),
    );
    expect(lost).toEqual([]);
    const first = squeeze(pages[0] ?? '');
    const { summary } = report;
    const words = [
      summary.title,
      summary.headline,
      ...summary.tiles.flatMap((tile) => [tile.word, tile.detail]),
      ...summary.key_figures.flatMap((figure) => [figure.label, figure.value, figure.detail]),
      ...summary.attention.slice(0, 6).map((notice) => notice.text),
    ];
    expect(words.filter((word) => !first.includes(squeeze(word)))).toEqual([]);
  });

  test('gives every chart a text that has its numbers', () => {
    const { series } = report.figures;
    const { chart, per } = periodWordsOf(report).document;
    const values = series.buckets.map(
      ({ from, opened, escalations }) =>
        say`${bucketName(from, series.hours)} ${opened} / ${escalations}`,
    );
    const alt = chart.alt(say`${chart.volume} ${per(series.hours)}`, joined(values, ', '));
    const plain = runPdfTool('qpdf', pdf, [
      '--qdf',
      '--object-streams=disable',
      '{pdf}',
      '{out}',
    ]).out.toString('latin1');
    const hex = Buffer.from(`\uFEFF${alt}`, 'utf16le').swap16().toString('hex');
    const isThere =
      plain.includes(`(${alt.replaceAll(/[()\\]/g, '\\$&')})`) || plain.toLowerCase().includes(hex);
    expect(isThere).toBe(true);
  });
});

/** Pages as pictures for people, where CI asks for them. */
function keepPictures(name: string, pdf: Uint8Array): void {
  const folder = process.env['DOCKET_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/oversight-${name.replaceAll(/\W+/g, '-')}.pdf`, pdf);
}

describe('a PDF that was changed', () => {
  test('no longer matches when its pages say something else than its attachment', async () => {
    const report = await demoLike('en');
    const forged = structuredClone(report);
    const [figure] = forged.summary.key_figures;
    if (figure === undefined) throw new Error('no key figure');
    figure.value = say`4711`;
    const genuine = await renderOversightPdf(report);
    expect(await checkOversightPdf(genuine)).toEqual({ state: 'identical', seals: [] });
    const check = await checkOversightPdf(carrying(await renderOversightPdf(forged), genuine));
    expect(check.state === 'different' && check.pages).toContain(1);
  });

  test('without the attachment is not taken for a report', async () => {
    const pdf = await renderOversightPdf(await empty());
    expect(extractOversightReport(pdf)).toBeDefined();
    await expect(checkOversightPdf(Buffer.from('%PDF-1.7 nonsense'))).rejects.toMatchObject({
      code: 'no_attachment',
    });
  });
});

withTools('page 1', () => {
  test('has a code that a scanner reads: the checkpoint, and the digest of the attached JSON', async () => {
    const report = await demoLike('en');
    const pdf = await renderOversightPdf(report);
    const text = decodeQR(renderedPage(pdf));
    expect(text).toContain(report.basis.checkpoint?.split('\n').slice(0, 3).join('\n'));
    expect(text).toContain(`${report.report_id} sha256:`);
  });
});

const GOLDEN = new URL('../../fixtures/golden/', import.meta.url);
const UPDATE = process.env['DOCKET_UPDATE_GOLDEN'] === '1';

/** The whole report as text, for reading and for comparing. */
function readable(report: OversightReport): string {
  const { summary } = report;
  const words = periodWordsOf(report).document;
  const page = [
    summary.title,
    '',
    summary.headline,
    '',
    ...summary.tiles.map(
      ({ label, word, detail, tone }) => `[${tone}] ${label}: ${word}, ${detail}`,
    ),
    '',
    ...summary.key_figures.map(({ label, value, detail }) => `${label}: ${value} (${detail})`),
    '',
    ...summary.attention.map(
      ({ text, evidence }) => `! ${text} ${evidence.seqs.map((seq) => `[${seq}]`).join('')}`,
    ),
    '',
    ...summary.limits.map((limit) => `- ${limit}`),
  ];
  const sections = sectionTables(report).flatMap(([section, tables]) => [
    '',
    words.section[section],
    ...tables.flatMap(({ id, columns, rows }) => [
      '',
      words.table[id],
      columns.map(([column]) => words.column[column]).join(' | '),
      ...rows.map((row) => row.map(({ text }) => text).join(' | ')),
    ]),
  ]);
  return `${[...page, ...sections].join('\n')}\n`;
}

describe('the report of the demo-like ledger', () => {
  test.each(['en', 'de'] as const)('reads as the golden file (%s)', async (locale) => {
    const file = new URL(`oversight-report.${locale}.txt`, GOLDEN);
    const text = readable(await demoLike(locale));
    if (UPDATE) writeFileSync(file, text);
    if (!existsSync(file)) throw new Error('missing: run with DOCKET_UPDATE_GOLDEN=1 and read it');
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});

test.each([
  [0.4, 1],
  [1, 1],
  [3, 5],
  [5, 5],
  [17, 20],
  [501, 1_000],
])('the scale for %d ends at %d', (value, end) => {
  expect(niceCeiling(value)).toBe(end);
});
