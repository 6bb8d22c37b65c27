import { quoteText, type Told } from '../../narrative/told.js';
import { run, saidRuns } from '../../pdf/cells.js';
import { heightOf, type Run } from '../../pdf/layout.js';
import { field, fieldHeight } from '../../pdf/field.js';
import { band } from '../../pdf/masthead.js';
import {
  box,
  BOX_WIDTH,
  NOTICE_WIDTH,
  notices,
  SENTENCE,
  setTiles,
  tiles,
} from '../../pdf/panels.js';
import { drawCode } from '../../pdf/seal.js';
import type { Sheet } from '../../pdf/sheet.js';
import { COLOUR, CONTENT_BOTTOM, CONTENT_WIDTH, PAGE, STYLE, type Style } from '../../pdf/theme.js';
import { keysOfBasis } from '../basis.js';
import { printCount } from '../numbers.js';
import type { KeyFigure, OversightReport } from '../schema.js';
import { periodText } from '../statements.js';
import { hasEnded, periodWordsOf, type PeriodWords } from '../words.js';
import { volumeDrawing } from './figures.js';

type ReportSheet = Sheet<OversightReport>;

/** Notices that page 1 prints; all are in the JSON, and their tables follow. */
const NOTICES_MAX = 6;
const CODE_SIDE = 100;
const STRIP_LABEL = 70;
/** Lowest chart that can be read. */
const CHART_MIN = 44;
const CHART_MAX = 96;

/** Page 1 stands alone for an oversight board: what, how much, what needs attention, what it rests on. */
export async function oversightPageOne(sheet: ReportSheet, digest: string): Promise<void> {
  const report = sheet.dossier;
  const words = periodWordsOf(report);
  const { summary } = report;
  await sheet.newPage();
  sheet.section();
  const ended = hasEnded(report.parameters, report.issue);
  band(sheet, {
    line: `${words.brand.toUpperCase()}  ·  ${words.kind}  ·  ${report.origin}`,
    title: summary.title,
    badge: ended ? words.endedBadge : words.notEndedBadge,
  });
  identity(sheet, words);
  await box(sheet, words.inBrief, sheet.lines([run(summary.headline, SENTENCE)], BOX_WIDTH));
  tiles(sheet, setTiles(sheet, summary.tiles));
  sheet.y += 4;
  keyFigures(sheet, summary.key_figures, words);
  await attention(sheet, words);
  const { top } = stripLayout(sheet, digest, words);
  const room = top - sheet.y - 34;
  const hasBegun = report.figures.series.buckets.length > 0;
  if (hasBegun && room >= CHART_MIN && sheet.pages === 1) {
    const drawing = volumeDrawing(report, Math.min(CHART_MAX, room));
    sheet.heading(3, drawing.title);
    await drawing.draw(sheet);
  }
  await strip(sheet, digest, words);
}

function identity(sheet: ReportSheet, words: PeriodWords): void {
  const { parameters, issue, figures, basis, origin, report_id: id } = sheet.dossier;
  const { field: name } = words;
  const { first, last, positions } = figures.population.sequence;
  const n = (value: number): Told => printCount(value, issue.locale);
  const range =
    first === null || last === null
      ? words.noRange
      : words.rangeText(n(first), n(last), n(positions));
  const state = (value: string | undefined): Run[] =>
    value === undefined
      ? [run(words.notRecorded, STYLE.cellState)]
      : [run(quoteText(value, words.marks))];
  const mono: Style = { ...STYLE.cellMono, size: 7.8 };
  const rows: [string, Run[]][] = [
    [name.ledger, [run(origin)]],
    [name.report, [run(id, mono)]],
    [name.period, [run(periodText(parameters, words))]],
    [name.range, [run(range)]],
    [name.deployer, state(issue.deployer)],
    [name.issued, [run(issue.at)]],
    [name.classification, state(issue.classification)],
    [name.checkpoint, [run(words.checkpointSize(n(basis.size)))]],
  ];
  const width = CONTENT_WIDTH / 2;
  const list = sheet.element('L');
  for (let i = 0; i < rows.length; i += 2) {
    const heights = rows
      .slice(i, i + 2)
      .map((row, side) => field(sheet, list, row, PAGE.left + side * width, width - 12, 70));
    sheet.y += Math.max(...heights);
  }
  list.end();
  sheet.y += 8;
}

const FIGURE_VALUE: Style = { face: 'semibold', size: 14, colour: COLOUR.ink };

/** Two rows of four: label, the number, what it is of. */
function keyFigures(sheet: ReportSheet, all: readonly KeyFigure[], words: PeriodWords): void {
  const section = sheet.section();
  const heading = sheet.element('H2', section);
  const title = sheet.lines([run(words.document.keyFigures, STYLE.heading)], CONTENT_WIDTH);
  sheet.tagged(heading, 'H2', () => {
    sheet.y += sheet.drawLines(title, PAGE.left, sheet.y + 4) + 8;
  });
  heading.end();
  const gap = 12;
  const width = (CONTENT_WIDTH - 3 * gap) / 4;
  const list = sheet.element('L', section);
  for (let i = 0; i < all.length; i += 4) {
    const set = all.slice(i, i + 4).map(({ label, value, detail }) => ({
      label: sheet.lines([run(label, STYLE.label)], width),
      value: sheet.lines([run(value, fitted(sheet, value, width))], width),
      detail: sheet.lines([run(detail, { ...STYLE.cellGrey, size: 7.6 })], width),
    }));
    const heights = set.map(
      ({ label, value, detail }) => heightOf(label) + heightOf(value) + heightOf(detail),
    );
    set.forEach(({ label, value, detail }, at) => {
      const x = PAGE.left + at * (width + gap);
      sheet.artifact(() => sheet.rule(sheet.y, COLOUR.hairline, 0.6, x, width));
      const item = sheet.element('LI', list);
      const head = sheet.element('Lbl', item);
      sheet.tagged(head, 'Lbl', () => sheet.drawLines(label, x, sheet.y + 4));
      head.end();
      const body = sheet.element('LBody', item);
      sheet.tagged(body, 'LBody', () => {
        const y = sheet.y + 4 + heightOf(label);
        sheet.drawLines(detail, x, y + sheet.drawLines(value, x, y));
      });
      body.end();
      item.end();
    });
    sheet.y += Math.max(...heights) + 7;
  }
  list.end();
}

/** A long value is set smaller rather than broken. */
function fitted(sheet: ReportSheet, value: string, width: number): Style {
  const fits = sheet.fonts.width(value, FIGURE_VALUE.face, FIGURE_VALUE.size) <= width;
  return fits ? FIGURE_VALUE : { ...FIGURE_VALUE, size: 10 };
}

async function attention(sheet: ReportSheet, words: PeriodWords): Promise<void> {
  const { attention: all } = sheet.dossier.summary;
  const style: Style = { ...STYLE.body, size: 9.5 };
  sheet.heading(2, words.document.attention);
  if (all.length === 0) {
    await sheet.paragraph([run(words.noAttention, style)]);
    return;
  }
  const shown = all.slice(0, NOTICES_MAX);
  await notices(
    sheet,
    shown.map(({ tone, text, evidence: { count, seqs } }) => {
      const some = seqs.slice(0, 4);
      const marks = `  ${words.seqs(some, count - some.length)}`;
      return {
        failed: tone === 'failed',
        lines: sheet.lines(
          [...saidRuns(text, style), ...(count === 0 ? [] : [run(marks, STYLE.mark)])],
          NOTICE_WIDTH,
        ),
      };
    }),
  );
  if (all.length > shown.length) {
    const n = (value: number): Told => printCount(value, sheet.dossier.issue.locale);
    await sheet.paragraph([
      run(words.printedNotices(n(shown.length), n(all.length)), STYLE.cellGrey),
    ]);
  }
}

/**
 * What the code on page 1 says: the checkpoint's body as C2SP tlog-checkpoint writes it, then the report
 * and the SHA-256 of its JSON. Undefined without a checkpoint.
 */
function reportSeal(report: OversightReport, digest: string): string | undefined {
  const [origin, size, root] = report.basis.checkpoint?.split('\n') ?? [];
  if (origin === undefined || size === undefined || root === undefined) return undefined;
  return `${origin}\n${size}\n${root}\n${report.report_id} sha256:${digest}\n`;
}

interface Strip {
  top: number;
  height: number;
  width: number;
  code: string | undefined;
  rows: [string, Run[]][];
}

function stripLayout(sheet: ReportSheet, digest: string, words: PeriodWords): Strip {
  const { basis, parameters } = sheet.dossier;
  const { field: name } = words;
  const code = reportSeal(sheet.dossier, digest);
  const mono: Style = STYLE.cellMono;
  const state = (value: string | null): Run[] =>
    value === null ? [run(words.notRecorded, STYLE.cellState)] : [run(value, mono)];
  const rows: [string, Run[]][] = [
    [name.root, state(basis.root)],
    [name.key, state(keysOfBasis(basis).keys.at(-1)?.key ?? basis.public_key)],
    [name.digest, [run(digest, mono)]],
    [name.seed, [run(quoteText(parameters.seed, words.marks), mono)]],
    [name.verify, [run(words.verifyCommand, { ...STYLE.cell, size: 8.2 })]],
  ];
  const width = CONTENT_WIDTH - 28 - (code === undefined ? 0 : CODE_SIDE + 8);
  const text = rows.reduce((sum, row) => sum + fieldHeight(sheet, row, width, STRIP_LABEL), 18);
  const height = code === undefined ? text : Math.max(text, CODE_SIDE + 12);
  return { top: CONTENT_BOTTOM - height - 2, height, width, code, rows };
}

async function strip(sheet: ReportSheet, digest: string, words: PeriodWords): Promise<void> {
  const { top, height, width, code, rows } = stripLayout(sheet, digest, words);
  await sheet.ensure(height + 2);
  sheet.artifact(() => sheet.doc.rect(PAGE.left, top, CONTENT_WIDTH, height).fill(COLOUR.tint));
  const section = sheet.section();
  if (code !== undefined) {
    drawCode(sheet, section, code, {
      x: PAGE.left + CONTENT_WIDTH - CODE_SIDE - 8,
      y: top + (height - CODE_SIDE) / 2,
      side: CODE_SIDE,
      alt: words.document.codeAlt(code),
    });
  }
  sheet.y = top + 10;
  const list = sheet.element('L', section);
  for (const row of rows) {
    sheet.y += field(sheet, list, row, PAGE.left + 14, width, STRIP_LABEL);
  }
  list.end();
  sheet.y = CONTENT_BOTTOM;
}
