import { concatBytes, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.js';
import { publicKeyOf, signerOf, verifierOf } from '#ed25519';
import { sha256 } from '#hash';

export type NoteErrorCode =
  /** Not of the form that C2SP signed-note gives a note. */
  | 'malformed_note'
  | 'malformed_key'
  /** A known key's signature does not verify. */
  | 'invalid_signature'
  /** No signature is by a known key. */
  | 'unknown_key'
  /** A signed note, but its text is no checkpoint. */
  | 'malformed_checkpoint'
  /** A checkpoint of another ledger. */
  | 'wrong_origin'
  /** A later key of the ledger, to which the one before it did not hand over. */
  | 'broken_handover'
  /** Signed with a key that replaces the lost one that the verifier trusts, and that did not hand over to it. */
  | 'key_replaced';

/** NoteError says why a note, key or checkpoint is not accepted. */
export class NoteError extends Error {
  override readonly name = 'NoteError';
  constructor(
    readonly code: NoteErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** A public key that notes are checked with. */
export interface Verifier {
  readonly name: string;
  /** The key id: a uint32, which tells keys of one name apart and is no fingerprint. */
  readonly keyHash: number;
  readonly publicKey: Uint8Array;
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/** A private key that notes are signed with. */
export interface Signer {
  readonly name: string;
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** The note's signature type for Ed25519. */
const ED25519 = 1;
const SEED_LENGTH = 32;
const PUBLIC_KEY_LENGTH = 32;
/** Longest note, in bytes of UTF-8. */
const NOTE_BYTES_MAX = 65_536;
const SIGNATURES_MAX = 64;
/** Unicode's white space (as Go's unicode.IsSpace) and plus may not be in a key's name. */
const BAD_NAME = /[\s\u0085+]/u;
const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/;
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether a key may have this name. */
export function isKeyName(name: string): boolean {
  return name !== '' && !BAD_NAME.test(name) && !CONTROL.test(name) && !LONE_SURROGATE.test(name);
}

/** keyIdOf is the key id of a key of a signature type: the first 4 bytes of SHA-256(name ‖ "\n" ‖ type ‖ key). */
export function keyIdOf(name: string, type: number, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes([utf8(name), Uint8Array.of(0x0a, type), publicKey])).slice(0, 4);
}

const toUint32 = (bytes: Uint8Array): number =>
  bytes[0]! * 2 ** 24 + bytes[1]! * 2 ** 16 + bytes[2]! * 2 ** 8 + bytes[3]!;

/** createSigner makes the signer of a ledger's 32-byte Ed25519 seed. Throws NoteError. */
export function createSigner(name: string, seed: Uint8Array): Signer {
  if (!isKeyName(name))
    throw new NoteError('malformed_key', 'a key name has no white space and no plus');
  if (seed.length !== SEED_LENGTH) throw new NoteError('malformed_key', 'a seed has 32 bytes');
  return { name, publicKey: publicKeyOf(seed), sign: signerOf(seed) };
}

/** formatVerifierKey writes a public key as C2SP vkey: `<name>+<key id>+<base64(0x01 ‖ key)>`. */
export function formatVerifierKey(name: string, publicKey: Uint8Array): string {
  if (!isKeyName(name))
    throw new NoteError('malformed_key', 'a key name has no white space and no plus');
  if (publicKey.length !== PUBLIC_KEY_LENGTH)
    throw new NoteError('malformed_key', 'a public key has 32 bytes');
  const key = concatBytes([Uint8Array.of(ED25519), publicKey]);
  return `${name}+${toHex(keyIdOf(name, ED25519, publicKey))}+${toBase64(key)}`;
}

/** parseVerifierKey reads a C2SP vkey of an Ed25519 key. Throws NoteError. */
export function parseVerifierKey(vkey: string): Verifier {
  const parsed = parseKey(vkey);
  if (parsed?.type !== ED25519 || parsed.key.length !== PUBLIC_KEY_LENGTH)
    throw new NoteError('malformed_key', 'not an Ed25519 verifier key: name+id+base64');
  const { name, keyHash, key } = parsed;
  return { name, keyHash, publicKey: key, verify: verifierOf(key) };
}

/** parseKey takes a C2SP vkey of any signature type apart; undefined for what is none, or has another key's id. */
export function parseKey(
  vkey: string,
): { name: string; keyHash: number; type: number; key: Uint8Array } | undefined {
  const [, name, id, base64] = VERIFIER_KEY.exec(vkey) ?? [];
  if (name === undefined || id === undefined || base64 === undefined) return undefined;
  const bytes = fromBase64(base64);
  const type = bytes?.[0];
  if (!isKeyName(name) || bytes === undefined || type === undefined) return undefined;
  const key = bytes.slice(1);
  if (!equalBytes(keyIdOf(name, type, key), fromHex(id))) return undefined;
  return { name, keyHash: toUint32(fromHex(id)), type, key };
}

/** signNote signs `text`, which ends in a newline, and gives the C2SP signed note. Throws NoteError. */
export function signNote(text: string, signer: Signer): string {
  if (!isText(text))
    throw new NoteError(
      'malformed_note',
      'a text ends in a newline and has no other control character',
    );
  const signature = concatBytes([
    keyIdOf(signer.name, ED25519, signer.publicKey),
    signer.sign(utf8(text)),
  ]);
  return `${text}\n— ${signer.name} ${toBase64(signature)}\n`;
}

function isText(text: string): boolean {
  return text.endsWith('\n') && !CONTROL.test(text) && !LONE_SURROGATE.test(text);
}

/** formatSignatureLine writes a signature line, its newline included. */
export function formatSignatureLine({ name, keyHash, signature }: NoteSignature): string {
  const id = Uint8Array.of(keyHash >>> 24, keyHash >>> 16, keyHash >>> 8, keyHash);
  return `— ${name} ${toBase64(concatBytes([id, signature]))}\n`;
}

/** One signature line of a note. */
export interface NoteSignature {
  name: string;
  keyHash: number;
  signature: Uint8Array;
}

/** An opened note: its text, final newline included, and the keys whose signatures verify. */
export interface OpenedNote {
  text: string;
  verifiedBy: Verifier[];
  /** Signature lines that nobody checked: of keys that are not known, or a second one of a known key. */
  unchecked: NoteSignature[];
}

/**
 * openNote checks a C2SP signed note. Signatures of unknown keys are ignored; one of a known key that
 * does not verify, or none of a known key at all, throws NoteError.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const message = utf8(text);
  const verifiedBy: Verifier[] = [];
  const unchecked: NoteSignature[] = [];
  for (const { name, keyHash, signature } of signatures) {
    const verifier = verifiers.find((known) => known.name === name && known.keyHash === keyHash);
    if (verifier === undefined || verifiedBy.includes(verifier)) {
      unchecked.push({ name, keyHash, signature });
      continue;
    }
    if (!verifier.verify(message, signature)) {
      throw new NoteError('invalid_signature', `the signature of ${name} does not verify`);
    }
    verifiedBy.push(verifier);
  }
  if (verifiedBy.length === 0) throw new NoteError('unknown_key', 'no signature of a known key');
  return { text, verifiedBy, unchecked };
}

/** noteText gives the text of a note, of which nothing is checked but that it is one. Throws NoteError. */
export function noteText(note: string): string {
  return parseNote(note).text;
}

function parseNote(note: string): { text: string; signatures: NoteSignature[] } {
  const bad = new NoteError('malformed_note', 'not a signed note');
  // A text has no more UTF-16 units than bytes, so that the first question spares the second.
  if (note.length > NOTE_BYTES_MAX || !isText(note) || utf8(note).length > NOTE_BYTES_MAX)
    throw bad;
  // The last empty line parts text and signatures; the text keeps its own newline.
  const split = note.lastIndexOf('\n\n');
  if (split < 0) throw bad;
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) throw bad;
  const signatures = lines.map((line) => {
    const [dash, name, base64, ...rest] = line.split(' ');
    const bytes = base64 === undefined ? undefined : fromBase64(base64);
    if (dash !== '—' || rest.length > 0 || bytes === undefined || bytes.length < 5) throw bad;
    if (name === undefined || !isKeyName(name)) throw bad;
    return { name, keyHash: toUint32(bytes), signature: bytes.slice(4) };
  });
  return { text: note.slice(0, split + 1), signatures };
}
