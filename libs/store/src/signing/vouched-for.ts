import { batchOf, type Leaf, leafHash, toHex } from '@docket/chain';
import { attestationFault, type RecordType, type ServerKey } from '@docket/record';

/**
 * By what others may act, and by which rules: what somebody put into the database past the server would have it let them in,
 * attest what they then send, and carry both into the ledger that continues this one. And the first half of what takes two
 * people, or lets values go: somebody who is there would do the second half of a thing that nobody began. Revocations,
 * and holds that are placed, are not among these: they only take away, or keep.
 */
const BELIEVED_ATTESTED: ReadonlySet<RecordType> = new Set([
  'principal.registered',
  'principal.confirmed',
  'policy.proposed',
  'policy.changed',
  'key.proposed',
  'key.rotated',
  'key.replaced',
  'erasure.requested',
  'legal_hold.lifted',
]);

/**
 * isAttestedAlone says of a type of entries that each has a signature of the server to itself, which signs what it follows: of one
 * that is not the first of a batch the signature does not say what it follows, so that one which was signed and never
 * stored could be put behind another history later.
 */
export const isAttestedAlone = (type: string): boolean => BELIEVED_ATTESTED.has(type as RecordType);

/** Keys of the server of which it is noted on this machine that no seed is left: what they do not attest is taken. */
const lost = new Set<string>();

/** Notes that entries are taken without an attestation by this key. */
export function takeWithout({ x }: Pick<ServerKey, 'x'>): void {
  lost.add(x);
}

/** Leaf hashes, each behind the key that attests it: a ledger is folded again each time that somebody is registered. */
const attested = new Set<string>();
const ATTESTED_MAX = 50_000;

/**
 * vouchedFault says, as half a sentence, why an entry outside of decisions is not believed though it is a record: it is one by
 * which others may act, and the server did not attest it, alone and with the key that entry 0 names.
 *
 * @param leaf of these bytes. @param key undefined: entry 0 names none, and everything is believed.
 */
export function vouchedFault(
  leaf: Leaf,
  bytes: Uint8Array,
  key: ServerKey | undefined,
): string | undefined {
  if (key === undefined || lost.has(key.x)) return undefined;
  if (!isAttestedAlone(leaf.type)) return undefined;
  const name = `${key.x} ${toHex(leafHash(bytes))}`;
  if (attested.has(name)) return undefined;
  const fault = attestationFault(leaf, key);
  if (fault !== undefined) return `the server did not attest it (${leaf.type})`;
  const { first, end } = batchOf(leaf) ?? { first: leaf.seq, end: leaf.seq + 1 };
  if (end - first > 1)
    return `the server attested it together with others, which it does of no ${leaf.type}`;
  if (attested.size >= ATTESTED_MAX) attested.clear();
  attested.add(name);
  return undefined;
}
