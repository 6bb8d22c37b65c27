import type { VerificationReport } from '@docket/verify';

import type { DossierCheck } from '../document.js';
import type { PdfCheck } from '../pages/check.js';
import { quotedValue } from './shown.js';

/**
 * `verified_in_part`: everything that was checked holds, and something that belongs to the evidence could
 * not be checked here.
 */
export type SourceVerdict = 'verified' | 'not_verified' | 'verified_in_part';

/** Something that belongs to the evidence and could not be checked here. */
export interface Unchecked {
  /**
   * `pages`: what a PDF prints. `figures`: what an oversight report counted. `issue`: what its issuer states in
   * it beside the figures. `words`: what a document says, of an edition that is not known here.
   */
  what: 'pages' | 'figures' | 'issue' | 'words';
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
  const holds =
    report.verified &&
    (document === undefined || documentHolds(document)) &&
    pages?.state !== 'different';
  return concluded(holds, unchecked);
}

/** Whether nothing was found wrong in a document: words that were not made again are unchecked, not wrong. */
export function documentHolds(
  check: Pick<DossierCheck, 'matches' | 'differences' | 'unknownEdition'>,
): boolean {
  return check.matches || (check.unknownEdition !== undefined && check.differences.length === 0);
}

/** The words of an edition that is not known here, as something that was not checked. */
export function uncheckedWords({
  unknownEdition,
}: Pick<DossierCheck, 'unknownEdition'>): Unchecked[] {
  if (unknownEdition === undefined) return [];
  return [
    {
      what: 'words',
      reason:
        `The document names the edition ${quotedValue(unknownEdition)}, which this Docket does not know, so what ` +
        'it says was not held against the evidence. Verify with a Docket of that edition.',
    },
  ];
}

export function concluded(holds: boolean, unchecked: readonly Unchecked[]): SourceVerdict {
  if (!holds) return 'not_verified';
  return unchecked.length === 0 ? 'verified' : 'verified_in_part';
}
