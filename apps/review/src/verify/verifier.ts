/** The verifier of files: large, and loaded where a file is looked at. */
export { readKnownPeople, readReceipts, UnusableFile, verifyGiven } from '@docket/report/verifying';
