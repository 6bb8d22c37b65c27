import { clauseText, printMarks } from '../narrative/print-clauses.js';
import type { Attention, Clause, Fact, Tile } from '../schema/index.js';
import { factRuns, run } from './cells.js';
import { field } from './field.js';
import { keyFacts } from './key-facts.js';
import type { Run } from './layout.js';
import type { VolumePlan } from './edition.js';
import type { Sheet } from './sheet.js';
import { evidenceStrip } from './strip.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, leading, type Style } from './theme.js';
import { isInterim, variantLabel } from './variant.js';

export { field } from './field.js';

const BAND_HEIGHT = 84;
const ATTENTION_MAX = 3;

const WHITE: Style = { face: 'sans', size: 8.5, colour: COLOUR.paper };
const TITLE: Style = { face: 'semibold', size: 21, colour: COLOUR.paper };
const BADGE: Style = { face: 'semibold', size: 9, colour: COLOUR.paper };
export const SENTENCE: Style = { face: 'semibold', size: 12.5, colour: COLOUR.ink };

/** What stands in the title band. */
export interface Masthead {
  /** Above the title: what kind of document this is, of what. */
  line: string;
  title: string;
  badge: string;
}

/** Title band over the full width: kind of document, title, variant. */
export function band(sheet: Sheet<unknown>, { line, title, badge: label }: Masthead): void {
  const { doc } = sheet;
  sheet.artifact(() => {
    doc.rect(0, 0, PAGE.width, BAND_HEIGHT).fill(COLOUR.accent);
  });
  const kind = sheet.element('P');
  sheet.tagged(kind, 'P', () => {
    sheet.drawLines(sheet.lines([run(line, WHITE)], CONTENT_WIDTH - 90), PAGE.left, 21);
  });
  kind.end();
  const heading = sheet.element('H1');
  sheet.tagged(heading, 'H1', () => {
    const lines = sheet.lines([run(title, TITLE)], CONTENT_WIDTH - 90);
    // Two lines fit the band; a longer title is set smaller, never cut.
    const size = lines.length <= 1 ? TITLE.size : lines.length === 2 ? 15 : 9;
    const set = sheet.lines([run(title, { ...TITLE, size })], CONTENT_WIDTH - 90);
    sheet.drawLines(set, PAGE.left, 36);
  });
  heading.end();
  badge(sheet, label);
  sheet.y = BAND_HEIGHT + 14;
}

function badge(sheet: Sheet<unknown>, text: string): void {
  const { doc } = sheet;
  const lines = sheet.lines([run(text, BADGE)], 160);
  const width = (lines[0]?.width ?? 0) + 20;
  const x = PAGE.width - PAGE.right - width;
  sheet.artifact(() => {
    doc.lineWidth(1).roundedRect(x, 31, width, 22, 3).stroke(COLOUR.paper);
  });
  const element = sheet.element('P');
  sheet.tagged(element, 'P', () =>
    sheet.drawLines(lines, x + 10, 31 + (22 - leading(BADGE.size)) / 2),
  );
  element.end();
}

/** Who, what and when, in two columns. */
function identity(sheet: Sheet): void {
  const { dossier, words } = sheet;
  const { header } = dossier.model;
  const mono: Style = { ...STYLE.cellMono, size: 7.8 };
  const said = (fact: Fact): Run[] => factRuns(fact, STYLE.cell);
  const rows: [string, Run[]][] = [
    [words.header.decision, [run(dossier.decision_id, mono)]],
    [words.header.dossier, [run(dossier.dossier_id, mono)]],
    [words.header.system, said(header.system)],
    [words.header.deployer, said(header.deployer)],
    [words.header.opened, said(header.opened_at)],
    [words.header.decided, said(header.closed_at)],
    [words.header.issued, [run(dossier.issue.at)]],
    [words.header.stakes, said(header.stakes)],
    [words.header.ledger, [run(dossier.origin)]],
    [words.header.classification, said(header.classification)],
  ];
  const columnWidth = CONTENT_WIDTH / 2;
  const list = sheet.element('L');
  for (let i = 0; i < rows.length; i += 2) {
    const height = Math.max(
      ...rows
        .slice(i, i + 2)
        .map((row, side) =>
          field(sheet, list, row, PAGE.left + side * columnWidth, columnWidth - 12),
        ),
    );
    sheet.y += height;
  }
  list.end();
  sheet.y += 8;
}

/** Clauses with their marks in small type. */
export function clauseRuns(clauses: readonly Clause[], style: Style): Run[] {
  const mark: Style = { ...STYLE.mark, size: style.size * 0.72 };
  return clauses.flatMap((clause, i) => [
    run(`${i > 0 ? ' ' : ''}${clause.text}`, style),
    ...(clause.evidence.length === 0 ? [] : [run(` ${printMarks(clause.evidence)}`, mark)]),
    run(clause.end, style),
  ]);
}

/** What the narrative prints, clause by clause; the comparison of PDF and JSON uses the same words. */
export const printedClauses = (clauses: readonly Clause[]): string[] => clauses.map(clauseText);

/** Section 2: the outcome in one sentence, in a box. */
export function box(sheet: Sheet<unknown>, title: string, runs: readonly Run[]): void {
  const { doc } = sheet;
  const inner = CONTENT_WIDTH - 30;
  const lines = sheet.lines(runs, inner);
  const text = lines.reduce((sum, line) => sum + leading(line.size), 0);
  const height = text + 31;
  sheet.artifact(() => {
    doc.rect(PAGE.left, sheet.y, CONTENT_WIDTH, height).fill(COLOUR.tint);
    doc.rect(PAGE.left, sheet.y, 3.5, height).fill(COLOUR.accent);
  });
  const section = sheet.section();
  const heading = sheet.element('H2', section);
  sheet.tagged(heading, 'H2', () => {
    sheet.drawLines(
      sheet.lines([run(title, STYLE.columnTitle)], inner),
      PAGE.left + 16,
      sheet.y + 8,
    );
  });
  heading.end();
  const sentence = sheet.element('P', section);
  sheet.tagged(sentence, 'P', () => sheet.drawLines(lines, PAGE.left + 16, sheet.y + 21));
  sentence.end();
  sheet.y += height + 11;
}

/** A status symbol drawn as lines: the word beside it says the same. */
function symbol({ doc }: Sheet<unknown>, tone: Tile['tone'], x: number, y: number): void {
  const colour = COLOUR[tone];
  doc.lineWidth(1.5).strokeColor(colour).lineCap('round').lineJoin('round');
  if (tone === 'attention') {
    doc.polygon([x + 6, y + 0.8], [x + 12, y + 11.2], [x, y + 11.2]).stroke();
    doc
      .moveTo(x + 6, y + 4.6)
      .lineTo(x + 6, y + 7)
      .stroke();
    doc.circle(x + 6, y + 9.2, 0.5).fill(colour);
    return;
  }
  doc.circle(x + 6, y + 6, 5.6).stroke();
  if (tone === 'good')
    doc
      .moveTo(x + 3.4, y + 6.2)
      .lineTo(x + 5.3, y + 8.1)
      .lineTo(x + 8.8, y + 4.2)
      .stroke();
  if (tone === 'neutral')
    doc
      .moveTo(x + 3.6, y + 6)
      .lineTo(x + 8.4, y + 6)
      .stroke();
  if (tone === 'failed') {
    doc
      .moveTo(x + 4, y + 4)
      .lineTo(x + 8, y + 8)
      .moveTo(x + 8, y + 4)
      .lineTo(x + 4, y + 8)
      .stroke();
  }
}

/** Section 3: four tiles side by side, as high as the highest needs. */
export function tiles(
  sheet: Sheet<unknown>,
  shown: readonly (Pick<Tile, 'tone'> & { label: string; word: string; detail: string })[],
): void {
  const { doc } = sheet;
  const gap = 9;
  const width = (CONTENT_WIDTH - 3 * gap) / 4;
  const inner = width - 20;
  const word = (tile: Pick<Tile, 'tone'>): Style => ({
    face: 'semibold',
    size: 11,
    colour: COLOUR[tile.tone],
  });
  const set = shown.map((tile) => ({
    tile,
    label: sheet.lines([run(tile.label, STYLE.label)], inner),
    word: sheet.lines([run(tile.word, word(tile))], inner - 17),
    detail: sheet.lines([run(tile.detail, { ...STYLE.cellGrey, size: 7.8 })], inner),
  }));
  const heightOf = (lines: { size: number }[]): number =>
    lines.reduce((sum, l) => sum + leading(l.size), 0);
  const height =
    Math.max(...set.map((s) => heightOf(s.label) + heightOf(s.word) + heightOf(s.detail))) + 25;
  const section = sheet.section();
  set.forEach(({ tile, label, word: words, detail }, i) => {
    const x = PAGE.left + i * (width + gap);
    sheet.artifact(() => {
      doc.lineWidth(0.6).rect(x, sheet.y, width, height).stroke(COLOUR.hairline);
      doc.rect(x, sheet.y, width, 2.6).fill(COLOUR[tile.tone]);
      symbol(sheet, tile.tone, x + 10, sheet.y + 11 + heightOf(label) + 1.5);
    });
    const element = sheet.element('P', section);
    sheet.tagged(element, 'P', () => {
      let y = sheet.y + 9;
      y += sheet.drawLines(label, x + 10, y) + 2;
      y += sheet.drawLines(words, x + 27, y) + 3;
      sheet.drawLines(detail, x + 10, y);
    });
    element.end();
  });
  sheet.y += height + 2;
}

async function attention(sheet: Sheet): Promise<void> {
  const { dossier, words } = sheet;
  const items = dossier.model.attention;
  sheet.heading(2, words.section.attention);
  await sheet.ensure(30);
  if (items.length === 0) {
    await sheet.paragraph([run(words.noneIdentified, { ...STYLE.body, size: 9.5 })]);
    return;
  }
  await notices(
    sheet,
    items
      .slice(0, ATTENTION_MAX)
      .map((item) => ({ failed: item.severity === 'failed', runs: attentionRuns(item) })),
  );
  if (items.length > ATTENTION_MAX) {
    await sheet.paragraph([run(words.moreAttention(items.length - ATTENTION_MAX), STYLE.cellGrey)]);
  }
}

/** A list of what asks for attention, each with a bar before it. */
export async function notices(
  sheet: Sheet<unknown>,
  items: readonly { failed: boolean; runs: readonly Run[] }[],
): Promise<void> {
  const { doc } = sheet;
  const list = sheet.element('L');
  for (const { failed, runs } of items) {
    const lines = sheet.lines(runs, CONTENT_WIDTH - 20);
    const height = lines.reduce((sum, line) => sum + leading(line.size), 0);
    await sheet.ensure(height + 6);
    const top = sheet.y;
    sheet.artifact(() => {
      const colour = failed ? COLOUR.failed : COLOUR.attention;
      doc.rect(PAGE.left, top, 2.6, height + 1).fill(colour);
    });
    const element = sheet.element('LI', list);
    const body = sheet.element('LBody', element);
    sheet.tagged(body, 'LBody', () => sheet.drawLines(lines, PAGE.left + 12, top));
    body.end();
    element.end();
    sheet.y += height + 6;
  }
  list.end();
}

function attentionRuns(item: Attention): Run[] {
  const text = run(item.text, { ...STYLE.body, size: 9.5 });
  return item.evidence.length === 0
    ? [text]
    : [text, run(` ${printMarks(item.evidence)}`, STYLE.mark)];
}

/** Page 1, which must stand alone: header band, decision, tiles, narrative, attention, key facts. */
export async function pageOne(sheet: Sheet, digest: string, plan: VolumePlan): Promise<void> {
  const { dossier, words } = sheet;
  await sheet.newPage();
  sheet.section();
  band(sheet, {
    line: `${words.brand.toUpperCase()}  ·  ${words.kind}  ·  ${dossier.origin}`,
    title: dossier.model.header.title,
    badge: variantLabel(dossier, words),
  });
  if (isInterim(dossier)) {
    await sheet.paragraph([
      run(words.interimNotice, { ...STYLE.cellStrong, colour: COLOUR.failed }),
    ]);
  }
  identity(sheet);
  box(sheet, words.section.decision, clauseRuns(dossier.narrative.headline, SENTENCE));
  tiles(sheet, dossier.model.tiles);
  sheet.heading(2, words.section.narrative);
  await sheet.paragraph(clauseRuns(dossier.narrative.summary, STYLE.body));
  await attention(sheet);
  const strip = evidenceStrip(sheet, digest, plan);
  keyFacts(sheet, strip.top);
  await strip.draw(strip.top);
}
