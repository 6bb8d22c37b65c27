import type pg from 'pg';
import { StoreRefusal } from './refusal.js';

/** @throws {StoreRefusal} `unknown_key` where the login does not own the schema of Docket. */
export async function requireOwner(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ owns: boolean }>(
    `SELECT pg_has_role(current_user, nspowner, 'USAGE') AS owns FROM pg_namespace WHERE nspname = 'docket'`,
  );
  if (rows[0]?.owns === true) return;
  throw new StoreRefusal('unknown_key', 'This login does not own the schema of Docket.', {
    next: 'Use the one that migrates it (DATABASE_OWNER_URL).',
  });
}
