import { Database, databaseReader, Snapshot, StoreRefusal } from '@docket/store';
import type { LedgerReader } from '@docket/verify';
import { unreadable } from './trust.js';

/** The snapshot, the entries, and what they are compared with. */
const POOL_SIZE = 3;

/**
 * Does `work` with a reader of one state of a ledger in a database.
 *
 * @throws CommandFailure with exit code 2 when the database or the ledger cannot be read.
 */
export async function withLedgerDatabase<Result>(
  { databaseUrl, ledger }: { databaseUrl: string; ledger: string },
  work: (reader: LedgerReader) => Promise<Result>,
): Promise<Result> {
  const database = new Database({ url: databaseUrl, poolSize: POOL_SIZE });
  let snapshot: Snapshot | undefined;
  try {
    await database.connect();
    snapshot = await Snapshot.take(database);
    return await work(await databaseReader(database, ledger, snapshot.id));
  } catch (error) {
    throw unreadable(`ledger ${ledger}`, error, StoreRefusal);
  } finally {
    await snapshot?.release();
    await database.close();
  }
}
