import { canonicalBytes, concatBytes, type Json, sha256, utf8 } from '@docket/chain';
import type { RecordBodies } from './types.js';

type Review = RecordBodies['review.recorded'];

/** What keeps the digest of a review apart from every other digest. */
const DOMAIN = utf8('docket-review/v1\n');

/** A review, and where it is said. */
export interface ReviewToSign {
  /** Origin of the ledger: the first line of its checkpoints. */
  ledger: string;
  decision: string;
  review: Review;
}

/**
 * reviewChallenge gives the 32 bytes that a reviewer's passkey signs: SHA-256 of `docket-review/v1`, a line feed
 * and the canonical JSON (RFC 8785) of `ledger`, `decision` and `review`. Of the review everything is in it that
 * is recorded, but for the signature itself; not the idempotency key, which says nothing of the work. So nothing
 * of the review can be another, and it stands for no other decision, escalation or ledger.
 */
export function reviewChallenge({ ledger, decision, review }: ReviewToSign): Uint8Array {
  const { signature: _itself, idempotency_key: _request, ...said } = review;
  const signed = { ledger, decision, review: said } as unknown as Json; // Records are JSON.
  return sha256(concatBytes([DOMAIN, canonicalBytes(signed)]));
}
