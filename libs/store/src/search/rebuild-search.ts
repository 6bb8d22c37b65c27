import type pg from 'pg';
import { differingTables, fingerprintSearch } from './compare-search.js';
import { beginIn } from '../ledger-scope.js';
import { indexBatch } from './index-batch.js';
import { LOCK_CURSOR, MAKE_CURSOR, MOVE_CURSOR, SEARCH_TABLES } from './statements.js';

const BATCH_ENTRIES = 1_000;

export interface RebuiltSearch {
  /** Entries that it was filled from. */
  indexed: number;
  /** Tables that held something else than the entries give: changed, or filled by another version. */
  searchDiffered: readonly string[];
}

/**
 * Fills the search projection of one ledger anew, as the owner, in one transaction that holds its cursor:
 * readers keep the rows they had until it commits. What it held before is compared with what the entries give.
 */
export async function rebuildSearch(owner: pg.Client, ledgerNo: number): Promise<RebuiltSearch> {
  await owner.query(beginIn(ledgerNo));
  await owner.query(MAKE_CURSOR, [ledgerNo]);
  const cursor = await owner.query<{ size: string }>(LOCK_CURSOR, [ledgerNo]);
  const sizeBefore = Number(cursor.rows[0]?.size ?? 0);
  const before = await fingerprintSearch(owner, ledgerNo);
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
  const after = await fingerprintSearch(owner, ledgerNo, sizeBefore);
  await owner.query('COMMIT');
  return { indexed: from, searchDiffered: differingTables(before, after, from !== sizeBefore) };
}
