import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withBenchServer } from './bench-server.js';
import { fillLedger } from './fill-ledger.js';
import { interleave, median, note, report, type BenchOptions } from './measure.js';
import { indexWhole } from './verify-search.js';

/**
 * What it costs a verification to hold against the entries what decisions are found by: with and without in turn,
 * each in a process of its own, so that memory is that of one verification.
 */
export const name = 'verify-search';

const ENTRIES = 50_000;
const ENTRIES_LONG = 500_000;
const ROUNDS = 5;
/** What it may cost beside everything else. */
const RATIO_MAX = 2.5;
const MB_MAX = 64;

export async function run({ long }: BenchOptions): Promise<void> {
  await withBenchServer(async ({ url, keys }) => {
    await compare(url, 'claims', await fillLedger(url, keys, 'claims', ENTRIES), keys);
    if (!long) return;
    await compare(url, 'long', await fillLedger(url, keys, 'long', ENTRIES_LONG), keys, 1);
  });
}

async function compare(
  url: string,
  ledger: string,
  size: number,
  keys: string,
  rounds = ROUNDS,
): Promise<void> {
  await indexWhole(url, keys, ledger);
  const worker = fileURLToPath(new URL('verify-search.worker.js', import.meta.url));
  const residentMb: Record<string, number[]> = {};
  const way = (search: 'yes' | 'no') => async (): Promise<number> => {
    const argv = [worker, url, ledger, search];
    const { stdout } = await promisify(execFile)(process.execPath, argv);
    const said = JSON.parse(stdout) as { seconds: number; residentMb: number };
    (residentMb[search] ??= []).push(said.residentMb);
    return said.seconds;
  };
  const seconds = await interleave(rounds, { without: way('no'), with: way('yes') });
  const [without, withIt] = [median(seconds['without'] ?? []), median(seconds['with'] ?? [])];
  const [own, more] = [median(residentMb['no'] ?? []), median(residentMb['yes'] ?? [])];
  const entries = size.toLocaleString('en');
  note(
    `${entries} entries in one thread, without search and with: ${without.toFixed(1)} and ${withIt.toFixed(1)} s, ${own.toFixed(0)} and ${more.toFixed(0)} MB resident`,
  );
  report(`full depth of ${entries} entries, with search against without: time`, withIt / without, {
    max: RATIO_MAX,
  });
  report(`full depth of ${entries} entries, with search: MB more`, more - own, { max: MB_MAX });
}
