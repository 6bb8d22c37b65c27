import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyVault, LedgerService, openDatabase } from '@docket/store';
import type { Database, LedgerServiceOptions } from '@docket/store';
import { createTestDatabase } from './database.js';
import { splitWhereAsked } from './split.js';

export interface TestStore {
  /** Superuser address. */
  url: string;
  keysDirectory: string;
  database: Database;
  vault: KeyVault;
  ledgers: LedgerService;
  close(): Promise<void>;
}

/** A migrated database of its own, with the services on it. */
export async function openTestStore(
  options: Partial<LedgerServiceOptions> = {},
): Promise<TestStore> {
  const testDatabase = await createTestDatabase();
  await splitWhereAsked(testDatabase.url);
  const directory = await mkdtemp(join(tmpdir(), 'docket-keys-'));
  const keysDirectory = join(directory, 'keys');
  const database = await openDatabase({ url: testDatabase.url });
  const vault = new KeyVault(keysDirectory);
  const ledgers = new LedgerService(database, vault, { host: 'docket.example', ...options });
  await ledgers.start();
  return {
    url: testDatabase.url,
    keysDirectory,
    database,
    vault,
    ledgers,
    async close() {
      await ledgers.drain();
      await database.close();
      await testDatabase.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
