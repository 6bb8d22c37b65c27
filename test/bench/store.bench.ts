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
import {
  along,
  closedLoop,
  cpuSeconds,
  interleave,
  mainThreadSeconds,
  median,
  note,
  quantile,
  report,
  reportRatio,
  sized,
} from './measure.js';
import type { BenchOptions } from './measure.js';
import { COPY_SCHEMA, copyRows } from './peers/binary-copy.js';
import { NAIVE_SCHEMA, appendNaive } from './peers/naive-chain.js';
import { PLAIN_SCHEMA, insertPlain } from './peers/plain-insert.js';
import { childSeconds, postmasterOf } from './postgres-cpu.js';
import { WriterProcess } from './writer-process.js';

export const name = 'store';

const WRITERS = 64;
const ROUNDS = 5;
const CARDS = sized(6_000);
const NAIVE_ENTRIES = sized(600);
/** How many at once, of the picture; those that have a target are measured by themselves. */
const WRITERS_ALONG = [1, 4, 16, 64, 256];
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
  // Its connections are not all gone when the server goes; one that this closes is no error then.
  peers.on('error', () => undefined);
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
    await benchWriters(bench);
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
  const spent: number[] = [];
  const cpuOf = await cpuMeter(peers);
  const rates = await interleave(ROUNDS, {
    naive: async () =>
      (await closedLoop(WRITERS, NAIVE_ENTRIES, (_, n) => appendNaive(peers, payload(n)))).rate,
    plain: () =>
      cpuOf('plain insert', async () => {
        return (await closedLoop(WRITERS, CARDS, (_, n) => insertPlain(peers, payload(n)))).rate;
      }),
    ours: async () => {
      const before = mainThreadSeconds(process.pid);
      const { rate, latenciesMs } = await cpuOf('ours', () =>
        appendCards(ledgers, () => 'values', WRITERS, CARDS),
      );
      const seconds = mainThreadSeconds(process.pid);
      if (before !== undefined && seconds !== undefined)
        spent.push(((seconds - before) / CARDS) * 1e6);
      latencies.push(...latenciesMs);
      return rate;
    },
    whole: async () => (await appendCards(ledgers, () => 'whole', WRITERS, CARDS)).rate,
  });
  const rate = (way: string): number => median(rates[way] ?? []);
  note(`single cards of ${payload(0).length} bytes, ${WRITERS} writers, entries/s:`);
  note(
    `naive chain ${show(rate('naive'))}, plain insert ${show(rate('plain'))}, ours ${show(rate('ours'))}, whole bodies ${show(rate('whole'))}`,
  );
  note(
    `ours: p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms`,
  );
  note(`µs of CPU an entry, Node with its writers and PostgreSQL: ${cpuOf.told()}`);
  // The writers are in it, too.
  const cpu = { mainThreadMicros: spent.length === 0 ? undefined : median(spent.slice(1)) };
  reportRatio('append, against the naive chain', rates, ['ours', 'naive'], { min: 8, ...cpu });
  reportRatio('append, against plain inserts', rates, ['ours', 'plain'], { min: 0.8, ...cpu });
  reportRatio('append with whole bodies, against the naive chain', rates, ['whole', 'naive'], {
    min: 15,
  });
  reportRatio('append with whole bodies, against plain inserts', rates, ['whole', 'plain'], {
    min: 1.5,
  });
}

interface CpuMeter {
  <Result>(way: string, work: () => Promise<Result>): Promise<Result>;
  /** Of each way, the median of its rounds. */
  told(): string;
}

/** What `CARDS` entries take of the processors, however fast the disk is and whoever else there is. */
async function cpuMeter(peers: pg.Pool): Promise<CpuMeter> {
  const postgres = await postmasterOf(peers);
  const rounds = new Map<string, [node: number, postgres: number][]>();
  const read = () => [cpuSeconds(process.pid) ?? NaN, childSeconds(postgres)] as const;
  const measure = async <Result>(way: string, work: () => Promise<Result>): Promise<Result> => {
    const before = read();
    const result = await work();
    const after = read();
    const micros = (at: 0 | 1): number => ((after[at] - before[at]) / CARDS) * 1e6;
    rounds.set(way, [...(rounds.get(way) ?? []), [micros(0), micros(1)]]);
    return result;
  };
  const told = (): string =>
    [...rounds]
      // The first one warmed up.
      .map(([way, all]) => [way, all.slice(1)] as const)
      .map(([way, all]) => {
        const of = (at: 0 | 1): string => median(all.map((one) => one[at])).toFixed(0);
        return `${way} ${of(0)} and ${of(1)}`;
      })
      .join(', ');
  return Object.assign(measure, { told });
}

async function benchWriters({ ledgers, peers }: Bench): Promise<void> {
  const what = {
    what: 'Appending, by writers',
    along: 'writers at once',
    unit: 'entries a second',
  };
  await along(what, WRITERS_ALONG, 3, (writers) => {
    const cards = Math.min(CARDS, Math.max(sized(1_000), writers * sized(100)));
    return {
      'naive chain': async () =>
        (await closedLoop(writers, sized(400), (_, n) => appendNaive(peers, payload(n)))).rate,
      'plain insert': async () =>
        (await closedLoop(writers, cards, (_, n) => insertPlain(peers, payload(n)))).rate,
      Docket: async () => (await appendCards(ledgers, () => 'values', writers, cards)).rate,
    };
  });
}

async function benchOneWriter({ ledgers, peers }: Bench): Promise<void> {
  const plainMs: number[] = [];
  const oursMs: number[] = [];
  await interleave(ROUNDS, {
    plain: async () =>
      collect(
        plainMs,
        (await closedLoop(1, sized(200), (_, n) => insertPlain(peers, payload(n)))).latenciesMs,
      ),
    ours: async () =>
      collect(oursMs, (await appendCards(ledgers, () => 'alone', 1, sized(200))).latenciesMs),
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
  const batches = sized(8) < 8 ? 2 : 8;
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
  reportRatio('batch, against binary COPY', rates, ['ours', 'copy'], { min: 0.15 });
  reportRatio('batch with whole bodies, against binary COPY', rates, ['whole', 'copy'], {
    min: 0.25,
  });
}

async function benchManyLedgers({ ledgers }: Bench): Promise<void> {
  const many = Array.from({ length: 16 }, (_, n) => `many-${n}`);
  for (const id of many) await ledgers.createLedger({ id, createdBy: 'bench' });
  const rates = await interleave(ROUNDS, {
    one: async () => (await appendCards(ledgers, () => 'values', 256, sized(8_000))).rate,
    many: async () =>
      (await appendCards(ledgers, (writer) => many[writer % 16] ?? '', 256, sized(8_000))).rate,
  });
  const [one, sixteen] = [median(rates['one'] ?? []), median(rates['many'] ?? [])];
  note(`256 writers, entries/s: one ledger ${show(one)}, sixteen ledgers ${show(sixteen)}`);
  reportRatio('sixteen ledgers, against one', rates, ['many', 'one'], { min: 0.9 });
}

async function benchTwoProcesses({ url, keysDirectory }: Bench): Promise<void> {
  const start = (): Promise<WriterProcess> => WriterProcess.start(url, keysDirectory, 'shared');
  const processes = await Promise.all([start(), start()]);
  const [first, second] = processes;
  if (first === undefined || second === undefined) throw new Error('Two processes were started.');
  for (const [writers, min] of [
    [WRITERS, 0.78],
    [4 * WRITERS, 1],
  ] as const) {
    const rates = await interleave(ROUNDS, {
      one: () => first.append(writers, CARDS),
      two: async () => {
        const begun = performance.now();
        const half = [writers / 2, CARDS / 2] as const;
        await Promise.all([first.append(...half), second.append(...half)]);
        return CARDS / ((performance.now() - begun) / 1000);
      },
    });
    const [one, two] = [median(rates['one'] ?? []), median(rates['two'] ?? [])];
    note(`${writers} writers on one ledger, entries/s: one process ${show(one)}, two ${show(two)}`);
    const what = `two processes on one ledger, ${writers} writers, against one`;
    reportRatio(what, rates, ['two', 'one'], { min });
  }
  await Promise.all(processes.map((process) => process.end()));
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
