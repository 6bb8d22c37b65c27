import { type AllowedReplacement, allowLostKeyReplacement } from '@docket/service';
import { type DatabaseSetting, requireKeysDirectory } from './database-setting.js';
import { keysBeside, refusedByStore, withEmbedded } from './recover-key.js';

/**
 * Makes the key that may replace the lost one of a ledger, with the rights of the database's owner. What the store refuses
 * speaks for itself.
 */
export async function replaceKeyAsOwner(
  ledger: string,
  database: DatabaseSetting,
  keysDirectory = requireKeysDirectory(),
): Promise<AllowedReplacement> {
  return refusedByStore(allowLostKeyReplacement(ledger, { ...database, keysDirectory }));
}

/** The same for the database that `docket serve` keeps under this directory, and the keys beside it. */
export function replaceKeyEmbedded(ledger: string, data: string): Promise<AllowedReplacement> {
  return withEmbedded(data, (database) => replaceKeyAsOwner(ledger, database, keysBeside(data)));
}
