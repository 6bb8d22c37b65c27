import { afterAll, describe, expect, test } from '@jest/globals';
import { fork } from 'node:child_process';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { makeServerDirectory, startEmbeddedPostgres } from './embedded-postgres.js';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Asks until there is an answer, which takes as long as the server needs to come back. */
async function untilAnswered(url: string, sql: string): Promise<Record<string, unknown>[]> {
  for (;;) {
    try {
      return await query(url, sql);
    } catch (error) {
      if (!/ECONN|starting up|recovery|accepting|terminat/.test(String(error))) throw error;
      await setTimeout(50);
    }
  }
}

describe('startEmbeddedPostgres', () => {
  const directories: string[] = [];
  const newDirectory = async (): Promise<string> => {
    const directory = await makeServerDirectory('docket-embedded-');
    directories.push(directory);
    return directory;
  };
  afterAll(async () => {
    for (const directory of directories) await rm(directory, { recursive: true, force: true });
  });

  test('starts again on an existing data directory, which it kept', async () => {
    const dataDir = join(await newDirectory(), 'nested', 'data');
    const first = await startEmbeddedPostgres({ dataDir, persistent: true });
    await query(first.superuserUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();

    const second = await startEmbeddedPostgres({ dataDir, persistent: true });
    expect(await query(second.superuserUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    await second.stop();
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
  });

  test('is UTF-8 in code-point order with checksums, whatever the machine', async () => {
    const dataDir = join(await newDirectory(), 'data');
    const server = await startEmbeddedPostgres({ dataDir, persistent: false });
    const [settings] = await query(
      server.superuserUrl,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
         current_setting('data_checksums') AS checksums, 'B' < 'a' AS code_points`,
    );
    await server.stop();
    expect(settings).toEqual({ encoding: 'UTF8', fsync: 'on', checksums: 'on', code_points: true });
  });

  test('refuses a wrong password, and leaves nothing behind when not persistent', async () => {
    const dataDir = join(await newDirectory(), 'data');
    const server = await startEmbeddedPostgres({ dataDir, persistent: false });
    const url = new URL(server.superuserUrl);
    url.password = 'password';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
    await expect(stat(dataDir)).rejects.toThrow(/ENOENT/);
    await expect(stat(`${dataDir}.password`)).rejects.toThrow(/ENOENT/);
  });

  test('says which port is taken', async () => {
    const dataDir = join(await newDirectory(), 'data');
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => squatter.once('listening', listening));
    const { port } = squatter.address() as { port: number };
    try {
      await expect(startEmbeddedPostgres({ dataDir, persistent: true, port })).rejects.toThrow(
        /did not start in .*could not bind .*Address already in use/s,
      );
    } finally {
      squatter.close();
    }
  });

  test('ends with its owner, even one killed, and a new owner takes over', async () => {
    const directory = await newDirectory();
    const dataDir = join(directory, 'data');
    const script = join(directory, 'owner.mjs');
    await writeFile(
      script,
      `const { startEmbeddedPostgres } = await import(process.argv[2]);
       const server = await startEmbeddedPostgres({ dataDir: process.argv[3], persistent: true });
       process.send(server.superuserUrl);
       setInterval(() => undefined, 60_000);`,
    );
    const store = import.meta.resolve('../dist/embedded-postgres.js');
    const owner = fork(script, [store, dataDir], { execArgv: [] });
    const url = await new Promise<string>((resolve) => {
      owner.once('message', (message) => resolve(String(message)));
    });
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    owner.kill('SIGKILL');

    const server = await startEmbeddedPostgres({ dataDir, persistent: false });
    expect(await query(server.superuserUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    await expect(query(url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  /** Kills the server's first process, as the system does when memory runs out. */
  const killServer = async (dataDir: string): Promise<void> => {
    const [first = ''] = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(first), 'SIGKILL');
  };

  test('killed, it is started again on the same port, with what was committed', async () => {
    const dataDir = join(await newDirectory(), 'data');
    let ends = 0;
    const server = await startEmbeddedPostgres({
      dataDir,
      persistent: false,
      onEnd: () => (ends += 1),
    });
    await query(server.superuserUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    for (let kill = 1; kill <= 2; kill += 1) {
      await killServer(dataDir);
      const answers = await untilAnswered(server.superuserUrl, 'SELECT answer FROM kept');
      expect(answers).toEqual([{ answer: 42 }]);
      expect(ends).toBe(kill);
    }
    await server.stop();
    await expect(query(server.superuserUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('killed, with its directory gone, it says that it is lost', async () => {
    const dataDir = join(await newDirectory(), 'data');
    let lost: (reason: string) => void = () => undefined;
    const reason = new Promise<string>((resolve) => (lost = resolve));
    const server = await startEmbeddedPostgres({ dataDir, persistent: true, onLost: lost });
    const pidFile = await readFile(join(dataDir, 'postmaster.pid'), 'utf8');
    await rename(dataDir, `${dataDir}.elsewhere`);
    process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
    expect(await reason).toMatch(/^PostgreSQL did not start in /);
    await server.stop();
  });

  const asRoot = process.getuid?.() === 0 ? test : test.skip;

  asRoot('names the directory that the server may not enter', async () => {
    const closed = join(await newDirectory(), 'closed');
    await mkdir(closed);
    await chmod(closed, 0o700);
    const start = startEmbeddedPostgres({ dataDir: join(closed, 'data'), persistent: true });
    await expect(start).rejects.toThrow(`may not enter ${closed}.`);
  });
});
