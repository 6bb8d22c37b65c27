import type { Signed, SignedCounts } from '../model/signed.js';
import type { Standing } from '../model/standing.js';
import { fixed, joined, plural, say, type Told } from './told.js';

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
  repeated: 'signed, with the signature of an earlier record',
  unverified: 'signed; whether the signature verifies is not shown',
  absent: 'not signed',
  hidden: 'whether it is signed is not shown',
}) satisfies Record<Signed, Told>;

/** Whether a record is signed by its agent. */
const ENGLISH_SIGNED_BY_AGENT = fixed({
  ...ENGLISH_SIGNED,
  verified: 'signed by a key of the agent, verified',
}) satisfies Record<Signed, Told>;

/** The same of several records, behind their number; in the order in which they are told. */
const ENGLISH_SIGNED_MANY = fixed({
  verified: 'signed by a key of the agent, verified',
  invalid: 'signed with a signature that does not verify',
  repeated: 'signed with the signature of an earlier record',
  unverified: 'signed, and whether the signature verifies is not shown',
  hidden: 'of which it is not shown whether they are signed',
  absent: 'not signed',
}) satisfies Record<Signed, Told>;

function englishAgentSignatures(records: number, counts: SignedCounts): Told {
  if (records === 0) return say`no record by an agent`;
  if (counts.absent === records)
    return say`none of ${plural(records, 'record', 'records')} by agents is signed`;
  const kinds = Object.keys(ENGLISH_SIGNED_MANY) as Signed[];
  const told = kinds
    .filter((kind) => counts[kind] !== undefined)
    .map((kind) => say`${counts[kind] ?? 0} ${ENGLISH_SIGNED_MANY[kind]}`);
  return say`of ${plural(records, 'record', 'records')} by agents: ${joined(told, '; ')}`;
}

/** What is said of reviews and signatures in a word. */
export const englishReviews = {
  standing: (standing: Standing): Told => ENGLISH_STANDING[standing],
  signed: (signed: Signed): Told => ENGLISH_SIGNED[signed],
  signedByAgent: (signed: Signed): Told => ENGLISH_SIGNED_BY_AGENT[signed],
  agentSignatures: englishAgentSignatures,
};

/** Verdicts that are told one by one; the last ones, where there are more. */
const TOLD_MAX = 4;

/** Several reviews in order, and what they leave. */
export function englishVerdicts(count: Told, verdicts: readonly Told[], standing: Told): Told {
  const told = joined(verdicts.slice(-TOLD_MAX), ', ');
  const which = verdicts.length > TOLD_MAX ? say`the last in order` : say`in order`;
  return say`${count}, ${which}: ${told}; ${standing}`;
}
