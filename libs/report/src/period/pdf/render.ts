import { once } from 'node:events';

import { sha256, toHex } from '@docket/chain';
import type { SealTrust } from '@docket/verify';

import { DossierError } from '../../dossier.js';
import { checkPages, type PdfCheck } from '../../pages/check.js';
import { readAttachment } from '../../pages/attachment.js';
import { formed, quoteText, say, type Told } from '../../narrative/told.js';
import { lexicon } from '../../narrative/lexicon.js';
import { run, saidRuns } from '../../pdf/cells.js';
import { CONTENTS_FROM } from '../../pdf/contents.js';
import { attachJson, newDocument } from '../../pdf/document.js';
import { label } from '../../pdf/draw.js';
import { fontsOf } from '../../pdf/edition.js';
import { field } from '../../pdf/field.js';
import { sectionPlace } from '../../pdf/navigation.js';
import type { Running } from '../../pdf/running.js';
import { Sheet } from '../../pdf/sheet.js';
import { table, type Cell as PrintedCell } from '../../pdf/table.js';
import { CONTENT_WIDTH, PAGE, STYLE } from '../../pdf/theme.js';
import { printCount } from '../numbers.js';
import { decodeOversightReport, encodeOversightReport } from '../report.js';
import type { OversightReport } from '../schema.js';
import { sectionTables, type SectionId } from '../sections.js';
import { periodText } from '../statements.js';
import type { FigureCell, ReportTable } from '../tables.js';
import { hasEnded, periodWordsOf, type PeriodWords } from '../words.js';
import { drawingOf } from './figures.js';
import { oversightPageOne } from './page-one.js';
import { codesNote } from '../../pdf/codes-note.js';

/** Name of the attachment that holds the report as JSON. */
export const REPORT_ATTACHMENT = 'report.json';
/** How the JSON of a report begins: the first of its members in the order of RFC 8785. */
const REPORT_BEGINNING = '{"basis":';

/** Rows on paper of a list that has no natural end, and of any other table. */
const LISTED_MAX = 30;
const ROWS_MAX = 128;

function createDocument(report: OversightReport): PDFKit.PDFDocument {
  return newDocument({
    title: `${report.summary.title} (${report.origin})`,
    subject: `Oversight report ${report.report_id} of ledger ${report.origin}`,
    locale: report.issue.locale,
    issuedAt: report.issue.at,
  });
}

/** renderOversightPdf gives the report's PDF: PDF/A-3a, tagged, its JSON attached. Same report, same bytes. */
export async function renderOversightPdf(report: OversightReport): Promise<Uint8Array> {
  const { bytes, pages } = await draw(report, false);
  // How long it is shows only when it is laid out.
  return pages > CONTENTS_FROM ? (await draw(report, true)).bytes : bytes;
}

/** What links of a report may lead to: its numbered sections. */
const PLACES = new Set(Array.from({ length: 14 }, (_, i) => sectionPlace(i + 1)));

async function draw(
  report: OversightReport,
  withContents: boolean,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const doc = createDocument(report);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = once(doc, 'end');
  const words = periodWordsOf(report);
  const { root } = report.basis;
  const ended = hasEnded(report.parameters, report.issue);
  const json = encodeOversightReport(report);
  const digest = toHex(sha256(json));
  const others = fontsOf(report.issue.renderer);
  const running: Running = {
    id: report.report_id,
    variant: ended ? words.endedBadge : words.notEndedBadge,
    head: words.document.tree(
      root === null
        ? words.notRecorded
        : (formed(root.slice(0, 12)) ?? quoteText(root.slice(0, 12), words.marks)),
    ),
    digest: `JSON ${digest.slice(0, 12)}`,
    kind: words.kind,
    subject: report.origin,
    ...(ended ? {} : { notice: words.notEnded }),
  };
  const own = lexicon(report.issue.locale).document;
  const sheet = new Sheet(doc, own, report, running, others, (name) => PLACES.has(name));
  await oversightPageOne(sheet, digest);
  if (withContents) await sheet.reserveContents();
  await sheet.newPage();
  await scopeSection(sheet, report, words);
  for (const [section, tables] of sectionTables(report)) {
    await printSection(sheet, report, section, tables);
  }
  await codesNote(sheet);
  sheet.finish();
  label(sheet, report.issue.renderer);
  attachJson(doc, json, {
    name: REPORT_ATTACHMENT,
    description: words.attachmentNote,
    issuedAt: report.issue.at,
  });
  doc.end();
  await finished;
  return { bytes: new Uint8Array(Buffer.concat(chunks)), pages: sheet.pages };
}

/** Scope and limits before any figure, as an assurance report has them. */
async function scopeSection(
  sheet: Sheet<OversightReport>,
  report: OversightReport,
  words: PeriodWords,
): Promise<void> {
  const { parameters } = report;
  const { document: doc } = words;
  sheet.heading(2, doc.section.scope);
  await sheet.paragraph([run(doc.intro.scope, STYLE.body)]);
  const facts: [string, string][] = [
    [words.field.ledger, report.origin],
    [words.field.period, periodText(parameters, words)],
    [words.field.seed, say`${quoteText(parameters.seed, words.marks)} (${parameters.sample_size})`],
    [words.rateName('quick'), words.key.within(say`${parameters.quick_seconds}`)],
  ];
  const about = sheet.element('L');
  for (const [name, value] of facts) {
    sheet.y += field(sheet, about, [name, [run(value)]], PAGE.left, CONTENT_WIDTH, 100);
  }
  about.end();
  sheet.y += 8;
  const list = sheet.element('L');
  for (const limit of report.summary.limits) {
    const lines = sheet.lines(saidRuns(limit, { ...STYLE.body, size: 9.5 }), 480);
    const height = lines.reduce((sum, { size }) => sum + size * 1.38, 0);
    await sheet.ensure(height + 4);
    const item = sheet.element('LI', list);
    const mark = sheet.element('Lbl', item);
    sheet.tagged(mark, 'Lbl', () =>
      sheet.drawLines(sheet.lines([run('–', STYLE.cell)], 12), PAGE.left, sheet.y + 1),
    );
    mark.end();
    const body = sheet.element('LBody', item);
    sheet.tagged(body, 'LBody', () => sheet.drawLines(lines, PAGE.left + 14, sheet.y));
    body.end();
    item.end();
    sheet.y += height + 4;
  }
  list.end();
  await sheet.paragraph([run(words.supports, STYLE.cellGrey)]);
}

const INTROS = ['population', 'confidence', 'oversight', 'gaps', 'sample', 'integrity', 'annex'];
type Intro = keyof PeriodWords['document']['intro'];
const hasIntro = (section: SectionId): section is SectionId & Intro => INTROS.includes(section);

async function printSection(
  sheet: Sheet<OversightReport>,
  report: OversightReport,
  section: SectionId,
  tables: readonly ReportTable[],
): Promise<void> {
  const words = periodWordsOf(report);
  const drawing = drawingOf(report, section);
  // Heading, introduction and the first rows or the chart stay together.
  await sheet.ensure(drawing === undefined ? 130 : 260);
  sheet.heading(2, words.document.section[section]);
  if (hasIntro(section)) {
    const intro = words.document.intro[section];
    await sheet.paragraph([run(intro, { ...STYLE.body, size: 9.5 })]);
  }
  if (drawing !== undefined) {
    sheet.heading(3, drawing.title);
    await drawing.draw(sheet);
  }
  for (const one of tables) {
    // The heading of the section says it already where there is but one.
    if (tables.length > 1 || drawing !== undefined) {
      sheet.heading(3, words.document.table[one.id]);
    }
    const shown = one.rows.slice(0, one.more === undefined ? ROWS_MAX : LISTED_MAX);
    await table(
      sheet,
      one.columns.map(([id, share, align]) => ({
        title: words.document.column[id],
        share,
        ...(align === undefined ? {} : { align }),
      })),
      shown,
      (row) => row.map(printed),
    );
    const all = one.rows.length + (one.more ?? 0);
    if (all > shown.length) {
      const n = (value: number): Told => printCount(value, report.issue.locale);
      const listed = words.listed(n(shown.length), n(all));
      await sheet.paragraph([run(listed, STYLE.cellState)]);
    }
  }
}

function printed({ text, set }: FigureCell): PrintedCell {
  if (set === 'mono') return [run(text, STYLE.cellMono)];
  if (set === 'strong') return [run(text, STYLE.cellStrong)];
  return [run(text, set === 'state' ? STYLE.cellState : STYLE.cell)];
}

/** The JSON report that a PDF carries; undefined when it carries none. Throws DossierError as extractDossier does. */
export const extractOversightReport = (pdf: Uint8Array): Uint8Array | undefined =>
  readAttachment(pdf, REPORT_BEGINNING);

/** Holds the pages of a PDF against those of the report that it carries, and its seals. Throws DossierError. */
export async function checkOversightPdf(pdf: Uint8Array, trust?: SealTrust): Promise<PdfCheck> {
  const bytes = extractOversightReport(pdf);
  if (bytes === undefined) {
    throw new DossierError('no_attachment', `the PDF carries no attachment ${REPORT_ATTACHMENT}`);
  }
  const report = decodeOversightReport(bytes);
  return checkPages(pdf, await renderOversightPdf(report), report.issue.renderer, trust);
}
