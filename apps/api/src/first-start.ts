import { ApiKeys, type Database } from '@docket/store';

/**
 * Makes the first administrator key of an installation that has no key at all, and returns it: the
 * only time that it is known. Of several processes that start together one makes it.
 */
export async function createFirstKey(
  database: Database,
  keys: ApiKeys,
): Promise<string | undefined> {
  const client = await database.plainPool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [FIRST_KEY_LOCK]);
    if ((await keys.list()).length > 0) return undefined;
    const created = await keys.create({
      role: 'administrator',
      name: 'first administrator',
      createdBy: 'docket',
    });
    return created.token;
  } finally {
    // Also ends the transaction, and with it the lock.
    await client.query('ROLLBACK');
    client.release();
  }
}

/** Any constant: the ASCII of "dockey". */
const FIRST_KEY_LOCK = 0x646f_636b_6579;
