import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chooseServerAccount, findBlockedDirectory } from './embedded-postgres-account.js';
import type { ServerAccount } from './embedded-postgres-account.js';
import { locateBinaries } from './embedded-postgres-binaries.js';
import type { PostgresBinaries, PostgresPrograms } from './embedded-postgres-binaries.js';
import { initialiseCluster, spawnServer } from './embedded-postgres-process.js';
import type { PostgresProcess } from './embedded-postgres-process.js';
import { readSmallFile } from './small-file.js';

export interface EmbeddedPostgresOptions {
  /** Directory of the database cluster; created when missing. */
  dataDir: string;
  /** False deletes `dataDir` and what lies beside it on `stop()`. */
  persistent: boolean;
  /** TCP port on 127.0.0.1; a free one is chosen when left out. */
  port?: number;
  /** Told when the server ended although nobody stopped it; it is being started again. */
  onEnd?: (lastWords: string) => void;
  /** Told when it cannot be started again, or ends again and again. Nothing more is tried. */
  onLost?: (reason: string) => void;
  /** Of an installation of yours, version 15 or newer; those of the platform's package when left out. */
  programs?: PostgresPrograms;
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
/** A server that ends by itself more often than this, within ten minutes, does not stay up. */
const RESTARTS_MAX = 5;
const RESTARTS_MS = 10 * 60 * 1000;

/**
 * Starts a PostgreSQL server of our own on 127.0.0.1 and waits until it accepts connections. It ends
 * with this process, however that ends, and with nothing else: a Ctrl-C in the terminal does not
 * reach it, so that the service can finish its requests first. Where it ends by itself (killed for want of
 * memory, say), it is started again on the same port, five times in ten minutes at most.
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
  const binaries = await locateBinaries(dataDir, account, options.programs);
  const password = await prepareCluster(dataDir, binaries, account);
  const first = await launch(dataDir, binaries, account, options.port);
  const { port } = first;
  const relaunch = async (): Promise<PostgresProcess> =>
    (await launch(dataDir, binaries, account, port)).process;
  const kept = keepRunning(first.process, relaunch, options);
  return {
    superuserUrl: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await kept.stop();
      if (options.persistent) return;
      for (const path of [dataDir, passwordFileOf(dataDir), ...binaries.copies]) {
        await rm(path, { recursive: true, force: true });
      }
    },
  };
}

/** Starts the server again whenever it ends and nobody asked it to. */
function keepRunning(
  first: PostgresProcess,
  relaunch: () => Promise<PostgresProcess>,
  { onEnd = () => undefined, onLost = () => undefined }: EmbeddedPostgresOptions,
): { stop(): Promise<void> } {
  let current = first;
  let isStopping = false;
  const watch = async (): Promise<void> => {
    const ends: number[] = [];
    for (;;) {
      await current.ended;
      if (isStopping) return;
      const now = performance.now();
      ends.push(now);
      onEnd(current.log());
      if (ends.filter((end) => now - end < RESTARTS_MS).length > RESTARTS_MAX) {
        onLost(`it ended ${RESTARTS_MAX + 1} times within ${RESTARTS_MS / 60_000} minutes`);
        return;
      }
      current = await relaunch();
      // Asked to stop while it came up.
      if (isStopping) return current.stop();
    }
  };
  const watched = watch().catch((error: unknown) =>
    onLost(error instanceof Error ? error.message : String(error)),
  );
  return {
    async stop() {
      isStopping = true;
      await current.stop();
      await watched;
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
  if (!(await isMissingOrEmpty(dataDir))) return (await readSmallFile(passwordFile)).trim();

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
