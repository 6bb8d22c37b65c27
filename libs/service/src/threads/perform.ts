import type { TaskTable } from './tasks.js';

/** Each loads what it needs with its first job: a thread that verifies has no use for fonts. */
export const TASKS: TaskTable = {
  certificate: async (job) =>
    (await import('../erasure/make-certificate.js')).makeCertificateFile(job),
  dossier: async (job) => (await import('../dossier/make-dossier.js')).makeDossier(job),
  feedback: async (job) => (await import('../feedback/make-feedback.js')).makeFeedback(job),
  ledgerFile: async (job, report) =>
    'bundle' in job
      ? (await import('../exports/write-bundle.js')).writeBundle(job, report)
      : (await import('../exports/write-ledger-file.js')).writeLedgerFile(job, report),
  oversight: async (job, report) =>
    (await import('../oversight/make-oversight-report.js')).makeOversightReport(job, report),
  verification: async (job, report) =>
    (await import('../verification/run-verification.js')).runVerification(job, report),
  verifyPart: async (job) => (await import('../verification/verify-part.js')).verifyPart(job),
};
