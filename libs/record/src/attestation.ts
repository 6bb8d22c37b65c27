import {
  type AttestedBatch,
  batchOf,
  equalBytes,
  firstBefore,
  type Leaf,
  mayStandBehind,
  openAttestation,
  type OpenedAttestation,
} from '@docket/chain';
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
  if (key !== undefined && isAttested(leaf, key)) return undefined;
  const message =
    key === undefined
      ? `${leaf.type} bears an attestation, and entry 0 names no key of the server`
      : `the attestation of ${leaf.type} in the name of ${leaf.actor} is none of this entry by the server's key that entry 0 names`;
  return { code: 'attestation_invalid', message };
}

/** A signature over a message, and whether it verifies. */
interface Verified {
  message: Uint8Array;
  isGood: boolean;
}

/** By key and signature: those of a batch are told one after another, and a verification costs more than all the rest. */
const verified = new WeakMap<Pick<ServerKey, 'x'>, Map<string, Verified>>();
/** Signatures that are remembered of a key. */
const VERIFIED_MAX = 64;

function isAttested(leaf: Leaf, key: ServerKey): boolean {
  const opened = openAttestation(leaf);
  if (opened === undefined) return false;
  // Between entries that bear none it would say nothing of these: there each signs all that was before it.
  if (key.attests !== 'everyone' && opened.end - opened.first > 1) return false;
  return isSigned(opened, key);
}

function isSigned({ message, signature }: OpenedAttestation, key: ServerKey): boolean {
  let known = verified.get(key);
  if (known === undefined) verified.set(key, (known = new Map()));
  const before = known.get(signature);
  if (before !== undefined && equalBytes(before.message, message)) return before.isGood;
  const isGood = isSignatureOf(key, [message], signature);
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size >= VERIFIED_MAX) known.delete(oldest);
  known.set(signature, { message, isGood });
  return isGood;
}

/**
 * Holds the batches of entries against one another, in the order of the ledger, where they are shown without those between
 * them. A batch stands at its positions as a whole, and what of a link it did not sign follows from that: without it one
 * could put together what the server attested at two times, for the same positions.
 */
export class AttestedBatches {
  #before: { seq: number; batch: AttestedBatch } | undefined;
  /** By decision: its newest entry. */
  readonly #lastOf = new Map<string, { seq: number; decisionSeq: number }>();

  /**
   * @param leaf whose attestation verifies by itself.
   * @returns the fault where its batch and one before it cannot both stand in the ledger.
   */
  take(leaf: Leaf): AttestationFault | undefined {
    const batch = batchOf(leaf);
    if (batch === undefined) return undefined;
    const { seq, decision } = leaf;
    const before = this.#before;
    this.#before = { seq, batch };
    const last = decision && this.#lastOf.get(decision.id);
    if (decision !== undefined) this.#lastOf.set(decision.id, { seq, decisionSeq: decision.seq });
    if (before !== undefined && !mayStandBehind(before.batch, batch))
      return batchFault(leaf, batch, before);
    const isNext = last !== undefined && last.decisionSeq + 1 === decision?.seq;
    if (!isNext || last.seq >= firstBefore(leaf)) return undefined;
    const message = `${leaf.type} is attested behind an entry of its decision that is in its batch, and entry ${last.seq} is not`;
    return { code: 'attestation_invalid', message };
  }
}

/** batchFault says of an entry that its batch cannot stand in the ledger behind that of an entry before it, or behind one that has none. */
export function batchFault(
  { type }: Leaf,
  batch: AttestedBatch,
  before: { seq: number; batch: AttestedBatch | undefined },
): AttestationFault {
  const span = ({ first, end }: AttestedBatch): string =>
    end - first === 1 ? `entry ${first} alone` : `entries ${first} to ${end - 1}`;
  const other = before.batch === undefined ? 'is in no batch' : `as ${span(before.batch)}`;
  const message = `${type} is attested together with others as ${span(batch)}, and entry ${before.seq} ${other}: they were not written so`;
  return { code: 'attestation_invalid', message };
}
