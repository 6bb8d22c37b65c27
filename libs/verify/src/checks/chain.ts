import { type Leaf, toHex, ZERO_HASH_HEX } from '@docket/chain';
import { isHexOf } from '../hex.js';
import type { Findings } from '../finding.js';

/**
 * The ledger's own chain: every leaf names its position and the leaf hash of the entry before, and
 * the ledger's clock never runs backwards.
 *
 * Damage is reported where it is, not again at everything that follows: links are compared with the
 * hash that was stored for the entry before, and a shift of positions is reported where it begins.
 */
export class ChainCheck {
  #shift = 0;
  #time = '';

  /** `storedPrev`: leaf hash of the entry before as it was stored; undefined when it is not there. */
  take(leaf: Leaf, seq: number, storedPrev: Uint8Array | undefined, findings: Findings): void {
    this.#checkPosition(leaf, seq, findings);
    this.#checkTime(leaf, seq, findings);
    if (storedPrev !== undefined) this.#checkLink(leaf, seq, storedPrev, findings);
    if (seq === 0 && leaf.prev !== ZERO_HASH_HEX) {
      findings.add('prev_mismatch', 'Entry 0 names an entry before itself.', {
        seq,
        expected: ZERO_HASH_HEX,
        found: leaf.prev,
      });
    }
  }

  /** The first entry beyond a range, of which only what it says of the last one is checked. */
  checkLast(leaf: Leaf, seq: number, storedPrev: Uint8Array, findings: Findings): void {
    this.#checkTime(leaf, seq, findings);
    this.#checkLink(leaf, seq, storedPrev, findings);
  }

  #checkLink(leaf: Leaf, seq: number, storedPrev: Uint8Array, findings: Findings): void {
    if (isHexOf(leaf.prev, storedPrev)) return;
    findings.add(
      'prev_mismatch',
      `Entry ${seq} was chained to another leaf than the one stored as entry ${seq - 1}.`,
      { seq, expected: toHex(storedPrev), found: leaf.prev },
    );
  }

  #checkPosition(leaf: Leaf, seq: number, findings: Findings): void {
    const shift = leaf.seq - seq;
    if (shift !== 0 && shift !== this.#shift) {
      findings.add(
        'seq_mismatch',
        `The entry stored at ${seq} says that it is entry ${leaf.seq}.`,
        {
          seq,
          expected: String(seq),
          found: String(leaf.seq),
        },
      );
    }
    this.#shift = shift;
  }

  #checkTime(leaf: Leaf, seq: number, findings: Findings): void {
    // One fixed precision and zone: the order of the texts is the order of the times.
    if (leaf.time < this.#time) {
      findings.add('time_decreased', `Entry ${seq} is dated before the entry before it.`, {
        seq,
        expected: `at least ${this.#time}`,
        found: leaf.time,
      });
    }
    this.#time = leaf.time;
  }
}
