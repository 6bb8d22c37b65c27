import {
  ATTESTED_MAX,
  CompactRange,
  encodeLeaf,
  leafHash,
  linkedLeaf,
  toHex,
  ZERO_HASH_HEX,
} from '@docket/chain';
import type { Leaf, OnLeaf } from '@docket/chain';
import { type Author, type DOCKET_AUTHOR, type ServerKey, takesAttestation } from '@docket/record';
import type { Attestor, GivenUp } from '../signing/server-keys.js';
import { isAttestedAlone } from '../signing/vouched-for.js';
import { OpenTiles } from './open-tiles.js';
import type { ReceiptEntry } from './receipt.js';

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

/** An entry that follows in its batch, before what it follows is known: what is signed of a batch is signed at its end. */
export interface DraftedEntry {
  readonly seq: number;
  readonly time: string;
  readonly type: string;
  readonly decisionId: string | null;
  readonly decisionSeq: number | null;
  readonly bytes: Uint8Array;
  readonly secret: Uint8Array;
  /** `prev` and `decision.prev` as of before the batch. */
  readonly leaf: Leaf;
  /** What attests it; undefined: nothing. */
  readonly attestor: Attestor | undefined;
  /** What its submitter is told of it, of which the hash comes last. */
  readonly told: ReceiptEntry;
}

export interface PlannedEntry extends Omit<DraftedEntry, 'leaf' | 'attestor' | 'told'> {
  readonly leaf: Uint8Array;
  readonly hash: Uint8Array;
  readonly hashHex: string;
}

/** Drafts the entry that stands at `head.size`; `time` is not before the head's. Pure: nothing is kept. */
export function draftEntry(
  origin: string,
  head: LedgerHead,
  content: EntryContent,
  time: string,
): { entry: DraftedEntry; head: LedgerHead } {
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
  };
  if (decision !== undefined) leaf.decision = decision;
  const told: ReceiptEntry = { seq: head.size, type, time, leafHash: '' };
  if (decision !== undefined) told.decisionSeq = decision.seq;
  // Written out: what is made by spreading costs more to make, and to read afterwards.
  const entry: DraftedEntry = {
    seq: head.size,
    time,
    type,
    decisionId: decision?.id ?? null,
    decisionSeq: decision?.seq ?? null,
    bytes,
    secret,
    leaf,
    attestor: attestorOf(leaf, content.attesting),
    told,
  };
  return { entry, head: { size: head.size + 1, lastHash: head.lastHash, lastTime: time } };
}

/** What attests it, where the ledger names its key and the entry takes an attestation. */
function attestorOf(leaf: Leaf, { serverKey, attestor }: Attesting): Attestor | undefined {
  if (serverKey === undefined || !takesAttestation(leaf, serverKey)) return undefined;
  if (attestor === 'given_up') return undefined;
  if (attestor?.key.x === serverKey.x) return attestor;
  throw new Error(`Nothing attests ${leaf.type} with the key that the ledger names.`);
}

/**
 * Chains what was drafted behind `head`, and attests it: one signature for up to ATTESTED_MAX entries behind one another. The
 * one way to an entry of a ledger.
 *
 * @param batchMax 1 where some of what comes between bears no attestation.
 */
export function sealEntries(
  head: LedgerHead,
  drafts: readonly DraftedEntry[],
  batchMax: number,
): { entries: PlannedEntry[]; head: LedgerHead } {
  const entries: PlannedEntry[] = [];
  const lastOf = new Map<string, string>();
  let prev = head.lastHash;
  for (const run of runsOf(drafts, batchMax)) {
    const links = run.map(({ leaf }) => linked(leaf, prev, lastOf));
    const onLeaf: OnLeaf = (i, leaf, hash, hashHex) => {
      // As many as there are in the run.
      const { seq, time, type, decisionId, decisionSeq, bytes, secret, told } = run[i]!;
      prev = hashHex;
      told.leafHash = hashHex;
      if (decisionId !== null) lastOf.set(decisionId, hashHex);
      const place = { seq, time, type, decisionId, decisionSeq };
      entries.push({ ...place, bytes, secret, leaf, hash, hashHex });
    };
    const [{ attestor } = { attestor: undefined }] = run;
    if (attestor === undefined) writeEach(links, onLeaf);
    else attestor.attest(links, onLeaf);
  }
  const last = drafts.at(-1);
  const lastTime = last?.time ?? head.lastTime;
  return { entries, head: { size: head.size + drafts.length, lastHash: prev, lastTime } };
}

function writeEach(leaves: readonly Leaf[], onLeaf: OnLeaf): void {
  for (const [i, leaf] of leaves.entries()) {
    const bytes = encodeLeaf(leaf);
    const hash = leafHash(bytes);
    onLeaf(i, bytes, hash, toHex(hash));
  }
}

/** Links it to what comes before its batch; links within it are the attestor's. */
function linked(leaf: Leaf, prev: string, lastOf: ReadonlyMap<string, string>): Leaf {
  return linkedLeaf(leaf, prev, leaf.decision && lastOf.get(leaf.decision.id));
}

/** In order: those that one signature attests together. What nothing attests is alone, and what others may act by. */
function runsOf(drafts: readonly DraftedEntry[], batchMax: number): DraftedEntry[][] {
  const runs: DraftedEntry[][] = [];
  for (const draft of drafts) {
    const run = runs.at(-1);
    const first = run?.[0];
    const isWithin =
      first !== undefined &&
      draft.attestor !== undefined &&
      first.attestor === draft.attestor &&
      !isAttestedAlone(first.type) &&
      !isAttestedAlone(draft.type);
    if (run !== undefined && isWithin && run.length < batchMax) run.push(draft);
    else runs.push([draft]);
  }
  return runs;
}

/** Of a ledger that names this key of the server: most entries that one signature may attest. */
export const batchMaxOf = (serverKey: ServerKey | undefined): number =>
  serverKey?.attests === 'everyone' ? ATTESTED_MAX : 1;

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
