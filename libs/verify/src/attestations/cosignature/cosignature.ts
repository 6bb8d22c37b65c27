import { checkCosignature, isCosignerOf, type NoteSignature } from '@docket/chain';
import type { WitnessPolicy } from './witness-policy.js';

/**
 * A signature line by a witness whom the verifier's policy names. `verified`: by then the witness had seen no larger
 * checkpoint of the ledger, and none that contradicts this one.
 */
export interface Cosignature {
  kind: 'cosignature';
  state: 'verified' | 'invalid';
  /** Name of the witness's key. */
  name: string;
  /** What the policy calls the witness. */
  witness: string;
  /** The time that the witness states, its own clock: RFC 3339, UTC. Only where it verifies. */
  time?: string;
}

/** The last second that RFC 3339 can write. */
const SECONDS_MAX = 253_402_300_799;

/** cosignatureOf reads a line as a witness's of the policy; undefined where it is by none of them. */
export function cosignatureOf(
  text: string,
  line: NoteSignature,
  policy: WitnessPolicy,
): Cosignature | undefined {
  const witness = policy.witnesses.find(({ cosigner }) => isCosignerOf(cosigner, line));
  if (witness === undefined) return undefined;
  const seconds = checkCosignature(text, line, witness.cosigner);
  const named = { kind: 'cosignature', name: line.name, witness: witness.name } as const;
  if (seconds === undefined || seconds > SECONDS_MAX) return { ...named, state: 'invalid' };
  return { ...named, state: 'verified', time: new Date(seconds * 1000).toISOString() };
}
