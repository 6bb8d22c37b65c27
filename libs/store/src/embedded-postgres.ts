import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chooseServerAccount, findBlockedDirectory } from './embedded-postgres-account.js';
import type { ServerAccount } from './embedded-postgres-account.js';
import { locateBinaries } from './embedded-postgres-binaries.js';
import type { PostgresBinaries } from './embedded-postgres-binaries.js';
import { initialiseCluster, spawnServer } from './embedded-postgres-process.js';
import type { PostgresProcess } from './embedded-postgres-process.js';

export interface EmbeddedPostgresOptions {
  /** Directory of the database cluster; created when missing. */
  dataDir: string;
  /** False deletes `dataDir` and what lies beside it on `stop()`. */
  persistent: boolean;
  /** TCP port on 127.0.0.1; a free one is chosen when left out. */
  port?: number;
}

export interface EmbeddedPostgresServer {
  /** Connection address of the superuser, password included: never log it. */
  superuserUrl: string;
  /** Shuts the server down; open transactions are rolled back. May be called twice. */
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';
/** Another process may take the free port between its choice and its use. */
const PORT_ATTEMPTS_MAX = 3;
/** A server whose owner was killed needs a moment to shut itself down. */
const LOCK_WAIT_MS_MAX = 15_000;
const LOCK_RETRY_MS = 200;

/**
 * Starts a PostgreSQL server of our own on 127.0.0.1 and waits until it accepts connections. It ends
 * with this process, however that ends, and with nothing else: a Ctrl-C in the terminal does not
 * reach it, so that the service can finish its requests first.
 *
 * An empty or missing `dataDir` is initialised; an existing one is started as it is. The superuser's
 * password is random and kept in `<dataDir>.password` (mode 0600), so that a restart finds it.
 *
 * Run as root, the server itself runs as another account (PostgreSQL refuses to be root), which must
 * be able to enter the directories above `dataDir`.
 *
 * @throws Error when this platform has no binaries, when the directory cannot be used or is in use,
 *   or when the server does not start; the message carries the server's own last lines.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgresServer> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dirname(dataDir), { recursive: true });
  const account = await chooseServerAccount(dataDir);
  const blocked = account && (await findBlockedDirectory(dirname(dataDir), account));
  if (account !== undefined && blocked !== undefined) {
    throw new Error(
      `PostgreSQL refuses to run as root, so it runs as "${account.name}", who may not enter ` +
        `${blocked}. Choose a data directory elsewhere, or run docket as an ordinary user.`,
    );
  }
  const binaries = await locateBinaries(dataDir, account);
  const password = await prepareCluster(dataDir, binaries, account);
  const { process: server, port } = await launch(dataDir, binaries, account, options.port);
  return {
    superuserUrl: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      if (options.persistent) return;
      for (const path of [dataDir, passwordFileOf(dataDir), ...binaries.copies]) {
        await rm(path, { recursive: true, force: true });
      }
    },
  };
}

/** A new temporary directory below which a server's data may lie, whoever runs it. */
export async function makeServerDirectory(prefix: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), prefix));
  // Enter, not list: under root the server is another account and has to reach its data.
  await chmod(directory, 0o711);
  return directory;
}

const passwordFileOf = (dataDir: string): string => `${dataDir}.password`;

/** Initialises the cluster unless it is there already, and returns the superuser's password. */
async function prepareCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
): Promise<string> {
  const passwordFile = passwordFileOf(dataDir);
  if (!(await isMissingOrEmpty(dataDir))) return (await readFile(passwordFile, 'utf8')).trim();

  const password = randomBytes(24).toString('hex');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
  await initialiseCluster({ dataDir, passwordFile, superuser: SUPERUSER, binaries, account });
  return password;
}

async function launch(
  dataDir: string,
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
  fixedPort: number | undefined,
): Promise<{ process: PostgresProcess; port: number }> {
  const giveUpAt = Date.now() + LOCK_WAIT_MS_MAX;
  for (let portAttempts = 1; ;) {
    const port = fixedPort ?? (await findFreePort());
    const outcome = await spawnServer({ dataDir, port, binaries, account });
    if ('process' in outcome) return { process: outcome.process, port };

    // A server that was killed leaves processes that end a moment after it.
    const isLocked =
      outcome.log.includes('lock file "postmaster.pid" already exists') ||
      outcome.log.includes('pre-existing shared memory block');
    const isPortTaken = outcome.log.includes('could not bind');
    if (isLocked && Date.now() < giveUpAt) {
      await new Promise((wake) => setTimeout(wake, LOCK_RETRY_MS));
    } else if (isPortTaken && fixedPort === undefined && portAttempts < PORT_ATTEMPTS_MAX) {
      portAttempts += 1;
    } else {
      const reason = isLocked ? 'another server is using this directory' : 'its last lines were';
      throw new Error(`PostgreSQL did not start in ${dataDir}; ${reason}:\n${outcome.log}`);
    }
  }
}

async function isMissingOrEmpty(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

/** A port nothing listened on a moment ago. */
function findFreePort(): Promise<number> {
  return new Promise((found, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no TCP port'));
        else found(address.port);
      });
    });
  });
}
