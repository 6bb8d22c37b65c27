import type { SeenDecision } from '../question/seen.js';

type Row = SeenDecision['model']['timeline'][number];

/** Rows in order of which each differs from the one before in a line or two: a loop, as cards tell it. */
export interface AlikeRows {
  first: Row;
  /** What of each further one is another than of the one before it. */
  rest: readonly { row: Row; lines: readonly ChangedLine[] }[];
}

interface ChangedLine {
  before: string;
  after: string;
}

/** Lines that may differ; more is another card. */
const DIFFERENCES_MAX = 3;
/** Whose lines are the agent's own account of an attempt. */
const COLLAPSED = 'job_card.filed';

/** groupAlike puts Job Cards in a row together that say nearly the same. Pure; no row is left out. */
export function groupAlike(rows: readonly Row[]): AlikeRows[] {
  const groups: { first: Row; rest: { row: Row; lines: ChangedLine[] }[] }[] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const last = group?.rest.at(-1)?.row ?? group?.first;
    const lines = last === undefined ? undefined : differingLines(last, row);
    if (group === undefined || lines === undefined) groups.push({ first: row, rest: [] });
    else group.rest.push({ row, lines });
  }
  return groups;
}

/** Undefined where two rows are no two attempts at the same. */
function differingLines(last: Row, row: Row): ChangedLine[] | undefined {
  const what = ({ type, event, actor, role, details }: Row): string =>
    [type, event, actor, role, details.length].join(' ');
  if (row.type !== COLLAPSED || what(last) !== what(row)) return undefined;
  const lines = row.details.flatMap((after, i) => {
    const before = last.details[i] ?? '';
    return before === after ? [] : [{ before, after }];
  });
  return lines.length <= DIFFERENCES_MAX && lines.length < row.details.length ? lines : undefined;
}
