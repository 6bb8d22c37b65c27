import {
  ATTESTED_MAX,
  type AttestedBatch,
  batchOf,
  isSameBatch,
  type Leaf,
  mayStandBehind,
} from '@docket/chain';
import { attestationFault, batchFault, type ServerKey } from '@docket/record';
import type { Findings } from '../finding.js';

/** An entry, and of which batch it says that it is. */
interface Placed<Batch = AttestedBatch> {
  leaf: Leaf;
  seq: number;
  batch: Batch;
}

/**
 * Holds the batch of each entry against that of the one before it: what the server attested together stands together, from
 * the first to the last, so that the first of a batch, which signs what it follows, signs for all of them.
 *
 * Whether each is attested at all is the fold's to say. Nothing more is said of an entry that is not; the one behind it is
 * held against the newest that is.
 */
export class BatchLinks {
  readonly #key: ServerKey | undefined;
  /** Entries that stand behind one another by what they say, of which none is known to be good; no batch is longer. */
  #before: Placed[] = [];
  #last: Omit<Placed<AttestedBatch | undefined>, 'leaf'> | undefined;

  /** @param key by which everyone is attested; any other, or none: nothing is held. */
  constructor(key: ServerKey | null | undefined) {
    this.#key = key?.attests === 'everyone' ? key : undefined;
  }

  take(leaf: Leaf, seq: number, findings: Findings): void {
    if (this.#key === undefined) return;
    const batch = batchOf(leaf);
    const previous = this.#last;
    this.#last = { seq, batch };
    if (batch === undefined) return;
    const here = { leaf, seq, batch };
    // What stands before one that is not the first of its batch is in it. Across a gap nothing is known of that.
    if (previous?.seq === seq - 1 && batch.first < seq && !isSameBatch(previous.batch, batch)) {
      this.#refuse(here, previous, findings);
      return;
    }
    const last = this.#before.at(-1);
    if (last === undefined || mayStandBehind(last.batch, batch)) {
      this.#before.push(here);
      if (this.#before.length > ATTESTED_MAX) this.#before.shift();
      return;
    }
    // Seldom: only now it is looked at which of them are attested.
    const before = this.#before.findLast((one) => !this.#isBad(one.leaf));
    const isLate = before === undefined || mayStandBehind(before.batch, batch);
    this.#refuse(here, isLate ? undefined : before, findings);
  }

  /** How many entries a ledger has by its last one: they reach to the end of its batch. Undefined where nothing signed says so. */
  endBy(leaf: Leaf | undefined): number | undefined {
    if (this.#key === undefined || leaf === undefined || this.#isBad(leaf)) return undefined;
    return batchOf(leaf)?.end;
  }

  /** Nothing more is said of one that is not attested; the next are held against one that is. */
  #refuse(
    here: Placed,
    before: Omit<Placed<AttestedBatch | undefined>, 'leaf'> | undefined,
    findings: Findings,
  ): void {
    const { leaf, seq, batch } = here;
    if (this.#isBad(leaf)) return;
    this.#before = [here];
    if (before === undefined) return;
    const { code, message } = batchFault(leaf, batch, before);
    const decision = leaf.decision === undefined ? {} : { decision: leaf.decision.id };
    const told = `At entry ${seq} of the ledger: ${message}.`;
    findings.add(code, told, { seq, ...decision, pointer: '/attestation' });
  }

  #isBad(leaf: Leaf): boolean {
    return attestationFault(leaf, this.#key) !== undefined;
  }
}
