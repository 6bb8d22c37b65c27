import { Database, databaseReader, Snapshot } from '@docket/store';
import { verify, type VerificationReport } from '@docket/verify';

export interface VerificationJob {
  databaseUrl: string;
  ledger: string;
  depth: 'chain' | 'full';
  /** C2SP verifier key that the server itself signs with, from its key file. */
  trustedKey: string;
}

export interface VerificationProgress {
  entriesDone: number;
}

/** Connections for one run: the snapshot, the entries, and what is compared with them. */
const POOL_SIZE = 3;
/** Reports of progress that are passed on, per this many entries. */
const PROGRESS_STEP = 1_000;

/** Verifies one ledger in the database, over connections that no request waits for. */
export async function runVerification(
  job: VerificationJob,
  report: (progress: VerificationProgress) => void,
): Promise<VerificationReport> {
  const database = new Database({ url: job.databaseUrl, poolSize: POOL_SIZE });
  let snapshot: Snapshot | undefined;
  try {
    await database.connect();
    // The ledger is written to meanwhile: entries and what is derived from them have to be of one state.
    snapshot = await Snapshot.take(database);
    const reader = await databaseReader(database, job.ledger, snapshot.id);
    let reported = 0;
    return await verify(reader, {
      depth: job.depth,
      trustedKey: job.trustedKey,
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
