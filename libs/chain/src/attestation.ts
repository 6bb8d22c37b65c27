import { concatBytes, fromBase64Url, toBase64Url, toHex, utf8 } from './bytes.js';
import {
  assertLeaf,
  attestedHash,
  type Leaf,
  LeafError,
  leafHash,
  linkedLeaf,
  writeLeaf,
} from './leaf.js';
import { HASH_LENGTH, proveAll, rootOfInclusion } from './tree.js';

/**
 * Most entries of a batch: a signature costs a thirty-second part of itself then, and a proof is five hashes. One signature
 * for more would save little, and each proof stands in each leaf.
 */
export const ATTESTED_MAX = 32;

/** Entries behind one another that one signature attests. */
export interface AttestedBatch {
  /** Position of its first entry in the ledger. */
  first: number;
  /** One more than the position of its last. */
  end: number;
  /** 64 bytes in base64url. */
  signature: string;
}

/** Where in its batch a leaf says that it is. */
interface Place extends AttestedBatch {
  index: number;
  /** Whether the entry before it in its decision is in the batch, so that no `decision.prev` was signed. */
  isLinked: boolean;
  /** Its inclusion proof as it is spelled. */
  path: string;
}

/** Is told of a leaf of a batch, by its index in this, as what it is written, and what that hashes to. */
export type OnLeaf = (index: number, bytes: Uint8Array, hash: Uint8Array, hashHex: string) => void;

/** What a signature of the server has to verify over, for a leaf to be attested by it. */
export interface OpenedAttestation extends AttestedBatch {
  message: Uint8Array;
}

/**
 * attestBatch attests leaves behind one another, of one ledger, by one signature: over the root of the tree (RFC 9162 section
 * 2.1) of the leaves without what is not known before it is signed, which is `attestation`, `prev` of all but the first, and
 * `decision.prev` where the entry before it in its decision is in the batch. What is not signed follows from what is: the
 * chain holds it, and the batch stands at its positions as a whole. Gives the leaves with these members as they come to be.
 *
 * @param leaves at most ATTESTED_MAX; of members that are not known yet any hash.
 * @param onLeaf is told of each in turn what encodeLeaf and leafHash give of it: the one behind it needs both.
 * @throws {LeafError} @throws {RangeError}
 */
export function attestBatch(
  leaves: readonly Leaf[],
  sign: (message: Uint8Array) => Uint8Array,
  onLeaf?: OnLeaf,
): Leaf[] {
  const [head] = leaves;
  if (head === undefined || leaves.length > ATTESTED_MAX)
    throw new RangeError(`a batch has 1 to ${ATTESTED_MAX} entries`);
  const seen = new Set<string>();
  const linked = leaves.map((leaf, i) => {
    assertLeaf(leaf);
    if (leaf.seq !== head.seq + i || leaf.origin !== head.origin)
      throw new RangeError('the entries of a batch stand behind one another, in one ledger');
    const id = leaf.decision?.id;
    const isLinked = id !== undefined && seen.has(id);
    if (id !== undefined) seen.add(id);
    return isLinked;
  });
  const hashes = leaves.map((leaf, i) => signedHash(leaf, i, linked[i] === true));
  const { root, proofs } = proveAll(hashes);
  const { origin, seq: first } = head;
  const signature = toBase64Url(sign(messageOf({ origin, first, size: leaves.length }, root)));
  if (signature.length !== SIGNATURE_DIGITS)
    throw new LeafError('bad_member', 'what signs gave no signature of 64 bytes', 'attestation');
  const isAlone = leaves.length === 1;
  const lastOf = new Map<string, string>();
  let before = head.prev;
  return leaves.map((leaf, i) => {
    const at = `.${i}${linked[i] === true ? 'd' : ''}.${leaves.length}.`;
    const proof = isAlone ? '' : `${at}${toBase64Url(concatBytes(proofs[i] ?? []))}`;
    const { decision } = leaf;
    const attested = linkedLeaf(leaf, before, decision && lastOf.get(decision.id));
    attested.attestation = `${signature}${proof}`;
    // Checked above, but for what was made here.
    const bytes = writeLeaf(attested);
    const hash = leafHash(bytes);
    before = toHex(hash);
    onLeaf?.(i, bytes, hash, before);
    if (decision !== undefined) lastOf.set(decision.id, before);
    return attested;
  });
}

/**
 * openAttestation says over what the signature of a leaf's attestation has to verify; undefined where it is none that this
 * leaf may bear: misspelled, of a proof of another length, or of a batch that begins before entry 1.
 *
 * @param leaf that decodeLeaf gave. Never throws.
 */
export function openAttestation(leaf: Leaf): OpenedAttestation | undefined {
  const place = placeOf(leaf);
  const proof = place && proofOf(place.path);
  if (place === undefined || proof === undefined) return undefined;
  const { index, isLinked, first, end, signature } = place;
  const size = end - first;
  const root = rootOfInclusion(proof, index, size, signedHash(leaf, index, isLinked));
  if (root === undefined) return undefined;
  const message = messageOf({ origin: leaf.origin, first, size }, root);
  return { first, end, signature, message };
}

/** batchOf says of which batch a leaf says that it is; undefined where it bears no attestation, or one that is none. */
export function batchOf(leaf: Leaf): AttestedBatch | undefined {
  const place = placeOf(leaf);
  return place && { first: place.first, end: place.end, signature: place.signature };
}

/**
 * mayStandBehind says whether an entry of `batch` may stand in a ledger behind one of `before`: of the same one, or of one that
 * begins where the other ended or later.
 */
export function mayStandBehind(before: AttestedBatch, batch: AttestedBatch): boolean {
  return batch.first >= before.end || isSameBatch(before, batch);
}

/** isSameBatch says whether two entries say that they are of one batch. */
export function isSameBatch(one: AttestedBatch | undefined, other: AttestedBatch): boolean {
  const { first, end, signature } = other;
  return first === one?.first && end === one.end && signature === one.signature;
}

/**
 * firstBefore says from which position on the entry before a leaf in its decision has to stand, by the leaf's attestation: from the
 * beginning of its batch where the link to it was not signed; from 0 where it was.
 */
export function firstBefore(leaf: Leaf): number {
  const place = placeOf(leaf);
  return place?.isLinked === true ? place.first : 0;
}

/** 64 bytes in base64url. */
const SIGNATURE_DIGITS = 86;
const DOMAIN = 'docket-attestation/v2';

function messageOf(
  { origin, first, size }: { origin: string; first: number; size: number },
  root: Uint8Array,
): Uint8Array {
  return concatBytes([utf8(`${DOMAIN}\n${origin}\n${first}\n${size}\n`), root]);
}

function signedHash(leaf: Leaf, index: number, isLinked: boolean): Uint8Array {
  return attestedHash(leaf, { prev: index > 0, decisionPrev: isLinked });
}

/** What was placed last: whoever verifies asks several times of each leaf. */
let last: { attestation: string; seq: number; decisionSeq: number; place: Place | undefined } = {
  attestation: '',
  seq: 0,
  decisionSeq: 0,
  place: undefined,
};

function placeOf({ attestation, seq, decision }: Leaf): Place | undefined {
  if (attestation === undefined) return undefined;
  const decisionSeq = decision?.seq ?? 0;
  // All that a place follows from.
  if (attestation !== last.attestation || seq !== last.seq || decisionSeq !== last.decisionSeq)
    last = { attestation, seq, decisionSeq, place: readPlace(attestation, seq, decisionSeq) };
  return last.place;
}

/** That what is said has one spelling, the leaf's grammar and this see to together. */
function readPlace(attestation: string, seq: number, decisionSeq: number): Place | undefined {
  const [signature = '', at, count, path = ''] = attestation.split('.');
  const isLinked = at?.endsWith('d') === true;
  const index = at === undefined ? 0 : Number(isLinked ? at.slice(0, -1) : at);
  const size = at === undefined ? 1 : Number(count);
  const first = seq - index;
  // Entry 0 is attested in no batch: it names the key.
  if (first < 1 || size > ATTESTED_MAX || index >= size || (at !== undefined && size < 2))
    return undefined;
  if (isLinked && (index === 0 || decisionSeq === 0)) return undefined;
  return { signature, index, first, end: first + size, isLinked, path };
}

function proofOf(path: string): Uint8Array[] | undefined {
  const bytes = fromBase64Url(path);
  if (bytes === undefined || bytes.length % HASH_LENGTH !== 0) return undefined;
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, i) =>
    bytes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  );
}
