import { toHex } from '@docket/chain';
import type { Findings } from '../finding.js';

/** What a client was told of an entry when it was written, and kept. */
export interface KeptReceipt {
  /** The ledger's. */
  origin: string;
  /** Position of the entry. */
  seq: number;
  /** 64 hex digits. */
  leafHash: string;
}

/** Position and leaf hash of a kept receipt. Plain data: it crosses thread boundaries. */
export type ReceiptOf = [seq: number, leafHash: string];

/** How the receipts that a verifier brought stand to the entries. */
export interface HeldReceipts {
  given: number;
  /** Of entries that stand here with the leaf hash of the receipt. */
  held: number;
  /** Of entries that are not in the evidence, which is of one decision: nothing is said of them. */
  elsewhere?: number;
}

/** receiptsOf sorts out the receipts of this ledger, ascending, and reports others. */
export function receiptsOf(
  origin: string,
  receipts: readonly KeptReceipt[] | undefined,
  findings: Findings,
): ReceiptOf[] {
  const own: ReceiptOf[] = [];
  for (const { origin: named, seq, leafHash } of receipts ?? []) {
    if (named === origin) own.push([seq, leafHash]);
    else
      findings.add(
        'receipt_mismatch',
        `A receipt that you hold is of entry ${seq} of another ledger.`,
        {
          expected: named,
          found: origin,
        },
      );
  }
  return own.toSorted(([a], [b]) => a - b);
}

/** Holds entries against the receipts that there are of them. */
export class ReceiptCheck {
  held = 0;
  /** Receipts of entries that came by. */
  seen = 0;
  readonly #bySeq = new Map<number, string[]>();

  constructor(receipts: readonly ReceiptOf[]) {
    for (const [seq, leafHash] of receipts) {
      const others = this.#bySeq.get(seq);
      if (others === undefined) this.#bySeq.set(seq, [leafHash]);
      else others.push(leafHash);
    }
  }

  take(seq: number, hash: Uint8Array, findings: Findings): void {
    const expected = this.#bySeq.get(seq);
    if (expected === undefined) return;
    const found = toHex(hash);
    for (const leafHash of expected) {
      this.seen++;
      if (leafHash === found) this.held++;
      else
        findings.add(
          'receipt_mismatch',
          `Entry ${seq} is another than the one that a receipt that you hold is of.`,
          { seq, expected: leafHash, found },
        );
    }
  }
}
