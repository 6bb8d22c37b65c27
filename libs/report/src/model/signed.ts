import type { VerificationReport } from '@docket/verify';
import type { Fact } from '../schema/index.js';
import type { EntryView } from './entry.js';

/** What is known of the signature on a review. */
export type Signed = 'verified' | 'invalid' | 'unverified' | 'absent' | 'hidden';

/**
 * signedAs says of each review whether it is signed, from what the verification of the same evidence found. Verified are all
 * or none: the check counts, and where it counts fewer than there are, it is not told which.
 *
 * @param reviews the entries, each with the fact of its `/signature/credential_id`.
 */
export function signedAs(
  reviews: readonly { entry: EntryView; credential: Fact }[],
  { checks, findings }: Pick<VerificationReport, 'checks' | 'findings'>,
): Signed[] {
  const isSigned = ({ state }: Fact): boolean => state !== 'not_recorded';
  const signed = reviews.filter(({ credential }) => isSigned(credential)).length;
  const check = checks.find(({ name }) => name === 'review_signatures');
  const invalid = findings.filter(({ code }) => code === 'review_signature_invalid');
  const allJudged = check !== undefined && check.count === signed && signed > 0;
  return reviews.map(({ entry, credential }) => {
    if (credential.state === 'not_recorded') return 'absent';
    if (invalid.some(({ seq }) => seq === entry.seq)) return 'invalid';
    if (credential.state !== 'recorded') return 'hidden';
    return allJudged ? 'verified' : 'unverified';
  });
}
