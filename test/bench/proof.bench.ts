import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkConsistency,
  checkInclusion,
  proveConsistency,
  proveInclusion,
  rootFromLeaves,
  TILE_WIDTH,
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
import { closedLoop, interleave, median, note, reportRatio, sized } from './measure.js';
import type { BenchOptions } from './measure.js';

export const name = 'proof';

const ROUNDS = 5;
const PROOFS = sized(400);
const LEDGER = 'log';
/** Of 1,000,000 entries there are 15 full tiles above the lowest. */
const UPPER_TILES = 16;
/** 5,000,000 with `--long`: filling takes minutes. */
const ENTRIES = sized(50_000);

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

interface Asked {
  database: Database;
  ledgers: LedgerService;
  ledgerNo: number;
  size: number;
}

type Prove = (position: number) => Promise<Uint8Array[]>;

/** By a reader that has nothing in memory yet. */
function provers({ database, ledgers, size }: Asked): { inclusion: Prove; consistency: Prove } {
  const tiles = new TileReader(database, ledgers);
  return {
    inclusion: async (seq) => proveInclusion(await tiles.hashReader(LEDGER, size), seq, size),
    consistency: async (older) =>
      proveConsistency(await tiles.hashReader(LEDGER, size), older, size),
  };
}

/** One after the other, as one auditor asks: a proof against reading one entry by its number. */
async function compare(
  database: Database,
  ledgers: LedgerService,
  ledgerNo: number,
): Promise<void> {
  const size = await new TileReader(database, ledgers).size(LEDGER);
  const asked = { database, ledgers, ledgerNo, size };
  const check = await checker(database, ledgerNo, size);
  const { inclusion, consistency } = provers(asked);
  const seqOf = (): number => Math.floor(Math.random() * size);
  const timed = async (operate: () => Promise<unknown>): Promise<number> =>
    median((await closedLoop(1, PROOFS, operate)).latenciesMs);
  const medians = await interleave(ROUNDS, {
    lookup: () => timed(() => readEntry(database, ledgerNo, seqOf())),
    inclusion: () => timed(() => inclusion(seqOf())),
    consistency: () => timed(() => consistency(1 + seqOf())),
    firstInclusion: () => timeFirst(asked, 'inclusion'),
    firstConsistency: () => timeFirst(asked, 'consistency'),
  });
  // What was timed is right, too.
  const first = provers(asked);
  for (let i = 0; i < 20; i += 1) {
    const seq = seqOf();
    check(seq, await inclusion(seq), await consistency(seq + 1));
    check(seq, await first.inclusion(seq), await first.consistency(seq + 1));
  }
  const of = (way: string): number => median(medians[way] ?? []);
  const lookup = of('lookup');
  note(`${size.toLocaleString('en')} entries, ms: read by primary key ${lookup.toFixed(3)}`);
  for (const [way, what] of [
    ['inclusion', 'inclusion proof of any entry'],
    ['consistency', 'consistency proof from any size'],
    ['firstInclusion', 'inclusion proof from a tile that is not in memory'],
    ['firstConsistency', 'consistency proof from a tile that is not in memory'],
  ] as const) {
    note(`${what}: ${of(way).toFixed(3)} ms`);
    reportRatio(`${what}, against a read by primary key`, medians, [way, 'lookup'], { max: 3 });
  }
}

/** Of entries of which each lies in another tile, with nothing in memory but what every proof passes. */
async function timeFirst(asked: Asked, what: 'inclusion' | 'consistency'): Promise<number> {
  const prove = provers(asked)[what];
  const tiles = Math.floor((asked.size - 1) / TILE_WIDTH);
  const order = shuffled(tiles).slice(0, PROOFS);
  // The upper tiles, of which there are few, are asked for a second time here and kept from then on.
  for (let i = 0; i < 2 * UPPER_TILES; i += 1) await prove(1 + TILE_WIDTH * (order.pop() ?? 0));
  let i = 0;
  const operate = (): Promise<unknown> =>
    prove(1 + TILE_WIDTH * (order[i++] ?? 0) + Math.floor(Math.random() * (TILE_WIDTH - 1)));
  return median((await closedLoop(1, order.length, operate)).latenciesMs);
}

function shuffled(length: number): number[] {
  const values = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i -= 1) {
    const other = Math.floor(Math.random() * (i + 1));
    [values[i], values[other]] = [values[other]!, values[i]!];
  }
  return values;
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
