import type { Clause, DossierModel } from '../schema/index.js';
import { clause, type Composer } from './composer.js';
import { say, type Told } from './told.js';

type Trip = DossierModel['oversight']['trip_wires'][number];

/** Rows that would be told in the same words, told once. */
export interface Group<Row> {
  text: Told;
  rows: readonly [Row, ...Row[]];
}

/** Groups rows by their text, in the order in which each text first comes. */
export function groupByText<Row>(rows: readonly Row[], textOf: (row: Row) => Told): Group<Row>[] {
  const groups = new Map<Told, [Row, ...Row[]]>();
  for (const row of rows) {
    const text = textOf(row);
    const known = groups.get(text);
    if (known === undefined) groups.set(text, [row]);
    else known.push(row);
  }
  return [...groups].map(([text, alike]) => ({ text, rows: alike }));
}

/** Directives that ask more of a reader come first; equal ones stay in the order of the ledger. */
const URGENCY: readonly string[] = ['stop', 'hold'];

/** What stopped or held the work comes before what was only noted. */
function byUrgency(trips: readonly Trip[]): Trip[] {
  const rank = ({ directive }: Trip): number => {
    const at = URGENCY.indexOf(String(directive.value));
    return at === -1 ? URGENCY.length : at;
  };
  return trips.toSorted((a, b) => rank(a) - rank(b));
}

export function withCount({ words }: Composer, { text, rows }: Group<unknown>): Told {
  return rows.length === 1 ? text : say`${text} ${words.times(rows.length)}`;
}

/** What rules found: so many of them one by one, the rest counted. */
export function tripClauses(
  composer: Composer,
  trips: DossierModel['oversight']['trip_wires'],
): Clause[] {
  const { words, tripsMax } = composer;
  // A finding is a sentence of Docket's own: it is told whole, or counted.
  const groups = groupByText(byUrgency(trips), (trip) =>
    words.tripped(trip.rule.text, trip.message.text),
  );
  const clauses = groups.slice(0, tripsMax).map((group) => {
    const messages = group.rows.map((trip) => trip.message);
    return clause('trip_wire', withCount(composer, group), messages, ';');
  });
  const rest = groups.slice(tripsMax).flatMap(({ rows }) => rows.map((trip) => trip.rule));
  if (rest.length === 0) return clauses;
  return [...clauses, clause('trip_wire', words.moreTripped(rest.length), rest, ';')];
}
