import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withBenchServer } from './bench-server.js';
import { fillLedger } from './fill-ledger.js';
import { note, report, type BenchOptions } from './measure.js';

/** The report of a whole ledger: verification and counting in one pass, then the PDF. */
export const name = 'oversight';

const ENTRIES = 200_000;
const ENTRIES_LONG = 1_000_000;
/** Of the process, at its largest: the same for either length. */
const RSS_MAX_MB = 400;
/** Verified and counted, against verified alone in the same process. */
const RATIO_MAX = 1.3;

interface Taken {
  verified: boolean;
  decisions: number;
  verifiedMs: number;
  countedMs: number;
  pdfMs: number;
  jsonBytes: number;
  pdfBytes: number;
  residentMb: number;
}

export async function run({ long }: BenchOptions): Promise<void> {
  await withBenchServer(async ({ url, keys }) => {
    await measure(url, 'claims', await fillLedger(url, keys, 'claims', ENTRIES));
    if (long) await measure(url, 'long', await fillLedger(url, keys, 'long', ENTRIES_LONG));
  });
}

async function measure(url: string, ledger: string, size: number): Promise<void> {
  const worker = fileURLToPath(new URL('oversight-report.worker.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [worker, url, ledger]);
  const taken = JSON.parse(stdout) as Taken;
  if (!taken.verified) throw new Error('Not verified.');
  const entries = size.toLocaleString('en');
  note(
    `${entries} entries, ${taken.decisions.toLocaleString('en')} decisions: counted in ${(taken.countedMs / 1000).toFixed(1)} s, PDF in ${taken.pdfMs.toFixed(0)} ms`,
  );
  note(
    `JSON ${(taken.jsonBytes / 1e3).toFixed(0)} KB, PDF ${(taken.pdfBytes / 1e3).toFixed(0)} KB`,
  );
  const ratio = taken.countedMs / taken.verifiedMs;
  report(`time for ${entries} entries verified and counted, against verified alone`, ratio, {
    max: RATIO_MAX,
  });
  report(`resident memory in MB for the report of ${entries} entries`, taken.residentMb, {
    max: RSS_MAX_MB,
  });
}
