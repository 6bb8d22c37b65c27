import { askJson, inLedger } from '../ask.js';
import type { EffectWish } from '../decision/effect-fields.js';
import type { ListedDecision } from '../decision/decision-list.js';

/**
 * Columns of the board, in the order in which work usually passes through them, each with the filters that the API
 * has for it. What the ledger found goes before what the agent says: a decision that is held waits for a human
 * whatever its phase is. The API's column `blocked` is told apart by the phases in it.
 */
const COLUMNS = {
  planning: { column: 'planning' },
  executing: { column: 'executing' },
  blocked: { column: 'blocked', phase: 'BLOCKED' },
  loop: { column: 'blocked', phase: 'LOOP_DETECTED' },
  escalating: { column: 'blocked', phase: 'ESCALATING' },
  waiting: { column: 'waiting_for_human' },
  stopped: { column: 'stopped' },
  done: { column: 'done' },
} as const satisfies Record<string, { column: string; phase?: string }>;

type ColumnName = keyof typeof COLUMNS;
const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** What is asked for: an empty one is not. */
export interface BoardFilters extends EffectWish {
  q: string;
  agent: string;
  stakes: string;
  seen: string;
}

export interface ListedColumn {
  name: ColumnName;
  /** All that stand in it, also those that are not listed. */
  count: number;
  /** The newest of them. */
  decisions: readonly ListedDecision[];
}

export interface Board {
  columns: readonly ListedColumn[];
  closed: number;
  /** Questions of the ledger that wait for a human, whatever is filtered: of held decisions, and of stopped ones. */
  questions: number;
  /** What was declared against what was seen, of the ledger whatever is filtered; null: not looked at yet. */
  seen: SeenCounted | null;
  /** Entries of the ledger. */
  size: number;
  /** Whether all that is recorded was looked at. */
  complete: boolean;
  /** Whether more is looked at soon, by itself. */
  behind: boolean;
}

/** As `Counters` of the API has it. */
interface SeenCounted {
  state: 'unwatched' | 'compared' | 'too_many';
  compared_size: number;
  findings: Record<string, number>;
}

interface Counters {
  by_column: Record<string, number>;
  by_phase: Record<string, number>;
  seen: SeenCounted | null;
  as_of: { complete: boolean; indexed_size: number; ledger_size: number };
}

/** The filters of the API for a column. */
export const filtersOfColumn = (name: ColumnName): { column: string; phase?: string } =>
  COLUMNS[name];

/** Decisions of a column that are listed. */
const LISTED = 50;

/** Reads the board of a ledger: no body is in it, so nothing is recorded. @throws {Refused} */
export async function readBoard(ledger: string, filters: BoardFilters): Promise<Board> {
  const asked = Object.entries(filters).filter(([, value]) => value !== '');
  const read = <Answer>(what: string, more: Record<string, string>): Promise<Answer> => {
    const query = new URLSearchParams([...asked, ...Object.entries(more)]);
    return askJson<Answer>(`${inLedger(ledger, what)}?${query.toString()}`);
  };
  const [all, blocked, { waiting: questions }] = await Promise.all([
    read<Counters>('counters', { of: 'decisions' }),
    read<Counters>('counters', { of: 'decisions', column: 'blocked' }),
    askJson<{ waiting: number }>(`${inLedger(ledger, 'escalations')}?limit=1`),
  ]);
  const columns = await Promise.all(
    COLUMN_NAMES.map(async (name): Promise<ListedColumn> => {
      const place = filtersOfColumn(name);
      const { column, phase } = place;
      const counted = phase === undefined ? all.by_column[column] : blocked.by_phase[phase];
      const count = counted ?? 0;
      if (count === 0) return { name, count, decisions: [] };
      const page = { ...place, limit: String(LISTED) };
      const { decisions } = await read<{ decisions: ListedDecision[] }>('decisions', page);
      return { name, count, decisions };
    }),
  );
  const complete = all.as_of.complete && blocked.as_of.complete;
  const behind = all.as_of.indexed_size < all.as_of.ledger_size;
  const { seen, as_of: asOf } = all;
  const closed = all.by_column['closed'] ?? 0;
  return { columns, closed, questions, seen, size: asOf.ledger_size, complete, behind };
}
