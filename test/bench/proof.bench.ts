import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkConsistency,
  checkInclusion,
  proveConsistency,
  proveInclusion,
  rootFromLeaves,
} from '@docket/chain';
import {
  KeyVault,
  LedgerService,
  TileReader,
  makeServerDirectory,
  openDatabase,
  startEmbeddedPostgres,
} from '@docket/store';
import type { Database } from '@docket/store';
import { FILLED_AT_ONCE, WHOLE_POLICY, fillLedger } from './append-load.js';
import { closedLoop, interleave, median, note, report } from './measure.js';
import type { BenchOptions } from './measure.js';

export const name = 'proof';

const ROUNDS = 5;
const PROOFS = 400;
const LEDGER = 'log';
/** 5,000,000 with `--long`: filling takes minutes. */
const ENTRIES = 50_000;

export async function run({ long }: BenchOptions): Promise<void> {
  const wanted = Number(process.env['DOCKET_BENCH_ENTRIES'] ?? (long ? 5_000_000 : ENTRIES));
  const directory = await makeServerDirectory('docket-bench-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const database = await openDatabase({ url: server.superuserUrl });
  const vault = new KeyVault(join(directory, 'keys'));
  const ledgers = new LedgerService(database, vault, { host: 'bench.example' });
  try {
    await ledgers.start();
    const { ledgerNo } = await ledgers.createLedger({
      id: LEDGER,
      createdBy: 'bench',
      policy: WHOLE_POLICY,
    });
    for (let filled = 0; filled < wanted; filled += 4 * FILLED_AT_ONCE) {
      await Promise.all(Array.from({ length: 4 }, () => fillLedger(ledgers, LEDGER)));
    }
    await compare(database, ledgers, ledgerNo);
  } finally {
    await ledgers.drain();
    await database.close();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** One after the other, as one auditor asks: a proof against reading one entry by its number. */
async function compare(
  database: Database,
  ledgers: LedgerService,
  ledgerNo: number,
): Promise<void> {
  const tiles = new TileReader(database, ledgers);
  const size = await tiles.size(LEDGER);
  const check = await checker(database, ledgerNo, size);
  const seqOf = (): number => Math.floor(Math.random() * size);
  const timed = async (operate: () => Promise<unknown>): Promise<number> =>
    median((await closedLoop(1, PROOFS, operate)).latenciesMs);
  const inclusion = async (seq: number): Promise<Uint8Array[]> =>
    proveInclusion(await tiles.hashReader(LEDGER, size), seq, size);
  const consistency = async (older: number): Promise<Uint8Array[]> =>
    proveConsistency(await tiles.hashReader(LEDGER, size), older, size);
  const medians = await interleave(ROUNDS, {
    lookup: () => timed(() => readEntry(database, ledgerNo, seqOf())),
    inclusion: () => timed(() => inclusion(seqOf())),
    consistency: () => timed(() => consistency(1 + seqOf())),
  });
  // What was timed is right, too.
  for (let i = 0; i < 20; i += 1) {
    const seq = seqOf();
    check(seq, await inclusion(seq), await consistency(seq + 1));
  }
  const [lookup, included, consistent] = ['lookup', 'inclusion', 'consistency'].map((way) =>
    median(medians[way] ?? []),
  ) as [number, number, number];
  note(
    `${size.toLocaleString('en')} entries, ms: read by primary key ${lookup.toFixed(2)}, inclusion ${included.toFixed(2)}, consistency ${consistent.toFixed(2)}`,
  );
  report('inclusion proof, against a read by primary key', included / lookup, { max: 3 });
  report('consistency proof, against a read by primary key', consistent / lookup, { max: 3 });
}

async function readEntry(database: Database, ledgerNo: number, seq: number): Promise<void> {
  await database.of(ledgerNo).query({
    name: 'bench-read-entry',
    text: 'SELECT leaf FROM docket.entry WHERE ledger_no = $1 AND seq = $2',
    values: [ledgerNo, seq],
  });
}

type Check = (seq: number, included: Uint8Array[], consistent: Uint8Array[]) => void;

/** Roots straight from all leaf hashes, without tiles. */
async function checker(database: Database, ledgerNo: number, size: number): Promise<Check> {
  const { rows } = await database
    .of(ledgerNo)
    .query<{ leaf_hash: Buffer }>(
      'SELECT leaf_hash FROM docket.entry WHERE ledger_no = $1 ORDER BY seq',
      [ledgerNo],
    );
  const leaves = rows.map((row) => new Uint8Array(row.leaf_hash));
  const root = rootFromLeaves(leaves);
  return (seq, included, consistent) => {
    const leaf = leaves[seq] ?? new Uint8Array();
    const older = rootFromLeaves(leaves.slice(0, seq + 1));
    if (
      !checkInclusion(included, seq, size, leaf, root) ||
      !checkConsistency(consistent, seq + 1, size, older, root)
    ) {
      throw new Error(`A proof about entry ${seq} is wrong.`);
    }
  };
}
