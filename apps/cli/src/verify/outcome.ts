import type { DossierCheck } from '@docket/report';
import type { VerificationReport } from '@docket/verify';

/** What a verification came to. */
export interface VerificationOutcome {
  source: string;
  report: VerificationReport;
  /** Of a dossier: whether what people read follows from the evidence. Absent for a ledger. */
  document?: DossierCheck;
}

export function isVerified(outcome: VerificationOutcome): boolean {
  return outcome.report.verified && (outcome.document?.matches ?? true);
}
