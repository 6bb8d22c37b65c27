import { recoverKey } from '@docket/service';
import { StoreRefusal } from '@docket/store';
import type { DatabaseSetting } from './database-setting.js';
import { CommandFailure, EXIT } from './failure.js';

/** Makes an administrator key with the rights of the database's owner. A refusal of the store speaks for itself. */
export async function recoverAsOwner(database: DatabaseSetting): Promise<string> {
  try {
    return await recoverKey(database);
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  }
}
