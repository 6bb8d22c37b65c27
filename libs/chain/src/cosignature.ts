import { concatBytes, toBase64, toHex, utf8 } from './bytes.js';
import { publicKeyOf, signerOf, verifierOf } from '#ed25519';
import { isKeyName, keyIdOf, NoteError, type NoteSignature, parseKey } from './note.js';

/** The note's signature type for cosignature/v1 by Ed25519 (C2SP tlog-cosignature). */
const COSIGNATURE = 4;
const KEY_LENGTH = 32;
const TIME_LENGTH = 8;
const SIGNATURE_LENGTH = 64;
const SECONDS_MAX = Number.MAX_SAFE_INTEGER;

/** The public key of a witness. */
export interface Cosigner {
  readonly name: string;
  /** The key id: a uint32, as in a note's verifier. */
  readonly keyHash: number;
  readonly publicKey: Uint8Array;
}

/** parseCosignerKey reads a witness's C2SP vkey, of type 0x04. Throws NoteError `malformed_key`. */
export function parseCosignerKey(vkey: string): Cosigner {
  const bad = new NoteError('malformed_key', 'not a cosigner key of type 4: name+id+base64');
  const parsed = parseKey(vkey);
  if (parsed === undefined || parsed.type !== COSIGNATURE || parsed.key.length !== KEY_LENGTH)
    throw bad;
  const { name, keyHash, key } = parsed;
  return { name, keyHash, publicKey: key };
}

/** formatCosignerKey writes a witness's public key as C2SP vkey: `<name>+<key id>+<base64(0x04 ‖ key)>`. */
export function formatCosignerKey(name: string, publicKey: Uint8Array): string {
  if (!isKeyName(name))
    throw new NoteError('malformed_key', 'a key name has no white space and no plus');
  if (publicKey.length !== KEY_LENGTH)
    throw new NoteError('malformed_key', 'a public key has 32 bytes');
  const key = concatBytes([Uint8Array.of(COSIGNATURE), publicKey]);
  return `${name}+${toHex(keyIdOf(name, COSIGNATURE, publicKey))}+${toBase64(key)}`;
}

/**
 * cosign gives the signature line, its newline included, by which a witness says that at `time` (seconds since the
 * epoch) this checkpoint was the largest consistent one that it had seen. `text` is what the ledger signed.
 */
export function cosign(text: string, name: string, seed: Uint8Array, time: number): string {
  if (!isKeyName(name))
    throw new NoteError('malformed_key', 'a key name has no white space and no plus');
  if (seed.length !== KEY_LENGTH) throw new NoteError('malformed_key', 'a seed has 32 bytes');
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError('a time is whole seconds');
  const stamp = new Uint8Array(TIME_LENGTH);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  const signature = signerOf(seed)(messageOf(text, time));
  const id = keyIdOf(name, COSIGNATURE, publicKeyOf(seed));
  return `— ${name} ${toBase64(concatBytes([id, stamp, signature]))}\n`;
}

/** Whether a signature line is by this witness's key, as far as its name and key id say. */
export function isCosignerOf({ name, keyHash }: Cosigner, line: NoteSignature): boolean {
  return line.name === name && line.keyHash === keyHash;
}

/**
 * checkCosignature checks what a line of a witness's says over a checkpoint's text, and gives the time that it names, in
 * seconds since the epoch; undefined where it does not verify.
 */
export function checkCosignature(
  text: string,
  line: NoteSignature,
  cosigner: Cosigner,
): number | undefined {
  const { signature } = line;
  if (!isCosignerOf(cosigner, line) || signature.length !== TIME_LENGTH + SIGNATURE_LENGTH)
    return undefined;
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  if (seconds > BigInt(SECONDS_MAX)) return undefined;
  const time = Number(seconds);
  const verify = verifierOf(cosigner.publicKey);
  return verify(messageOf(text, time), signature.slice(TIME_LENGTH)) ? time : undefined;
}

const messageOf = (text: string, time: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${text}`);
