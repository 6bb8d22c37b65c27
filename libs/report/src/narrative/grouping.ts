import type { DossierModel } from '../schema/index.js';

type Trip = DossierModel['oversight']['trip_wires'][number];

/** Rows that would be told in the same words, told once. */
export interface Group<Row> {
  text: string;
  rows: readonly [Row, ...Row[]];
}

/** Groups rows by their text, in the order in which each text first comes. */
export function groupByText<Row>(rows: readonly Row[], textOf: (row: Row) => string): Group<Row>[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const text = textOf(row);
    const known = groups.get(text);
    if (known === undefined) groups.set(text, [row]);
    else known.push(row);
  }
  return [...groups].map(([text, grouped]) => ({ text, rows: grouped }));
}

/** Directives that ask more of a reader come first; equal ones stay in the order of the ledger. */
const URGENCY: readonly string[] = ['stop', 'hold'];

/** What stopped or held the work comes before what was only noted. */
export function byUrgency(trips: readonly Trip[]): Trip[] {
  const rank = ({ directive }: Trip): number => {
    const at = URGENCY.indexOf(directive.text);
    return at === -1 ? URGENCY.length : at;
  };
  return trips.toSorted((a, b) => rank(a) - rank(b));
}
