import type pg from 'pg';
import { onConnection } from './held-connection.js';
import { beginIn } from './ledger-scope.js';

/** Does the work in one transaction of a ledger, on a connection of the pool; what fails is rolled back. */
export async function withinLedger<Answer>(
  pool: pg.Pool,
  ledgerNo: number,
  work: (client: pg.PoolClient) => Promise<Answer>,
  begin?: string,
): Promise<Answer> {
  return onConnection(pool, async (client) => {
    await client.query(beginIn(ledgerNo, begin));
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  });
}
