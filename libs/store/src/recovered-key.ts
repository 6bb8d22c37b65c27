import { DOCKET_AUTHOR } from '@docket/record';
import type { Database } from './database.js';
import { keyRegistration } from './key-register.js';
import { REGISTRY } from './ledger-creation.js';
import type { LedgerService } from './ledger-service.js';
import { insertKey, makeKey } from './new-key.js';
import { requireOwner } from './require-owner.js';

/**
 * Makes an administrator key for every ledger, with the rights of the schema's owner, and returns its token:
 * for whoever has lost all of them. It is registered like any other.
 *
 * @throws {StoreRefusal} `unknown_key` where the login does not own the schema.
 */
export async function recoverAdministratorKey(
  database: Database,
  ledgers: LedgerService,
): Promise<string> {
  const client = await database.owner();
  try {
    await requireOwner(client);
    const createdBy = DOCKET_AUTHOR;
    const of = { role: 'administrator', name: 'recovered', createdBy, ledgerNo: null } as const;
    const { entity, token } = makeKey(of);
    await ledgers.appendOwn(REGISTRY, keyRegistration(entity));
    await insertKey(client, entity);
    return token;
  } finally {
    await client.end();
  }
}
