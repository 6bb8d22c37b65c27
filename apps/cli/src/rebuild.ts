import { rebuildLedger } from '@docket/service';
import { StoreRefusal, type Rebuilt } from '@docket/store';
import type { DatabaseSetting } from './database-setting.js';
import { CommandFailure, EXIT } from './failure.js';

/** Writes the ledger's projections anew. A refusal of the store (`unknown_ledger`) speaks for itself. */
export async function rebuild(database: DatabaseSetting, ledger: string): Promise<Rebuilt> {
  try {
    return await rebuildLedger({ ...database, ledger });
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  }
}
