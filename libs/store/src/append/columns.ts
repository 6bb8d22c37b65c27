import { arrayParameter, scalarParameter } from '../binary-array.js';
import type { BinaryParameter, BinaryType, BinaryValues } from '../binary-array.js';
import type { PlannedEntry } from './batch.js';
import type { DecisionCursor } from './decision-cursor.js';
import type { FullTile } from './open-tiles.js';

/** How rows come in: `many` as one array per column, `one` as a value per column. */
export type Shape = 'many' | 'one';

/** A column of the rows that a statement takes, and what it holds of a row. */
export interface ParameterColumn<Row> {
  readonly name: string;
  readonly type: BinaryType;
  parameter(shape: Shape, rows: readonly Row[]): BinaryParameter;
}

function column<Type extends BinaryType, Row>(
  name: string,
  type: Type,
  of: (row: Row) => BinaryValues[Type] | null,
): ParameterColumn<Row> {
  return {
    name,
    type,
    parameter(shape, rows) {
      if (shape === 'many') return arrayParameter(type, rows, of);
      const [row] = rows;
      if (row === undefined || rows.length > 1) throw new Error('One row has one value.');
      return scalarParameter(type, of(row));
    },
  };
}

/** A principal's first use of an idempotency key. */
export interface KeyUse {
  /** Whose key it is: the entry's actor. */
  readonly principal: string;
  readonly key: string;
  readonly seq: number;
  readonly entryCount: number;
  readonly requestDigest: Uint8Array;
  /** See encodeAnswer. */
  readonly answer: string | null;
  /** Decision of the entry; not stored with the key, but read from the entry. */
  readonly decisionId: string | null;
  /** Of a report on a side effect, which one; read from its body like the decision from the entry. */
  readonly sideEffectId: string | null;
  /** The entry is not one in which the key was used: somebody has put the row there. */
  readonly isStray?: true;
  /** Origin of the ledger of the line that it was used in, where that is another one; `seq` is of that one. */
  readonly usedIn?: string;
}

/** What tells a key from others of the ledger: no id of a principal has a space. */
export function keyName({ principal, key }: Pick<KeyUse, 'principal' | 'key'>): string {
  return `${principal} ${key}`;
}

/** An entry, and the leaf hash of the one before it. */
export interface EntryRow {
  readonly entry: PlannedEntry;
  readonly prevHash: Uint8Array;
}

/** A decision as an entry leaves it, with what is made once for all of its columns. */
export interface DecisionRow {
  readonly cursor: DecisionCursor;
  readonly state: string;
  readonly lastHash: Uint8Array;
}

export interface TileRow {
  readonly tile: FullTile;
  readonly hashes: Uint8Array;
  /** Over groups of its hashes, so that a proof reads and computes no more than those of one group. */
  readonly nodes: Uint8Array;
}

export const ENTRY_COLUMNS: readonly ParameterColumn<EntryRow>[] = [
  column('leaf', 'bytea', ({ entry }) => entry.leaf),
  column('leaf_hash', 'bytea', ({ entry }) => entry.hash),
  column('prev', 'bytea', ({ prevHash }) => prevHash),
  column('type', 'text', ({ entry }) => entry.type),
  column('decision_id', 'text', ({ entry }) => entry.decisionId),
  column('decision_seq', 'integer', ({ entry }) => entry.decisionSeq),
];

/** What an entry's leaf commits to, in a table of its own. */
export const BODY_COLUMNS: readonly ParameterColumn<EntryRow>[] = [
  column('body', 'bytea', ({ entry }) => entry.bytes),
  column('secret', 'bytea', ({ entry }) => entry.secret),
];

/** The same in a state and in the columns beside it, so that no two of them differ. */
export const DECISION_COLUMNS: readonly ParameterColumn<DecisionRow>[] = [
  column('state', 'text', ({ state }) => state),
  column('decision_id', 'text', ({ cursor }) => cursor.decisionId),
  column('opened_seq', 'bigint', ({ cursor }) => cursor.state.openedSeq),
  column('last_seq', 'bigint', ({ cursor }) => cursor.state.lastSeq),
  column('last_hash', 'bytea', ({ lastHash }) => lastHash),
  column('entry_count', 'integer', ({ cursor }) => cursor.state.entryCount),
  column('status', 'text', ({ cursor }) => cursor.state.status),
  column('phase', 'text', ({ cursor }) => cursor.state.phase),
  column('directive', 'text', ({ cursor }) => cursor.state.directive),
  column('stakes', 'text', ({ cursor }) => cursor.state.stakes),
  column('needs_human', 'boolean', ({ cursor }) => cursor.state.needsHuman),
  column('agent_id', 'text', ({ cursor }) => cursor.state.agent.id),
  column('agent_name', 'text', ({ cursor }) => cursor.state.agent.name),
  column('goal', 'text', ({ cursor }) => cursor.state.goal),
  column('outcome', 'text', ({ cursor }) => cursor.state.outcome),
  column('opened_at', 'text', ({ cursor }) => cursor.state.openedAt),
  column('last_time', 'text', ({ cursor }) => cursor.state.lastTime),
];

/** Columns of a decision that its later entries change. */
export const CHANGING_DECISION_COLUMNS = DECISION_COLUMNS.filter(
  ({ name }) =>
    !['decision_id', 'opened_seq', 'stakes', 'agent_id', 'agent_name', 'opened_at'].includes(name),
);

export const KEY_COLUMNS: readonly ParameterColumn<KeyUse>[] = [
  column('principal', 'text', ({ principal }) => principal),
  column('key', 'text', ({ key }) => key),
  column('seq', 'bigint', ({ seq }) => seq),
  column('entry_count', 'integer', ({ entryCount }) => entryCount),
  column('request_digest', 'bytea', ({ requestDigest }) => requestDigest),
  column('answer', 'text', ({ answer }) => answer),
];

export const TILE_COLUMNS: readonly ParameterColumn<TileRow>[] = [
  column('hashes', 'bytea', ({ hashes }) => hashes),
  column('nodes', 'bytea', ({ nodes }) => nodes),
  column('root', 'bytea', ({ tile }) => tile.root),
  column('level', 'integer', ({ tile }) => tile.level),
  column('index', 'bigint', ({ tile }) => tile.index),
];

export function parametersOf<Row>(
  shape: Shape,
  columns: readonly ParameterColumn<Row>[],
  rows: readonly Row[],
): BinaryParameter[] {
  return columns.map((each) => each.parameter(shape, rows));
}
