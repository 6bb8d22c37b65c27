import {
  type Principals,
  refuseReviewSignature,
  type SignedEntry,
  validateEntry,
} from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';

/** Holds the signatures on reviews against the passkeys of their authors. Of the decision nothing else is needed. */
export class ReviewSignatures {
  #verified = 0;
  #unread = 0;

  /** Signatures that were looked at, whatever came of it. */
  get count(): number {
    return this.#verified;
  }

  /** Reviews of which it was not looked at whether they are signed. */
  get unread(): number {
    return this.#unread;
  }

  /** @param principals who was registered before it; undefined where somebody may be missing. */
  check(
    { seq, leaf, body }: CheckedEntry,
    principals: Principals | undefined,
    findings: Findings,
  ): void {
    const { actor, time, origin, decision } = leaf;
    if (leaf.type !== 'review.recorded' || decision === undefined) return;
    if (body !== undefined && body['signature'] === undefined) return;
    if (body === undefined || principals === undefined) {
      this.#unread++;
      return;
    }
    this.#verified++;
    const { id: decisionId } = decision;
    const [problem] = validateEntry(leaf.schema, body);
    if (problem !== undefined) {
      const told = `The body of entry ${seq} is not a valid ${leaf.schema}: ${problem.message}.`;
      const place = { seq, decision: decisionId, pointer: problem.pointer };
      findings.add('body_inadmissible', told, place);
      return;
    }
    // Validated just now, against the schema that the leaf names.
    const entry = { body, actor, time, decisionId } as unknown as SignedEntry;
    const refusal = refuseReviewSignature(entry, { origin, principals });
    if (refusal === undefined) return;
    const { code, message, pointer = '' } = refusal;
    const told = `At entry ${seq} of the ledger: ${message}.`;
    if (code === 'review_signature_invalid')
      findings.add(code, told, { seq, decision: decisionId, pointer });
  }
}
