import type { Fact } from '../schema/index.js';
import { waitingOf } from '../model/waiting.js';
import { BEGINNING_UNITS_MIN, isImported } from '../narrative/composer.js';
import { capital, firstSentences, shortenTo } from '../narrative/told.js';
import { lexicon } from '../narrative/lexicon.js';
import { factRuns, markRuns, run, stack } from './cells.js';
import { heightOf, type Line, type Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';

/** Lines of one box: this is a summary, and the sections have the whole. */
const LINES_MAX = 3;
const GAP = 14;
const TEXT: Style = { ...STYLE.body, size: 8.8 };

interface Box {
  /** Where the whole text stands. */
  section: number;
  style: Style;
  width: number;
  most?: number;
}

interface Block {
  label: string;
  lines: Line[];
}

const known = ({ state }: Fact): boolean => state === 'recorded';

/**
 * A recorded text in as many lines as the box has: whole, or its first sentences with the section that has it whole.
 * Where not even the first has room it is cut, visibly.
 */
function beginning(
  sheet: Sheet,
  fact: Fact,
  { section, style, width, most: linesMax = LINES_MAX }: Box,
): Run[] {
  const { words } = sheet;
  const whole = factRuns(fact, style, true);
  if (sheet.lines(whole, width).length <= linesMax || !known(fact)) return whole;
  const { marks } = lexicon(sheet.dossier.issue.locale);
  const cut = (length: number): Run[] => [
    ...factRuns({ ...fact, text: shortenTo(fact.text, length, marks) }, style, true),
    run(` ${words.wholeIn(section)}`, STYLE.cellGrey),
  ];
  let [least, most] = [0, fact.text.length];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (sheet.lines(cut(middle), width).length <= linesMax) least = middle;
    else most = middle;
  }
  const sentences = firstSentences(fact.text, least, marks);
  return sentences === undefined || sentences.length < BEGINNING_UNITS_MIN
    ? cut(least)
    : [
        ...factRuns({ ...fact, text: sentences }, style, true),
        run(` … ${words.wholeIn(section)}`, STYLE.cellGrey),
      ];
}

/** What was literally asked beside what the agent made of it: the difference is where things go wrong. */
function requestAndGoal(sheet: Sheet): Block[] {
  const { words, dossier } = sheet;
  const { request, goal } = dossier.model.goal;
  const width = (CONTENT_WIDTH - GAP) / 2;
  const same = known(request) && known(goal) && request.value === goal.value;
  const { imported } = lexicon(dossier.issue.locale);
  const isImport = isImported(dossier.model);
  const given = isImport && known(goal) ? [run(`${imported.goalGiven} `, STYLE.cellGrey)] : [];
  const goalRuns = same
    ? [run(isImport ? imported.goalRepeats : words.asRequested, TEXT), ...markRuns(goal.evidence)]
    : [...given, ...beginning(sheet, goal, { section: 6, style: TEXT, width })];
  return [
    block(
      sheet,
      words.field.request,
      beginning(sheet, request, { section: 6, style: TEXT, width }),
      width,
    ),
    block(sheet, words.field.goal, goalRuns, width),
  ];
}

function block(sheet: Sheet, label: string, value: Run[], width: number): Block {
  return { label, lines: sheet.lines(value, width) };
}

function sourceRuns(sheet: Sheet, width: number): Run[] {
  const { dossier, words } = sheet;
  const { lineage } = dossier.model;
  const row = lineage.find(({ role }) => role.value === 'decisive') ?? lineage[0];
  if (!row) return [run(words.none, STYLE.cellState)];
  const name = beginning(sheet, row.document_id, {
    section: 8,
    style: STYLE.cellStrong,
    width,
  });
  return stack(
    name,
    [
      ...beginning(sheet, row.version, { section: 8, style: STYLE.cell, width, most: 2 }),
      ...(known(row.effective_date) ? [run(' · '), ...factRuns(row.effective_date)] : []),
    ],
    [run(`${words.glance.role}: `, STYLE.cellGrey), ...factRuns(row.role, STYLE.cell)],
  );
}

function confidenceRuns({ dossier, words }: Sheet): Run[] {
  const { oversight } = dossier.model;
  const last = oversight.confidence.at(-1);
  const threshold = last && known(last.threshold) ? last.threshold : undefined;
  const final = oversight.final_confidence;
  return stack(
    [...factRuns(final, STYLE.cellStrong), ...markRuns(final.evidence.slice(-1))],
    last && known(final) ? [run(last.source, STYLE.cellGrey)] : undefined,
    threshold ? [run(`${words.column.threshold}: ≥ `), ...factRuns(threshold)] : undefined,
  );
}

/** That a human is awaited; of an import, who had asked for one. */
function waitingRun({ dossier, words }: Sheet, n: number): Run {
  const { model, issue } = dossier;
  const waiting = isImported(model)
    ? waitingOf(model.oversight.escalations, model.outcome.outcome.value)
    : undefined;
  return waiting === undefined
    ? run(words.awaited(n), { ...STYLE.cellStrong, colour: COLOUR.failed })
    : run(capital(lexicon(issue.locale).imported.short(waiting)), STYLE.cell);
}

function reviewerRuns(sheet: Sheet, width: number): Run[] {
  const { dossier, words } = sheet;
  const { oversight } = dossier.model;
  const open = oversight.escalations.filter(({ status }) => status === 'open');
  const awaited: Run[] | undefined =
    open.length === 0
      ? undefined
      : [waitingRun(sheet, open.length), ...markRuns(open.flatMap(({ evidence }) => evidence))];
  const last = oversight.reviews.at(-1);
  if (!last) return stack([run(words.none, STYLE.cellState)], awaited);
  const who = known(last.display_role)
    ? [
        run(' · '),
        ...beginning(sheet, last.display_role, { section: 12, style: STYLE.cell, width, most: 2 }),
      ]
    : [];
  return stack(
    [
      ...factRuns(last.verdict, STYLE.cellStrong),
      ...(who.length > 0 ? who : markRuns([last.mark])),
    ],
    // One review that leaves no stop is told by its verdict.
    awaited ?? (oversight.reviews.length > 1 ? [run(last.standing, STYLE.cell)] : undefined),
    [run(lexicon(dossier.issue.locale).moment(last.recorded_at), STYLE.cellGrey)],
    [run(last.signed, STYLE.cellGrey)],
  );
}

function facts(sheet: Sheet): Block[] {
  const { words, dossier } = sheet;
  const width = (CONTENT_WIDTH - 3 * GAP) / 4;
  const { authority_scope: authority } = dossier.model.goal;
  return [
    block(sheet, words.glance.source, sourceRuns(sheet, width), width),
    block(sheet, words.glance.confidence, confidenceRuns(sheet), width),
    block(sheet, words.glance.reviewer, reviewerRuns(sheet, width), width),
    block(
      sheet,
      words.field.authority,
      beginning(sheet, authority, { section: 6, style: STYLE.cell, width }),
      width,
    ),
  ];
}

const rowHeight = (blocks: readonly Block[]): number =>
  15.5 + Math.max(...blocks.map(({ lines }) => heightOf(lines))) + 2.5;

/** Blocks side by side, their labels above them. */
function drawRow(sheet: Sheet, blocks: readonly Block[]): void {
  const width = (CONTENT_WIDTH - (blocks.length - 1) * GAP) / blocks.length;
  const top = sheet.y;
  const list = sheet.element('L');
  blocks.forEach(({ label, lines }, i) => {
    const x = PAGE.left + i * (width + GAP);
    sheet.artifact(() => sheet.rule(top, COLOUR.hairline, 0.6, x, width));
    const item = sheet.element('LI', list);
    const head = sheet.element('Lbl', item);
    sheet.tagged(head, 'Lbl', () =>
      sheet.drawLines(sheet.lines([run(label, STYLE.label)], width), x, top + 5),
    );
    head.end();
    const body = sheet.element('LBody', item);
    sheet.tagged(body, 'LBody', () => sheet.drawLines(lines, x, top + 15.5));
    body.end();
    item.end();
  });
  list.end();
  sheet.y += rowHeight(blocks);
}

const ABOVE = 7;

const rowsOf = (sheet: Sheet): Block[][] => [requestAndGoal(sheet), facts(sheet)];

/** The height of all boxes with what is kept free above them. */
export function keyFactsHeight(sheet: Sheet): number {
  return rowsOf(sheet).reduce((sum, blocks) => sum + rowHeight(blocks), ABOVE);
}

/** What a regulator looks for first, always in the same boxes: request and goal; source, confidence, reviewer and authority. */
export async function keyFacts(sheet: Sheet): Promise<void> {
  sheet.section();
  sheet.y += ABOVE;
  for (const blocks of rowsOf(sheet)) {
    await sheet.ensure(rowHeight(blocks));
    drawRow(sheet, blocks);
  }
}
