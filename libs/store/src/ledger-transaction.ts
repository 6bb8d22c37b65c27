import type pg from 'pg';
import { beginIn } from './ledger-scope.js';

/** Does the work in one transaction of a ledger, on a connection of the pool; what fails is rolled back. */
export async function withinLedger<Answer>(
  pool: pg.Pool,
  ledgerNo: number,
  work: (client: pg.PoolClient) => Promise<Answer>,
  begin?: string,
): Promise<Answer> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query(beginIn(ledgerNo, begin));
    const answer = await work(client);
    await client.query('COMMIT');
    failed = false;
    return answer;
  } finally {
    // A connection that failed within a transaction is not used again.
    client.release(failed);
  }
}
