import {
  type AllowedReplacement,
  allowKeyReplacement,
  connectDatabase,
  KeyVault,
  LedgerService,
} from '@docket/store';

/**
 * Makes the key that may replace the lost one of a ledger. For whoever has the owner's rights on the database and may
 * write the directory of keys; two people bring it into force afterwards.
 *
 * @throws {StoreRefusal} the login does not own the schema, there is no such ledger, or its key is not lost.
 * @throws {SigningKeyError} @throws the driver's error when the database cannot be reached or is not migrated.
 */
export async function allowLostKeyReplacement(
  ledger: string,
  request: {
    databaseUrl: string;
    /** Address of the schema's owner; `databaseUrl` where left out. */
    ownerUrl?: string;
    keysDirectory: string;
  },
): Promise<AllowedReplacement> {
  const { databaseUrl: url, ownerUrl, keysDirectory } = request;
  const options = { url, poolSize: POOL_SIZE, ...(ownerUrl === undefined ? {} : { ownerUrl }) };
  const database = await connectDatabase(options);
  try {
    const vault = new KeyVault(keysDirectory);
    // It only reads, for which no name of a host is needed.
    const ledgers = new LedgerService(database, vault, { host: '' });
    return await allowKeyReplacement(database, ledgers, vault, ledger);
  } finally {
    await database.close();
  }
}

const POOL_SIZE = 2;
