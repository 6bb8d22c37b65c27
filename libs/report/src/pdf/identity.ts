import { isImported } from '../narrative/composer.js';
import { lexicon } from '../narrative/lexicon.js';
import type { Fact } from '../schema/index.js';
import { factRuns, run } from './cells.js';
import { wholeIn, type Clamp } from './clamp.js';
import { setField, setFieldHeight } from './field.js';
import { identityTimes } from './identity-times.js';
import type { Line, Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';

const COLUMN = CONTENT_WIDTH / 2;
const LABEL = 66;
const VALUE = COLUMN - 12 - LABEL;
const BELOW = 5;

/** Lines of an id, which is whole in them, however little room there is. */
const ID_LINES = 2;

type SetRow = [label: string, lines: Line[]];

/** Who, what and when, in two columns, each value in so many lines at most. */
export function setIdentity(sheet: Sheet, clamp: Clamp, most: number): SetRow[] {
  const { dossier, words } = sheet;
  const { header } = dossier.model;
  const mono: Style = { ...STYLE.cellMono, size: 7.8 };
  const said = (fact: Fact): Run[] => factRuns(fact, STYLE.cell);
  const { moment } = lexicon(dossier.issue.locale);
  const [opened, closed] = identityTimes(sheet);
  const rows: [label: string, value: Run[], section: number][] = [
    [words.header.decision, [run(dossier.decision_id, mono)], 7],
    [words.header.dossier, [run(dossier.dossier_id, mono)], 15],
    [words.header.system, said(header.system), 6],
    [words.header.deployer, said(header.deployer), 15],
    [...opened, 7],
    [...closed, 7],
    [words.header.issued, [run(moment(dossier.issue.at))], 15],
    [words.header.stakes, said(header.stakes), 7],
    [words.header.ledger, [run(dossier.origin)], 14],
    [words.header.classification, said(header.classification), 15],
  ];
  // Of an import nobody here states them: section 15 says so, and page 1 has the room for what was done.
  const isStated = [header.deployer, header.classification].some(
    ({ state }) => state !== 'not_recorded',
  );
  const shown =
    isImported(dossier.model) && !isStated
      ? rows.filter(
          ([label]) => label !== words.header.deployer && label !== words.header.classification,
        )
      : rows;
  return shown.map(([label, value, section], i) => {
    const lines = i < 2 ? Math.max(most, ID_LINES) : most;
    const rest = [wholeIn(sheet, section)];
    return [label, clamp.lines(value, { width: VALUE, most: lines, rest })];
  });
}

/** Rows of two fields side by side. */
const pairs = (rows: readonly SetRow[]): SetRow[][] =>
  Array.from({ length: Math.ceil(rows.length / 2) }, (_, i) => rows.slice(2 * i, 2 * i + 2));

/** The height of the fields with what is kept free under them. */
export const identityHeight = (sheet: Sheet, rows: readonly SetRow[]): number =>
  pairs(rows).reduce(
    (sum, pair) => sum + Math.max(...pair.map((row) => setFieldHeight(sheet, row, LABEL))),
    BELOW,
  );

export function identity(sheet: Sheet, rows: readonly SetRow[]): void {
  const list = sheet.element('L');
  for (const pair of pairs(rows)) {
    const heights = pair.map((row, side) =>
      setField(sheet, list, row, PAGE.left + side * COLUMN, LABEL),
    );
    sheet.y += Math.max(...heights);
  }
  list.end();
  sheet.y += BELOW;
}
