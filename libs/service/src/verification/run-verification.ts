import type { VerificationReport } from '@docket/verify';
import type { VerificationJob, VerificationProgress } from './verification-job.js';
import { verifyDatabase } from './verify-database.js';

/** Reports of progress that are passed on, per this many entries. */
const PROGRESS_STEP = 1_000;

/** Verifies one ledger for a server that goes on serving: in this thread, over connections of its own. */
export function runVerification(
  job: VerificationJob,
  report: (progress: VerificationProgress) => void,
): Promise<VerificationReport> {
  let reported = 0;
  return verifyDatabase({
    ...job,
    threads: 0,
    onProgress: ({ entriesDone }) => {
      if (entriesDone - reported < PROGRESS_STEP) return;
      reported = entriesDone;
      report({ entriesDone });
    },
  });
}
