import { join } from 'node:path';
import type { JsonObject } from '@docket/chain';
import {
  KeyVault,
  LedgerService,
  openClient,
  openDatabase,
  rebuildProjections,
  SearchIndexer,
  type Database,
} from '@docket/store';
import { withBenchServer } from './bench-server.js';
import { openDecision } from './append-load.js';
import { makeCard } from './cards.js';
import { closedLoop, note, report, type BenchOptions } from './measure.js';

/**
 * What a ledger takes on disk: 10,000 entries of small and of typical Job Cards, 2,000 of large ones, or ten times
 * as many with --long.
 * Measured as PostgreSQL counts it (`pg_total_relation_size`), with the search index filled and before and after
 * a rebuild, against the canonical bytes of what was recorded.
 */
export const name = 'size';

const ENTRIES = 10_000;
const ENTRIES_LONG = 100_000;
/** Large ones are fewer, as they take as long. */
const LARGE_SHARE = 5;
/** Stored, with indexes, against the canonical bytes of leaves and bodies; what is derived comes on top. */
const RATIO_MAX: Record<string, number> = { small: 2, typical: 1.5, large: 1.5 };
const CARDS_PER_DECISION = 30;
const WRITERS = 32;
const LEDGER = 'claims';
const AGENT = { actor: 'prn_bench', role: 'agent', via: 'api_key' } as const;

const CARDS: Record<string, (n: number) => JsonObject> = {
  small: (n) => ({
    current_phase: 'EXECUTING',
    goal: `Refund line ${n}`,
    confidence: 0.9,
    needs_human: false,
  }),
  typical: makeCard,
  large: (n) => ({ ...makeCard(n), last_result: largeText(n) }),
};

/** Ten kilobytes that compress about as well as prose does. */
function largeText(n: number): string {
  let seed = n + 1;
  return Array.from({ length: 1_500 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return WORDS[seed % WORDS.length] ?? '';
  }).join(' ');
}

const WORDS = Array.from({ length: 2_000 }, (_, i) => (i * 7_919 + 46_656).toString(36));

export async function run({ long }: BenchOptions): Promise<void> {
  await withBenchServer(async ({ url: server, directory }) => {
    for (const [kind, make] of Object.entries(CARDS)) {
      const url = new URL(server);
      const superuser = await openClient(server);
      await superuser.query(`CREATE DATABASE size_${kind}`).finally(() => superuser.end());
      url.pathname = `/size_${kind}`;
      const all = long ? ENTRIES_LONG : ENTRIES;
      const entries = kind === 'large' ? all / LARGE_SHARE : all;
      await measure(kind, url.href, join(directory, kind), make, entries);
    }
  });
}

async function measure(
  kind: string,
  url: string,
  keysDirectory: string,
  make: (n: number) => JsonObject,
  entries: number,
): Promise<void> {
  const database = await openDatabase({ url });
  const ledgers = new LedgerService(database, new KeyVault(keysDirectory), {
    host: 'bench.example',
  });
  await ledgers.start();
  await ledgers.createLedger({ id: LEDGER, createdBy: 'bench' });
  const logBefore = await logPosition(database);
  await fill(ledgers, make, entries);
  const logged = (await logPosition(database)) - logBefore;
  const { ledgerNo } = await ledgers.getLedger(LEDGER);
  await new SearchIndexer(database).catchUp(ledgerNo, Number.MAX_SAFE_INTEGER);
  await settle(database);
  const recorded = await sizeOfRecords(database);
  note(
    `${kind}: ${recorded.entries} entries, ${mb(recorded.bytes)} MB of canonical bytes in bodies, ${Math.round(recorded.bytes / recorded.entries)} each`,
  );
  note(
    `  write-ahead log: ${(logged / recorded.entries).toFixed(0)} bytes an entry, without indexing`,
  );
  const what = `${kind}: entries and bodies with their indexes, against their canonical bytes`;
  report(what, recorded.ratio, { max: RATIO_MAX[kind] ?? NaN });
  await printSizes(database, recorded.bytes, 'as written');
  await printStates(database);
  await rebuildProjections(database, LEDGER);
  await printSizes(database, recorded.bytes, 'right after a rebuild', ['decision', 'idempotency']);
  await rebuildProjections(database, LEDGER);
  await printSizes(database, recorded.bytes, 'after a second one', ['decision', 'idempotency']);
  await ledgers.drain();
  await database.close();
}

/** Bytes of the write-ahead log so far. */
async function logPosition(database: Database): Promise<number> {
  const { rows } = await database
    .of('all')
    .query<{ at: number }>("SELECT (pg_current_wal_insert_lsn() - '0/0')::float8 AS at");
  return rows[0]?.at ?? NaN;
}

/** Decisions of thirty cards, each card an append of its own, as agents write them. */
async function fill(
  ledgers: LedgerService,
  make: (n: number) => JsonObject,
  entries: number,
): Promise<void> {
  const open: { id: string; cards: number }[] = [];
  await closedLoop(WRITERS, entries, async (writer, n) => {
    const decision = open[writer];
    if (decision === undefined || decision.cards === CARDS_PER_DECISION) {
      const { decisionId = '' } = await ledgers.append(LEDGER, openDecision());
      open[writer] = { id: decisionId, cards: 0 };
      return;
    }
    decision.cards += 1;
    const body = { ...make(n), idempotency_key: `card-${n}` };
    await ledgers.append(LEDGER, {
      ...AGENT,
      type: 'job_card.filed',
      decisionId: decision.id,
      body,
    });
  });
}

/** What autovacuum does by itself within a minute. */
async function settle(database: Database): Promise<void> {
  const owner = await database.owner();
  await owner.query('VACUUM ANALYZE');
  await owner.end();
}

interface Recorded {
  entries: number;
  /** Canonical bytes of bodies. */
  bytes: number;
  /** What entries and bodies take with their indexes, against canonical bytes of leaves and bodies. */
  ratio: number;
}

async function sizeOfRecords(database: Database): Promise<Recorded> {
  const { rows } = await database.of('all').query<Recorded>(
    `SELECT count(*)::int AS entries, sum(octet_length(body))::float8 AS bytes,
      (pg_total_relation_size('docket.entry') + pg_total_relation_size('docket.body')) /
        (sum(octet_length(body)) + (SELECT sum(octet_length(leaf)) FROM docket.entry))::float8 AS ratio
     FROM docket.body`,
  );
  return rows[0] ?? { entries: 0, bytes: 0, ratio: NaN };
}

/** How much of the table of decisions is alive, and how many of its changes stayed on their page. */
async function printStates(database: Database): Promise<void> {
  const { rows } = await database.of('all').query<{ live: number; hot: number }>(
    `SELECT (SELECT sum(pg_column_size(d)) FROM docket.decision d)::float8 AS live,
      n_tup_hot_upd / greatest(n_tup_upd, 1)::float8 AS hot
     FROM pg_stat_user_tables WHERE schemaname = 'docket' AND relname = 'decision'`,
  );
  const [{ live, hot } = { live: NaN, hot: NaN }] = rows;
  note(`  decision: ${mb(live)} MB alive; ${(hot * 100).toFixed(1)} % of updates touched no index`);
}

interface Size {
  table: string;
  heap: number;
  toast: number;
  indexes: number;
}

const SIZES = `SELECT relname AS "table", pg_relation_size(oid)::float8 AS heap,
  (pg_table_size(oid) - pg_relation_size(oid))::float8 AS toast, pg_indexes_size(oid)::float8 AS indexes
  FROM pg_class WHERE relnamespace = 'docket'::regnamespace AND relkind = 'r'
  ORDER BY pg_total_relation_size(oid) DESC`;

const INDEXES = `SELECT relname AS index, pg_relation_size(oid)::float8 AS bytes
  FROM pg_class WHERE relnamespace = 'docket'::regnamespace AND relkind = 'i'
  ORDER BY pg_relation_size(oid) DESC LIMIT 12`;

async function printSizes(
  database: Database,
  recorded: number,
  when: string,
  only?: readonly string[],
): Promise<void> {
  const { rows } = await database.plainPool.query<Size>(SIZES);
  const total = rows.reduce((sum, { heap, toast, indexes }) => sum + heap + toast + indexes, 0);
  note(`${when}: ${mb(total)} MB in all, ${(total / recorded).toFixed(2)} times what was recorded`);
  for (const { table, heap, toast, indexes } of rows) {
    const all = heap + toast + indexes;
    if (only === undefined ? all < total / 200 : !only.includes(table)) continue;
    note(
      `  ${table.padEnd(20)} ${mb(all).padStart(7)} MB: rows ${mb(heap)}, out of line ${mb(toast)}, indexes ${mb(indexes)}`,
    );
  }
  if (only !== undefined) return;
  const indexes = await database.plainPool.query<{ index: string; bytes: number }>(INDEXES);
  for (const { index, bytes } of indexes.rows) {
    note(`  index ${index.padEnd(27)} ${mb(bytes).padStart(7)} MB`);
  }
}

const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);
