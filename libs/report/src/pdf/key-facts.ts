import type { Dossier, Fact, Oversight } from '../schema/index.js';
import { AGENT_ASKED } from '../model/waiting.js';
import { BEGINNING_UNITS_MIN, isImported } from '../narrative/composer.js';
import { firstSentences, withoutDigests } from '../narrative/told.js';
import { lexicon } from '../narrative/lexicon.js';
import { factRuns, markRuns, run, runOn, stack } from './cells.js';
import { wholeIn, type Clamp } from './clamp.js';
import { heightOf, type Line, type Run } from './layout.js';
import { toldStyle } from './panels.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';

/** The most lines of the boxes of each row: this is a summary, and the sections have the whole. */
export interface KeyFactsBound {
  /** Of request and goal. */
  request: number;
  /** Of the other boxes. */
  fact: number;
}

/** Lines of one value among others of its box. */
const LINES_MAX = 3;
const GAP = 14;

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
  width: number;
}

/** Share of the row for the request where the goal only says that it is the same. */
const REQUEST_SHARE = 0.78;

const known = ({ state }: Fact): boolean => state === 'recorded';

/**
 * A recorded text in as many lines as the box has: whole, or whole sentences of it with the section that has it all.
 * Where not even the first has room it is cut, visibly.
 */
function beginning(
  sheet: Sheet,
  clamp: Clamp,
  fact: Fact,
  { section, style, width, most = LINES_MAX }: Box,
): readonly Run[] {
  const whole = factRuns(fact, style, true);
  const rest = [wholeIn(sheet, section)];
  const set = clamp.runs(whole, { width, most, rest });
  const [said] = set;
  // A cut one ends in where the whole is.
  if (!known(fact) || said === undefined || set.at(-1)?.to !== rest[0]?.to) return set;
  const { marks } = lexicon(sheet.dossier.issue.locale);
  // Sentences break elsewhere than the text that was cut: more of them may have room.
  for (const share of SHARES) {
    const sentences = firstSentences(fact.text, Math.floor(said.text.length * share), marks);
    if (sentences === undefined || sentences.length < BEGINNING_UNITS_MIN) continue;
    const told = [
      ...factRuns({ ...fact, text: sentences }, style, true),
      run(' …', STYLE.cellGrey),
      ...rest,
    ];
    if (sheet.lines(told, width).length <= most) return told;
  }
  return set;
}

/** Shares of what had room when it was cut, that are tried with whole sentences. */
const SHARES = [1.4, 1.2, 1, 0.9];

/** What was literally asked beside what the agent made of it: the difference is where things go wrong. */
function requestAndGoal(sheet: Sheet, clamp: Clamp, most: number): Block[] {
  const { words, dossier } = sheet;
  const text = toldStyle(dossier.model);
  const { request, goal } = dossier.model.goal;
  const same = known(request) && known(goal) && request.value === goal.value;
  const share = same ? REQUEST_SHARE : 0.5;
  const [asked, width] = [share, 1 - share].map((part) => (CONTENT_WIDTH - GAP) * part) as [
    number,
    number,
  ];
  const { imported } = lexicon(dossier.issue.locale);
  const isImport = isImported(dossier.model);
  const given = isImport && known(goal) ? [run(`${imported.goalGiven} `, STYLE.cellGrey)] : [];
  const goalRuns = same
    ? [run(isImport ? imported.goalRepeats : words.asRequested, text), ...markRuns(goal.evidence)]
    : [...given, ...beginning(sheet, clamp, goal, { section: 6, style: text, width, most })];
  const literal = beginning(sheet, clamp, request, {
    section: 6,
    style: text,
    width: asked,
    most,
  });
  return [
    block(sheet, clamp, words.field.request, runOn(literal), { width: asked, most, section: 6 }),
    block(sheet, clamp, words.field.goal, goalRuns, { width, most, section: 6 }),
  ];
}

function block(
  sheet: Sheet,
  clamp: Clamp,
  label: string,
  value: readonly Run[],
  { width, most, section }: { width: number; most: number; section: number },
): Block {
  const rest = [wholeIn(sheet, section)];
  return { label, width, lines: clamp.lines(value, { width, most, rest }) };
}

function sourceRuns(sheet: Sheet, clamp: Clamp, width: number): Run[] {
  const { dossier, words } = sheet;
  const { lineage } = dossier.model;
  const row = lineage.find(({ role }) => role.value === 'decisive') ?? lineage[0];
  const { policy_refs: given } = dossier.model.goal;
  if (!row && isGiven(dossier))
    return [
      ...beginning(
        sheet,
        clamp,
        { ...given, text: withoutDigests(given.text) },
        { section: 6, style: STYLE.cellStrong, width },
      ),
    ];
  if (!row) return [run(words.none, STYLE.cellState)];
  const name = beginning(sheet, clamp, row.document_id, {
    section: 8,
    style: STYLE.cellStrong,
    width,
  });
  return stack(
    name,
    row.version.state === 'not_recorded' && isImported(dossier.model)
      ? undefined
      : [
          run(`${words.glance.version}: `, STYLE.cellGrey),
          ...beginning(sheet, clamp, row.version, {
            section: 8,
            style: STYLE.cell,
            width,
            most: 2,
          }),
          ...(known(row.effective_date) ? [run(' · '), ...factRuns(row.effective_date)] : []),
        ],
    // The label of what was only given says it.
    isGiven(dossier)
      ? undefined
      : [run(`${words.glance.role}: `, STYLE.cellGrey), ...factRuns(row.role, STYLE.cell)],
  );
}

/** A source that was only given to the agent is not one that it cited. */
const isGiven = ({ model }: Dossier): boolean =>
  model.lineage.length > 0
    ? model.lineage.every(({ role }) => role.value === 'input')
    : isImported(model) && known(model.goal.policy_refs);

function sourceLabel({ dossier, words }: Sheet): string {
  return isGiven(dossier) ? words.glance.given : words.glance.source;
}

function confidenceRuns({ dossier, words }: Sheet): Run[] {
  const { oversight } = dossier.model;
  const final = oversight.final_confidence;
  // A closing entry may state none: then it is the card's, and so is who stated it.
  const stated = oversight.confidence.findLast(({ evidence }) =>
    final.evidence.some((mark) => evidence.includes(mark)),
  );
  const last = stated ?? oversight.confidence.at(-1);
  const threshold = last && known(last.threshold) ? last.threshold : undefined;
  return stack(
    [...factRuns(final, STYLE.cellStrong), ...markRuns(final.evidence.slice(-1))],
    last && known(final) ? [run(last.source, STYLE.cellGrey)] : undefined,
    threshold ? [run(`${words.column.threshold}: ≥ `), ...factRuns(threshold)] : undefined,
  );
}

/** Whether only rules asked that were run at import: a tile has it, and nobody waited. */
const isAskedByRulesOfImport = ({ model }: Dossier, open: Oversight['escalations']): boolean =>
  isImported(model) && open.every(({ rule }) => rule.value !== AGENT_ASKED);

/** The marks of what is open; of an import whose agent asked, those of that. */
function askedBy({ dossier }: Sheet, open: Oversight['escalations']): string[] {
  const byAgent = open.filter(({ rule }) => rule.value === AGENT_ASKED);
  const told = isImported(dossier.model) && byAgent.length > 0 ? byAgent : open;
  return told.flatMap(({ evidence }) => evidence);
}

function reviewerRuns(sheet: Sheet, clamp: Clamp, width: number): Run[] {
  const { dossier, words } = sheet;
  const { oversight } = dossier.model;
  const open = oversight.escalations.filter(({ status }) => status === 'open');
  const marks: Run[] | undefined =
    open.length === 0 || isAskedByRulesOfImport(dossier, open)
      ? undefined
      : markRuns(askedBy(sheet, open));
  const last = oversight.reviews.at(-1);
  // Of an import a tile says who asked for one: nobody waits.
  const isAwaited = marks !== undefined && !isImported(dossier.model);
  const awaited = isAwaited
    ? [run(words.awaited(open.length), { ...STYLE.cellStrong, colour: COLOUR.failed }), ...marks]
    : undefined;
  if (!last)
    return stack([run(words.none, STYLE.cellState), ...(isAwaited ? [] : (marks ?? []))], awaited);
  const who = known(last.display_role)
    ? [
        run(' · '),
        ...beginning(sheet, clamp, last.display_role, {
          section: 12,
          style: STYLE.cell,
          width,
          most: 2,
        }),
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

function facts(sheet: Sheet, clamp: Clamp, most: number): Block[] {
  const { words, dossier } = sheet;
  const width = (CONTENT_WIDTH - 3 * GAP) / 4;
  const { authority_scope: authority } = dossier.model.goal;
  return [
    block(sheet, clamp, sourceLabel(sheet), sourceRuns(sheet, clamp, width), {
      width,
      most,
      section: 8,
    }),
    block(sheet, clamp, words.glance.confidence, confidenceRuns(sheet), {
      width,
      most,
      section: 12,
    }),
    block(sheet, clamp, words.glance.reviewer, reviewerRuns(sheet, clamp, width), {
      width,
      most,
      section: 12,
    }),
    block(
      sheet,
      clamp,
      words.field.authority,
      beginning(sheet, clamp, authority, { section: 6, style: STYLE.cell, width }),
      { width, most, section: 6 },
    ),
  ];
}

const rowHeight = (blocks: readonly Block[]): number =>
  15.5 + Math.max(...blocks.map(({ lines }) => heightOf(lines))) + 2.5;

/** Blocks side by side, their labels above them. */
function drawRow(sheet: Sheet, blocks: readonly Block[]): void {
  const top = sheet.y;
  let x: number = PAGE.left;
  const list = sheet.element('L');
  for (const { label, lines, width } of blocks) {
    const left = x;
    x += width + GAP;
    sheet.artifact(() => sheet.rule(top, COLOUR.hairline, 0.6, left, width));
    const item = sheet.element('LI', list);
    const head = sheet.element('Lbl', item);
    sheet.tagged(head, 'Lbl', () =>
      sheet.drawLines(sheet.lines([run(label, STYLE.label)], width), left, top + 5),
    );
    head.end();
    const body = sheet.element('LBody', item);
    sheet.tagged(body, 'LBody', () => sheet.drawLines(lines, left, top + 15.5));
    body.end();
    item.end();
  }
  list.end();
  sheet.y += rowHeight(blocks);
}

const ABOVE = 7;

/** What a regulator looks for first, always in the same boxes: request and goal; source, confidence, reviewer and authority. */
export const setKeyFacts = (
  sheet: Sheet,
  clamp: Clamp,
  { request, fact }: KeyFactsBound,
): Block[][] => [requestAndGoal(sheet, clamp, request), facts(sheet, clamp, fact)];

/** The height of all boxes with what is kept free above them. */
export const keyFactsHeight = (rows: readonly Block[][]): number =>
  rows.reduce((sum, blocks) => sum + rowHeight(blocks), ABOVE);

export function keyFacts(sheet: Sheet, rows: readonly Block[][]): void {
  sheet.section();
  sheet.y += ABOVE;
  for (const blocks of rows) drawRow(sheet, blocks);
}
