import { checkAssertion, type AssertionFault } from '@docket/chain';
import { signerOf } from '../fold/principals.js';
import type { FoldEntryOf } from '../fold/state.js';
import { reviewChallenge } from '../review-challenge.js';
import type { Policy, Stakes, Verdict } from '../types.js';
import { isBelow } from './stakes.js';
import { type Gate, NO_SIGNERS, type Refusal, type Signers } from './gate.js';

/** What of a review and its leaf the signature is held against. */
export type SignedEntry = Pick<
  FoldEntryOf<'review.recorded'>,
  'body' | 'actor' | 'time' | 'decisionId'
>;

/**
 * signedReview: a review is signed where the policy asks for it, and a signature on it verifies by a passkey that
 * was registered for its reviewer before. A `stop` is taken without, for it must never wait; a signature that it
 * carries is held against the key as well.
 */
export const signedReview: Gate = ({ before, entry, policy, signers = NO_SIGNERS }) => {
  if (entry.type !== 'review.recorded') return undefined;
  const { signature, verdict } = entry.body;
  if (signature !== undefined) {
    return signers === 'unknown' ? undefined : refuseReviewSignature(entry, signers);
  }
  if (before === undefined || !asksForSignature(policy, before.stakes, verdict)) return undefined;
  const from = policy.review_signature_from;
  return {
    code: 'review_signature_missing',
    message: `the policy asks for a signed review on stakes from ${from} on; those of this decision are ${before.stakes}`,
    next: 'Let the reviewer sign the review with a passkey that is registered for them.',
    pointer: '/signature',
  };
};

/** asksForSignature says whether the policy takes a verdict on these stakes only with its reviewer's signature. */
export function asksForSignature(policy: Policy, stakes: Stakes, verdict: Verdict): boolean {
  const from = policy.review_signature_from;
  if (from === undefined || verdict === 'stop') return false;
  return !isBelow(stakes, from);
}

/**
 * refuseReviewSignature holds the signature on a review against the passkeys that were registered for its author before.
 * It needs nothing else of the decision. Undefined: it verifies, or there is none.
 */
export function refuseReviewSignature(
  entry: SignedEntry,
  { origin: ledger, principals }: Signers,
): Refusal | undefined {
  const { signature } = entry.body;
  if (signature === undefined) return undefined;
  const unseen = refuseUnseen(entry);
  if (unseen !== undefined) return unseen;
  const { actor, time } = entry;
  const signer = signerOf(principals, {
    actor,
    kind: 'passkey',
    id: signature.credential_id,
    time,
  });
  const passkey = signer?.registered.passkey;
  if (signer === undefined || passkey === undefined) {
    const message = `${actor} has no passkey of this id in the ledger before it`;
    return refused(message, '/signature/credential_id');
  }
  if (!signer.isInForce) {
    const message =
      'the passkey was revoked or had expired before it, or nobody had vouched for it whom the policy asks for';
    return refused(message, '/signature/credential_id');
  }
  const { body, decisionId: decision } = entry;
  const check = checkAssertion(signature, {
    publicKey: passkey.public_key,
    relyingParty: passkey.relying_party,
    origins: passkey.origins,
    challenge: reviewChallenge({ ledger, decision, review: body }),
  });
  if (check.ok) return undefined;
  const { message, member } = FAULTS[check.fault];
  return refused(message, `/signature${member}`);
}

/** Whoever signs says up to which entry they saw the decision, and which one that was. */
function refuseUnseen({ body }: SignedEntry): Refusal | undefined {
  const { as_of: last, viewed = [] } = body;
  if (last === undefined) {
    return refused('a signed review says in as_of which entry its reviewer saw last', '/as_of');
  }
  const seen = viewed.find(({ decision_seq: at }) => at === last);
  if (seen?.leaf_hash !== undefined) return undefined;
  return refused(
    `a signed review gives in viewed the leaf hash of entry ${last}, the last seen`,
    '/viewed',
  );
}

function refused(message: string, pointer: string): Refusal {
  return {
    code: 'review_signature_invalid',
    message,
    next: 'Show the review to the reviewer again, and let them sign exactly what is sent.',
    pointer,
  };
}

const CLIENT = '/client_data';
const AUTHENTICATOR = '/authenticator_data';

const FAULTS: { readonly [fault in AssertionFault]: { message: string; member: string } } = {
  client_data_malformed: { message: 'its client data cannot be read', member: CLIENT },
  type_wrong: { message: 'its client data are of no signature', member: CLIENT },
  challenge_wrong: {
    message: 'it was made for another review, or for another text',
    member: CLIENT,
  },
  origin_wrong: { message: 'it was made on a page that the passkey is not for', member: CLIENT },
  cross_origin: { message: 'it was made in a frame of another page', member: CLIENT },
  authenticator_data_malformed: {
    message: 'its authenticator data cannot be read',
    member: AUTHENTICATOR,
  },
  relying_party_wrong: {
    message: 'it was made for a domain that the passkey is not for',
    member: AUTHENTICATOR,
  },
  user_not_present: { message: 'nobody was there when it was made', member: AUTHENTICATOR },
  user_not_verified: {
    message: 'whoever was there when it was made was not verified',
    member: AUTHENTICATOR,
  },
  backup_flags_wrong: {
    message: 'its authenticator data contradict themselves',
    member: AUTHENTICATOR,
  },
  public_key_unusable: { message: 'the registered public key is none', member: '/credential_id' },
  signature_wrong: { message: 'the signature does not verify', member: '/signature' },
};
