import { connectDatabase, rebuildProjections, type Rebuilt } from '@docket/store';

export interface RebuildRequest {
  ledger: string;
  databaseUrl: string;
  /** Address of the schema's owner; `databaseUrl` where left out. */
  ownerUrl?: string;
}

/**
 * Writes the projections of a ledger anew from its entries. For whoever has the owner's rights on the
 * database: no key of an API is asked for. Appends to the ledger wait until it is done.
 *
 * @throws {StoreRefusal} `unknown_ledger`. @throws the driver's error when the database cannot be reached.
 */
export async function rebuildLedger(request: RebuildRequest): Promise<Rebuilt> {
  const { ledger, databaseUrl: url, ownerUrl } = request;
  const options = {
    url,
    poolSize: POOL_SIZE,
    isBulk: true,
    ...(ownerUrl === undefined ? {} : { ownerUrl }),
  };
  const database = await connectDatabase(options);
  try {
    return await rebuildProjections(database, ledger);
  } finally {
    await database.close();
  }
}

const POOL_SIZE = 2;
