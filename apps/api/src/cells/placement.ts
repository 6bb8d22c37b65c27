/** What a cell said of the ledgers in it. */
export interface CellContents {
  name: string;
  /** Ids of the ledgers in it, as it said last; undefined: it has not said so yet. */
  ledgers: ReadonlySet<string> | undefined;
  /** Those of them that stand still there, until they live in another cell. */
  leaving: ReadonlySet<string>;
  /** Whether it answered when it was asked last. */
  answers: boolean;
}

/** Where a ledger lives, or why that is not known. Nothing is guessed: what is not known is not served. */
export type Placement =
  | { cell: string }
  /** Several cells hold it: which of them counts is for a person to say. */
  | { within: readonly string[] }
  /** No cell that answers holds it, and it may be in one of those that do not. */
  | { silent: readonly string[] }
  /** Every cell answers, and none holds it. */
  | 'nowhere';

/** Where a ledger lives, by what each cell holds. */
export function cellHolding(ledger: string, cells: readonly CellContents[]): Placement {
  const all = cells.filter(({ ledgers }) => ledgers?.has(ledger) === true);
  // Where it stands still it is until another cell has it.
  const there = all.filter(({ leaving }) => !leaving.has(ledger));
  const holding = there.length === 0 ? all : there;
  const [first, second] = holding;
  if (second !== undefined) return { within: holding.map(({ name }) => name) };
  if (first !== undefined) return { cell: first.name };
  const silent = cells.filter(({ answers }) => !answers);
  return silent.length === 0 ? 'nowhere' : { silent: silent.map(({ name }) => name) };
}
