import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase, KeyVault, LedgerService, SearchIndexer } from '@docket/store';
import pg from 'pg';
import { programsOf, startVersion } from '../postgres/versions.js';
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

/** A dump that was not made, and why; the one that is there stays as it was. */
interface NotMade {
  file: string;
  why: string;
}

/**
 * For each migration but the newest a database as it is after it, with entries in it, as SQL; and beside them the
 * seeds of the ledgers. The entries are written by the code of today, on tables of then: of old ones it cannot be.
 * @param only as `0001_ledger`, makes that one.
 * @returns those that could not be written.
 * @throws what to run first, in one line.
 */
export async function makeDumps(folder: string, only?: string): Promise<NotMade[]> {
  const files = migrationFiles();
  const wanted = files.slice(0, -1).filter((file) => only === undefined || file === only);
  if (wanted.length === 0) throw new Error(`No dump is of ${only}.`);
  if (spawnSync('pg_dump', ['--version']).status !== 0)
    throw new Error('pg_dump is not in PATH: install the client programs of PostgreSQL.');
  if (!existsSync(programsOf(15).postgres))
    throw new Error('PostgreSQL 15 is not here: run "npm run install:postgres".');
  const server = await startVersion(15);
  const notMade: NotMade[] = [];
  try {
    for (const file of wanted) {
      const place = join(folder, file);
      const made = `${place}.new`;
      try {
        await makeDump(server.superuserUrl, files.slice(0, files.indexOf(file) + 1), made);
        await rm(place, { recursive: true, force: true });
        await rename(made, place);
      } catch (error) {
        notMade.push({ file, why: error instanceof Error ? error.message : 'unknown' });
      } finally {
        await rm(made, { recursive: true, force: true });
      }
    }
  } finally {
    await server.stop();
  }
  return notMade;
}

/** @param files of the migrations that are run. */
async function makeDump(server: string, files: readonly string[], place: string): Promise<void> {
  const n = files.length;
  const keys = join(place, 'keys');
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  const url = new URL(server);
  url.pathname = `/after_${n}`;
  await run(server, [`CREATE DATABASE after_${n}`]);
  await run(url.href, asAfter(files));
  await fill(url.href, { keys, indexes: n > 1, seed: n });
  await writeFile(join(place, 'after.sql'), dump(url.href));
  // What was signed last is not among it: a server finds it out of the database again.
  for (const name of await readdir(keys))
    if (name.endsWith('.seed')) await rename(join(keys, name), join(place, name));
  await rm(keys, { recursive: true });
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
