import type { VerificationReport } from '@docket/verify';

/** What a verification came to. `--json` prints exactly this, in snake_case. */
export interface VerificationOutcome {
  source: string;
  report: VerificationReport;
  /** Of a dossier: whether what people read follows from the evidence; absent for a ledger. */
  presentation?: { consistent: boolean; problems: { pointer: string; message: string }[] };
}

export function isVerified(outcome: VerificationOutcome): boolean {
  return outcome.report.verified && (outcome.presentation?.consistent ?? true);
}
