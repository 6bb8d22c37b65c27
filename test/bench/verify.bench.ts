import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyDatabase } from '@docket/cli';
import {
  CheckpointService,
  KeyVault,
  LedgerService,
  makeServerDirectory,
  openDatabase,
  startEmbeddedPostgres,
} from '@docket/store';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { fileCard, openDecision, WHOLE_POLICY } from './append-load.js';
import { interleave, median, note, report, type BenchOptions } from './measure.js';

/**
 * What the ratios consist of. The peer streams the bytes through one SHA-256 and looks at none of them: on
 * a processor with SHA instructions that is little more than the COPY itself, some 3 µs an entry without
 * bodies and 8 with. We spend, per entry of 36 values, about 9 µs on leaf, links, columns and tree, 40
 * on the 38 hashes of the commitment, 12 on parsing, and 10 on the rules, and read the ledger a second
 * time where threads share the work (a decision may lie in many ranges). So the targets are reached
 * only where two processors are free for it, and at lengths at which starting a thread (0.7 s) does not
 * count.
 */
export const name = 'verify';

const ENTRIES = 200_000;
const ENTRIES_LONG = 1_000_000;
const ROUNDS = 5;
/** The length of a usual dossier: a decision is opened, has these cards, and is closed. */
const CARDS_PER_DECISION = 30;
const DECISIONS_AT_A_TIME = 16;
const RSS_MAX_MB = 300;

/** What a verification of each depth reads, column for column: the baseline hashes the same bytes. */
const COLUMNS = 'e.seq, e.leaf_hash, e.prev, e.type, e.decision_id, e.decision_seq, e.leaf';
const LEAVES = `SELECT ${COLUMNS} FROM docket.entry e WHERE e.ledger_no = $ledger ORDER BY e.ledger_no, e.seq`;
const EVERYTHING = `SELECT ${COLUMNS}, b.body, b.secret
  FROM docket.entry e LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = $ledger ORDER BY e.ledger_no, e.seq`;

export async function run({ long }: BenchOptions): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  try {
    const url = server.superuserUrl;
    const keys = join(directory, 'keys');
    await compare(url, 'values', await fill(url, keys, 'values', ENTRIES));
    await compareWhole(url, await fill(url, keys, 'whole', ENTRIES / 2));
    if (long) await measureMillion(url, await fill(url, keys, 'million', ENTRIES_LONG));
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** A real ledger, written by the store. Returns its size. */
async function fill(
  url: string,
  keysDirectory: string,
  ledger: string,
  entries: number,
): Promise<number> {
  const database = await openDatabase({ url });
  const vault = new KeyVault(keysDirectory);
  const ledgers = new LedgerService(database, vault, { host: 'bench.example' });
  const checkpoints = new CheckpointService(database, ledgers, vault);
  await ledgers.start();
  const policy = ledger === 'whole' ? { policy: WHOLE_POLICY } : {};
  await ledgers.createLedger({ id: ledger, createdBy: 'bench', ...policy });
  const decisions = Math.floor(entries / (CARDS_PER_DECISION + 2));
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < decisions) {
      const n = next++;
      await writeDecision(ledgers, ledger, n);
      if (n % 1000 === 999) await checkpoints.issue(ledger);
    }
  };
  await Promise.all(Array.from({ length: DECISIONS_AT_A_TIME }, write));
  const { size } = await checkpoints.issue(ledger);
  await ledgers.drain();
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
  return size;
}

async function writeDecision(ledgers: LedgerService, ledger: string, n: number): Promise<void> {
  const { decisionId = '' } = await ledgers.append(ledger, openDecision());
  const cards = Array.from({ length: CARDS_PER_DECISION }, (_, i) =>
    fileCard(decisionId, n * CARDS_PER_DECISION + i),
  );
  await ledgers.appendBatch(ledger, cards);
  const close = { ...cards[0]!, type: 'decision.closed', body: { outcome: 'completed' } };
  await ledgers.append(ledger, close);
}

async function compare(url: string, ledger: string, size: number, rounds = ROUNDS): Promise<void> {
  const rates = await interleave(rounds, {
    leaves: () => hashOnce(url, ledger, LEAVES, size),
    chain: () => ours(url, ledger, 'chain', size),
    everything: () => hashOnce(url, ledger, EVERYTHING, size),
    full: () => ours(url, ledger, 'full', size),
  });
  const rate = (way: string): number => median(rates[way] ?? []);
  const show = (way: string): string => Math.round(rate(way)).toLocaleString('en');
  note(`${size.toLocaleString('en')} entries, entries/s:`);
  note(`leaves read by COPY and hashed once ${show('leaves')}, chain depth ${show('chain')}`);
  note(`with bodies ${show('everything')}, full depth ${show('full')}`);
  const entries = size.toLocaleString('en');
  report(
    `chain depth of ${entries} entries, against reading and hashing once`,
    rate('chain') / rate('leaves'),
    {
      min: 0.5,
    },
  );
  report(
    `full depth of ${entries} entries, against reading and hashing once`,
    rate('full') / rate('everything'),
    {
      min: 0.2,
    },
  );
}

async function compareWhole(url: string, size: number): Promise<void> {
  const rates = await interleave(ROUNDS, {
    everything: () => hashOnce(url, 'whole', EVERYTHING, size),
    full: () => ours(url, 'whole', 'full', size),
  });
  report(
    'the same where a body is committed to as one value',
    median(rates['full'] ?? []) / median(rates['everything'] ?? []),
    { min: 0.2 },
  );
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
    ...(workers === undefined ? {} : { workers }),
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
