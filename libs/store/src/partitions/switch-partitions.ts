import type pg from 'pg';
import { grantsOf, guardsOf, revokesOf, runAll } from './guards.js';
import { SPLIT_CHECK, type Partition, type SplitTable } from './read-partitions.js';

/** Where the partition that has no end is to end, under a lock that nobody else reads or writes the table beside. */
export interface Switch {
  table: SplitTable;
  newest: Partition;
  at: number;
}

const nameOf = (table: SplitTable, from: number | null): string => `${table}_from_${from ?? 0}`;

/**
 * Makes a table that was never split the first partition of one of its name. Whoever names it goes on to do so: what
 * was prepared is planned again by PostgreSQL.
 */
export async function splitPlain(client: pg.ClientBase, split: Switch): Promise<void> {
  const { table, at } = split;
  const first = nameOf(table, null);
  // What names the table now names what takes its place afterwards.
  const made = [
    ...(await guardsOf(client, table, table, { rowTriggers: true })),
    ...(await grantsOf(client, table, table)),
    ...(await indexesOf(client, table)),
  ];
  await runAll(client, await rowTriggerDrops(client, table));
  await runAll(client, await indexRenames(client, table, first));
  await client.query(`ALTER TABLE docket.${table} RENAME TO ${first}`);
  await client.query(
    `CREATE TABLE docket.${table} (LIKE docket.${first} INCLUDING ALL EXCLUDING INDEXES) PARTITION BY RANGE (seq)`,
  );
  await client.query(`ALTER TABLE docket.${table} DROP CONSTRAINT IF EXISTS ${SPLIT_CHECK}`);
  await runAll(client, made);
  await attach(client, split, first, `MINVALUE`);
  await runAll(client, await revokesOf(client, first));
  await makeNewest(client, table, { from: at, like: first });
}

/** Ends the newest partition where it is to end, and makes the next one. */
export async function splitNewest(client: pg.ClientBase, split: Switch): Promise<void> {
  const { table, newest, at } = split;
  await client.query(`ALTER TABLE docket.${table} DETACH PARTITION docket.${newest.name}`);
  await attach(client, split, newest.name, newest.from === null ? 'MINVALUE' : `${newest.from}`);
  await makeNewest(client, table, { from: at, like: newest.name });
}

/** Where no CHECK shows that all of its rows are within, PostgreSQL reads them. */
async function attach(
  client: pg.ClientBase,
  { table, at }: Switch,
  name: string,
  from: string,
): Promise<void> {
  await client.query(
    `ALTER TABLE docket.${table} ATTACH PARTITION docket.${name} FOR VALUES FROM (${from}) TO (${at})`,
  );
  await client.query(`ALTER TABLE docket.${name} DROP CONSTRAINT IF EXISTS ${SPLIT_CHECK}`);
}

async function makeNewest(
  client: pg.ClientBase,
  table: SplitTable,
  { from, like }: { from: number; like: string },
): Promise<void> {
  const name = nameOf(table, from);
  const { rows } = await client.query<{ options: string | null; tablespace: string | null }>(
    `SELECT (SELECT string_agg(option, ', ') FROM (SELECT unnest(c.reloptions) UNION ALL SELECT 'toast.' || unnest(t.reloptions)) o (option)) AS options,
       (SELECT quote_ident(spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS tablespace
     FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid WHERE c.oid = to_regclass($1)`,
    [`docket.${like}`],
  );
  const [{ options, tablespace } = { options: null, tablespace: null }] = rows;
  await client.query(
    `CREATE TABLE docket.${name} PARTITION OF docket.${table} FOR VALUES FROM (${from}) TO (MAXVALUE)
     ${options === null ? '' : `WITH (${options})`} ${tablespace === null ? '' : `TABLESPACE ${tablespace}`}`,
  );
  await runAll(client, await guardsOf(client, table, name, { rowTriggers: false }));
  await runAll(client, await revokesOf(client, name));
}

const INDEXES = `SELECT i.relname AS name,
    CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.oid)
    ELSE format('ALTER TABLE docket.%I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) END AS definition
  FROM pg_class c JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid
  LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u')
  WHERE c.oid = to_regclass($1) ORDER BY k.oid IS NULL, i.relname`;

async function readIndexes(
  client: pg.ClientBase,
  table: string,
): Promise<{ name: string; definition: string }[]> {
  return (await client.query<{ name: string; definition: string }>(INDEXES, [`docket.${table}`]))
    .rows;
}

const indexesOf = async (client: pg.ClientBase, table: string): Promise<string[]> =>
  (await readIndexes(client, table)).map(({ definition }) => definition);

/** Names of indexes are the schema's. */
async function indexRenames(
  client: pg.ClientBase,
  table: SplitTable,
  to: string,
): Promise<string[]> {
  return (await readIndexes(client, table)).map(
    ({ name }) =>
      `ALTER INDEX docket."${name}" RENAME TO "${name.startsWith(table) ? to + name.slice(table.length) : `${to}_${name}`}"`,
  );
}

async function rowTriggerDrops(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) AS statement FROM pg_trigger
     WHERE tgrelid = to_regclass($1) AND NOT tgisinternal AND tgtype & 1 = 1`,
    [`docket.${table}`],
  );
  return rows.map(({ statement }) => statement);
}
