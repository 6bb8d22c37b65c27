import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
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
  const directory = await makeServerDirectory('docket-bench-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  try {
    const url = server.superuserUrl;
    const keys = join(directory, 'keys');
    await measure(url, 'claims', await fillLedger(url, keys, 'claims', ENTRIES));
    if (long) await measure(url, 'long', await fillLedger(url, keys, 'long', ENTRIES_LONG));
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
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
