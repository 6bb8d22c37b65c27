/** What a verification came to, in the words of the command `docket verify`: for a terminal and for a page. */
export {
  checkLine,
  checkLines,
  comparedOf,
  findingTold,
  laterKey,
  laterName,
  notMadeLine,
  outcomeText,
  pagesFindings,
  pagesLines,
  uncheckedLine,
  witnessLines,
  type OutcomeLine,
  type OutcomeText,
  type OutcomeTone,
} from './outcome/lines.js';
export {
  certificateLimits,
  certificateText,
  certificateUnchecked,
  certificateVerdict,
  type CertificateOutcome,
} from './outcome/certificate.js';
export { entryProofLimits, entryProofText } from './outcome/entry-proof.js';
export { pagesHold } from './outcome/page-faults.js';
export { uncheckedPages } from './outcome/pages.js';
export { quotedValue, shownValue, singleLine } from './outcome/shown.js';
export {
  concluded,
  documentHolds,
  uncheckedBases,
  uncheckedIn,
  uncheckedWords,
  verdictOf,
  type BagOutcome,
  type FirstPage,
  type SourceVerdict,
  type Unchecked,
  type VerificationOutcome,
} from './outcome/verdict.js';
