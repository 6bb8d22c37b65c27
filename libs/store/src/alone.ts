import type { Database } from './database.js';
import { onConnection } from './held-connection.js';

/** Held by one process of those on a database, for as long as its work takes. */
export interface SoleTurn {
  /** @throws where the connection that holds the turn was lost: another process may have it by now. */
  confirm(): Promise<void>;
}

/**
 * Does `work` unless another process on this database does work of the same name; says whether it did. The turn is
 * a lock of a transaction (PostgreSQL's documentation, 13.3.5 Advisory Locks): it ends with the connection that holds
 * it, however the process ends. It takes a connection of the plain pool.
 */
export async function alone(
  database: Database,
  name: string,
  work: (turn: SoleTurn) => Promise<void>,
): Promise<boolean> {
  return onConnection(database.plainPool, async (client) => {
    await client.query('BEGIN READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0');
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine',
      [name],
    );
    const isMine = rows[0]?.mine === true;
    // What an answer with parameters saw is kept until another is asked for: for the whole turn nothing would be cleaned up.
    await client.query('SELECT');
    if (isMine) await work({ confirm: async () => void (await client.query('SELECT 1')) });
    await client.query('COMMIT');
    return isMine;
  });
}
