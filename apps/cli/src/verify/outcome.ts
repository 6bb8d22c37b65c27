import type { DossierCheck, PdfCheck } from '@docket/report';
import type { VerificationReport } from '@docket/verify';

/**
 * `verified_in_part`: everything that was checked holds, and something that belongs to the evidence could
 * not be checked here.
 */
export type SourceVerdict = 'verified' | 'not_verified' | 'verified_in_part';

/** Something that belongs to the evidence and could not be checked here. */
export interface Unchecked {
  /**
   * `pages`: what a PDF prints. `figures`: what an oversight report counted. `issue`: what its issuer states in
   * it beside the figures.
   */
  what: 'pages' | 'figures' | 'issue';
  /** Why, and what to run to have it checked: sentences. */
  reason: string;
}

/** What a verification came to. */
export interface VerificationOutcome {
  source: string;
  report: VerificationReport;
  /** Of a dossier: whether what people read follows from the evidence. Absent for a ledger. */
  document?: DossierCheck;
  /** Of a PDF: how its pages stand to those that Docket renders from the dossier it carries. */
  pages?: PdfCheck;
  /** What could not be checked here. Empty or absent: nothing was left out. */
  unchecked?: readonly Unchecked[];
}

/** A fault outweighs whatever was left unchecked: one that was found is not in part. */
export function verdictOf(outcome: VerificationOutcome): SourceVerdict {
  const { report, document, pages, unchecked = [] } = outcome;
  const holds = report.verified && (document?.matches ?? true) && pages?.state !== 'different';
  return concluded(holds, unchecked);
}

export function concluded(holds: boolean, unchecked: readonly Unchecked[]): SourceVerdict {
  if (!holds) return 'not_verified';
  return unchecked.length === 0 ? 'verified' : 'verified_in_part';
}
