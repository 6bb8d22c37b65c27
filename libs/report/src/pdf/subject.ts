import { printMarks } from '../narrative/print-clauses.js';
import { lexicon } from '../narrative/lexicon.js';
import type { Explanation, ExplanationItem } from '../schema/index.js';
import { plainDate } from '../variants/explanation.js';
import { run } from './cells.js';
import { heightOf, type Run } from './layout.js';
import { field } from './field.js';
import { band } from './masthead.js';
import { drawCode, sealText } from './seal.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';
import { isInterim, variantLabel } from './variant.js';
import { codesNote } from './codes-note.js';

/** Size of the type: a long explanation is set smaller, so that two pages hold it. */
const SIZE = { plain: 10.2, dense: 8.6 };
/** Characters above which it is long. */
const DENSE_FROM = 3_800;
const CODE_SIDE = 92;

async function identity(sheet: Sheet): Promise<void> {
  const { dossier } = sheet;
  const { quote, variants } = lexicon(dossier.issue.locale);
  const words = { ...variants.subject, quote };
  const mono: Style = { ...STYLE.cellMono, size: 7.8 };
  const rows: [string, Run[]][] = [
    [words.label.decision, [run(dossier.decision_id, mono)]],
    [words.label.issued, [run(plainDate(dossier.issue.at, words))]],
    [words.label.document, [run(dossier.dossier_id, mono)]],
    [
      words.label.issuer,
      [run(dossier.issue.deployer === undefined ? words.notStated : quote(dossier.issue.deployer))],
    ],
  ];
  const list = sheet.element('L');
  const width = CONTENT_WIDTH / 2;
  for (let i = 0; i < rows.length; i += 2) {
    const heights = rows
      .slice(i, i + 2)
      .map((row, side) => field(sheet, list, row, PAGE.left + side * width, width - 12));
    sheet.y += Math.max(...heights);
  }
  list.end();
  sheet.y += 6;
}

function textStyle({ sections }: Explanation): Style {
  const length = sections
    .flatMap(({ items: all }) => all)
    .reduce((n, { text }) => n + text.length, 0);
  return { ...STYLE.body, size: length > DENSE_FROM ? SIZE.dense : SIZE.plain };
}

/** Sentences as a list, with the marks of where they stand in the record. */
async function items(
  sheet: Sheet,
  sentences: readonly ExplanationItem[],
  style: Style,
): Promise<void> {
  const unsaidStyle: Style = { ...style, face: 'italic', colour: COLOUR.grey };
  const set = sentences.map(({ text, evidence, states }) => {
    const unsaid = states.length > 0 && !states.includes('recorded') && states[0] !== 'withheld';
    const marks = evidence.length === 0 ? [] : [run(` ${printMarks(evidence)}`, STYLE.mark)];
    return sheet.lines([run(text, unsaid ? unsaidStyle : style), ...marks], CONTENT_WIDTH - 14);
  });
  // The heading that waits is drawn together with the first of them.
  await sheet.ensure(Math.min(heightOf(set[0] ?? []), sheet.pageRoom));
  const list = sheet.element('L');
  for (const lines of set) {
    await sheet.ensure(Math.min(heightOf(lines), sheet.pageRoom));
    const item = sheet.element('LI', list);
    const label = sheet.element('Lbl', item);
    sheet.tagged(label, 'Lbl', () => {
      sheet.drawLines(
        sheet.lines([run('•', { ...style, colour: COLOUR.accent })], 10),
        PAGE.left,
        sheet.y,
      );
    });
    label.end();
    const body = sheet.element('LBody', item);
    await sheet.flow(lines, (piece, top) => {
      sheet.tagged(body, 'LBody', () => sheet.drawLines(piece, PAGE.left + 14, top));
    });
    body.end();
    item.end();
    sheet.y += 2.5;
  }
  list.end();
}

/** The explanation for the person concerned: one or two pages, the same recipe as a dossier's. */
export async function subjectPages(
  sheet: Sheet,
  explanation: Explanation,
  digest: string,
): Promise<void> {
  const { dossier, words } = sheet;
  await sheet.newPage();
  sheet.section();
  const label = `${words.brand.toUpperCase()}  ·  ${variantLabel(dossier, words)}`;
  band(sheet, { line: label, title: explanation.title });
  if (isInterim(dossier)) {
    await sheet.paragraph([
      run(words.interimNotice, { ...STYLE.cellStrong, colour: COLOUR.failed }),
    ]);
  }
  await identity(sheet);
  const text = textStyle(explanation);
  await sheet.paragraph([run(explanation.intro, text)], { after: 0 });
  for (const { heading, items: sentences } of explanation.sections) {
    sheet.heading(2, heading);
    await items(sheet, sentences, text);
  }
  await codesNote(sheet);
  await seal(sheet, digest);
}

/** What a photograph of the page can be held against. */
async function seal(sheet: Sheet, digest: string): Promise<void> {
  const { dossier, words } = sheet;
  const code = sealText(dossier, digest);
  if (code === undefined) return;
  await sheet.ensure(CODE_SIDE + 8);
  const section = sheet.section();
  drawCode(sheet, section, code, {
    x: PAGE.left + CONTENT_WIDTH - CODE_SIDE,
    y: sheet.y + 4,
    side: CODE_SIDE,
    alt: words.strip.codeAlt(code),
  });
  sheet.y += 12;
  const list = sheet.element('L', section);
  const small: Style = STYLE.cellMonoGrey;
  const rows: [string, Run[]][] = [
    [words.strip.digest, [run(digest, small)]],
    [words.strip.root, [run(dossier.model.integrity.checkpoint.root.text, small)]],
  ];
  const width = CONTENT_WIDTH - CODE_SIDE - 12;
  for (const row of rows) sheet.y += field(sheet, list, row, PAGE.left, width, 96);
  list.end();
}
