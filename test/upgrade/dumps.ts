import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase, KeyVault, LedgerService, SearchIndexer } from '@docket/store';
import pg from 'pg';
import { startVersion } from '../postgres/versions.js';
import { PROJECT } from '../support/built-command.js';
import { work } from '../support/varied-work.js';

const MIGRATIONS = join(PROJECT, 'libs/store/migrations');

/** `0001_ledger`, oldest first: what every migration is called by its file. */
export const migrationFiles = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((file) => /^\d{4}_[a-z]+\.sql$/.test(file))
    .map((file) => file.replace('.sql', ''))
    .sort();

/** The name under which the database keeps it: `Ledger0000000000001`. */
export function migrationName(file: string): string {
  const [number = '', subject = ''] = file.split('_');
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}${number.padStart(13, '0')}`;
}

/**
 * For each migration but the newest a database as it is after it, with entries in it, as SQL; and beside them the
 * seeds of the ledgers. The entries are written by the code of today, on tables of then.
 * @param only as `0001_ledger`, makes that one.
 */
export async function makeDumps(folder: string, only?: string): Promise<void> {
  const files = migrationFiles();
  if (only !== undefined && !files.slice(0, -1).includes(only))
    throw new Error(`No dump is of ${only}.`);
  const server = await startVersion(15);
  try {
    for (const [n, file] of files.slice(0, -1).entries()) {
      if (only !== undefined && file !== only) continue;
      const place = join(folder, file);
      const keys = join(place, 'keys');
      await rm(place, { recursive: true, force: true });
      await mkdir(place, { recursive: true });
      const url = new URL(server.superuserUrl);
      url.pathname = `/after_${n + 1}`;
      await run(server.superuserUrl, [`CREATE DATABASE after_${n + 1}`]);
      await run(url.href, asAfter(files.slice(0, n + 1)));
      await fill(url.href, { keys, indexes: n > 0, seed: n + 1 });
      await writeFile(join(place, 'after.sql'), dump(url.href));
      // What was signed last is not among it: a server finds it out of the database again.
      for (const name of await readdir(keys))
        if (name.endsWith('.seed')) await rename(join(keys, name), join(place, name));
      await rm(keys, { recursive: true });
    }
  } finally {
    await server.stop();
  }
}

/** The schema after these migrations, their names in the list of those that were run, and a role that may use it. */
function asAfter(files: readonly string[]): string[] {
  return [
    `CREATE SCHEMA docket;
     CREATE TABLE docket.migration (id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL)`,
    ...files.flatMap((file, i) => [
      readFileSync(join(MIGRATIONS, `${file}.sql`), 'utf8'),
      `INSERT INTO docket.migration (timestamp, name) VALUES (${i + 1}, '${migrationName(file)}')`,
    ]),
    `DO $$
     DECLARE own text := 'docket_app_' || (SELECT oid FROM pg_database WHERE datname = current_database());
     BEGIN
       EXECUTE format('CREATE ROLE %I NOLOGIN', own);
       EXECUTE format('GRANT USAGE ON SCHEMA docket TO %I', own);
       EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA docket TO %I', own);
       EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA docket TO %I', own);
     END $$`,
  ];
}

/** What is as it is after a migration without a search index has none that could be filled. */
async function fill(
  url: string,
  { keys, indexes, seed }: { keys: string; indexes: boolean; seed: number },
): Promise<void> {
  const database = await connectDatabase({ url });
  const ledgers = new LedgerService(database, new KeyVault(keys), { host: 'docket.example' });
  try {
    await ledgers.start();
    await ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    const indexer = new SearchIndexer(database);
    if (!indexes) indexer.catchUp = () => Promise.resolve({ size: 0, ledgerSize: 0 });
    await work({ ledgers, indexer }, { ledger: 'claims', seed, decisions: 6 });
  } finally {
    await ledgers.drain();
    await database.close();
  }
}

/** Without what psql alone understands, and without the version of the day. */
function dump(url: string): string {
  const options = [
    '--schema=docket',
    '--no-owner',
    '--no-privileges',
    '--inserts',
    '--rows-per-insert=100',
  ];
  const text = execFileSync('pg_dump', [url, ...options], { encoding: 'utf8' });
  const isKept = (line: string): boolean => !/^(--|\\(un)?restrict )/.test(line);
  return `${text
    .split('\n')
    .filter(isKept)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of statements) await client.query(text);
  } finally {
    await client.end();
  }
}
