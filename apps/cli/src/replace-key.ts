import { resolve } from 'node:path';
import { type AllowedReplacement, allowLostKeyReplacement } from '@docket/service';
import { SigningKeyError, StoreRefusal } from '@docket/store';
import type { DatabaseSetting } from './database-setting.js';
import { CommandFailure, EXIT } from './failure.js';
import { withEmbedded } from './recover-key.js';

/**
 * Makes the key that may replace the lost one of a ledger, with the rights of the database's owner. What the store refuses
 * speaks for itself.
 */
export async function replaceKeyAsOwner(
  ledger: string,
  database: DatabaseSetting,
  keysDirectory = process.env['DOCKET_KEYS_DIR'] ?? '',
): Promise<AllowedReplacement> {
  if (keysDirectory === '')
    throw new CommandFailure('No directory of keys: set DOCKET_KEYS_DIR.', EXIT.unusable);
  try {
    return await allowLostKeyReplacement(ledger, { ...database, keysDirectory });
  } catch (error) {
    if (error instanceof SigningKeyError)
      throw new CommandFailure(error.message, EXIT.failed, { cause: error });
    if (!(error instanceof StoreRefusal)) throw error;
    throw new CommandFailure(`${error.message} ${error.next}`, EXIT.failed, { cause: error });
  }
}

/** The same for the database that `docket serve` keeps under this directory, and the keys beside it. */
export function replaceKeyEmbedded(ledger: string, data: string): Promise<AllowedReplacement> {
  const keys = process.env['DOCKET_KEYS_DIR'] ?? resolve(data, 'keys');
  return withEmbedded(data, (database) => replaceKeyAsOwner(ledger, database, keys));
}
