import type { DossierCheck, PdfCheck } from '@docket/report';
import type { VerificationReport } from '@docket/verify';

/** What a verification came to. */
export interface VerificationOutcome {
  source: string;
  report: VerificationReport;
  /** Of a dossier: whether what people read follows from the evidence. Absent for a ledger. */
  document?: DossierCheck;
  /** Of a PDF: whether its pages print what the dossier it carries says. */
  pages?: PdfCheck;
}

export function isVerified(outcome: VerificationOutcome): boolean {
  const { report, document, pages } = outcome;
  return report.verified && (document?.matches ?? true) && (pages?.matches ?? true);
}
