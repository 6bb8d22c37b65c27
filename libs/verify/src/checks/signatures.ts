import type { Leaf } from '@docket/chain';
import {
  isRecordType,
  PERMISSIONS,
  type Principals,
  refuseAgentSignature,
  refuseReviewSignature,
  type SignableEntry,
  type SignedEntry,
  validateEntry,
} from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import type { FindingCode, Findings } from '../finding.js';

type Refused = { code: string; message: string; pointer?: string } | undefined;

/** One kind of signature: on which entries it can be, and what is wrong with one. */
interface SignatureKind {
  codes: readonly FindingCode[];
  isOn(leaf: Leaf): boolean;
  /** Whether an author has something to sign with; what is not disclosed may be signed then. */
  hasSigner(actor: string, principals: Principals): boolean;
  /** @param entry of a body that is valid by the schema that its leaf names. */
  refuse(entry: unknown, signers: { origin: string; principals: Principals }): Refused;
}

/** By passkeys of reviewers. */
export const REVIEW_SIGNATURES: SignatureKind = {
  codes: ['review_signature_invalid'],
  isOn: ({ type, decision }) => type === 'review.recorded' && decision !== undefined,
  // Withheld as a rule, and too much is at stake to take none for granted.
  hasSigner: () => true,
  refuse: (entry, signers) => refuseReviewSignature(entry as SignedEntry, signers),
};

/** By keys of agents. */
export const AGENT_SIGNATURES: SignatureKind = {
  codes: ['agent_signature_invalid', 'agent_signature_key_unknown', 'agent_signature_key_revoked'],
  isOn: ({ type }) => isRecordType(type) && PERMISSIONS[type].includes('agent'),
  hasSigner: (actor, principals) =>
    principals
      .get(actor)
      ?.authenticators.some(({ registered }) => registered.kind === 'signing_key') === true,
  refuse: (entry, signers) => refuseAgentSignature(entry as SignableEntry, signers),
};

/** By whose keys signatures are verified. */
export interface KnownSigners {
  /** Undefined where somebody may be missing. */
  principals: Principals | undefined;
  /** False behind a policy that is not shown whole: whom it takes a second person or a registrar for is not known. */
  isSure: boolean;
  /** Whether the entry at hand bears an attestation by the server's key that entry 0 names. */
  isAttested: boolean;
}

/** How many signatures were looked at, and of how many entries it was not looked at whether they are signed. */
export interface SignatureCount {
  count: number;
  unread: number;
}

/** Of each kind. */
export interface SignatureCounts {
  reviews: SignatureCount;
  agents: SignatureCount;
}

export function addCounts(a: SignatureCounts, b: SignatureCounts): SignatureCounts {
  const add = (one: SignatureCount, other: SignatureCount): SignatureCount => ({
    count: one.count + other.count,
    unread: one.unread + other.unread,
  });
  return { reviews: add(a.reviews, b.reviews), agents: add(a.agents, b.agents) };
}

/** Holds signatures on entries against the keys of their authors. Of the decision nothing else is needed. */
export class Signatures {
  readonly #kind: SignatureKind;
  #verified = 0;
  #unread = 0;

  constructor(kind: SignatureKind) {
    this.#kind = kind;
  }

  takeKept({ count, unread }: SignatureCount): void {
    this.#verified += count;
    this.#unread += unread;
  }

  /** Looked at: whatever came of it. */
  get counts(): SignatureCount {
    return { count: this.#verified, unread: this.#unread };
  }

  /** @param signers who was registered before it. */
  check(
    { seq, leaf, body }: CheckedEntry,
    { principals, isSure }: KnownSigners,
    findings: Findings,
  ): void {
    const { type, schema, actor, time, origin } = leaf;
    if (!this.#kind.isOn(leaf)) return;
    if (body !== undefined && body['signature'] === undefined) return;
    if (body === undefined || principals === undefined) {
      if (principals === undefined || this.#kind.hasSigner(actor, principals)) this.#unread++;
      return;
    }
    // What is wrong with it stays wrong; what is right may rest on a key that was never good.
    if (isSure) this.#verified++;
    else this.#unread++;
    const decisionId = leaf.decision?.id;
    const place = { seq, ...(decisionId === undefined ? {} : { decision: decisionId }) };
    const [problem] = validateEntry(schema, body);
    if (problem !== undefined) {
      const told = `The body of entry ${seq} is not a valid ${schema}: ${problem.message}.`;
      findings.add('body_inadmissible', told, { ...place, pointer: problem.pointer });
      return;
    }
    // Validated just now, against the schema that the leaf names.
    const entry = { type, body, actor, time, decisionId };
    const refusal = this.#kind.refuse(entry, { origin, principals });
    if (refusal === undefined) return;
    const { message, pointer = '' } = refusal;
    const code = this.#kind.codes.find((one) => one === refusal.code);
    const told = `At entry ${seq} of the ledger: ${message}.`;
    if (code !== undefined) findings.add(code, told, { ...place, pointer });
  }
}
