import { attestationMessage, type Leaf } from '@docket/chain';
import { isSignatureOf } from './agent-signature.js';
import { DOCKET_ACTOR } from './author.js';
import { AUTHORS } from './gates/permissions.js';
import { isRecordType, type RecordBodies, tableOf } from './types.js';

/** Public key by which the server attests entries of one ledger. */
export type ServerKey = NonNullable<RecordBodies['ledger.created']['server_key']>;

/**
 * What the rules bring about also behind what an agent writes. It holds a decision up and lets none go on, and a replay
 * shows whether it is real.
 */
const FOLLOWS = tableOf(
  ({ isConsequence: is, followsPerson }) => is === true && followsPerson !== true,
);

/**
 * takesAttestation says whether an entry takes the attestation of the server's key that entry 0 names: all do but entry 0
 * where that says that everyone is attested, and elsewhere all but what an agent writes, who may have a key of its own, and
 * what the rules bring about also without a person. An agent's role alone is no exemption: of a type that agents may not
 * write, a verdict say, nothing came from one. By the leaf alone, since nothing else of an entry may be shown.
 */
export function takesAttestation(
  { type, role, actor, seq }: Pick<Leaf, 'type' | 'role' | 'actor' | 'seq'>,
  { attests }: Pick<ServerKey, 'attests'>,
): boolean {
  if (seq === 0) return false;
  if (attests === 'everyone' || !isRecordType(type)) return true;
  if (role === 'agent') return !AUTHORS[type].includes(role);
  return !(actor === DOCKET_ACTOR && FOLLOWS[type]);
}

/** What is wrong with how an entry is attested. */
export interface AttestationFault {
  code: 'attestation_missing' | 'attestation_invalid';
  /** Half a sentence. */
  message: string;
}

/**
 * attestationFault holds an entry's attestation against the server's key that entry 0 names.
 *
 * @param key undefined: it names none, so that nothing can be attested.
 */
export function attestationFault(
  leaf: Leaf,
  key: ServerKey | undefined,
): AttestationFault | undefined {
  const { attestation } = leaf;
  if (attestation === undefined) {
    if (key === undefined || !takesAttestation(leaf, key)) return undefined;
    const message = `${leaf.type} in the name of ${leaf.actor} bears no attestation by the server's key that entry 0 names: it did not come through the server`;
    return { code: 'attestation_missing', message };
  }
  if (key !== undefined && isSignatureOf(key, [attestationMessage(leaf)], attestation))
    return undefined;
  const message =
    key === undefined
      ? `${leaf.type} bears an attestation, and entry 0 names no key of the server`
      : `the attestation of ${leaf.type} in the name of ${leaf.actor} is none of this entry by the server's key that entry 0 names`;
  return { code: 'attestation_invalid', message };
}
