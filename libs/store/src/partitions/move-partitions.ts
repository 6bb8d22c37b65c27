import type pg from 'pg';
import { setTimeout } from 'node:timers/promises';
import { beginIn } from '../ledger-scope.js';
import { guardsOf, revokesOf, runAll } from './guards.js';
import { COPY_SUFFIX, readPartitions, type Partition, type SplitTable } from './read-partitions.js';
import { PartitionsRefused, withShortLock } from './short-lock.js';
import { inTurn, type PartitionWork } from './split-partitions.js';

export interface PartitionMove extends PartitionWork {
  /** First seq of the partition; 0 for the first one. */
  from: number;
  tablespace: string;
}

/** Keys of rows that were written while they were copied, at most, that are brought over while others wait. */
const LAST_ROWS_MAX = 200;
const ROUND_ROWS = 5_000;
const ROUNDS_MAX = 10_000;
const SWITCHES_MAX = 60;
const READERS_MS = 500;
/** On the partition while it is copied; privileges.check.sql knows it. */
const MOVING = 'docket_moving';

/**
 * Copies a partition of each table to a tablespace, with what is written to it meanwhile, compares all of it, and puts
 * the copy in its place. Until then nothing is different for anybody; cut off, the copy is made anew.
 *
 * @throws {PartitionsRefused} with what to do.
 */
export async function movePartitions(request: PartitionMove): Promise<void> {
  await inTurn(request.ownerUrl, async (client) => {
    const tables = await readPartitions(client);
    await refuseTablespace(client, request.tablespace);
    await refuseBlind(client);
    for (const { table, isSplit, partitions } of tables) {
      const partition = partitions.find(({ from }) => (from ?? 0) === request.from);
      if (!isSplit || partition === undefined || partition.to === null)
        throw new PartitionsRefused(
          `docket.${table} has no partition from ${request.from} on that has an end: docket partitions lists them.`,
        );
      await new Move(client, table, partition, request).run();
    }
  });
}

async function refuseTablespace(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT has_tablespace_privilege(oid, 'CREATE') AS may FROM pg_tablespace WHERE spcname = $1`,
    [name],
  );
  if (rows[0]?.may === true) return;
  throw new PartitionsRefused(
    rows.length === 0
      ? `There is no tablespace ${name}: CREATE TABLESPACE makes one, on every server that holds this database.`
      : `This login may not use the tablespace ${name}: GRANT CREATE ON TABLESPACE lets it.`,
  );
}

/** Of other logins' sessions PostgreSQL shows nothing to whoever has not this. */
async function refuseBlind(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sees: boolean }>(
    `SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees`,
  );
  if (rows[0]?.sees === true) return;
  throw new PartitionsRefused(
    'This login does not see who reads: they have to be waited for. GRANT pg_read_all_stats to it.',
  );
}

class Move {
  readonly #client: pg.Client;
  readonly #table: SplitTable;
  readonly #partition: Partition;
  readonly #request: PartitionMove;
  readonly #copy: string;
  readonly #log: string;

  constructor(client: pg.Client, table: SplitTable, partition: Partition, request: PartitionMove) {
    this.#client = client;
    this.#table = table;
    this.#partition = partition;
    this.#request = request;
    this.#copy = partition.name + COPY_SUFFIX;
    this.#log = `${partition.name}_written`;
  }

  async run(): Promise<void> {
    const { name, tablespace } = this.#partition;
    const { say } = this.#request;
    if (tablespace === this.#request.tablespace) {
      await this.#locked(() => this.#clear());
      say(`docket.${name}: it is in ${tablespace} already.`);
      return;
    }
    say(`docket.${name}: copying, servers go on. Run it again if this is cut off.`);
    await this.#locked(async () => {
      await this.#clear();
      await this.#prepare();
    });
    await this.#fill();
    await this.#bringOver();
    await this.#compare();
    await this.#putInPlace();
    await this.#client.query(`ANALYZE docket.${name}`);
    say(`docket.${name}: moved to ${this.#request.tablespace}.`);
  }

  /**
   * Whoever began to read before a row was copied does not see the copy: a verification would miss its content. So all
   * that began before are waited for, and where something was written since, all of them again.
   */
  async #putInPlace(): Promise<void> {
    for (let round = 0; round < SWITCHES_MAX; round += 1) {
      await this.#bringOver();
      await waitForReaders(this.#client, this.#request.say);
      let isSwitched = false;
      await this.#locked(async () => {
        if ((await this.#applySome()) > 0) return;
        await this.#switch();
        isSwitched = true;
      });
      if (isSwitched) return;
    }
    throw new PartitionsRefused(
      `docket.${this.#partition.name} is written to all the time: other ledgers have come no farther. Move it when they have.`,
    );
  }

  #locked(work: () => Promise<void>): Promise<void> {
    return withShortLock(this.#client, this.#table, this.#request.say, work);
  }

  /** What an earlier run left. */
  async #clear(): Promise<void> {
    await runAll(this.#client, [
      `DROP TRIGGER IF EXISTS ${MOVING} ON docket.${this.#partition.name}`,
      `DROP FUNCTION IF EXISTS docket.${this.#log}()`,
      `DROP TABLE IF EXISTS docket.${this.#log}, docket.${this.#copy}`,
    ]);
  }

  /** Rows that are written from now on are named in a table; with them the copy is what the partition is. */
  async #prepare(): Promise<void> {
    const { name, from, to } = this.#partition;
    await runAll(this.#client, [
      `CREATE TABLE docket.${this.#copy} (LIKE docket.${name} INCLUDING ALL EXCLUDING INDEXES,
         CHECK (${from === null ? '' : `seq >= ${from} AND `}seq < ${to})) TABLESPACE ${quoted(this.#request.tablespace)}`,
      `CREATE TABLE docket.${this.#log} (place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ledger_no integer, seq bigint)`,
      `CREATE FUNCTION docket.${this.#log}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
       BEGIN
         IF TG_OP <> 'INSERT' THEN
           INSERT INTO docket.${this.#log} (ledger_no, seq) VALUES (OLD.ledger_no, OLD.seq);
         END IF;
         IF TG_OP <> 'DELETE' THEN
           INSERT INTO docket.${this.#log} (ledger_no, seq) VALUES (NEW.ledger_no, NEW.seq);
         END IF;
         RETURN NULL;
       END $$`,
      `REVOKE ALL ON FUNCTION docket.${this.#log}() FROM PUBLIC`,
      `CREATE TRIGGER ${MOVING} AFTER INSERT OR UPDATE OR DELETE ON docket.${name}
       FOR EACH ROW EXECUTE FUNCTION docket.${this.#log}()`,
      `ALTER TABLE docket.${name} ENABLE ALWAYS TRIGGER ${MOVING}`,
    ]);
    for (const one of [this.#copy, this.#log])
      await runAll(this.#client, await revokesOf(this.#client, one));
  }

  async #fill(): Promise<void> {
    const { name } = this.#partition;
    const tablespace = quoted(this.#request.tablespace);
    await this.#client.query(beginIn('all'));
    await this.#client.query(`INSERT INTO docket.${this.#copy} SELECT * FROM docket.${name}`);
    const { rows } = await this.#client.query<{ name: string; definition: string; key: string }>(
      `SELECT i.relname AS name, pg_get_indexdef(i.oid) AS definition, pg_get_constraintdef(k.oid) AS key
       FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.conrelid = x.indrelid
       WHERE x.indrelid = to_regclass($1)`,
      [`docket.${name}`],
    );
    for (const index of rows) {
      const own = quoted(copyOfIndex(index.name));
      await this.#client.query(
        index.key === null
          ? `${index.definition.replace(
              / INDEX \S+ ON docket\.\S+ /,
              () => ` INDEX ${own} ON docket.${this.#copy} `,
            )} TABLESPACE ${tablespace}`
          : `ALTER TABLE docket.${this.#copy} ADD CONSTRAINT ${own} ${index.key} USING INDEX TABLESPACE ${tablespace}`,
      );
    }
    await this.#client.query('COMMIT');
  }

  /** Until few are left that were written meanwhile. */
  async #bringOver(): Promise<void> {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      await this.#client.query(beginIn('all'));
      const rows = await this.#applySome();
      await this.#client.query('COMMIT');
      if (rows <= LAST_ROWS_MAX) return;
    }
    throw new PartitionsRefused(
      `docket.${this.#partition.name} is written to faster than it is copied: try again later.`,
    );
  }

  /** In the caller's transaction. */
  async #applyAll(): Promise<void> {
    while ((await this.#applySome()) > 0);
  }

  /** In the caller's transaction; returns how often something had been written. A row is copied as it is by now. */
  async #applySome(): Promise<number> {
    const { rows } = await this.#client.query<{ count: string; keys: string }>(
      `WITH written AS (
         DELETE FROM docket.${this.#log}
         WHERE place IN (SELECT place FROM docket.${this.#log} ORDER BY place LIMIT ${ROUND_ROWS})
         RETURNING ledger_no, seq
       ) SELECT count(*) AS count, coalesce(json_agg(DISTINCT jsonb_build_object('ledger_no', ledger_no, 'seq', seq)), '[]')::text AS keys FROM written`,
    );
    const [{ count, keys } = { count: '0', keys: '[]' }] = rows;
    const named =
      '(SELECT ledger_no, seq FROM json_to_recordset($1::json) AS k (ledger_no integer, seq bigint))';
    const { name } = this.#partition;
    await this.#client.query(
      `DELETE FROM docket.${this.#copy} WHERE (ledger_no, seq) IN ${named}`,
      [keys],
    );
    await this.#client.query(
      `INSERT INTO docket.${this.#copy} SELECT * FROM docket.${name} WHERE (ledger_no, seq) IN ${named}`,
      [keys],
    );
    return Number(count);
  }

  /** All rows of both, in one snapshot; what is written meanwhile is brought over in it first. */
  async #compare(): Promise<void> {
    const sum = (name: string): string =>
      `(SELECT count(*) || ' ' || coalesce(sum(hashtextextended(r::text, 0)), 0) FROM docket.${name} r)`;
    await this.#client.query(beginIn('all', 'BEGIN ISOLATION LEVEL REPEATABLE READ'));
    await this.#applyAll();
    const { rows } = await this.#client.query<{ same: boolean }>(
      `SELECT ${sum(this.#partition.name)} = ${sum(this.#copy)} AS same`,
    );
    await this.#client.query('COMMIT');
    if (rows[0]?.same === true) return;
    throw new PartitionsRefused(
      `The copy of docket.${this.#partition.name} is not what it is a copy of: nothing was put in its place. Look at the storage, and run it again.`,
    );
  }

  async #switch(): Promise<void> {
    const { name, from, to } = this.#partition;
    const { rows } = await this.#client.query<{ name: string }>(
      `SELECT i.relname AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = to_regclass($1)`,
      [`docket.${name}`],
    );
    await runAll(this.#client, [
      `ALTER TABLE docket.${this.#table} DETACH PARTITION docket.${name}`,
      `DROP TABLE docket.${name}`,
      `DROP FUNCTION docket.${this.#log}()`,
      `DROP TABLE docket.${this.#log}`,
      `ALTER TABLE docket.${this.#copy} RENAME TO ${name}`,
      ...rows.map(
        (index) =>
          `ALTER INDEX docket.${quoted(copyOfIndex(index.name))} RENAME TO ${quoted(index.name)}`,
      ),
      ...(await guardsOf(this.#client, this.#table, name, { rowTriggers: false })),
      `ALTER TABLE docket.${this.#table} ATTACH PARTITION docket.${name} FOR VALUES FROM (${from ?? 'MINVALUE'}) TO (${to})`,
      `ALTER TABLE docket.${name} DROP CONSTRAINT ${this.#copy}_seq_check`,
    ]);
    await runAll(this.#client, await revokesOf(this.#client, name));
  }
}

/** Until nobody looks at this database as it was before now. What somebody begins from now on sees all that is committed. */
async function waitForReaders(client: pg.Client, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ now: string }>('SELECT pg_current_xact_id()::xid AS now');
  for (let isSaid = false; ;) {
    const readers = await client.query<{ reader: string }>(
      `SELECT format('process %s of PostgreSQL, %s, since %s', pid, coalesce(nullif(application_name, ''), backend_type),
         date_trunc('second', xact_start)) AS reader
       FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
         AND age(backend_xmin) >= age($1::xid) ORDER BY xact_start LIMIT 3`,
      [rows[0]?.now],
    );
    if (readers.rows.length === 0) return;
    if (!isSaid)
      say(
        `waiting for who reads since before: ${readers.rows.map(({ reader }) => reader).join('; ')}.`,
      );
    isSaid = true;
    await setTimeout(READERS_MS);
  }
}

const copyOfIndex = (name: string): string => `${name.slice(0, 58)}_copy`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
