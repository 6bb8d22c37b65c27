import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyDatabase } from '@docket/service';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { withBenchServer } from './bench-server.js';
import { fillLedger } from './fill-ledger.js';
import {
  interleave,
  median,
  note,
  report,
  reportRatio,
  sized,
  type BenchOptions,
} from './measure.js';

/**
 * What the ratios consist of. The peer streams the bytes through one SHA-256 and looks at none of them: on
 * a processor with SHA instructions that is little more than the COPY itself, some 1.5 µs an entry without
 * bodies and 3.5 with. We spend, per entry of 36 values, about 9 µs on leaf, links, columns and tree, 28
 * on the 38 hashes of the commitment, 4 on parsing, 13 on the attestation (half of it a signature for some
 * 16 entries), 14 on the rules, and read the ledger a second time where threads share the work (a decision
 * may lie in many ranges). The targets are out of reach of two processors so.
 */
export const name = 'verify';

const ENTRIES = sized(200_000);
const ENTRIES_LONG = 1_000_000;
const ROUNDS = 5;
const RSS_MAX_MB = 300;

/** What a verification of each depth reads, column for column: the baseline hashes the same bytes. */
const COLUMNS = 'e.seq, e.leaf_hash, e.prev, e.type, e.decision_id, e.decision_seq, e.leaf';
const LEAVES = `SELECT ${COLUMNS} FROM docket.entry e WHERE e.ledger_no = $ledger ORDER BY e.ledger_no, e.seq`;
const EVERYTHING = `SELECT ${COLUMNS}, b.body, b.secret
  FROM docket.entry e LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = $ledger ORDER BY e.ledger_no, e.seq`;

export async function run({ long }: BenchOptions): Promise<void> {
  await withBenchServer(async ({ url, keys }) => {
    await compare(url, 'values', await fillLedger(url, keys, 'values', ENTRIES));
    await compareWhole(url, await fillLedger(url, keys, 'whole', ENTRIES / 2));
    if (long) await measureMillion(url, await fillLedger(url, keys, 'million', ENTRIES_LONG));
  });
}

async function compare(url: string, ledger: string, size: number, rounds = ROUNDS): Promise<void> {
  const spent = { leaves: NaN, chain: NaN, everything: NaN, full: NaN };
  const cpuOf = async (way: keyof typeof spent, work: Promise<number>): Promise<number> => {
    const before = process.cpuUsage();
    const rate = await work;
    const { user, system } = process.cpuUsage(before);
    spent[way] = (user + system) / size;
    return rate;
  };
  const rates = await interleave(rounds, {
    leaves: () => cpuOf('leaves', hashOnce(url, ledger, LEAVES, size)),
    chain: () => cpuOf('chain', ours(url, ledger, 'chain', size)),
    everything: () => cpuOf('everything', hashOnce(url, ledger, EVERYTHING, size)),
    full: () => cpuOf('full', ours(url, ledger, 'full', size)),
  });
  const rate = (way: string): number => median(rates[way] ?? []);
  const show = (way: string): string => Math.round(rate(way)).toLocaleString('en');
  note(`${size.toLocaleString('en')} entries, entries/s:`);
  note(`leaves read by COPY and hashed once ${show('leaves')}, chain depth ${show('chain')}`);
  note(`with bodies ${show('everything')}, full depth ${show('full')}`);
  const micros = (way: keyof typeof spent): string => spent[way].toFixed(1);
  note(
    `µs of CPU in Node an entry, last round: leaves ${micros('leaves')}, chain depth ${micros('chain')}, with bodies ${micros('everything')}, full depth ${micros('full')}`,
  );
  const entries = size.toLocaleString('en');
  const against = 'against reading and hashing once';
  const chain = `chain depth of ${entries} entries, ${against}`;
  reportRatio(chain, rates, ['chain', 'leaves'], { min: 0.6 });
  const full = `full depth of ${entries} entries, ${against}`;
  reportRatio(full, rates, ['full', 'everything'], { min: 0.13 });
}

async function compareWhole(url: string, size: number): Promise<void> {
  const rates = await interleave(ROUNDS, {
    everything: () => hashOnce(url, 'whole', EVERYTHING, size),
    full: () => ours(url, 'whole', 'full', size),
  });
  const what = 'the same where a body is committed to as one value';
  reportRatio(what, rates, ['full', 'everything'], { min: 0.2 });
}

/** The peer: the bytes stream out of PostgreSQL and through one SHA-256. */
async function hashOnce(url: string, ledger: string, query: string, size: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ ledger_no: number }>(
    'SELECT ledger_no FROM docket.ledger WHERE ledger_id = $1',
    [ledger],
  );
  const text = query.replace('$ledger', String(rows[0]?.ledger_no));
  // As for our own reading: joins and order by the keys, nothing gathered first.
  await client.query(
    'SET enable_hashjoin = off; SET enable_sort = off; SET max_parallel_workers_per_gather = 0',
  );
  const started = performance.now();
  const hash = createHash('sha256');
  for await (const chunk of client.query(
    copyStreams.to(`COPY (${text}) TO STDOUT (FORMAT binary)`),
  )) {
    hash.update(chunk as Buffer);
  }
  hash.digest();
  const seconds = (performance.now() - started) / 1000;
  await client.end();
  return size / seconds;
}

async function ours(
  url: string,
  ledger: string,
  depth: 'chain' | 'full',
  size: number,
  workers?: number,
): Promise<number> {
  const started = performance.now();
  const verified = await verifyDatabase({
    databaseUrl: url,
    ledger,
    depth,
    ...(workers === undefined ? {} : { threads: workers }),
  });
  const seconds = (performance.now() - started) / 1000;
  if (!verified.verified || verified.entriesChecked !== size) {
    throw new Error(`Not verified: ${JSON.stringify(verified.findings.slice(0, 3))}`);
  }
  return size / seconds;
}

/** A process that does nothing else, threads included, at its largest. */
async function measureMillion(url: string, size: number): Promise<void> {
  await compare(url, 'million', size, 1);
  const worker = fileURLToPath(new URL('verify-memory.worker.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [worker, url, 'million']);
  const result = JSON.parse(stdout) as { verified: boolean; residentMb: number };
  if (!result.verified) throw new Error('Not verified.');
  report(
    `resident memory in MB, ${size.toLocaleString('en')} entries at full depth`,
    result.residentMb,
    {
      max: RSS_MAX_MB,
    },
  );
}
