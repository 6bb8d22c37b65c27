import {
  fromBase64Url,
  isHandoverSigned,
  isReplacementSigned,
  NoteError,
  parseVerifierKey,
} from '@docket/chain';
import type { RecordBodies } from './types.js';

/** Why a key cannot be in force next. */
export interface LedgerKeyFault {
  message: string;
  /** JSON Pointer into the body of the record. */
  pointer: string;
}

/** rotationFault holds a `key.rotated` by itself: both keys are the ledger's, and both signed the hand-over. */
export function rotationFault(
  origin: string,
  {
    previous_key: before,
    public_key: after,
    handover,
    acceptance,
  }: Pick<RecordBodies['key.rotated'], 'previous_key' | 'public_key' | 'handover' | 'acceptance'>,
): LedgerKeyFault | undefined {
  const other = keyFault(origin, before, '/previous_key') ?? keyFault(origin, after, '/public_key');
  if (other !== undefined) return other;
  const pair = { before, after };
  const isSignedBy = (key: string, signature: string): boolean =>
    isHandoverSigned(pair, key, fromBase64Url(signature) ?? new Uint8Array());
  if (!isSignedBy(before, handover))
    return { message: 'the key before it did not hand over to the new key', pointer: '/handover' };
  if (!isSignedBy(after, acceptance))
    return { message: 'nothing shows that the new key is there', pointer: '/acceptance' };
  return undefined;
}

/**
 * replacementFault holds a `key.replaced` by itself: both keys are the ledger's, and the new one is there. Nothing shows
 * that the one before was lost.
 */
export function replacementFault(
  origin: string,
  {
    previous_key: before,
    public_key: after,
    acceptance,
  }: Pick<RecordBodies['key.replaced'], 'previous_key' | 'public_key' | 'acceptance'>,
): LedgerKeyFault | undefined {
  const other = keyFault(origin, before, '/previous_key') ?? keyFault(origin, after, '/public_key');
  if (other !== undefined) return other;
  const signature = fromBase64Url(acceptance) ?? new Uint8Array();
  if (isReplacementSigned({ before, after }, signature)) return undefined;
  return { message: 'nothing shows that the new key is there', pointer: '/acceptance' };
}

/** keyFault holds a key against the ledger whose checkpoints it is to sign. */
export function keyFault(origin: string, key: string, pointer: string): LedgerKeyFault | undefined {
  try {
    if (parseVerifierKey(key).name === origin) return undefined;
    return { message: 'the key is of another ledger', pointer };
  } catch (error) {
    if (error instanceof NoteError)
      return { message: 'it is no key of Ed25519 that C2SP verifier keys have', pointer };
    throw error;
  }
}
