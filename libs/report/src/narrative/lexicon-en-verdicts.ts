import type { Signed } from '../model/signed.js';
import type { Standing } from '../model/standing.js';
import { fixed, joined, say, type Told } from './told.js';

/** What the reviews of a decision leave. */
const ENGLISH_STANDING = fixed({
  stopped: 'the decision is left stopped',
  waiting: 'an escalation is still not answered',
  not_stopped: 'no stop is left standing',
  unknown: 'whether a stop or an open escalation is left is not shown',
}) satisfies Record<Standing, Told>;

/** Whether a review is signed by its reviewer. */
const ENGLISH_SIGNED = fixed({
  verified: 'signed with a passkey, verified',
  invalid: 'signed, and the signature does not verify',
  unverified: 'signed; whether the signature verifies is not shown',
  absent: 'not signed',
  hidden: 'whether it is signed is not shown',
}) satisfies Record<Signed, Told>;

/** What is said of reviews in a word. */
export const englishReviews = {
  standing: (standing: Standing): Told => ENGLISH_STANDING[standing],
  signed: (signed: Signed): Told => ENGLISH_SIGNED[signed],
};

/** Verdicts that are told one by one; the last ones, where there are more. */
const TOLD_MAX = 4;

/** Several reviews in order, and what they leave. */
export function englishVerdicts(count: Told, verdicts: readonly Told[], standing: Told): Told {
  const told = joined(verdicts.slice(-TOLD_MAX), ', ');
  const which = verdicts.length > TOLD_MAX ? say`the last in order` : say`in order`;
  return say`${count}, ${which}: ${told}; ${standing}`;
}
