import type { VerificationReport, VerifyTaskResult } from '@docket/verify';
import type { DossierAnswer, DossierJob } from '../dossier/make-dossier.js';
import type { CertificateAnswer, CertificateJob } from '../erasure/make-certificate.js';
import type { FeedbackAnswer, FeedbackJob } from '../feedback/make-feedback.js';
import type { BundleJob, WrittenBundle } from '../exports/write-bundle.js';
import type { LedgerFileJob, WrittenFile } from '../exports/write-ledger-file.js';
import type { OversightFile, OversightJob } from '../oversight/make-oversight-report.js';
import type { VerificationJob, VerificationProgress } from '../verification/verification-job.js';
import type { VerifyPartJob } from '../verification/verify-part.js';

/** Work that is done in threads of its own: each task's input, answer and reports. All plain data. */
export interface Tasks {
  certificate: { job: CertificateJob; answer: CertificateAnswer; progress: never };
  dossier: { job: DossierJob; answer: DossierAnswer; progress: never };
  feedback: { job: FeedbackJob; answer: FeedbackAnswer; progress: never };
  ledgerFile: {
    job: LedgerFileJob | BundleJob;
    answer: WrittenFile | WrittenBundle;
    progress: { entriesDone: number };
  };
  oversight: { job: OversightJob; answer: OversightFile; progress: { entriesDone: number } };
  verification: {
    job: VerificationJob;
    answer: VerificationReport;
    progress: VerificationProgress;
  };
  verifyPart: { job: VerifyPartJob; answer: VerifyTaskResult; progress: never };
}

export type TaskName = keyof Tasks;

/** How each is done. */
export type TaskTable = {
  [Name in TaskName]: (
    job: Tasks[Name]['job'],
    report: (progress: Tasks[Name]['progress']) => void,
  ) => Promise<Tasks[Name]['answer']>;
};
