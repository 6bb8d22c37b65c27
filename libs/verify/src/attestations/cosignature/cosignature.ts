import {
  checkCosignature,
  type CosignatureAlgorithm,
  isCosignerOf,
  type NoteSignature,
} from '@docket/chain';
import type { WitnessPolicy } from './witness-policy.js';

/**
 * A signature line by a witness whom the verifier's policy names. `verified`: by then the witness had seen no larger
 * checkpoint of the ledger, and none that contradicts this one. With ML-DSA-44 it says so of origin, size and root alone,
 * and without a `time` only the second.
 */
export interface Cosignature {
  kind: 'cosignature';
  state: 'verified' | 'invalid';
  /** Name of the witness's key. */
  name: string;
  /** What the policy calls the witness. */
  witness: string;
  algorithm: CosignatureAlgorithm;
  /** The time that the witness states, its own clock: RFC 3339, UTC. Only where it verifies, and states one. */
  time?: string;
}

/** The last second that RFC 3339 can write. */
const SECONDS_MAX = 253_402_300_799;

/** cosignatureOf reads a line as a witness's of the policy; undefined where it is by none of them. */
export async function cosignatureOf(
  text: string,
  line: NoteSignature,
  policy: WitnessPolicy,
): Promise<Cosignature | undefined> {
  const witness = policy.witnesses.find(({ cosigner }) => isCosignerOf(cosigner, line));
  if (witness === undefined) return undefined;
  const seconds = await checkCosignature(text, line, witness.cosigner);
  const { algorithm } = witness.cosigner;
  const named = {
    kind: 'cosignature',
    name: line.name,
    witness: witness.name,
    algorithm,
  } as const;
  if (seconds === undefined || seconds > SECONDS_MAX) return { ...named, state: 'invalid' };
  // With ML-DSA-44 a witness may leave the time out, which is written as 0.
  if (seconds === 0 && algorithm === 'ml-dsa-44') return { ...named, state: 'verified' };
  return { ...named, state: 'verified', time: new Date(seconds * 1000).toISOString() };
}
