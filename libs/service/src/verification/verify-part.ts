import { connectDatabase, databaseReader, type DatabaseReader } from '@docket/store';
import { runVerifyTask, type VerifyTask, type VerifyTaskResult } from '@docket/verify';

/** One part of the verification of a ledger in a database, in the state of a snapshot. */
export interface VerifyPartJob {
  databaseUrl: string;
  ledger: string;
  snapshotId: string;
  task: VerifyTask;
}

/** Entries, and what they are compared with. */
const POOL_SIZE = 2;

let opened: { key: string; reader: Promise<DatabaseReader> } | undefined;

/** Does one part. Its thread keeps the connection for the next one, until the thread ends. */
export async function verifyPart(job: VerifyPartJob): Promise<VerifyTaskResult> {
  const { task, ...source } = job;
  const key = JSON.stringify(source);
  if (opened?.key !== key) opened = { key, reader: openReader(source) };
  return runVerifyTask(await opened.reader, task);
}

async function openReader({
  databaseUrl,
  ledger,
  snapshotId,
}: Omit<VerifyPartJob, 'task'>): Promise<DatabaseReader> {
  const database = await connectDatabase({ url: databaseUrl, poolSize: POOL_SIZE, isBulk: true });
  return databaseReader(database, ledger, snapshotId);
}
