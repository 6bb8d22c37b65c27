import { CompactRange, encodeLeaf, leafHash, toHex, ZERO_HASH_HEX } from '@docket/chain';
import type { Leaf } from '@docket/chain';
import { type Author, type DOCKET_AUTHOR, type ServerKey, takesAttestation } from '@docket/record';
import type { Attestor, GivenUp } from '../signing/server-keys.js';
import { OpenTiles } from './open-tiles.js';

/** The ledger as of one size: everything that the next entry is computed from. */
export interface LedgerHead {
  readonly size: number;
  /** Leaf hash of entry `size - 1`; 64 zeros for an empty ledger. */
  readonly lastHash: string;
  readonly lastTime: string;
}

export const EMPTY_HEAD: LedgerHead = { size: 0, lastHash: ZERO_HASH_HEX, lastTime: '' };

/** What is still needed to turn a record into an entry. */
export interface EntryContent {
  readonly type: string;
  readonly schema: string;
  readonly author: Author | typeof DOCKET_AUTHOR;
  readonly bytes: Uint8Array;
  readonly secret: Uint8Array;
  readonly commitment: string;
  readonly decision?: { readonly id: string; readonly seq: number; readonly prev: string };
  readonly attesting: Attesting;
}

/** By what the entries of a ledger are attested. */
export interface Attesting {
  /** That the ledger names; undefined: none. */
  readonly serverKey: ServerKey | undefined;
  /** Undefined: read for nobody who needs it. */
  readonly attestor: Attestor | GivenUp | undefined;
}

export interface PlannedEntry {
  readonly seq: number;
  readonly time: string;
  readonly type: string;
  readonly decisionId: string | null;
  readonly decisionSeq: number | null;
  readonly prev: string;
  readonly leaf: Uint8Array;
  readonly hash: Uint8Array;
  readonly hashHex: string;
  readonly bytes: Uint8Array;
  readonly secret: Uint8Array;
}

/** Builds the entry that follows `head`; `time` is not before the head's. Pure: nothing is kept. */
export function planEntry(
  origin: string,
  head: LedgerHead,
  content: EntryContent,
  time: string,
): { entry: PlannedEntry; head: LedgerHead } {
  const { type, author, schema, commitment, decision, bytes, secret } = content;
  const leaf: Leaf = {
    v: 'docket-ledger/v1',
    origin,
    seq: head.size,
    prev: head.lastHash,
    time,
    type,
    actor: author.actor,
    role: author.role,
    via: author.via,
    schema,
    body: commitment,
    ...(decision === undefined ? {} : { decision }),
  };
  const encoded = encodeLeaf(attested(leaf, content.attesting));
  const hash = leafHash(encoded);
  const hashHex = toHex(hash);
  const entry: PlannedEntry = {
    seq: head.size,
    time,
    type,
    decisionId: decision?.id ?? null,
    decisionSeq: decision?.seq ?? null,
    prev: head.lastHash,
    leaf: encoded,
    hash,
    hashHex,
    bytes,
    secret,
  };
  return { entry, head: { size: head.size + 1, lastHash: hashHex, lastTime: time } };
}

/** With the server's attestation, where the ledger names its key and the entry takes one. */
function attested(leaf: Leaf, { serverKey, attestor }: Attesting): Leaf {
  if (serverKey === undefined || !takesAttestation(leaf, serverKey)) return leaf;
  if (attestor === 'given_up') return leaf;
  if (attestor?.key.x === serverKey.x) return { ...leaf, attestation: attestor.attest(leaf) };
  throw new Error(`Nothing attests ${leaf.type} with the key that the ledger names.`);
}

/** The tree's growing edge: the frontier, and the tiles that are not full yet. */
export class TreeEdge {
  readonly range: CompactRange;
  readonly tiles = new OpenTiles();

  constructor(range: CompactRange) {
    this.range = range;
  }

  static empty(): TreeEdge {
    return new TreeEdge(CompactRange.empty());
  }

  static decode(frontier: Uint8Array, size: number): TreeEdge {
    return new TreeEdge(CompactRange.decode(frontier, size));
  }

  append(hash: Uint8Array): void {
    this.range.append(hash, (level, index, node) => this.tiles.add(level, index, node));
  }
}
