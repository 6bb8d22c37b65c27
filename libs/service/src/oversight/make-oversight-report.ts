import { decodeLeaf, LeafError } from '@docket/chain';
import {
  buildOversightReport,
  encodeOversightReport,
  renderOversightPdf,
  reportCsv,
  reportCsvTable,
  type OversightOptions,
  type OversightReport,
} from '@docket/report';
import { connectDatabase, databaseReader, Snapshot, type DatabaseReader } from '@docket/store';

export type OversightFormat = 'json' | 'pdf' | 'csv';

/** Everything a report is made of, as plain data. */
export interface OversightJob {
  databaseUrl: string;
  ledger: string;
  options: Omit<OversightOptions, 'onProgress' | 'issuedAt'>;
  format: OversightFormat;
  /** One table of the CSV; all of them in one file if left out. */
  table?: string;
}

export interface OversightFile {
  reportId: string;
  size: number;
  firstSeq: number | null;
  lastSeq: number | null;
  /** Absent: there is no table of that name. */
  bytes?: Uint8Array;
}

/** The snapshot and the entries. */
const POOL_SIZE = 2;
const PROGRESS_STEP = 1_000;

/** Verifies the ledger, counts the period in the same pass, and writes the report in one format. */
export async function makeOversightReport(
  job: OversightJob,
  report: (progress: { entriesDone: number }) => void,
): Promise<OversightFile> {
  const made = await build(job, report);
  const { first, last } = made.figures.population.sequence;
  const bytes = await write(made, job);
  return {
    reportId: made.report_id,
    size: made.basis.size,
    firstSeq: first,
    lastSeq: last,
    ...(bytes === undefined ? {} : { bytes }),
  };
}

async function build(
  { databaseUrl, ledger, options }: OversightJob,
  report: (progress: { entriesDone: number }) => void,
): Promise<OversightReport> {
  const database = await connectDatabase({ url: databaseUrl, poolSize: POOL_SIZE, isBulk: true });
  let snapshot: Snapshot | undefined;
  try {
    snapshot = await Snapshot.take(database);
    const stored = await databaseReader(database, ledger, snapshot.id);
    let reported = 0;
    // Without what the server derives from the entries: an auditor, who has none of it, counts the same.
    const reader = {
      describe: () => stored.describe(),
      checkpoints: () => stored.checkpoints(),
      entries: stored.entries.bind(stored),
    };
    return await buildOversightReport(reader, {
      ...options,
      issuedAt: await timeOfIssue(stored),
      onProgress: ({ entriesDone }) => {
        if (entriesDone - reported < PROGRESS_STEP) return;
        reported = entriesDone;
        report({ entriesDone });
      },
    });
  } finally {
    await snapshot?.release();
    await database.close();
  }
}

/**
 * Now, by this process's clock, but not before the last entry that can be counted: entries have another
 * clock's time, and a report is not older than what it is of.
 */
async function timeOfIssue(stored: DatabaseReader): Promise<string> {
  let time = new Date().toISOString();
  const { size } = await stored.describe();
  const last = stored.entries(Math.max(0, size - 1), size, { content: false });
  for await (const materials of last) {
    for (const { leaf } of materials) {
      const recorded = timeIn(leaf);
      if (recorded !== undefined && recorded > time) time = recorded;
    }
  }
  return time;
}

function timeIn(leaf: Uint8Array): string | undefined {
  try {
    return decodeLeaf(leaf).time;
  } catch (error) {
    // Damaged, which the verification says.
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}

async function write(
  report: OversightReport,
  { format, table }: OversightJob,
): Promise<Uint8Array | undefined> {
  if (format === 'json') return encodeOversightReport(report);
  if (format === 'pdf') return renderOversightPdf(report);
  const text = table === undefined ? reportCsv(report) : reportCsvTable(report, table);
  return text === undefined ? undefined : Buffer.from(text, 'utf8');
}
