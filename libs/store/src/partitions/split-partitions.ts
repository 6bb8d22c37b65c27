import type pg from 'pg';
import { setTimeout } from 'node:timers/promises';
import { Connections, sqlState } from '../connections.js';
import { readDeadlines } from '../deadlines.js';
import { refuseReadOnly } from '../read-only.js';
import { requireOwner } from '../require-owner.js';
import {
  SPLIT_CHECK,
  readLongest,
  readPartitions,
  type Partition,
  type SplitTable,
  type TablePartitions,
} from './read-partitions.js';
import { PartitionsRefused, withShortLock } from './short-lock.js';
import { splitNewest, splitPlain } from './switch-partitions.js';

export interface PartitionWork {
  /** Login that owns the schema. */
  ownerUrl: string;
  /** Is told what is done. */
  say: (line: string) => void;
}

export interface SplitRequest extends PartitionWork {
  /** The first seq of the partition that comes to be the newest. */
  at: number;
  /** As much of a table, in bytes, may be read while its writers wait. */
  scanMax: number;
}

/** Entries that there must be left before the split, where writers go on while rows are looked at. */
const ROOM_MIN = 10_000;
/** Of the room there was, what may be left before the split is taken back. */
const ROOM_PART = 0.1;
const WATCH_MS = 1_000;
/** One turn of all of this at a time: "part" in ASCII, behind "docket". */
const TURN_LOCK = '7093296540711744116';
/** What takes long here is a scan of terabytes, and nobody else waits for it. PostgreSQL counts to 24 days. */
const LONG_MS = 14 * 24 * 60 * 60 * 1000;

/** How the tables are split. @throws where it cannot be reached. */
export async function listPartitions(url: string): Promise<TablePartitions[]> {
  const client = await new Connections(readDeadlines(process.env)).openClient(url, 'usual');
  try {
    return await readPartitions(client);
  } finally {
    await client.end();
  }
}

/**
 * Ends the newest partition of each table at a seq above all that are recorded, and makes the next one, which has no
 * end. What was begun and cut off goes on where it was; nothing is moved, and writers go on.
 *
 * @throws {PartitionsRefused} with what to do, where it cannot be done there, or not now.
 */
export async function splitPartitions(request: SplitRequest): Promise<void> {
  await inTurn(request.ownerUrl, async (client, watch) => {
    const run = new Split(client, watch, request);
    for (const { table } of await readPartitions(client)) await run.table(table);
  });
}

/** @throws {PartitionsRefused} where another one is at it. */
export async function inTurn(
  ownerUrl: string,
  work: (client: pg.Client, watch: pg.Client) => Promise<void>,
): Promise<void> {
  const deadlines = { ...readDeadlines(process.env), longStatementMs: LONG_MS };
  const connections = new Connections(deadlines);
  const turn = await connections.openClient(ownerUrl);
  const client = await connections.openClient(ownerUrl);
  const watch = await connections.openClient(ownerUrl, 'usual');
  try {
    await refuseReadOnly(turn);
    await requireOwner(turn);
    await turn.query('BEGIN');
    const { rows } = await turn.query<{ mine: boolean }>(
      // Without parameters: with some, its answer would keep what it saw from being cleaned up, and be waited for.
      `SELECT pg_try_advisory_xact_lock(${TURN_LOCK}) AS mine`,
    );
    if (rows[0]?.mine !== true)
      throw new PartitionsRefused('Another docket partitions is at work on this database.');
    await work(client, watch);
  } finally {
    await Promise.all([turn.end(), client.end(), watch.end()]);
  }
}

class Split {
  readonly #client: pg.Client;
  readonly #watch: pg.Client;
  readonly #request: SplitRequest;

  constructor(client: pg.Client, watch: pg.Client, request: SplitRequest) {
    this.#client = client;
    this.#watch = watch;
    this.#request = request;
  }

  async table(table: SplitTable): Promise<void> {
    const { at, scanMax, say } = this.#request;
    const { newest, isDone, isSplit } = await this.#find(table);
    if (isDone) {
      say(`docket.${table}: it is split at ${at} already.`);
      return;
    }
    if (newest.unfinished !== null && newest.unfinished.at !== at)
      await this.#takeBack(table, newest, newest.unfinished.at);
    await this.#refuseBelow(at);
    if (!isSplit) await refuseDependents(this.#client, table);
    if (newest.unfinished?.at === at || newest.heapBytes > scanMax)
      await this.#lookFirst(table, newest);
    await withShortLock(this.#client, table, say, async () => {
      const now = await this.#find(table);
      if (now.isDone) return;
      const split = { table, newest: now.newest, at };
      await (now.isSplit ? splitNewest : splitPlain)(this.#client, split);
    }).catch(explainRow(table, at));
    await this.#client.query(`ANALYZE docket.${table}`);
    say(`docket.${table}: split at ${at}.`);
  }

  async #find(
    table: SplitTable,
  ): Promise<{ isSplit: boolean; isDone: boolean; newest: Partition }> {
    const { at } = this.#request;
    const found = (await readPartitions(this.#client)).find((one) => one.table === table);
    const newest = found?.partitions.at(-1);
    if (found === undefined || newest === undefined || newest.to !== null)
      throw new PartitionsRefused(
        `docket.${table} has no partition without an end. Run docket migrate.`,
      );
    if ((newest.from ?? 0) > at && !found.partitions.some(({ from }) => from === at))
      throw new PartitionsRefused(
        `docket.${table} is split at ${newest.from} already: only what lies above is split further.`,
      );
    return {
      isSplit: found.isSplit,
      isDone: found.partitions.some(({ from }) => from === at),
      newest,
    };
  }

  async #refuseBelow(at: number): Promise<void> {
    const longest = await readLongest(this.#watch);
    if (at >= longest) return;
    throw new PartitionsRefused(
      `The longest ledger has ${longest} entries: split at ${longest} or above. What is recorded is not moved.`,
    );
  }

  /** Shows that all rows lie within, while writers go on. What they would write at the split or above is refused till it is done. */
  async #lookFirst(table: SplitTable, { name, from, unfinished }: Partition): Promise<void> {
    const { at, say } = this.#request;
    const room = at - (await readLongest(this.#watch));
    if (unfinished?.at !== at) {
      if (room < ROOM_MIN)
        throw new PartitionsRefused(
          `docket.${name} is too long to be read while writers wait, and they are ${room} entries before ${at}. Split at ${at - room + ROOM_MIN} or above, and better far above.`,
        );
      const lower = from === null ? '' : `seq >= ${from} AND `;
      await withShortLock(this.#client, table, say, () =>
        this.#client.query(
          `ALTER TABLE docket.${name} ADD CONSTRAINT ${SPLIT_CHECK} CHECK (${lower}seq < ${at}) NOT VALID`,
        ),
      );
    }
    say(`docket.${name}: looking at every row, writers go on. Run it again if this is cut off.`);
    const { rows } = await this.#client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = rows[0]?.pid;
    const looking = this.#client.query(
      `ALTER TABLE docket.${name} VALIDATE CONSTRAINT ${SPLIT_CHECK}`,
    );
    const isOut = this.#isOutOfRoom(looking, room, pid);
    isOut.catch(() => undefined);
    try {
      await looking;
    } catch (error) {
      if (!(await isOut) && sqlState(error) !== CHECK_VIOLATION) throw error;
      await this.#drop(table, name);
      if (!(await isOut)) return explainRow(table, at)(error);
      throw new PartitionsRefused(
        `Writers came near ${at} before every row was looked at: the split was taken back. Split farther above.`,
        { cause: error },
      );
    }
    await isOut;
  }

  /** Watches the writers until it is `over`; where they come near the split, ends what the process `pid` of PostgreSQL does. */
  async #isOutOfRoom(
    over: Promise<unknown>,
    room: number,
    pid: number | undefined,
  ): Promise<boolean> {
    const ended = over.then(
      () => true,
      () => true,
    );
    for (;;) {
      if (await Promise.race([ended, setTimeout(WATCH_MS, false)])) return false;
      // Where there was no room from the first, they wait for this already.
      if (room <= 0 || this.#request.at - (await readLongest(this.#watch)) >= room * ROOM_PART)
        continue;
      await this.#watch.query('SELECT pg_cancel_backend($1)', [pid]);
      return ended;
    }
  }

  async #takeBack(table: SplitTable, { name }: Partition, at: number): Promise<void> {
    this.#request.say(`docket.${name}: a split at ${at} was begun, and is taken back.`);
    await this.#drop(table, name);
  }

  async #drop(table: SplitTable, name: string): Promise<void> {
    await withShortLock(this.#client, table, this.#request.say, () =>
      this.#client.query(`ALTER TABLE docket.${name} DROP CONSTRAINT IF EXISTS ${SPLIT_CHECK}`),
    );
  }
}

/** What names the table and is not ours goes on to name what becomes the first partition, and would see no more than that. */
async function refuseDependents(client: pg.Client, table: SplitTable): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT name FROM (
       SELECT 'view ' || r.ev_class::regclass AS name FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
         WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = to_regclass($1)
       UNION ALL SELECT 'function ' || d.objid::regprocedure FROM pg_depend d
         WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = to_regclass($1)
       UNION ALL SELECT 'publication ' || p.pubname FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid
         WHERE r.prrelid = to_regclass($1)
       UNION ALL SELECT 'foreign key of ' || conrelid::regclass FROM pg_constraint WHERE contype = 'f' AND confrelid = to_regclass($1)
     ) dependent ORDER BY name LIMIT 5`,
    [`docket.${table}`],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new PartitionsRefused(
    `docket.${table} is named by ${names}, which would see its first partition only: drop that, and make it again after the split.`,
  );
}

const CHECK_VIOLATION = '23514';

/** For a row that nobody recorded: one beyond the head. */
function explainRow(table: SplitTable, at: number): (error: unknown) => never {
  return (error) => {
    if (sqlState(error) !== CHECK_VIOLATION) throw error;
    throw new PartitionsRefused(
      `docket.${table} has a row at ${at} or above, though no ledger has so many entries. Run docket verify, then docket repair.`,
      { cause: error },
    );
  };
}
