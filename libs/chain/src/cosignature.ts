import { concatBytes, toBase64, toHex, utf8 } from './bytes.js';
import { decodeCheckpoint } from './checkpoint.js';
import { publicKeyOf, signerOf, verifierOf } from '#ed25519';
import {
  ML_DSA_44_KEY_LENGTH,
  mlDsa44PublicKeyOf,
  signMlDsa44,
  verifyMlDsa44,
} from './ml-dsa-44.js';
import { isKeyName, keyIdOf, NoteError, type NoteSignature, parseKey } from './note.js';

/** What a cosigner signs with. */
export type CosignatureAlgorithm = 'ed25519' | 'ml-dsa-44';

/** The note's signature types for cosignatures (C2SP tlog-cosignature), with the length of a public key. */
const KINDS: Readonly<Record<CosignatureAlgorithm, { type: number; keyLength: number }>> = {
  ed25519: { type: 4, keyLength: 32 },
  'ml-dsa-44': { type: 6, keyLength: ML_DSA_44_KEY_LENGTH },
};
const ALGORITHMS: readonly CosignatureAlgorithm[] = ['ed25519', 'ml-dsa-44'];
const SEED_LENGTH = 32;
const TIME_LENGTH = 8;
const ED25519_SIGNATURE_LENGTH = 64;
const SECONDS_MAX = Number.MAX_SAFE_INTEGER;
/** Longest name of a cosigner, and origin, that a message for ML-DSA-44 can hold, in bytes of UTF-8. */
const NAME_BYTES_MAX = 255;
const SUBTREE_LABEL = utf8('subtree/v1\n\0');

/** The public key of a witness. */
export interface Cosigner {
  readonly name: string;
  readonly algorithm: CosignatureAlgorithm;
  /** The key id: a uint32, as in a note's verifier. */
  readonly keyHash: number;
  /** 32 bytes of Ed25519, 1,312 of ML-DSA-44. */
  readonly publicKey: Uint8Array;
}

/** parseCosignerKey reads a witness's C2SP vkey, of type 0x04 or 0x06. Throws NoteError `malformed_key`. */
export function parseCosignerKey(vkey: string): Cosigner {
  const bad = new NoteError('malformed_key', 'not a cosigner key of type 4 or 6: name+id+base64');
  const parsed = parseKey(vkey);
  const algorithm = ALGORITHMS.find((one) => KINDS[one].type === parsed?.type);
  if (parsed === undefined || algorithm === undefined) throw bad;
  const { name, keyHash, key } = parsed;
  if (key.length !== KINDS[algorithm].keyLength || !canSign(algorithm, name)) throw bad;
  return { name, algorithm, keyHash, publicKey: key };
}

/**
 * formatCosignerKey writes a witness's public key as C2SP vkey: `<name>+<key id>+<base64(type ‖ key)>`, of type 0x04 for
 * 32 bytes (Ed25519) and 0x06 for 1,312 (ML-DSA-44).
 */
export function formatCosignerKey(name: string, publicKey: Uint8Array): string {
  const algorithm = ALGORITHMS.find((one) => KINDS[one].keyLength === publicKey.length);
  if (algorithm === undefined)
    throw new NoteError('malformed_key', 'a public key has 32 bytes, or 1,312 of ML-DSA-44');
  requireName(algorithm, name);
  const { type } = KINDS[algorithm];
  const key = concatBytes([Uint8Array.of(type), publicKey]);
  return `${name}+${toHex(keyIdOf(name, type, publicKey))}+${toBase64(key)}`;
}

/** The C2SP vkey, of type 0x06, of a witness's 32-byte seed for ML-DSA-44. Rejects with NoteError `malformed_key`. */
export async function mlDsa44CosignerKey(name: string, seed: Uint8Array): Promise<string> {
  requireSeed(seed);
  return formatCosignerKey(name, await mlDsa44PublicKeyOf(seed));
}

/**
 * cosign gives the signature line, its newline included, by which a witness says that at `time` (seconds since the
 * epoch) this checkpoint was the largest consistent one that it had seen. `text` is what the ledger signed. With Ed25519.
 */
export function cosign(text: string, name: string, seed: Uint8Array, time: number): string {
  requireName('ed25519', name);
  requireSeed(seed);
  const signature = signerOf(seed)(textMessage(text, stampOf(time).seconds));
  return lineOf('ed25519', { name, publicKey: publicKeyOf(seed), time, signature });
}

/**
 * cosignMlDsa44 is cosign with ML-DSA-44. What is signed holds origin, size and root, but no further line of the
 * checkpoint. `isHedged` false: deterministic, for vectors. Rejects with NoteError for what is no checkpoint's text.
 */
export async function cosignMlDsa44(
  text: string,
  name: string,
  seed: Uint8Array,
  time: number,
  isHedged = true,
): Promise<string> {
  requireName('ml-dsa-44', name);
  requireSeed(seed);
  const message = subtreeMessage(text, name, stampOf(time).bytes);
  if (message === undefined)
    throw new NoteError('malformed_checkpoint', 'the origin is too long for ML-DSA-44');
  const signature = await signMlDsa44(message, seed, isHedged);
  return lineOf('ml-dsa-44', { name, publicKey: await mlDsa44PublicKeyOf(seed), time, signature });
}

/** Whether a signature line is by this witness's key, as far as its name and key id say. */
export function isCosignerOf({ name, keyHash }: Cosigner, line: NoteSignature): boolean {
  return line.name === name && line.keyHash === keyHash;
}

/**
 * checkCosignature checks what a line of a witness's says over a checkpoint's text, and gives the time that it names, in
 * seconds since the epoch; undefined where it does not verify. 0 of ML-DSA-44 names none: the witness then says that the
 * checkpoint is consistent with all it saw, and not that it is the largest.
 */
export async function checkCosignature(
  text: string,
  line: NoteSignature,
  cosigner: Cosigner,
): Promise<number | undefined> {
  if (!isCosignerOf(cosigner, line) || line.signature.length < TIME_LENGTH) return undefined;
  const stamp = line.signature.slice(0, TIME_LENGTH);
  const signature = line.signature.slice(TIME_LENGTH);
  const seconds = new DataView(stamp.buffer).getBigUint64(0);
  if (seconds > BigInt(SECONDS_MAX)) return undefined;
  const verifies =
    cosigner.algorithm === 'ed25519'
      ? signature.length === ED25519_SIGNATURE_LENGTH &&
        verifierOf(cosigner.publicKey)(textMessage(text, seconds), signature)
      : await verifiesSubtree(text, cosigner, stamp, signature);
  return verifies ? Number(seconds) : undefined;
}

async function verifiesSubtree(
  text: string,
  { name, publicKey }: Cosigner,
  stamp: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  let message;
  try {
    message = subtreeMessage(text, name, stamp);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
  }
  return message !== undefined && (await verifyMlDsa44(publicKey, message, signature));
}

const textMessage = (text: string, seconds: bigint): Uint8Array =>
  utf8(`cosignature/v1\ntime ${seconds}\n${text}`);

/**
 * The `cosigned_message` of C2SP tlog-cosignature for a whole tree; undefined where name or origin is too long for one.
 * Throws NoteError for what is no checkpoint's text.
 */
function subtreeMessage(text: string, name: string, stamp: Uint8Array): Uint8Array | undefined {
  const { origin, size, root } = decodeCheckpoint(text);
  const [cosigner, log] = [utf8(name), utf8(origin)];
  if (cosigner.length > NAME_BYTES_MAX || log.length > NAME_BYTES_MAX) return undefined;
  return concatBytes([
    SUBTREE_LABEL,
    Uint8Array.of(cosigner.length),
    cosigner,
    stamp,
    Uint8Array.of(log.length),
    log,
    // A checkpoint's tree begins with the first leaf.
    uint64(0n),
    uint64(BigInt(size)),
    root,
  ]);
}

function uint64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

function stampOf(time: number): { seconds: bigint; bytes: Uint8Array } {
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError('a time is whole seconds');
  return { seconds: BigInt(time), bytes: uint64(BigInt(time)) };
}

interface Signed {
  name: string;
  publicKey: Uint8Array;
  time: number;
  signature: Uint8Array;
}

function lineOf(
  algorithm: CosignatureAlgorithm,
  { name, publicKey, time, signature }: Signed,
): string {
  const id = keyIdOf(name, KINDS[algorithm].type, publicKey);
  return `— ${name} ${toBase64(concatBytes([id, stampOf(time).bytes, signature]))}\n`;
}

const canSign = (algorithm: CosignatureAlgorithm, name: string): boolean =>
  isKeyName(name) && (algorithm === 'ed25519' || utf8(name).length <= NAME_BYTES_MAX);

function requireName(algorithm: CosignatureAlgorithm, name: string): void {
  if (!isKeyName(name))
    throw new NoteError('malformed_key', 'a key name has no white space and no plus');
  if (!canSign(algorithm, name))
    throw new NoteError(
      'malformed_key',
      'the name of an ML-DSA-44 key has at most 255 bytes of UTF-8',
    );
}

function requireSeed(seed: Uint8Array): void {
  if (seed.length !== SEED_LENGTH) throw new NoteError('malformed_key', 'a seed has 32 bytes');
}
