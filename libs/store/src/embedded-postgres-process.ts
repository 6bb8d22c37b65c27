import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chown, mkdir, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ServerAccount } from './embedded-postgres-account.js';
import type { PostgresBinaries } from './embedded-postgres-binaries.js';

export interface PostgresProcess {
  stop(): Promise<void>;
  /** Resolves when the server has ended, asked or not, and its processes with it. */
  readonly ended: Promise<void>;
  /** Its last words. */
  log(): string;
}

/**
 * What a server of ours calls itself, on its command line: nothing that is set for a database, a login or a session
 * can say the same.
 */
export const EMBEDDED_CLUSTER_NAME = 'docket-embedded';

const READY = 'database system is ready to accept connections';
const LOG_CHARACTERS_MAX = 4_000;
const STOP_WAIT_MS_MAX = 30_000;

/** Its messages have to be in English, and nothing of our own environment is its business. */
const environment = { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' };

/**
 * Runs the server and watches a pipe that only we hold open. The pipe closes when we close it or
 * when we die, by whatever signal, and then the server shuts down fast (SIGINT).
 */
const SUPERVISOR = `
"$@" 3<&- &
server=$!
{ cat >/dev/null; kill -INT $server; } <&3 2>/dev/null &
exec 3<&-
wait $server
`;

/**
 * Creates a cluster in `dataDir`: UTF-8, code-point order whatever the machine's locale, page
 * checksums, passwords required.
 */
export async function initialiseCluster(cluster: {
  dataDir: string;
  passwordFile: string;
  superuser: string;
  binaries: PostgresBinaries;
  account: ServerAccount | undefined;
}): Promise<void> {
  const { dataDir, account } = cluster;
  // Beside its place, then renamed into it: a killed run leaves no half-made cluster behind.
  const newDir = `${dataDir}.new`;
  await rm(newDir, { recursive: true, force: true });
  await makeOwnDirectory(newDir, account);
  const flags = [
    `--pgdata=${newDir}`,
    `--username=${cluster.superuser}`,
    `--pwfile=${cluster.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    ...((await majorVersion(cluster.binaries.initdb)) >= BUILTIN_LOCALES_VERSION
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : []),
    '--data-checksums',
  ];
  await promisify(execFile)(cluster.binaries.initdb, flags, identity(account));
  await rename(newDir, dataDir);
}

/** From this version on code-point order knows letters beyond ASCII, whatever the system's C library. */
const BUILTIN_LOCALES_VERSION = 17;

/** `initdb (PostgreSQL) 18.4` */
async function majorVersion(initdb: string): Promise<number> {
  const { stdout } = await promisify(execFile)(initdb, ['--version'], { env: environment });
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
}

/** Starts the server; `log` holds its last words when it ended instead of becoming ready. */
export async function spawnServer(server: {
  dataDir: string;
  port: number;
  binaries: PostgresBinaries;
  account: ServerAccount | undefined;
}): Promise<{ process: PostgresProcess } | { log: string }> {
  const settings = [
    `cluster_name=${EMBEDDED_CLUSTER_NAME}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_timezone=UTC',
  ];
  const command = [server.binaries.postgres, '-D', server.dataDir, '-p', String(server.port)];
  for (const setting of settings) command.push('-c', setting);
  const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', ...command], {
    ...identity(server.account),
    // A session of its own, or Ctrl-C in the terminal would end the server before the service.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const lifeline = child.stdio[3];
  // When the server ends by itself, the watcher of the pipe has to end too.
  child.once('exit', () => lifeline?.destroy());
  const closed = new Promise<void>((resolve, reject) => {
    child.once('close', () => resolve());
    child.once('error', reject);
  });
  const { ready, log } = watchLog(child);
  const isReady = await Promise.race([ready.then(() => true), closed.then(() => false)]);
  if (!isReady) return { log: log() };
  return { process: { stop: () => shutDown(child, closed), ended: closed, log } };
}

function watchLog(child: ChildProcess): { ready: Promise<void>; log: () => string } {
  let log = '';
  const ready = new Promise<void>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LOG_CHARACTERS_MAX);
      if (log.includes(READY)) resolve();
    });
  });
  return { ready, log: () => log.trimEnd() };
}

async function shutDown(child: ChildProcess, closed: Promise<void>): Promise<void> {
  child.stdio[3]?.destroy();
  const killer = setTimeout(() => {
    killSession(child);
    // A worker that outlived its server, because it stands still, keeps the pipe open: it is not waited for.
    child.stderr?.destroy();
  }, STOP_WAIT_MS_MAX);
  await closed;
  clearTimeout(killer);
}

/** The shell and the server. They may have ended by themselves. */
function killSession({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // By its code: Node's errors are of another realm under Jest.
    if ((error as { code?: unknown }).code !== 'ESRCH') throw error;
  }
}

/** How a child process is to run: as the account, and where it may be whoever it is. */
function identity(account: ServerAccount | undefined): {
  uid?: number;
  gid?: number;
  cwd: string;
  env: Record<string, string>;
} {
  const common = { cwd: '/', env: environment };
  return account === undefined ? common : { ...common, uid: account.uid, gid: account.gid };
}

async function makeOwnDirectory(path: string, account: ServerAccount | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (account !== undefined) await chown(path, account.uid, account.gid);
}
