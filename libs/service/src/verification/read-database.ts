import { connectDatabase, databaseReader, Snapshot } from '@docket/store';
import type { GrowthSource, LedgerReader } from '@docket/verify';

/** The snapshot, the entries, and what they are compared with. */
const POOL_SIZE = 3;

/**
 * Does `work` with a reader of one state of a ledger in a database.
 *
 * @throws StoreRefusal `unknown_ledger`, or the driver's error when the database cannot be read.
 */
export async function readDatabase<Result>(
  { databaseUrl, ledger }: { databaseUrl: string; ledger: string },
  work: (reader: LedgerReader & GrowthSource) => Promise<Result>,
): Promise<Result> {
  const database = await connectDatabase({ url: databaseUrl, poolSize: POOL_SIZE, isBulk: true });
  let snapshot: Snapshot | undefined;
  try {
    snapshot = await Snapshot.take(database);
    return await work(await databaseReader(database, ledger, snapshot.id));
  } finally {
    await snapshot?.release();
    await database.close();
  }
}
