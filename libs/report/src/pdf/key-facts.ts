import type { Fact } from '../schema/index.js';
import { factRuns, ifSaid, markRuns, run, stack } from './cells.js';
import type { Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';

/** Longest value printed here, in lines: this is a summary, and the sections have the whole. */
const LINES_MAX = 4;
const GAP = 14;
/** Space kept free between the facts and what follows them. */
const BELOW = 8;

interface Block {
  label: string;
  value: Run[];
  lines: number;
  height: number;
}

function block(sheet: Sheet, label: string, value: Run[], width: number): Block {
  return { label, value, ...sheet.measure(value, width) };
}

/** What was literally asked beside what the agent made of it: the difference is where things go wrong. */
function requestAndGoal(sheet: Sheet): Block[] {
  const { words, dossier } = sheet;
  const { goal } = dossier.model;
  const style: Style = { ...STYLE.body, size: 9.5 };
  const width = (CONTENT_WIDTH - GAP) / 2;
  return [
    block(sheet, words.field.request, factRuns(goal.request, style, true), width),
    block(sheet, words.field.goal, factRuns(goal.goal, style, true), width),
  ];
}

const known = (fact: Fact): boolean => fact.state === 'recorded';

function sourceRuns({ dossier, words }: Sheet): Run[] {
  const { lineage } = dossier.model;
  const row = lineage.find(({ role }) => role.value === 'decisive') ?? lineage[0];
  if (!row) return [run(words.none, STYLE.cellState)];
  return stack(
    [...factRuns(row.document_id, STYLE.cellStrong), ...markRuns([row.mark])],
    [
      ...(known(row.section) ? [run('§ '), ...factRuns(row.section), run(' · ')] : []),
      ...factRuns(row.version),
    ],
    factRuns(row.effective_date),
  );
}

function confidenceRuns({ dossier }: Sheet): Run[] {
  const { oversight } = dossier.model;
  const last = oversight.confidence.at(-1);
  const threshold = last && known(last.threshold) ? last.threshold : undefined;
  return stack(
    [
      ...factRuns(oversight.final_confidence, STYLE.cellStrong),
      ...markRuns(oversight.final_confidence.evidence.slice(-1)),
    ],
    last ? [run(last.source, STYLE.cellGrey)] : undefined,
    threshold ? [run('≥ '), ...factRuns(threshold)] : undefined,
  );
}

function reviewerRuns({ dossier, words }: Sheet): Run[] {
  const last = dossier.model.oversight.reviews.at(-1);
  if (!last) return [run(words.none, STYLE.cellState)];
  return stack(
    [...factRuns(last.verdict, STYLE.cellStrong), ...markRuns([last.mark])],
    ifSaid(last.display_role, STYLE.cell),
    [run(last.recorded_at, STYLE.cellMonoGrey)],
  );
}

function authorityRuns({ dossier }: Sheet): Run[] {
  const { goal } = dossier.model;
  return factRuns(goal.authority_scope, STYLE.cell, true);
}

function facts(sheet: Sheet): Block[] {
  const { words } = sheet;
  const width = (CONTENT_WIDTH - 3 * GAP) / 4;
  return [
    block(sheet, words.glance.source, sourceRuns(sheet), width),
    block(sheet, words.glance.confidence, confidenceRuns(sheet), width),
    block(sheet, words.glance.reviewer, reviewerRuns(sheet), width),
    block(sheet, words.field.authority, authorityRuns(sheet), width),
  ];
}

/** Blocks side by side, their labels above them; returns the height used. */
function drawRow(sheet: Sheet, blocks: readonly Block[], top: number): number {
  const width = (CONTENT_WIDTH - (blocks.length - 1) * GAP) / blocks.length;
  const list = sheet.element('L');
  blocks.forEach(({ label, value }, i) => {
    const x = PAGE.left + i * (width + GAP);
    sheet.artifact(() => sheet.rule(top, COLOUR.hairline, 0.6, x, width));
    const item = sheet.element('LI', list);
    const head = sheet.element('Lbl', item);
    sheet.tagged(head, 'Lbl', () =>
      sheet.drawLines(sheet.lines([run(label, STYLE.label)], width), x, top + 5),
    );
    head.end();
    const body = sheet.element('LBody', item);
    sheet.tagged(body, 'LBody', () => sheet.drawLines(sheet.lines(value, width), x, top + 17));
    body.end();
    item.end();
  });
  list.end();
  return rowHeight(blocks);
}

const rowHeight = (blocks: readonly Block[]): number =>
  17 + Math.max(...blocks.map(({ height }) => height)) + 8;

/**
 * Fills what a short narrative leaves free on page 1: request and goal, then source, confidence,
 * reviewer and authority. A row that has no room, or a value too long to be taken in at a glance, is
 * left to sections 6 to 12, which have it anyway.
 */
export function keyFacts(sheet: Sheet, bottom: number): void {
  const rows = [requestAndGoal(sheet), facts(sheet)].filter((blocks) =>
    blocks.every(({ lines }) => lines <= LINES_MAX),
  );
  let room = bottom - BELOW - sheet.y;
  const fitting = rows.filter((blocks) => {
    const fits = rowHeight(blocks) <= room;
    if (fits) room -= rowHeight(blocks);
    return fits;
  });
  if (fitting.length === 0 || sheet.pages > 1) return;
  sheet.section();
  sheet.y += Math.min(room, 10);
  for (const blocks of fitting) sheet.y += drawRow(sheet, blocks, sheet.y);
}
