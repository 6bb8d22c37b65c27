import { KeptCosignatures, type HeldAnswer, type HeldQuestion, type Holder } from '@docket/store';
import type { PolicyWitness } from '@docket/verify';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { haveCosigned } from './have-cosigned.js';
import { witnessKeyIdOf, witnessNameOf } from './witness-names.js';

/** As often as a worker has what is new cosigned, in milliseconds. */
const FRESH_MS = 60_000;

/** What a witness says that it has cosigned of a ledger, asked with the newest checkpoint that the database has. */
export class WitnessHolder implements Holder {
  readonly name: string;
  readonly freshMs = FRESH_MS;
  readonly #witness: PolicyWitness;
  readonly #kept: KeptCosignatures;

  /** `directory`: that of the kept checkpoints. */
  constructor(witness: PolicyWitness, directory: string) {
    this.name = witnessNameOf(witness);
    this.#witness = witness;
    this.#kept = new KeptCosignatures(directory);
  }

  async ask({ ledger, newest, prove, signal }: HeldQuestion): Promise<HeldAnswer> {
    if (newest === undefined)
      throw new AnchorFailure(
        'it is asked with a checkpoint, and the database has none of this ledger yet',
        { isUnasked: true },
      );
    const keyId = witnessKeyIdOf(this.#witness);
    const reply = await haveCosigned({
      witness: this.#witness,
      checkpoint: newest,
      publicKey: ledger.publicKey,
      // What is kept here may be as old as the database: it says itself where it stands.
      oldSize: 0,
      prove,
      stopped: signal,
    });
    if (reply.kind === 'ahead') return { kind: 'size', size: reply.seen };
    if (reply.kind === 'other') return { kind: 'other', size: reply.seen };
    const { size, root } = newest;
    await this.#kept.keep(ledger.id, { size, root, keyId }, reply.line);
    return { kind: 'size', size };
  }
}
