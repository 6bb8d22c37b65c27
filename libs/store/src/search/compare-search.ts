import type pg from 'pg';
import { SEARCH_TABLES, type SearchTable } from './statements.js';

/** Rows that come from one entry each and never change: comparable up to any size. */
const BY_ENTRY: ReadonlySet<SearchTable> = new Set<SearchTable>([
  'search_text',
  'search_document',
  'search_tripwire',
  'search_skipped',
]);

/** A kind that there was once is left with nothing in it. */
const COUNTED = '(decisions <> 0 OR waits <> 0)';

/** What the tables held of one ledger: of each the number of its rows and a sum over their digests. */
export type SearchFingerprint = ReadonlyMap<SearchTable, string>;

/**
 * Rows are summed up, because a table is compared in no order and in the memory of one row. With `below`
 * only rows of entries before that one count, where a table says of which entry a row is.
 */
export async function fingerprintSearch(
  client: pg.ClientBase,
  ledgerNo: number,
  below = Number.MAX_SAFE_INTEGER,
): Promise<SearchFingerprint> {
  const prints = new Map<SearchTable, string>();
  for (const table of SEARCH_TABLES) {
    const bound = BY_ENTRY.has(table)
      ? 'AND seq < $2'
      : `AND $2::bigint IS NOT NULL${table === 'search_count' ? ` AND ${COUNTED}` : ''}`;
    const { rows } = await client.query<{ print: string }>(
      `SELECT count(*) || ' ' || COALESCE(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0) AS print
        FROM docket.${table} AS t WHERE ledger_no = $1 ${bound}`,
      [ledgerNo, below],
    );
    prints.set(table, rows[0]?.print ?? '');
  }
  return prints;
}

/** Tables that differ. Those that follow what came in meanwhile are compared only where nothing did. */
export function differingTables(
  before: SearchFingerprint,
  after: SearchFingerprint,
  hasGrown: boolean,
): string[] {
  const comparable = SEARCH_TABLES.filter((table) => !hasGrown || BY_ENTRY.has(table));
  return comparable.filter((table) => before.get(table) !== after.get(table));
}
