import type pg from 'pg';
import { onConnection } from '../held-connection.js';
import { sqlState } from '../connections.js';
import type { Database } from '../database.js';
import { beginIn } from '../ledger-scope.js';
import { StoreRefusal } from '../refusal.js';
import type { SearchIndexer } from './search-indexer.js';

/** How far an answer from the search projection goes: at least this far. */
export interface AsOf {
  /** Entries that the projection was filled from. */
  indexedSize: number;
  /** Entries of the ledger when it was asked. */
  ledgerSize: number;
  /**
   * Entries below `indexedSize` that cannot be found, wholly or in part: damaged, missing or, where words
   * are searched for, too long.
   */
  skipped: number;
}

/** A query that takes longer is given up: it would keep others from being answered. */
const QUERY_MS_MAX = 10_000;
/** Searches that wait for a connection. */
const WAITING_MAX = 64;
const QUERY_CANCELED = '57014';

/**
 * Brings the projection up to date, as far as that is bounded, and reads from it in one transaction.
 * @throws {StoreRefusal} `overloaded` when the query takes longer than ten seconds, or too many wait.
 */
export async function readAsOf<Answer>(
  { database, indexer }: { database: Database; indexer: SearchIndexer },
  { ledgerNo, byWords }: { ledgerNo: number; byWords: boolean },
  read: (client: pg.ClientBase) => Promise<Answer>,
): Promise<{ answer: Answer; asOf: AsOf }> {
  if (database.searchPool.waitingCount >= WAITING_MAX) {
    throw new StoreRefusal('overloaded', 'Too many searches wait to be answered.', {
      next: 'Ask again in a moment.',
    });
  }
  const { size: indexedSize, ledgerSize } = await indexer.catchUp(ledgerNo);
  const reading = onConnection(database.searchPool, async (client) => {
    await client.query(
      `${beginIn(ledgerNo, 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')}; SET LOCAL jit = off; SET LOCAL statement_timeout = ${QUERY_MS_MAX}`,
    );
    const skipped = await client.query<{ n: string }>(
      // A record of which only some words were left out is found by everything else.
      `SELECT count(*) AS n FROM docket.search_skipped
       WHERE ledger_no = $1 AND seq < $2 AND ($3 OR reason <> 'text_cut')`,
      [ledgerNo, indexedSize, byWords],
    );
    const answer = await read(client);
    await client.query('COMMIT');
    return {
      answer,
      asOf: { indexedSize, ledgerSize, skipped: Number(skipped.rows[0]?.n ?? 0) },
    };
  });
  try {
    return await reading;
  } catch (error) {
    if (sqlState(error) !== QUERY_CANCELED) throw error;
    throw new StoreRefusal('overloaded', 'The search took longer than ten seconds.', {
      next: 'Narrow it, for example by opened_from, and ask again.',
    });
  }
}
