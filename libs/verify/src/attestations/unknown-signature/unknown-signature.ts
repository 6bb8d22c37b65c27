import type { NoteSignature } from '@docket/chain';

/** A signature line by a key, or of a kind, that this verifier does not know: counted, never taken for passed. */
export interface UnknownSignature {
  kind: 'unknown_signature';
  state: 'not_checked';
  /** Name of the key as the line gives it. */
  name: string;
  /** Key id of the line: 8 hex digits. */
  keyId: string;
}

export function unknownSignature({ name, keyHash }: NoteSignature): UnknownSignature {
  const keyId = keyHash.toString(16).padStart(8, '0');
  return { kind: 'unknown_signature', state: 'not_checked', name, keyId };
}
