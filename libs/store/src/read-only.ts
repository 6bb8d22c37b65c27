import type pg from 'pg';
import { DatabaseUnfit } from './database-unfit.js';

/** For who is about to change the schema. @throws {DatabaseUnfit} on a standby, or where reading only is set. */
export async function refuseReadOnly(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ read_only: boolean }>(
    `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS read_only`,
  );
  if (rows[0]?.read_only === false) return;
  throw new DatabaseUnfit(
    'The database takes no writes: it is a standby, or default_transaction_read_only is on. ' +
      'Name the primary in the address.',
  );
}
