import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketAdministration, DocketClient, type LedgerSummary, type Role } from '@docket/client';
import { PROJECT } from './built-command.js';
import { createTestDatabase } from './database.js';
import { splitWhereAsked } from './split.js';

export interface DocketServer {
  url: string;
  administratorKey: string;
  /** Superuser address of the database. */
  databaseUrl: string;
  /** Where the seeds of its ledgers are. */
  keysDir: string;
  administration: DocketAdministration;
  /** A new ledger and a way to get clients for it, one key per call. */
  /** `policy`: members that differ from the default one. */
  createLedger(
    id: string,
    policy?: Parameters<DocketAdministration['createLedger']>[0]['policy'],
  ): Promise<{
    ledger: LedgerSummary;
    createKey(role: Role): Promise<string>;
    client(role: Role, url?: string): Promise<DocketClient>;
  }>;
  stop(): Promise<void>;
}

/** Starts the built `docket serve` on a database of its own. Call `stop()` in `afterAll`. */
export async function startDocketServer(): Promise<DocketServer> {
  const database = await createTestDatabase();
  await splitWhereAsked(database.url);
  const keysDir = await mkdtemp(join(tmpdir(), 'docket-test-keys-'));
  const child = fork(
    `${PROJECT}apps/cli/bin/docket.js`,
    ['serve', '--host', '127.0.0.1', '--port', '0'],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: database.url,
        DOCKET_HOST_NAME: 'test.docket.example',
        DOCKET_KEYS_DIR: keysDir,
        LOG_LEVEL: 'error',
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { url, administratorKey } = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('exit', (code) => reject(new Error(`docket serve ended with ${code}: ${errors}`)));
  });
  const administration = new DocketAdministration({ url, apiKey: administratorKey });
  return {
    url,
    administratorKey,
    databaseUrl: database.url,
    keysDir,
    administration,
    async createLedger(id, policy) {
      const ledger = await administration.createLedger({ id, ...(policy && { policy }) });
      const createKey = async (role: Role) =>
        (await administration.createKey(id, { role, label: `test ${role}` })).secret;
      return {
        ledger,
        createKey,
        client: async (role, through = url) =>
          new DocketClient({ url: through, apiKey: await createKey(role), ledger: id }),
      };
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      await database.drop();
      await rm(keysDir, { recursive: true, force: true });
    },
  };
}

interface Ready {
  url: string;
  administratorKey: string;
}
