import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalBytes } from '@docket/chain';
import {
  KeyVault,
  LedgerService,
  makeServerDirectory,
  openDatabase,
  startEmbeddedPostgres,
} from '@docket/store';
import type { Database } from '@docket/store';
import pg from 'pg';
import {
  FILLED_AT_ONCE,
  WHOLE_POLICY,
  appendCards,
  fileCard,
  fillLedger,
  openDecision,
} from './append-load.js';
import { makeCard } from './cards.js';
import { closedLoop, interleave, median, note, quantile, report } from './measure.js';
import type { BenchOptions } from './measure.js';
import { COPY_SCHEMA, copyRows } from './peers/binary-copy.js';
import { NAIVE_SCHEMA, appendNaive } from './peers/naive-chain.js';
import { PLAIN_SCHEMA, insertPlain } from './peers/plain-insert.js';
import { WriterProcess } from './writer-process.js';

export const name = 'store';

const WRITERS = 64;
const ROUNDS = 5;
/** The leaf of such a card has this many bytes; COPY writes the same. */
const LEAF_BYTES = 500;

interface Bench {
  url: string;
  keysDirectory: string;
  database: Database;
  ledgers: LedgerService;
  peers: pg.Pool;
  options: BenchOptions;
}

export async function run(options: BenchOptions): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const url = server.superuserUrl;
  const keysDirectory = join(directory, 'keys');
  const database = await openDatabase({ url });
  const ledgers = new LedgerService(database, new KeyVault(keysDirectory), {
    host: 'bench.example',
  });
  const peers = new pg.Pool({ connectionString: url, max: WRITERS });
  try {
    await ledgers.start();
    for (const id of ['values', 'shared', 'alone', 'bulk'])
      await ledgers.createLedger({ id, createdBy: 'bench' });
    for (const id of ['whole', 'bulk-whole']) {
      await ledgers.createLedger({ id, createdBy: 'bench', policy: WHOLE_POLICY });
    }
    for (const schema of [NAIVE_SCHEMA, PLAIN_SCHEMA, COPY_SCHEMA]) await peers.query(schema);
    const bench = { url, keysDirectory, database, ledgers, peers, options };
    await benchAppend(bench);
    await benchStorage(bench);
    await benchOneWriter(bench);
    await benchBulk(bench);
    await benchManyLedgers(bench);
    await benchTwoProcesses(bench);
    if (options.long) await benchGrowth(bench);
  } finally {
    await ledgers.drain();
    await peers.end();
    await database.close();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Canonical bodies for the peers, which neither commit to values nor know rules. */
const payloads = Array.from({ length: 512 }, (_, n) => Buffer.from(canonicalBytes(makeCard(n))));
const payload = (n: number): Buffer => payloads[n % payloads.length] ?? Buffer.alloc(0);

async function benchAppend({ ledgers, peers }: Bench): Promise<void> {
  const latencies: number[] = [];
  const rates = await interleave(ROUNDS, {
    naive: async () =>
      (await closedLoop(WRITERS, 600, (_, n) => appendNaive(peers, payload(n)))).rate,
    plain: async () =>
      (await closedLoop(WRITERS, 6_000, (_, n) => insertPlain(peers, payload(n)))).rate,
    ours: async () => {
      const { rate, latenciesMs } = await appendCards(ledgers, () => 'values', WRITERS, 6_000);
      latencies.push(...latenciesMs);
      return rate;
    },
    whole: async () => (await appendCards(ledgers, () => 'whole', WRITERS, 6_000)).rate,
  });
  const rate = (way: string): number => median(rates[way] ?? []);
  note(`single cards of ${payload(0).length} bytes, ${WRITERS} writers, entries/s:`);
  note(
    `naive chain ${show(rate('naive'))}, plain insert ${show(rate('plain'))}, ours ${show(rate('ours'))}, whole bodies ${show(rate('whole'))}`,
  );
  note(
    `ours: p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms`,
  );
  report('append, against the naive chain', rate('ours') / rate('naive'), { min: 10 });
  report('append, against plain inserts', rate('ours') / rate('plain'), { min: 1 });
  report('append with whole bodies, against the naive chain', rate('whole') / rate('naive'), {
    min: 15,
  });
  report('append with whole bodies, against plain inserts', rate('whole') / rate('plain'), {
    min: 1.5,
  });
}

async function benchOneWriter({ ledgers, peers }: Bench): Promise<void> {
  const plainMs: number[] = [];
  const oursMs: number[] = [];
  await interleave(ROUNDS, {
    plain: async () =>
      collect(
        plainMs,
        (await closedLoop(1, 200, (_, n) => insertPlain(peers, payload(n)))).latenciesMs,
      ),
    ours: async () =>
      collect(oursMs, (await appendCards(ledgers, () => 'alone', 1, 200)).latenciesMs),
  });
  note(
    `one writer: plain insert ${median(plainMs).toFixed(2)} ms, ours ${median(oursMs).toFixed(2)} ms`,
  );
  report('latency of one writer, against a plain insert', median(oursMs) / median(plainMs), {
    max: 2.5,
  });
}

/** @returns their median, which is what a round of this way is written down as. */
function collect(into: number[], values: readonly number[]): number {
  into.push(...values);
  return median(values);
}

async function benchBulk({ ledgers, peers }: Bench): Promise<void> {
  const batches = 8;
  const rowsPerBatch = 500;
  const leaf = new Uint8Array(LEAF_BYTES).fill(0x61);
  const rows = Array.from({ length: rowsPerBatch }, (_, n) => [leaf, payload(n)] as const);
  const perSecond = async (batch: () => Promise<unknown>, underWay = 1): Promise<number> => {
    const started = performance.now();
    const worker = async (): Promise<void> => {
      for (let i = 0; i < batches / underWay; i += 1) await batch();
    };
    await Promise.all(Array.from({ length: underWay }, worker));
    return (batches * rowsPerBatch) / ((performance.now() - started) / 1000);
  };
  // Cards of sixteen decisions, which is 31 a decision: see CARDS_PER_DECISION.
  const append = async (ledger: string): Promise<unknown> => {
    const opened = await ledgers.appendBatch(ledger, Array.from({ length: 16 }, openDecision));
    const cards = rows.map((_, n) => fileCard(opened[n % 16]?.decisionId ?? '', n));
    return ledgers.appendBatch(ledger, cards);
  };
  const rates = await interleave(ROUNDS, {
    copy: () => perSecond(() => copyRows(peers, rows)),
    // As the importer does: one batch is prepared while the other is written.
    ours: () => perSecond(() => append('bulk'), 2),
    whole: () => perSecond(() => append('bulk-whole'), 2),
  });
  const rate = (way: string): number => median(rates[way] ?? []);
  note(
    `batches of 500 (ours two under way), rows/s: binary COPY ${show(rate('copy'))}, ours ${show(rate('ours'))}, whole bodies ${show(rate('whole'))}`,
  );
  report('batch, against binary COPY', rate('ours') / rate('copy'), { min: 0.15 });
  report('batch with whole bodies, against binary COPY', rate('whole') / rate('copy'), {
    min: 0.25,
  });
}

async function benchManyLedgers({ ledgers }: Bench): Promise<void> {
  const many = Array.from({ length: 16 }, (_, n) => `many-${n}`);
  for (const id of many) await ledgers.createLedger({ id, createdBy: 'bench' });
  const rates = await interleave(ROUNDS, {
    one: async () => (await appendCards(ledgers, () => 'values', 256, 8_000)).rate,
    many: async () =>
      (await appendCards(ledgers, (writer) => many[writer % 16] ?? '', 256, 8_000)).rate,
  });
  const [one, sixteen] = [median(rates['one'] ?? []), median(rates['many'] ?? [])];
  note(`256 writers, entries/s: one ledger ${show(one)}, sixteen ledgers ${show(sixteen)}`);
  report('sixteen ledgers, against one', sixteen / one, { min: 0.9 });
}

async function benchTwoProcesses({ url, keysDirectory }: Bench): Promise<void> {
  const start = (): Promise<WriterProcess> => WriterProcess.start(url, keysDirectory, 'shared');
  const processes = await Promise.all([start(), start()]);
  const [first, second] = processes;
  if (first === undefined || second === undefined) throw new Error('Two processes were started.');
  const rates = await interleave(ROUNDS, {
    one: () => first.append(WRITERS, 6_000),
    two: async () => {
      const begun = performance.now();
      await Promise.all([first.append(WRITERS / 2, 3_000), second.append(WRITERS / 2, 3_000)]);
      return 6_000 / ((performance.now() - begun) / 1000);
    },
  });
  await Promise.all(processes.map((process) => process.end()));
  const [one, two] = [median(rates['one'] ?? []), median(rates['two'] ?? [])];
  note(`64 writers on one ledger, entries/s: in one process ${show(one)}, in two ${show(two)}`);
  report('two processes on one ledger, against one', two / one, { min: 0.75 });
}

async function benchStorage({ peers }: Bench): Promise<void> {
  await peers.query('VACUUM ANALYZE docket.entry, docket.body');
  const { rows } = await peers.query<{ stored: string; canonical: string; tables: string }>(
    `SELECT pg_total_relation_size('docket.entry') + pg_total_relation_size('docket.body') AS stored,
      (SELECT sum(octet_length(leaf)) FROM docket.entry) + (SELECT sum(octet_length(body)) FROM docket.body) AS canonical,
      (SELECT string_agg(relname || ' ' || pg_relation_size(oid) / 1024 || ' KiB', ', ' ORDER BY relname) FROM pg_class
       WHERE relnamespace = 'docket'::regnamespace AND relkind IN ('r', 'i') AND pg_relation_size(oid) > 500000) AS tables`,
  );
  const sizes = rows[0];
  if (sizes === undefined) throw new Error('PostgreSQL gave no sizes.');
  note(`sizes: ${sizes.tables}`);
  report(
    'entries and bodies with their indexes, against their canonical bytes',
    Number(sizes.stored) / Number(sizes.canonical),
    { max: 1.5 },
  );
}

/** The same load on a ledger that has grown; `--long`, because filling it takes minutes. */
async function benchGrowth({ ledgers, peers }: Bench): Promise<void> {
  const entries = Number(process.env['DOCKET_BENCH_ENTRIES'] ?? 5_000_000);
  await ledgers.createLedger({ id: 'grown', createdBy: 'bench', policy: WHOLE_POLICY });
  const measure = (): Promise<number> =>
    appendCards(ledgers, () => 'grown', WRITERS, 6_000).then(({ rate }) => rate);
  await measure();
  const begun = performance.now();
  const before: number[] = [];
  const after: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) before.push(await measure());
  let filled = 0;
  while (filled < entries) {
    await Promise.all(Array.from({ length: 4 }, () => fillLedger(ledgers, 'grown')));
    filled += 4 * FILLED_AT_ONCE;
  }
  await peers.query('CHECKPOINT');
  for (let i = 0; i < ROUNDS; i += 1) after.push(await measure());
  note(`grown to ${entries} entries in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  report('append to the grown ledger, against the new one', median(after) / median(before), {
    min: 0.9,
  });
}

function show(value: number): string {
  return Math.round(value).toLocaleString('en');
}
