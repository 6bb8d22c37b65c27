import { connectDatabase, rebuildProjections, StoreRefusal, type Rebuilt } from '@docket/store';
import { CommandFailure, EXIT } from './failure.js';

/** Writes the ledger's projections anew. A refusal of the store (`unknown_ledger`) speaks for itself. */
export async function rebuild(url: string, ledger: string): Promise<Rebuilt> {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  const database = await connectDatabase({ url, ...(ownerUrl ? { ownerUrl } : {}), poolSize: 2 });
  try {
    return await rebuildProjections(database, ledger);
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  } finally {
    await database.close();
  }
}
