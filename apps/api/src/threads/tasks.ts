import {
  writeLedgerFile,
  type LedgerFileJob,
  type WrittenFile,
} from '../exports/write-ledger-file.js';
import { makeDossier, type DossierAnswer, type DossierJob } from '../dossier/make-dossier.js';
import {
  makeOversightReport,
  type OversightFile,
  type OversightJob,
} from '../oversight/make-oversight-report.js';
import {
  runVerification,
  type VerificationJob,
  type VerificationProgress,
} from '../verification/run-verification.js';
import type { VerificationReport } from '@docket/verify';

/** Work that would hold up the requests of a busy server: each task's input, answer and reports. */
export interface Tasks {
  dossier: { job: DossierJob; answer: DossierAnswer; progress: never };
  ledgerFile: { job: LedgerFileJob; answer: WrittenFile; progress: { entriesDone: number } };
  oversight: { job: OversightJob; answer: OversightFile; progress: { entriesDone: number } };
  verification: {
    job: VerificationJob;
    answer: VerificationReport;
    progress: VerificationProgress;
  };
}

export type TaskName = keyof Tasks;

type TaskTable = {
  [Name in TaskName]: (
    job: Tasks[Name]['job'],
    report: (progress: Tasks[Name]['progress']) => void,
  ) => Promise<Tasks[Name]['answer']>;
};

export const TASKS: TaskTable = {
  dossier: (job) => makeDossier(job),
  ledgerFile: (job, report) => writeLedgerFile(job, report),
  oversight: (job, report) => makeOversightReport(job, report),
  verification: (job, report) => runVerification(job, report),
};
