import { rebuildLedger } from '@docket/service';
import { StoreRefusal, type Rebuilt } from '@docket/store';
import { CommandFailure, EXIT } from './failure.js';

/** Writes the ledger's projections anew. A refusal of the store (`unknown_ledger`) speaks for itself. */
export async function rebuild(databaseUrl: string, ledger: string): Promise<Rebuilt> {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  try {
    return await rebuildLedger({ databaseUrl, ledger, ...(ownerUrl ? { ownerUrl } : {}) });
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  }
}
