import { afterAll, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.js';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  const directories: string[] = [];
  const temporaryDirectory = async (): Promise<string> => {
    const directory = await mkdtemp(join(tmpdir(), 'docket-embedded-'));
    // When the tests run as root the server does not, and has to reach its data.
    await chmod(directory, 0o711);
    directories.push(directory);
    return directory;
  };
  afterAll(async () => {
    for (const directory of directories) await rm(directory, { recursive: true, force: true });
  });

  test('starts again on an existing data directory, which it kept', async () => {
    const dataDir = join(await temporaryDirectory(), 'nested', 'data');
    const first = await startEmbeddedPostgres({ dataDir, persistent: true });
    await query(first.superuserUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();

    const second = await startEmbeddedPostgres({ dataDir, persistent: true });
    expect(await query(second.superuserUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
  });

  test('refuses a wrong password', async () => {
    const dataDir = join(await temporaryDirectory(), 'data');
    const server = await startEmbeddedPostgres({ dataDir, persistent: false });
    const url = new URL(server.superuserUrl);
    url.password = 'password';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
    await expect(stat(dataDir)).rejects.toThrow(/ENOENT/);
    await expect(stat(`${dataDir}.password`)).rejects.toThrow(/ENOENT/);
  });
});
