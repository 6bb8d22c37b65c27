import { STATE_VERSION } from '@docket/record';
import type { ServerKey, UnreadEntries } from '@docket/record';
import type pg from 'pg';
import { readDatabaseAddress } from '../address-form.js';
import { findAppRole, readPrivileges } from '../app-role.js';
import { readLedgerState } from '../append/ledger-state.js';
import { Connections, protocolOf, sqlState } from '../connections.js';
import { DatabaseUnfit } from '../database-unfit.js';
import { readDeadlines } from '../deadlines.js';
import { EMBEDDED_CLUSTER_NAME } from '../embedded-postgres-process.js';
import { missingMigrations, readMigrations, unknownMigrations } from '../migration-state.js';
import {
  FOREIGN_ROWS,
  OUTBOX,
  TELEMETRY,
  type ForeignRows,
  type OutboxFigures,
} from '../figures/installation-figures.js';
import { STANDINGS, type LedgerStanding } from '../move/standing.js';
import { LACKS, NEEDED } from '../needed-privileges.js';
import { readPartitions } from '../partitions/read-partitions.js';
import { StoreRefusal } from '../refusal.js';
import type { ClaimedKey } from '../signing/recorded-keys.js';
import {
  claimedKey,
  furtherKeysIn,
  LEDGERS,
  LIVES_HERE,
  SELF_VERIFIED,
} from './examined-ledgers.js';
import type { ExaminedLedger } from './examined-ledgers.js';

/** What the database said, or why it did not. */
export type DatabaseAnswer<Value> = { readonly value: Value } | { readonly unknown: string };

/** What is asked of a database, as it is: nothing here is judged. */
export interface DatabaseFacts {
  /** `server_version`, and as a number: 150008. */
  version: { text: string; number: number };
  encoding: string;
  /** Settings of the server by name; absent where it has none of that name. */
  settings: { [name: string]: string };
  isStandby: boolean;
  /** `isSuperuser`: also where it may become one. `isEmbedded`: the server is one that Docket runs itself. */
  login: { name: string; isSuperuser: boolean; ownsSchema: boolean; isEmbedded: boolean };
  /** How this process is connected, whatever lies behind a pooler: to which host, and by which TLS. */
  transport: { host: string; tls: string | null; sslMode: string | null };
  /** `none`: no role has the privileges of the server. `no`: the login may not work as it. */
  appRole: 'none' | 'no' | 'yes';
  /** What the role lacks, as `INSERT on docket.entry`. */
  missingPrivileges: string[];
  /** What protects evidence and is not as it was made, in words; null: nothing. */
  unguarded: string | null;
  migrations: { missing: string[]; unknown: string[] };
  /** By how much this process's clock is ahead, in seconds. */
  clockAheadS: number;
  /** `keys`: what the entries say of those that sign. */
  ledgers: {
    id: string;
    origin: string;
    publicKey: string;
    /** What entry 0 says of a second one: whatever stands there. */
    secondKey?: string;
    /** By which the server attests entries. */
    serverKey?: ServerKey;
    keys: ClaimedKey[];
  }[];
  sizeBytes: number;
  /** `splits`: those of tables that were begun and not ended, from which seq on nothing is taken till then, and how far the longest ledger is. */
  partitions: {
    splits: { partition: string; at: number; longest: number }[];
    /** Those of which a copy for another tablespace is not in its place yet. */
    copied: string[];
  };
  /** In seconds; null: never. */
  archiver: { lastArchivedS: number | null; lastFailedS: number | null };
  searchBehind: number;
  outdatedStates: number;
  /** Traces that came by OTLP and are not records yet, and since when the oldest waits, in seconds. */
  telemetry: { waiting: number; failing: number; oldestS: number; setAside: number };
  outbox: OutboxFigures;
  foreignRows: ForeignRows;
  /** The newest verification that each ledger recorded of itself, and since when, in seconds; null: none. `madeS`: the ledger's age. */
  selfVerified: { id: string; madeS: number; result: string | null; ageS: number | null }[];
  /** Moves to another cell that have not come to their end, and moves from one. */
  moves: LedgerStanding[];
  /** Ledgers with entries that are no record; of one that cannot be read from entry 0 on, that. */
  unread: { id: string; unread: UnreadEntries }[];
}

export type ExaminedDatabase = {
  readonly [Name in keyof DatabaseFacts]: DatabaseAnswer<DatabaseFacts[Name]>;
};

export interface ExaminationOptions {
  /** What is asked, in this order; everything where left out. */
  facts?: readonly (keyof DatabaseFacts)[];
  /** Milliseconds for all of it, once connected. What was not answered by then is unknown. No bound where left out. */
  withinMs?: number;
}

/**
 * Asks a database what it is, in read-only transactions and without a lock: safe beside a running server. What was
 * not asked is absent.
 * @throws where it cannot be reached.
 */
export async function examineDatabase(
  url: string,
  options: ExaminationOptions = {},
): Promise<Partial<ExaminedDatabase>> {
  const { facts = Object.keys(QUESTIONS) as (keyof DatabaseFacts)[], withinMs = Infinity } =
    options;
  const client = await new Connections(readDeadlines(process.env)).openUnchecked(url);
  try {
    const endsAt = performance.now() + withinMs;
    const answers: [string, DatabaseAnswer<unknown>][] = [];
    for (const name of facts) {
      const question: Question<unknown> = QUESTIONS[name];
      answers.push([name, await ask({ client, url }, question, endsAt - performance.now())]);
    }
    return Object.fromEntries(answers) as Partial<ExaminedDatabase>;
  } finally {
    await client.end();
  }
}

type Question<Value> = (client: pg.Client, url: string) => Promise<Value>;

/** A question that fails is no end of the others. */
async function ask<Value>(
  { client, url }: { client: pg.Client; url: string },
  question: Question<Value>,
  leftMs: number,
): Promise<DatabaseAnswer<Value>> {
  if (leftMs < 1) return { unknown: 'no time was left to ask.' };
  try {
    await client.query('BEGIN READ ONLY');
    if (leftMs !== Infinity)
      await client.query(`SET LOCAL statement_timeout = ${Math.ceil(leftMs)}`);
    return { value: await question(client, url) };
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  } finally {
    // Where the connection is lost, so is the transaction.
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

/** As the role that the server works as, which reads what its login may not. */
const asApp = async (client: pg.Client): Promise<unknown> =>
  client.query(`SET LOCAL ROLE ${await findAppRole(client)}; SET LOCAL docket.ledger = 'all'`);

/** In every state of this version, whose members are in alphabetical order, and in no text: there quotes are escaped. */
const CURRENT_STATE = `"version":${STATE_VERSION},"writers":`;

const SETTINGS = [
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'data_checksums',
  'archive_mode',
  'default_transaction_read_only',
];

type Questions = { readonly [Name in keyof DatabaseFacts]: Question<DatabaseFacts[Name]> };

const QUESTIONS: Questions = {
  version: (client) =>
    one(
      client,
      `SELECT current_setting('server_version') AS text, current_setting('server_version_num')::int AS number`,
    ),
  encoding: async (client) =>
    (await one<{ v: string }>(client, `SELECT current_setting('server_encoding') AS v`)).v,
  settings: async (client) => {
    const text = 'SELECT name, setting FROM pg_settings WHERE name = ANY($1)';
    const { rows } = await client.query<{ name: string; setting: string }>(text, [SETTINGS]);
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  },
  isStandby: async (client) =>
    (await one<{ v: boolean }>(client, 'SELECT pg_is_in_recovery() AS v')).v,
  login: (client) =>
    one(
      client,
      `SELECT rolname AS name,
         EXISTS (SELECT FROM pg_roles s WHERE s.rolsuper AND pg_has_role(r.oid, s.oid, 'MEMBER')) AS "isSuperuser",
         EXISTS (SELECT FROM pg_namespace n
           WHERE n.nspname = 'docket' AND pg_has_role(r.oid, n.nspowner, 'MEMBER')) AS "ownsSchema",
         EXISTS (SELECT FROM pg_settings s WHERE s.name = 'cluster_name' AND s.source = 'command line'
           AND s.setting = '${EMBEDDED_CLUSTER_NAME}') AS "isEmbedded"
       FROM pg_roles r WHERE rolname = session_user`,
    ),
  transport: async (client, url) => {
    const address = readDatabaseAddress(url);
    const sslMode = address.searchParams.get('sslmode');
    return { host: decodeURIComponent(address.hostname), tls: protocolOf(client), sslMode };
  },
  appRole: async (client) => {
    try {
      await findAppRole(client);
    } catch (error) {
      if (error instanceof DatabaseUnfit) return 'none';
      throw error;
    }
    // Only trying it says whether a member may.
    return asApp(client).then(
      () => 'yes' as const,
      () => 'no' as const,
    );
  },
  missingPrivileges: async (client) => {
    const role = await findAppRole(client);
    await asApp(client);
    return (await client.query<{ lacks: string }>(LACKS, [...NEEDED, role])).rows.map(
      ({ lacks }) => lacks,
    );
  },
  unguarded: async (client) => {
    const role = await findAppRole(client);
    await asApp(client);
    try {
      for (const statement of await readPrivileges('privileges.check.sql', role))
        await client.query(statement);
      return null;
    } catch (error) {
      if (sqlState(error) !== ASSERT_FAILURE || !(error instanceof Error)) throw error;
      return error.message;
    }
  },
  migrations: async (client) => {
    await asApp(client);
    const done = await readMigrations({
      query: async <Row>(text: string) => (await client.query(text)).rows as Row[],
    });
    return { missing: missingMigrations(done), unknown: unknownMigrations(done) };
  },
  clockAheadS: async (client) => {
    const before = Date.now();
    const text = 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms';
    const { ms } = await one<{ ms: number }>(client, text);
    return ((before + Date.now()) / 2 - ms) / 1000;
  },
  ledgers: async (client) => {
    await asApp(client);
    const { rows } = await client.query<ExaminedLedger>(LEDGERS);
    return rows.map(({ genesis, rotations, ...ledger }) => ({
      ...ledger,
      ...furtherKeysIn(genesis),
      keys: [{ from: 0, key: ledger.publicKey }, ...rotations.map(claimedKey)],
    }));
  },
  sizeBytes: async (client) =>
    (await one<{ v: number }>(client, 'SELECT pg_database_size(current_database())::float8 AS v'))
      .v,
  partitions: async (client) => {
    await asApp(client);
    const text = 'SELECT coalesce(max(size), 0)::float8 AS longest FROM docket.ledger_head';
    const { longest } = await one<{ longest: number }>(client, text);
    const all = (await readPartitions(client)).flatMap(({ partitions }) => partitions);
    return {
      splits: all.flatMap(({ name, unfinished }) =>
        unfinished === null ? [] : [{ partition: name, at: unfinished.at, longest }],
      ),
      copied: all.flatMap(({ name, isCopied }) => (isCopied ? [name] : [])),
    };
  },
  archiver: (client) =>
    one(
      client,
      `SELECT extract(epoch FROM now() - last_archived_time)::float8 AS "lastArchivedS",
         extract(epoch FROM now() - last_failed_time)::float8 AS "lastFailedS" FROM pg_stat_archiver`,
    ),
  searchBehind: async (client) => {
    await asApp(client);
    const text = `SELECT coalesce(sum(h.size - coalesce(c.size, 0)), 0)::float8 AS v
      FROM docket.ledger_head h LEFT JOIN docket.search_cursor c USING (ledger_no)`;
    return (await one<{ v: number }>(client, text)).v;
  },
  outdatedStates: async (client) => {
    await asApp(client);
    const text = 'SELECT count(*)::int AS v FROM docket.decision WHERE strpos(state, $1) = 0';
    return (await one<{ v: number }>(client, text, [CURRENT_STATE])).v;
  },
  telemetry: async (client) => {
    await asApp(client);
    return one<DatabaseFacts['telemetry']>(client, TELEMETRY);
  },
  outbox: async (client) => {
    await asApp(client);
    return one<OutboxFigures>(client, OUTBOX);
  },
  foreignRows: async (client) => {
    await asApp(client);
    return one<ForeignRows>(client, FOREIGN_ROWS);
  },
  selfVerified: async (client) => {
    await asApp(client);
    return (await client.query<DatabaseFacts['selfVerified'][number]>(SELF_VERIFIED)).rows;
  },
  moves: async (client) => {
    await asApp(client);
    const { rows } = await client.query<LedgerStanding>(STANDINGS);
    return rows.filter(({ isMoving }) => isMoving);
  },
  unread: async (client) => {
    await asApp(client);
    const { rows } = await client.query<{ id: string; no: number }>(
      `SELECT ledger_id AS id, ledger_no AS no FROM docket.ledger l WHERE ${LIVES_HERE} ORDER BY ledger_no`,
    );
    const found: DatabaseFacts['unread'] = [];
    for (const { id, no } of rows) {
      const unread = await readUnread(client, no);
      if (unread.count > 0) found.push({ id, unread });
    }
    return found;
  },
};

async function readUnread(client: pg.Client, ledgerNo: number): Promise<UnreadEntries> {
  try {
    return (await readLedgerState(client, ledgerNo)).unread;
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    return { count: 1, first: [{ seq: 0, why: error.message }] };
  }
}

/** What `ASSERT` of PL/pgSQL answers with. */
const ASSERT_FAILURE = 'P0004';

async function one<Row extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Row> {
  const [row] = (await client.query<Row>(text, values)).rows;
  if (row === undefined) throw new Error('The database answered nothing.');
  return row;
}
