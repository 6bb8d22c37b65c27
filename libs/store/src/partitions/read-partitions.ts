import type pg from 'pg';
import { beginIn } from '../ledger-scope.js';

/** The tables that hold most of what an entry takes, which may be split by ranges of seq. */
const SPLIT_TABLES = ['body', 'search_text'] as const;
export type SplitTable = (typeof SPLIT_TABLES)[number];

/** The CHECK by which a partition that is long is shown to end where it is to be split, until it is. */
export const SPLIT_CHECK = 'docket_split';

/** Behind the name of a partition: its copy, while it is moved. */
export const COPY_SUFFIX = '_copy';

/** A part of a table by seq, of all ledgers alike; the whole table where it was never split. */
export interface Partition {
  /** Without its schema. */
  name: string;
  /** From which seq on; null: from the first on. */
  from: number | null;
  /** Up to which seq, which is not in it; null: without end. */
  to: number | null;
  /** As PostgreSQL estimated them last; null: not yet. */
  rows: number | null;
  /** With indexes and what is out of line. */
  bytes: number;
  /** Of its rows alone, which a scan reads. */
  heapBytes: number;
  tablespace: string;
  /** Where a split was begun and is not done: where it is to end, and whether its rows were all looked at. */
  unfinished: { at: number; isValid: boolean } | null;
  /** Whether there is a copy of it for another tablespace, which is not in its place yet. */
  isCopied: boolean;
}

export interface TablePartitions {
  table: SplitTable;
  isSplit: boolean;
  /** In the order of seq. The last one has no end. */
  partitions: Partition[];
}

/** Bounds and constraints are read from how PostgreSQL writes them: `FOR VALUES FROM (MINVALUE) TO ('100')`. */
const PARTS = `SELECT parent.relname AS "table", parent.relkind = 'p' AS "isSplit", c.relname AS name,
    (regexp_match(bound, 'FROM \\(''?(\\d+)'))[1]::float8 AS "from", (regexp_match(bound, 'TO \\(''?(\\d+)'))[1]::float8 AS "to",
    CASE WHEN c.reltuples < 0 THEN NULL ELSE c.reltuples::float8 END AS rows,
    pg_total_relation_size(c.oid)::float8 AS bytes, pg_relation_size(c.oid)::float8 AS "heapBytes",
    (SELECT spcname FROM pg_tablespace t, pg_database d
      WHERE d.datname = current_database() AND t.oid = coalesce(nullif(c.reltablespace, 0), d.dattablespace)) AS tablespace,
    (SELECT json_build_object('at', (regexp_match(pg_get_constraintdef(k.oid), 'seq < ''?(\\d+)'))[1]::float8, 'isValid', k.convalidated)
      FROM pg_constraint k WHERE k.conrelid = c.oid AND k.conname = '${SPLIT_CHECK}') AS unfinished,
    to_regclass(format('docket.%I', c.relname || '${COPY_SUFFIX}')) IS NOT NULL AS "isCopied"
  FROM pg_class parent
  JOIN pg_class c ON c.oid = parent.oid AND parent.relkind = 'r'
    OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = parent.oid)
  CROSS JOIN LATERAL pg_get_expr(c.relpartbound, c.oid) AS bound
  WHERE parent.relnamespace = 'docket'::regnamespace AND parent.relname = ANY ($1)
  ORDER BY parent.relname, "from" NULLS FIRST`;

/** How the tables are split, from the catalog: takes no lock and needs no privilege on them. */
export async function readPartitions(client: pg.ClientBase): Promise<TablePartitions[]> {
  const { rows } = await client.query<Partition & { table: SplitTable; isSplit: boolean }>(PARTS, [
    SPLIT_TABLES,
  ]);
  return SPLIT_TABLES.map((table) => {
    const own = rows.filter((row) => row.table === table);
    return {
      table,
      isSplit: own.some(({ isSplit }) => isSplit),
      partitions: own.map(({ table: _table, isSplit: _isSplit, ...partition }) => partition),
    };
  });
}

/** The size of the longest ledger: every entry that is recorded has a seq below it. In a transaction of its own. */
export async function readLongest(client: pg.ClientBase): Promise<number> {
  await client.query(beginIn('all'));
  try {
    const { rows } = await client.query<{ longest: string }>(
      'SELECT coalesce(max(size), 0) AS longest FROM docket.ledger_head',
    );
    return Number(rows[0]?.longest);
  } finally {
    await client.query('COMMIT');
  }
}
