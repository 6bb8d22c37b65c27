/**
 * COSE receipts (RFC 9942) of entries: for programs that read those. Apart from the rest, since it takes a library for
 * CBOR that nothing else of this package needs.
 */
import { decode, encode, rfc8949EncodeOptions, Tagged } from 'cborg';
import { decodeUtf8 } from '#utf8';
import { equalBytes, utf8 } from './bytes.js';
import { followHandovers, type Handover, type LedgerKey, readHandovers } from './handover.js';
import { formatVerifierKey, NoteError, parseVerifierKey, type Signer } from './note.js';
import { HASH_LENGTH, isTreeSize, rootOfInclusion } from './tree.js';

/** What a ledger's key signs for receipts of a tree: its root (RFC 9942, section 5.2.1), which is not carried along. */
export interface CoseRootSignature {
  /** The protected header, as encoded: algorithm, key id, issuer, and that the tree is one of RFC 9162. */
  protectedHeader: Uint8Array;
  /** 64 bytes, by Ed25519. */
  signature: Uint8Array;
}

/** That an entry is in a ledger, as a COSE receipt of inclusion. */
export interface CoseReceipt extends CoseRootSignature {
  /** Position of the entry. */
  index: number;
  /** Leaves of the tree. The signature is of the root alone: nothing vouches for the number but that the proof fits. */
  size: number;
  /** RFC 9162 inclusion proof, hashes of 32 bytes each. */
  proof: readonly Uint8Array[];
  /** The entry's leaf, which the proof leads from; absent where whoever reads it has it already. */
  leaf?: Uint8Array;
  /** How each later key of the ledger took over, as lines of a checkpoint; empty before the first change. */
  handovers: readonly string[];
}

/** Who a receipt says that it is by. Nothing of it is believed until the signature is. */
export interface CoseIssuer {
  /** The ledger's origin, from the CWT claim `iss`. */
  origin: string;
  /** `<origin>+<key id>`, as at the beginning of a C2SP verifier key. */
  keyId: string;
}

/** COSE_Sign1 (RFC 9052), and the labels of its headers. */
const SIGN1 = 18;
const LABEL = { alg: 1, crit: 2, kid: 4, cwtClaims: 15, vds: 395, vdp: 396 } as const;
/** For private use, so far as COSE goes (less than -65536): the leaf, and the hand-overs between keys. */
const LEAF = -65_537;
const HANDOVERS = -65_538;
const ISSUER = 1;
const INCLUSION = -1;
/** EdDSA, the number that programs know; -19 says Ed25519 alone (RFC 9864) and is read as well. */
const ALGORITHM = -8;
const ALGORITHMS: readonly unknown[] = [ALGORITHM, -19];
const RFC9162_SHA256 = 1;
const PROOF_HASHES_MAX = 63;
const SIGNATURE_LENGTH = 64;

const cbor = (value: unknown): Uint8Array => encode(value, rfc8949EncodeOptions);

/** signRoot signs a root of 32 bytes for receipts. The same root and key give the same signature. */
export function signRoot(root: Uint8Array, signer: Signer): CoseRootSignature {
  const protectedHeader = cbor(
    new Map<number, unknown>([
      [LABEL.alg, ALGORITHM],
      [LABEL.kid, utf8(keyIdOf(formatVerifierKey(signer.name, signer.publicKey)))],
      [LABEL.cwtClaims, new Map([[ISSUER, signer.name]])],
      [LABEL.vds, RFC9162_SHA256],
    ]),
  );
  return { protectedHeader, signature: signer.sign(toBeSigned(protectedHeader, root)) };
}

/** The Sig_structure of RFC 9052, section 4.4. No note has this text: its first byte begins no UTF-8. */
const toBeSigned = (protectedHeader: Uint8Array, root: Uint8Array): Uint8Array =>
  cbor(['Signature1', protectedHeader, new Uint8Array(0), root]);

const keyIdOf = (vkey: string): string => vkey.slice(0, vkey.lastIndexOf('+'));

/** encodeCoseReceipt writes a receipt: a tagged COSE_Sign1 with a detached payload, in deterministic CBOR. */
export function encodeCoseReceipt(receipt: CoseReceipt): Uint8Array {
  const { protectedHeader, signature, index, size, proof, leaf, handovers } = receipt;
  const proofs = new Map([[INCLUSION, [cbor([size, index, proof])]]]);
  const unprotectedHeader = new Map<number, unknown>([[LABEL.vdp, proofs]]);
  if (leaf !== undefined) unprotectedHeader.set(LEAF, leaf);
  if (handovers.length > 0) unprotectedHeader.set(HANDOVERS, handovers);
  return cbor(new Tagged(SIGN1, [protectedHeader, unprotectedHeader, null, signature]));
}

/** decodeCoseReceipt reads a receipt of one entry, strictly; undefined for what is none. The signature is not checked. */
export function decodeCoseReceipt(bytes: Uint8Array): CoseReceipt | undefined {
  const message = decoded(bytes, Tagged.preserve(SIGN1));
  if (!(message instanceof Tagged) || !isArray(message.value, 4)) return undefined;
  const [protectedHeader, unprotectedHeader, payload, signature] = message.value;
  if (!isBytes(protectedHeader) || !isBytes(signature) || payload !== null) return undefined;
  if (signature.length !== SIGNATURE_LENGTH || !(unprotectedHeader instanceof Map))
    return undefined;
  const proofs: unknown = unprotectedHeader.get(LABEL.vdp);
  const inclusion: unknown = proofs instanceof Map ? proofs.get(INCLUSION) : undefined;
  if (!isArray(inclusion, 1) || !isBytes(inclusion[0])) return undefined;
  const proof = readInclusion(inclusion[0]);
  const leaf: unknown = unprotectedHeader.get(LEAF);
  const handovers: unknown = unprotectedHeader.get(HANDOVERS) ?? [];
  if (proof === undefined || !(leaf === undefined || isBytes(leaf)) || !isTexts(handovers))
    return undefined;
  return { protectedHeader, signature, ...proof, handovers, ...(leaf && { leaf }) };
}

function readInclusion(
  bytes: Uint8Array,
): Pick<CoseReceipt, 'size' | 'index' | 'proof'> | undefined {
  const value = decoded(bytes);
  if (!isArray(value, 3)) return undefined;
  const [size, index, proof] = value;
  if (!isSize(size) || !isSize(index) || !Array.isArray(proof)) return undefined;
  if (proof.length > PROOF_HASHES_MAX) return undefined;
  const hashes = proof.filter((hash) => isBytes(hash) && hash.length === HASH_LENGTH);
  return hashes.length === proof.length ? { size, index, proof: hashes } : undefined;
}

/**
 * coseIssuer reads who signed by what is signed; undefined for what is not signed as ledgers sign receipts: another
 * algorithm, another kind of tree, no issuer, or a member that has to be understood (`crit`).
 */
export function coseIssuer({ protectedHeader }: CoseRootSignature): CoseIssuer | undefined {
  const header = decoded(protectedHeader);
  if (!(header instanceof Map) || header.has(LABEL.crit)) return undefined;
  if (!ALGORITHMS.includes(header.get(LABEL.alg))) return undefined;
  if (header.get(LABEL.vds) !== RFC9162_SHA256) return undefined;
  const claims: unknown = header.get(LABEL.cwtClaims);
  const origin: unknown = claims instanceof Map ? claims.get(ISSUER) : undefined;
  const kid: unknown = header.get(LABEL.kid);
  const keyId = isBytes(kid) ? decodeUtf8(kid) : undefined;
  if (typeof origin !== 'string' || keyId === undefined) return undefined;
  return { origin, keyId };
}

/**
 * openCoseReceipt gives the root that the receipt's proof leads to from a leaf hash, once the ledger's key (C2SP vkey),
 * or the one that it handed over to, is shown to have signed just that; with the keys from the verifier's own on.
 *
 * @throws {NoteError} `malformed_note`: not signed as ledgers sign receipts; `wrong_origin`: by another ledger;
 * `broken_handover`; `key_replaced`; `invalid_signature`: the proof leads nowhere, or to a root that the key did not sign.
 */
export function openCoseReceipt(
  receipt: CoseReceipt,
  leafHash: Uint8Array,
  vkey: string,
): { root: Uint8Array; keys: LedgerKey[] } {
  const { index, size, proof, protectedHeader, signature } = receipt;
  const issuer = coseIssuer(receipt);
  if (issuer === undefined)
    throw new NoteError('malformed_note', 'its header is not one of receipts of ledgers');
  const { name } = parseVerifierKey(vkey);
  if (issuer.origin !== name) throw new NoteError('wrong_origin', 'it is of another ledger');
  const { keys, verifier } = followHandovers(vkey, handoversOf(receipt, name));
  const root = rootOfInclusion(proof, index, size, leafHash);
  if (root === undefined || !verifier.verify(toBeSigned(protectedHeader, root), signature))
    throw new NoteError(
      'invalid_signature',
      'the key did not sign a root that the proof leads to from this entry',
    );
  return { root, keys };
}

function handoversOf({ size, handovers }: CoseReceipt, origin: string): Handover[] {
  try {
    return readHandovers({ origin, size, extensions: handovers });
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new NoteError('broken_handover', error.message);
  }
}

type TagDecoders = ReturnType<typeof Tagged.preserve>;

/** One CBOR item in deterministic encoding, up to the order of map keys; undefined for what is none. */
function decoded(bytes: Uint8Array, tags: TagDecoders = {}): unknown {
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      useMaps: true,
      rejectDuplicateMapKeys: true,
      allowIndefinite: false,
      allowUndefined: false,
      tags,
    });
    // What decodes to the same value and is written otherwise would be a second file of the same meaning.
    return equalBytes(cbor(value), bytes) ? value : undefined;
  } catch {
    // The library throws errors of several kinds, a full stack among them: whatever it is, the bytes are no receipt.
    return undefined;
  }
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

const isSize = (value: unknown): value is number => typeof value === 'number' && isTreeSize(value);

const isArray = (value: unknown, length: number): value is unknown[] =>
  Array.isArray(value) && value.length === length;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');
