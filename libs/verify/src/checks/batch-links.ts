import { type AttestedBatch, batchOf, type Leaf, mayStandBehind } from '@docket/chain';
import { attestationFault, batchFault, type ServerKey } from '@docket/record';
import type { Findings } from '../finding.js';

/**
 * Holds the batch of each entry against that of the one before it: what the server attested together stands together, from
 * the first to the last, so that the first of a batch, which signs what it follows, signs for all of them.
 *
 * Whether each is attested at all is the fold's to say. Nothing more is said of an entry that is not, or behind one.
 */
export class BatchLinks {
  readonly #key: ServerKey | undefined;
  #before: { leaf: Leaf; seq: number; batch: AttestedBatch } | undefined;

  /** @param key by which everyone is attested; any other, or none: nothing is held. */
  constructor(key: ServerKey | null | undefined) {
    this.#key = key?.attests === 'everyone' ? key : undefined;
  }

  take(leaf: Leaf, seq: number, findings: Findings): void {
    const batch = this.#key && batchOf(leaf);
    if (batch === undefined) return;
    const before = this.#before;
    this.#before = { leaf, seq, batch };
    if (before === undefined || mayStandBehind(before.batch, batch)) return;
    if (this.#isBad(leaf)) this.#before = before;
    if (this.#isBad(leaf) || this.#isBad(before.leaf)) return;
    const { code, message } = batchFault(leaf, batch, before);
    const decision = leaf.decision === undefined ? {} : { decision: leaf.decision.id };
    const told = `At entry ${seq} of the ledger: ${message}.`;
    findings.add(code, told, { seq, ...decision, pointer: '/attestation' });
  }

  #isBad(leaf: Leaf): boolean {
    return attestationFault(leaf, this.#key) !== undefined;
  }
}
