import type { BagFinding, HiddenBasis, VerificationReport, Withheld } from '@docket/verify';

import type { DossierCheck } from '../document.js';
import type { PdfCheck } from '../pages/check.js';
import type { Narrative } from '../schema/index.js';
import { pagesHold } from './page-faults.js';
import { quotedValue } from './shown.js';

/**
 * `verified_in_part`: everything that was checked holds, and something that belongs to the evidence could
 * not be checked here.
 */
export type SourceVerdict = 'verified' | 'not_verified' | 'verified_in_part';

/** Something that belongs to the evidence and could not be checked here. */
export interface Unchecked {
  /**
   * `pages`: what a PDF prints. `seal`: by whom it is sealed, where that was asked. `figures`: what an oversight report counted. `issue`: what its issuer states in
   * it beside the figures. `basis`: what checks rest on, a policy or the server's key say, where it is not shown. `words`: what a document says, of an edition that is not known here. `bodies`: what the
   * entries of a ledger hold, where the source hands out their headers only. `views`: tables and PROV of a bundle.
   */
  what: 'pages' | 'seal' | 'figures' | 'issue' | 'words' | 'bodies' | 'basis' | 'views';
  /** Why, and what to run to have it checked: sentences. */
  reason: string;
}

/** The first page of a dossier, in words, and their language. */
export type FirstPage = Pick<Narrative, 'locale' | 'headline' | 'summary'>;

/** What a verification came to. */
export interface VerificationOutcome {
  source: string;
  report: VerificationReport;
  /** Of a dossier: whether what people read follows from the evidence. Absent for a ledger. */
  document?: DossierCheck;
  /** Of a PDF: how its pages stand to those that Docket renders from the dossier it carries. */
  pages?: PdfCheck;
  /** Of a bundle: its files, and what is wrong with them. */
  bag?: BagOutcome;
  /** What a dossier tells on its first page. Absent unless the evidence holds, and these words were made of it again. */
  says?: FirstPage;
  /** What could not be checked here beside what the report says so of: whoever wants all asks uncheckedIn. */
  unchecked?: readonly Unchecked[];
}

/** A bag by itself: beside the ledger that it holds. */
export interface BagOutcome {
  payloadFiles: number;
  payloadBytes: number;
  findings: readonly BagFinding[];
}

/** Everything of it that belongs to the evidence and could not be checked here. Empty: nothing was left out. */
export function uncheckedIn({ report, unchecked = [] }: VerificationOutcome): Unchecked[] {
  return [
    ...(bodiesWithheld(report) ? [BODIES_UNCHECKED] : []),
    ...uncheckedBases(report.hidden),
    ...unchecked,
  ];
}

/** Whether bodies were asked for, and the source kept them back: nothing is known of what the entries hold. */
export function bodiesWithheld({ depth, checks }: VerificationReport): boolean {
  return (
    depth === 'full' && checks.some(({ name, state }) => name === 'content' && state === 'not_made')
  );
}

/** What checks rest on and is not shown: which place it is, and what was not checked for it. */
export const uncheckedBases = (hidden: readonly Withheld[] = []): Unchecked[] =>
  hidden.map(({ basis, seq, pointer, places }) => {
    const others = places > 1 ? `, and ${places - 1} more` : '';
    const where =
      pointer === undefined
        ? `Entry ${seq} is the one concerned.`
        : `Not shown: ${quotedValue(pointer)} of entry ${seq}${others}.`;
    return { what: 'basis', reason: `${REST_ON[basis]} ${where} ${ASK_FOR_COPY}` };
  });

const ASK_FOR_COPY = 'Ask who made this for a copy that shows it.';

const REST_ON: Record<HiddenBasis, string> = {
  policy:
    'A policy of the ledger is not shown whole here, or is not one that is known: what rests on it was not checked, and ' +
    'each of these checks says so.',
  server_key:
    'What entry 0 says of the key of the server is not shown here: whether what is recorded came through it was ' +
    'not checked.',
  genesis:
    'What entry 0 says of the ledger is not shown whole here: a second key that it names, or a ledger that this one ' +
    'continues, was not checked.',
  principals:
    'Who was registered, confirmed or revoked is not shown whole here: whether entries are by whoever was in force, and ' +
    'signed with their keys, was not checked against all of it.',
  keys:
    'What brings another key of the ledger is not shown whole here, or not here at all: whether the key that signed the ' +
    'checkpoint was handed over to, or brought by two people, was not checked.',
  closing:
    'What closes the ledger is not shown whole here: whether what came behind it was in order was not checked.',
  erasures:
    'What an erasure was asked for or ordered to take is not shown whole here: whether values that are said to be gone by it ' +
    'were erased, or are only withheld, was not checked.',
  decision:
    'With how many entries the decision was closed is not shown here: that it has as many was not checked.',
  records:
    'What the record of this export says of it, and of the records of the ledger that belong to it, is not shown whole: ' +
    'whether one was left out or put in, or how it was redacted, was not checked.',
  values:
    'Whoever made this withheld nothing, and values are withheld in it: somebody withheld them since, and what rests on ' +
    'them, rules and signatures of records among it, was not checked.',
};

const BODIES_UNCHECKED: Unchecked = {
  what: 'bodies',
  reason:
    'What the entries hold was not read, so neither it nor rules, authors and signatures of records were checked: the ' +
    "key that was given may not read it, or none was given. Verify with an auditor's key.",
};

/** A fault outweighs whatever was left unchecked: one that was found is not in part. */
export function verdictOf(outcome: VerificationOutcome): SourceVerdict {
  const { report, document, pages, bag } = outcome;
  const holds =
    report.verified &&
    (document === undefined || documentHolds(document)) &&
    pagesHold(pages) &&
    (bag === undefined || bag.findings.length === 0);
  return concluded(holds, uncheckedIn(outcome));
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
