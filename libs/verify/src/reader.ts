import type { BodyDisclosure, JsonObject, TileCoordinate } from '@docket/chain';
import type { CheckedEntry } from './checked-entry.js';
import type { ExportClaim } from './checks/export-record.js';
import type { FindingsOutcome } from './finding.js';
import type { Selection } from './selection.js';

/**
 * A body as a store keeps it: its canonical JSON bytes and the 32-byte secret that its salts are
 * expanded from. Says the same as the disclosure `{body, secret}` with nothing parsed yet. Where values of it are
 * erased, `partBytes` is the partial disclosure that is left, canonical JSON, and the body is its stand-in.
 */
export type StoredBody =
  { bodyBytes: Uint8Array; secret: Uint8Array } | { bodyBytes: Uint8Array; partBytes: Uint8Array };

/** What a store keeps beside the leaf and repeats from it. Absent members are not compared. */
export interface EntryColumns {
  type?: string;
  time?: string;
  actor?: string;
  schema?: string;
  /** 32 bytes. */
  prev?: Uint8Array;
  decisionId?: string | null;
  decisionSeq?: number | null;
}

/** One entry as a source hands it over: nothing of it is believed. */
export interface EntryMaterial {
  /** Where the source says the entry stands, counting from 0. */
  position: number;
  /** The leaf, exactly as stored. */
  leaf: Uint8Array;
  /** The leaf hash the source keeps beside the leaf, if it keeps one. */
  storedHash?: Uint8Array;
  /** Absent: the source has no content for this entry. */
  disclosure?: BodyDisclosure | StoredBody;
  columns?: EntryColumns;
  /** RFC 9162 inclusion proof at the size of the source's checkpoint; decision scope only. */
  inclusionProof?: Uint8Array[];
  /** As what the evidence gives it: an entry of the decision, or a record of the ledger; decision scope only. */
  place?: 'decision' | 'ledger';
}

export interface SourceDescription {
  /** For people: a file name, an address, `ledger claims in database docket`. */
  source: string;
  /** Whole ledger, or the entries of one decision with their proofs. */
  scope: 'ledger' | 'decision';
  origin?: string;
  /** C2SP verifier key the source claims for the ledger. */
  publicKey?: string;
  /** Number of entries the source claims; a decision's source leaves it out. */
  size?: number;
  /** What a file says of itself before its entries: compared with them and with its checkpoint, never used. */
  header?: { origin: string; publicKey: string; size: number };
  /** Which decisions the source discloses; of all of them where it does not say. */
  selection?: Selection;
  /**
   * The source can hand out entries without end, as a server can: then only a signature says how many there
   * are, and without one nothing but entry 0 is read.
   */
  isEndless?: true;
  decisionId?: string;
  /** Of a dossier: what it says of its own export. The last entry must record just that. */
  exported?: ExportClaim;
}

/** What a store derives from the entries and keeps, so that it can be compared with them. */
export interface Projections {
  /** Every decision's stored state, as the text stored, with the columns that repeat parts of it. */
  decisions?(): AsyncIterable<StoredDecision[]>;
  /** Whether another version of the fold wrote the state: then it says nothing that could be compared. */
  isOfOtherVersion?(state: string): boolean;
  head?(): Promise<StoredHead | undefined>;
  /** Rows at positions that the ledger does not have, by table; none where every row is of an entry. */
  beyondHead?(): Promise<RowsBeyond[]>;
  /** Full tiles only (C2SP tlog-tiles, 256 hashes of 32 bytes each), any order. */
  tiles?(): AsyncIterable<StoredTile[]>;
  /** Keys whose first use is an entry in [from, to), any order. */
  idempotency?(from: number, to: number): AsyncIterable<StoredIdempotencyKey[]>;
  /** How the store makes `requestDigest` from the entry that a key was first used for. */
  digestRequest?(type: string, decisionId: string | undefined, body: JsonObject): Uint8Array;
  ledger?(): Promise<StoredLedger | undefined>;
  /** What decisions are found by, to be held against entries as they are read, in their order; one a range. */
  search?(rowsMax: number): StoredSearch;
  /** Rows of it that no range of entries shows to be wrong. */
  searchStrays?(): AsyncIterable<SearchRow[]>;
}

/** Entries go in, rows come out that they do not give. */
interface StoredSearch {
  take(entry: CheckedEntry): void;
  /** Compares what was taken, once that is worth a question. */
  settle(): Promise<void>;
  /** Compares what is left, and gives what was found: at most one row more than was asked for. */
  end(): Promise<SearchRow[]>;
  /** Also where it did not come to its end. */
  close(): void;
}

/** A row that decisions are found by, and that its entry does not give; or that it gives, and that is not there. */
export interface SearchRow {
  /** The table. */
  pointer: string;
  /** The entry that the row is of, or would be; for a row of a decision the entry that opened it. */
  seq: number;
  decision?: string;
  /** One plain sentence. */
  message: string;
}

export interface StoredDecision {
  id: string;
  /** `encodeState` of @docket/record. */
  state: string;
  /** Leaf hash of the decision's last entry. */
  lastHash?: Uint8Array;
  /** Columns repeated from the state, by the state's own member names; compared as JSON scalars. */
  columns?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface StoredHead {
  size: number;
  lastHash: Uint8Array;
  /** Compact range of the tree over [0, size), `CompactRange.encode()`. */
  frontier?: Uint8Array;
  lastTime?: string;
}

interface RowsBeyond {
  /** What the rows are, in the plural. */
  what: string;
  rows: number;
  /** The lowest of their positions. */
  first: number;
}

export interface StoredTile {
  level: number;
  index: number;
  hashes: Uint8Array;
  /** Root over the 256 hashes, if kept. */
  root?: Uint8Array;
  /** The nodes over groups of 16 of them (`upperNodes`), if kept. */
  nodes?: Uint8Array;
}

export interface StoredIdempotencyKey {
  key: string;
  /** Whose key it is; compared where it is given. */
  principal?: string;
  /** The entry that the key was first used for. */
  seq: number;
  /** The entry and those the server added to it. */
  entryCount?: number;
  requestDigest?: Uint8Array;
}

export interface StoredLedger {
  origin: string;
  publicKey: string;
  /** Canonical JSON. */
  policy: string;
}

export interface EntriesOptions {
  /** False: the caller has no use for the bodies, and the reader need not fetch them. */
  content: boolean;
}

/**
 * Where evidence comes from: a database, a ledger's address, a dossier file, memory.
 *
 * A reader fetches and never judges. It throws ReaderError when the source cannot be read at all;
 * everything it can read is handed over as it is, damage included.
 */
export interface LedgerReader {
  describe(): Promise<SourceDescription>;
  /** Signed notes, oldest first; all, or as few of the newest as asked for, where the source can tell them. */
  checkpoints(options?: { newest: number }): AsyncIterable<string>;
  /** Entries whose position is in [from, to), ascending, in batches of bounded size. */
  entries(from: number, to: number, options?: EntriesOptions): AsyncIterable<EntryMaterial[]>;
  /** Tiles of hashes of the tree, 32 bytes each, in the order asked for; empty or short where there are none or fewer. */
  tiles?(tiles: readonly TileCoordinate[]): Promise<Uint8Array[]>;
  projections?: Projections;
  /** True when the source will not hand out bodies to this caller. */
  contentWithheld?: boolean;
  /** Where the source shows the ledgers beside this one: `installationCheck` of them. */
  checkInstallation?: InstallationCheck;
}

/** Compares the ledgers that there are with those that were registered; how many, and what is wrong. */
export type InstallationCheck = () => Promise<InstallationOutcome & { findings: FindingsOutcome }>;

/** What came of holding a ledger against its registry, beside findings. */
export interface InstallationOutcome {
  registered: number;
  /** By cell, how many registrations name an entry of its registry, which was not at hand: nothing is said of these. */
  unheld: ReadonlyMap<string, number>;
  /** What is here is what was left when the ledger was moved. */
  movedAway?: MoveAway;
}

/** A move of a ledger away from the cell of a registry, as that one tells it. */
export interface MoveAway {
  /** The entry of the registry. */
  seq: number;
  to: string;
  /** Entries that were moved. */
  size: number;
}

/** The source could not be read; nothing is said about what it holds. */
export class ReaderError extends Error {
  override readonly name = 'ReaderError';
  readonly code: 'unreachable' | 'refused' | 'malformed' | 'too_large';

  constructor(code: ReaderError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
