import {
  checkCosignature,
  type Cosigner,
  isCosignerOf,
  NoteError,
  type NoteSignature,
  parseCosignerKey,
} from '@docket/chain';
import type { Findings } from '../../finding.js';

/**
 * A signature line by the ledger's own second key, of ML-DSA-44, that entry 0 names. `verified`: whoever holds that key
 * vouched for origin, size and root, and for no further line of the checkpoint.
 */
export interface SecondSignature {
  kind: 'second_signature';
  state: 'verified' | 'invalid';
  /** Name of the key, which is the ledger's origin. */
  name: string;
  /** Key id of the line: 8 hex digits. */
  keyId: string;
  /** The time that the ledger states in it: RFC 3339, UTC. Only where it verifies, and states one. */
  time?: string;
}

/** The last second that RFC 3339 can write. */
const SECONDS_MAX = 253_402_300_799;

/** What entry 0 names as second key, read; undefined for what is none of this ledger. */
export function readSecondKey(vkey: string, origin: string): Cosigner | undefined {
  try {
    const cosigner = parseCosignerKey(vkey);
    return cosigner.algorithm === 'ml-dsa-44' && cosigner.name === origin ? cosigner : undefined;
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

/** secondSignatureOf reads a line as one by the second key; undefined where it is not by it. */
export async function secondSignatureOf(
  text: string,
  line: NoteSignature,
  key: Cosigner,
): Promise<SecondSignature | undefined> {
  if (!isCosignerOf(key, line)) return undefined;
  const seconds = await checkCosignature(text, line, key);
  const keyId = key.keyHash.toString(16).padStart(8, '0');
  const named = { kind: 'second_signature', name: line.name, keyId } as const;
  if (seconds === undefined || seconds > SECONDS_MAX) return { ...named, state: 'invalid' };
  if (seconds === 0) return { ...named, state: 'verified' };
  return { ...named, state: 'verified', time: new Date(seconds * 1000).toISOString() };
}

/** Reports lines by the second key that do not verify. */
export function reportSecondSignatures(
  size: number,
  attestations: readonly { kind: string; state: string }[],
  findings: Findings,
): void {
  if (!attestations.some(({ kind, state }) => kind === 'second_signature' && state === 'invalid'))
    return;
  findings.add(
    'second_signature_invalid',
    `The checkpoint of ${size} entries carries a signature by the ledger’s second key, of ML-DSA-44, that does not verify.`,
  );
}

/** Reports that the source's newest checkpoint has none, where entry 0 names a second key. */
export function requireSecondSignature(
  latest: { checkpoint: { size: number }; attestations: readonly { kind: string }[] } | undefined,
  key: Cosigner | undefined,
  findings: Findings,
): void {
  if (latest === undefined || key === undefined) return;
  if (latest.attestations.some(({ kind }) => kind === 'second_signature')) return;
  findings.add(
    'second_signature_missing',
    `The checkpoint of ${latest.checkpoint.size} entries is signed with Ed25519 alone: entry 0 names a second key, of ML-DSA-44, whose signature is not there.`,
    { expected: `${key.name}+${key.keyHash.toString(16).padStart(8, '0')}` },
  );
}
