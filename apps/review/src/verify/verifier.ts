/** The verifier of files: large, and loaded where a file is looked at. */
export { outcomeText, UnusableFile, verdictOf, verifyGiven } from '@docket/report/verifying';
