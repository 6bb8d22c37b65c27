import { connectDatabase, KeyVault, LedgerService, recoverAdministratorKey } from '@docket/store';

/**
 * Makes an administrator key for every ledger and returns it, this once. For whoever has the owner's rights on
 * the database: no key of an API is asked for.
 *
 * @throws {StoreRefusal} where the login does not own the schema. @throws {SigningKeyError} the server's key of the registry
 * cannot be used. @throws the driver's error when the database cannot be reached or is not migrated.
 */
export async function recoverKey(request: {
  databaseUrl: string;
  /** Address of the schema's owner; `databaseUrl` where left out. */
  ownerUrl?: string;
  /** Of the server: the registry takes no principal that its key does not attest. */
  keysDirectory: string;
}): Promise<string> {
  const { databaseUrl: url, ownerUrl, keysDirectory } = request;
  const options = { url, poolSize: POOL_SIZE, ...(ownerUrl === undefined ? {} : { ownerUrl }) };
  const database = await connectDatabase(options);
  try {
    // It only appends to the registry, for which no name of a host is needed.
    const ledgers = new LedgerService(database, new KeyVault(keysDirectory), { host: '' });
    return await recoverAdministratorKey(database, ledgers);
  } finally {
    await database.close();
  }
}

const POOL_SIZE = 2;
