import { connectDatabase, databaseReader, ExportWriter, type ExportAttempt } from '@docket/store';
import { encodeLine } from '../log/entry-line.js';

export interface LedgerFileJob extends ExportAttempt {
  databaseUrl: string;
  ledger: string;
  /** First line, with its end: see `ledgerFileReader` of `@docket/verify`. */
  header: string;
  /** Entries [0, size) are written. */
  size: number;
}

export interface WrittenFile {
  size: number;
  /** 64 lower-case hex digits. */
  sha256: string;
  parts: number;
}

const POOL_SIZE = 2;
/** Reports of progress, per this many entries. */
const PROGRESS_STEP = 5_000;

/** Writes a ledger as lines of JSON into the parts of an export, in memory of one part. */
export async function writeLedgerFile(
  job: LedgerFileJob,
  report: (progress: { entriesDone: number }) => void,
): Promise<WrittenFile> {
  const database = await connectDatabase({
    url: job.databaseUrl,
    poolSize: POOL_SIZE,
    isBulk: true,
  });
  try {
    const reader = await databaseReader(database, job.ledger);
    const file = new ExportWriter(database, job);
    await file.write(Buffer.from(job.header));
    let entriesDone = 0;
    let reported = 0;
    for await (const batch of reader.entries(0, job.size)) {
      await file.write(Buffer.from(batch.map(encodeLine).join('')));
      entriesDone += batch.length;
      if (entriesDone - reported < PROGRESS_STEP) continue;
      reported = entriesDone;
      report({ entriesDone });
    }
    return await file.end();
  } finally {
    await database.close();
  }
}
