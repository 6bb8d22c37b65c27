import type { PolicyWitness } from '@docket/verify';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { askWitness } from './witness-client.js';

/** A witness may be moved on by another process meanwhile. */
const ATTEMPTS_MAX = 4;

interface ToCosign {
  witness: PolicyWitness;
  checkpoint: { size: number; note: string };
  /** C2SP verifier key of the ledger. */
  publicKey: string;
  /** What the witness is taken to have cosigned last; 0 where that is not known. */
  oldSize: number;
  /** Consistency proof between two sizes. */
  prove(from: number, to: number): Promise<Uint8Array[]>;
  stopped: AbortSignal;
}

/** How it went; `seen`: the size that the witness says it cosigned last. */
type Cosigning =
  | { kind: 'cosigned'; line: string }
  /** It has vouched for more than the checkpoint covers. */
  | { kind: 'ahead'; seen: number }
  /** What it has vouched for does not lead to the checkpoint. */
  | { kind: 'other'; seen: number };

/** Has a witness cosign, from wherever it says that it stands. @throws {AnchorFailure} */
export async function haveCosigned(asked: ToCosign): Promise<Cosigning> {
  const { witness, publicKey, checkpoint, prove, stopped } = asked;
  const { size, note } = checkpoint;
  let { oldSize } = asked;
  let isSaid = false;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    // Somebody has had a later one cosigned: this one is covered by it, but is not cosigned itself.
    if (oldSize > size) return { kind: 'ahead', seen: oldSize };
    const isBetween = oldSize > 0 && oldSize < size;
    const proof = isBetween ? await prove(oldSize, size) : [];
    const reply = await askWitness(witness, { oldSize, proof, note }, publicKey, stopped);
    if (reply.kind === 'cosigned') return reply;
    if (reply.kind === 'unproven') {
      if (isSaid) return { kind: 'other', seen: oldSize };
      if (oldSize === 0) throw new AnchorFailure(reply.reason);
      // Where it stands was a guess: asked so, it says it.
      oldSize = 0;
      continue;
    }
    if (reply.size === 0 && oldSize === 0)
      throw new AnchorFailure('it answered that it stands elsewhere, and where it was asked from');
    if (reply.size === oldSize) return { kind: 'other', seen: oldSize };
    oldSize = reply.size;
    isSaid = true;
  }
  throw new AnchorFailure('it went on each time that it was asked');
}
