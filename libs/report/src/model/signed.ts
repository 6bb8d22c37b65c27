import type { FindingCode, VerificationReport } from '@docket/verify';
import type { Fact } from '../schema/index.js';
import { isHiddenBelow, type EntryView } from './entry.js';

/** What is known of the signature on a record. */
export type Signed = 'verified' | 'invalid' | 'repeated' | 'unverified' | 'hidden' | 'absent';

/** How many records there are of each; what there is none of is left out. */
export type SignedCounts = Partial<Record<Signed, number>>;

/** A kind of signature: the check that judges it, and what that check finds of one that does not hold. */
export interface SignatureKind {
  check: 'review_signatures' | 'agent_signatures';
  invalid: readonly FindingCode[];
  repeated?: FindingCode;
}

export const ON_REVIEWS: SignatureKind = {
  check: 'review_signatures',
  invalid: ['review_signature_invalid'],
};

export const BY_AGENTS: SignatureKind = {
  check: 'agent_signatures',
  invalid: [
    'agent_signature_invalid',
    'agent_signature_key_unknown',
    'agent_signature_key_revoked',
  ],
  repeated: 'agent_signature_repeated',
};

/** An entry that may be signed, with the fact of what names the signer's key. */
interface Signable {
  entry: EntryView;
  key: Fact;
}

/**
 * signedAs says of each entry whether it is signed, from what the verification of the same evidence found. Verified are all
 * or none of those that it could judge: the check counts, and where it counts fewer than there are, it is not told which.
 *
 * @param entries all that may bear a signature of this kind.
 */
export function signedAs(
  entries: readonly Signable[],
  kind: SignatureKind,
  { checks, findings }: Pick<VerificationReport, 'checks' | 'findings'>,
): Signed[] {
  // What is withheld of an entry, its signature was made over as well.
  const isJudged = ({ entry, key }: Signable): boolean =>
    key.state === 'recorded' && !isHiddenBelow(entry, '');
  const judged = entries.filter(isJudged).length;
  const check = checks.find(({ name }) => name === kind.check);
  const allJudged = judged > 0 && check?.count === judged;
  const isFound = (codes: readonly FindingCode[], { entry }: Signable): boolean =>
    findings.some(({ code, seq }) => seq === entry.seq && codes.includes(code));
  return entries.map((one) => {
    if (one.key.state === 'not_recorded') return 'absent';
    if (isFound(kind.invalid, one)) return 'invalid';
    if (kind.repeated !== undefined && isFound([kind.repeated], one)) return 'repeated';
    if (one.key.state !== 'recorded') return 'hidden';
    return allJudged && isJudged(one) ? 'verified' : 'unverified';
  });
}
