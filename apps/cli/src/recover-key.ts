import { recoverKey } from '@docket/service';
import { StoreRefusal } from '@docket/store';
import { CommandFailure, EXIT } from './failure.js';

/** Makes an administrator key with the rights of the database's owner. A refusal of the store speaks for itself. */
export async function recoverAsOwner(databaseUrl: string): Promise<string> {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  try {
    return await recoverKey({ databaseUrl, ...(ownerUrl ? { ownerUrl } : {}) });
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  }
}
