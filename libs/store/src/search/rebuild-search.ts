import type pg from 'pg';
import { indexBatch } from './index-batch.js';
import { LOCK_CURSOR, MAKE_CURSOR, MOVE_CURSOR, SEARCH_TABLES } from './statements.js';

const BATCH_ENTRIES = 1_000;

/**
 * Fills the search projection of one ledger anew, as the owner, in one transaction that holds its cursor:
 * readers keep the rows they had until it commits. Returns the number of entries indexed.
 */
export async function rebuildSearch(owner: pg.Client, ledgerNo: number): Promise<number> {
  await owner.query('BEGIN');
  await owner.query(MAKE_CURSOR, [ledgerNo]);
  await owner.query(LOCK_CURSOR, [ledgerNo]);
  for (const table of SEARCH_TABLES) {
    await owner.query(`DELETE FROM docket.${table} WHERE ledger_no = $1`, [ledgerNo]);
  }
  await owner.query(MOVE_CURSOR, [ledgerNo, 0]);
  let from = 0;
  for (;;) {
    const { size } = await indexBatch(owner, ledgerNo, { from, entriesMax: BATCH_ENTRIES });
    if (size === from) break;
    from = size;
  }
  await owner.query('COMMIT');
  // Plans are chosen by what the tables hold now, not by what they held before.
  for (const table of SEARCH_TABLES) await owner.query(`ANALYZE docket.${table}`);
  return from;
}
