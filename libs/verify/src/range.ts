import { fromHex, type JsonObject, type Leaf, type Granularity } from '@docket/chain';
import type { ServerKey } from '@docket/record';
import { BatchLinks } from './checks/batch-links.js';
import { ChainCheck } from './checks/chain.js';
import { checkContent } from './checks/content.js';
import { type ErasedHere, ordersOf } from './checks/erasure.js';
import { checkClosingCount, DecisionChains, type DecisionSpan } from './checks/decision-chain.js';
import { type AgeRecord, ageRecordOf } from './checks/age-orders.js';
import { readKeys } from './checks/idempotency.js';
import { checkLeaf, OriginCheck } from './checks/leaf.js';
import { type RecordedRotation, rotationOf } from './checks/keys.js';
import { ReceiptCheck, type ReceiptOf } from './checks/receipts.js';
import { type Restoration, restorationOf } from './checks/restorations.js';
import { type CarriedEntry, carriedFrom } from './checks/succession.js';
import { type RangeTree, RangeTreeBuilder } from './checks/tree.js';
import type { CheckedEntry } from './checked-entry.js';
import { isHexOf } from './hex.js';
import { Findings, type FindingsOutcome } from './finding.js';
import type { EntryMaterial, LedgerReader, SearchRow } from './reader.js';
import { mayBeWithheld } from './selected-records.js';
import { type Withheld, WithheldBases } from './withheld.js';

/** One part of a ledger to verify by itself. Plain data: it crosses thread boundaries. */
export interface RangeTask {
  /** A multiple of the width of ranges, where what comes of its tree is of use. */
  from: number;
  /** At most `from` + that width. */
  to: number;
  origin: string;
  granularity: Granularity;
  /** Whether bodies are checked too. */
  content: boolean;
  /** By which the server attests entries; `null`: it names none; left out: not known, or not looked at. */
  serverKey?: ServerKey | null;
  /** The source discloses only some decisions: that of an entry nothing is disclosed may be as it should. */
  isPartial?: true;
  /** Checkpoint sizes in (from, to], ascending. */
  sizes: number[];
  /** Receipts of entries in [from, to). */
  receipts?: readonly ReceiptOf[];
  maxFindings: number;
}

/** What was found in one part. Plain data, a few kilobytes and one record a decision. */
export interface RangeResult {
  from: number;
  to: number;
  /** Entries that were there. */
  entries: number;
  bodies: number;
  withheld: number;
  /** Of what checks rest on, what is not shown. */
  hidden: Withheld[];
  erased: number;
  /** Receipts of entries that are there as they were. */
  receipts: number;
  /** Values of its entries that are gone. */
  gone: ErasedHere[];
  /** Of its entries that record an erasure, what each names; absent: that is not disclosed. */
  erasures: { by: number; orders?: ErasedHere[] }[];
  /** Of its entries those that ask for an erasure, or order one. */
  ageing: AgeRecord[];
  /** Of its entries those that say that the ledger was put back. */
  restorations: Restoration[];
  /** Of its entries those from which on another key signs. */
  rotations: RecordedRotation[];
  /** Of its entries those that repeat one of the ledger before. */
  carried: CarriedEntry[];
  /** Rows by which entries are found, and that these do not give: at most one more than `maxFindings`. */
  search: SearchRow[];
  /** Runs of positions that were not there, [from, to). */
  gaps: [number, number][];
  tree: RangeTree;
  decisions: DecisionSpan[];
  /** Leaf hash of the last entry, its time, and how many entries there are by what of it is signed. */
  last?: { seq: number; hash: Uint8Array; time?: string; end?: number };
  findings: FindingsOutcome;
}

/**
 * Checks the entries in [from, to): leaves, chain, tree, and content if asked for. Reads one entry
 * more, for what it says of the last one, so that ranges can be checked in any order, by anybody,
 * and every link is checked once.
 *
 * @throws ReaderError when the source cannot be read.
 */
export async function verifyRange(
  reader: Pick<LedgerReader, 'entries' | 'projections'>,
  task: RangeTask,
  onEntry?: (entry: CheckedEntry) => void,
): Promise<RangeResult> {
  const findings = new Findings(task.maxFindings);
  const keys = task.content ? await readKeys(reader.projections, task, findings) : undefined;
  const search = task.content ? reader.projections?.search?.(task.maxFindings) : undefined;
  const range = new RangeCheck(task, findings, (entry) => {
    keys?.take(entry);
    search?.take(entry);
    onEntry?.(entry);
  });
  try {
    for await (const batch of reader.entries(task.from, task.to + 1, { content: task.content })) {
      for (const material of batch) range.take(material);
      await search?.settle();
    }
    keys?.end();
    return { ...range.result(), search: (await search?.end()) ?? [] };
  } finally {
    search?.close();
  }
}

/** The entry before, of which the next one says what its hash was. Changed in place: one per entry. */
interface Predecessor {
  seq: number;
  hash: Uint8Array;
  /** The hash that was stored for it, which later entries are compared with; `hash` if it is the same. */
  stored: Uint8Array;
}

const NO_HASH: Uint8Array = new Uint8Array();
/** Not next to any position. */
const NOWHERE = -2;

class RangeCheck {
  readonly #findings: Findings;
  readonly #chain = new ChainCheck();
  readonly #batches: BatchLinks;
  readonly #origin: OriginCheck;
  readonly #decisions = new DecisionChains();
  readonly #tree: RangeTreeBuilder;
  readonly #gaps: [number, number][] = [];
  readonly #sizes: ReadonlySet<number>;
  readonly #before: Predecessor = { seq: NOWHERE, hash: NO_HASH, stored: NO_HASH };
  #lastLeaf: Leaf | undefined;
  #next: number;
  #entries = 0;
  #bodies = 0;
  #withheld = 0;
  readonly #hidden = new WithheldBases();
  #erased = 0;
  readonly #receipts: ReceiptCheck;
  readonly #gone: ErasedHere[] = [];
  readonly #erasures: RangeResult['erasures'] = [];
  readonly #ageing: AgeRecord[] = [];
  readonly #rotations: RecordedRotation[] = [];
  readonly #restorations: Restoration[] = [];
  readonly #carried: CarriedEntry[] = [];
  #lastHash = NO_HASH;

  constructor(
    readonly task: RangeTask,
    findings: Findings,
    readonly onEntry: (entry: CheckedEntry) => void,
  ) {
    this.#findings = findings;
    this.#origin = new OriginCheck(task.origin);
    this.#batches = new BatchLinks(task.serverKey);
    this.#tree = new RangeTreeBuilder(task.from, task.sizes, task.maxFindings);
    this.#sizes = new Set(task.sizes);
    this.#receipts = new ReceiptCheck(task.receipts ?? []);
    this.#next = task.from;
  }

  take(material: EntryMaterial): void {
    const { position: seq } = material;
    if (seq < this.#next || seq > this.task.to) {
      this.#findings.add(
        'seq_mismatch',
        `More than one entry is stored at ${seq}, or it is out of order.`,
        { seq },
      );
      return;
    }
    const isBeyond = seq === this.task.to;
    // The entry beyond the range is only asked for its links: its own range reports on it.
    const checked = checkLeaf(material, isBeyond ? new Findings(0) : this.#findings);
    if (seq > this.#next) this.#skipTo(seq, checked.leaf);
    this.#link(checked.leaf, seq);
    if (isBeyond) return;
    this.#next = seq + 1;
    this.#entries++;
    const { hash, intact, leaf } = checked;
    this.#receipts.take(seq, hash, this.#findings);
    // The stored hash is a view of what was read last; the computed one is our own.
    const stored = intact ? hash : (material.storedHash ?? hash).slice();
    const before = this.#before;
    before.seq = seq;
    before.hash = hash;
    before.stored = stored;
    this.#lastHash = hash;
    this.#lastLeaf = leaf;
    if (leaf !== undefined) this.#takeLeaf(material, leaf, stored, intact);
  }

  result(): Omit<RangeResult, 'search'> {
    this.#settle(undefined);
    if (this.#next < this.task.to) this.#addGap(this.#next, this.task.to);
    return {
      from: this.task.from,
      to: this.task.to,
      entries: this.#entries,
      bodies: this.#bodies,
      withheld: this.#withheld,
      hidden: this.#hidden.list,
      erased: this.#erased,
      receipts: this.#receipts.held,
      gone: this.#gone,
      erasures: this.#erasures,
      ageing: this.#ageing,
      rotations: this.#rotations,
      restorations: this.#restorations,
      carried: this.#carried,
      gaps: this.#gaps,
      tree: this.#tree.result(),
      decisions: this.#decisions.spans(),
      ...(this.#entries === 0 ? {} : { last: this.#end() }),
      findings: this.#findings.outcome(),
    };
  }

  #end(): NonNullable<RangeResult['last']> {
    const leaf = this.#lastLeaf;
    const last = { seq: this.#next - 1, hash: this.#lastHash };
    if (leaf === undefined) return last;
    const end = this.#batches.endBy(leaf);
    return { ...last, time: leaf.time, ...(end !== undefined && { end }) };
  }

  #takeLeaf(material: EntryMaterial, leaf: Leaf, stored: Uint8Array, intact: boolean): void {
    const { position: seq } = material;
    this.#origin.take(leaf, seq, this.#findings);
    // What belongs to another ledger has no place in a decision of this one.
    if (leaf.origin !== this.task.origin) return;
    if (leaf.decision !== undefined) {
      this.#decisions.take(leaf, seq, stored, this.#findings);
    }
    if (!this.task.content) {
      this.#noteRotation(seq, leaf, undefined);
      this.onEntry({ seq, leaf, hash: stored });
      return;
    }
    // Which decisions these may be is SelectionCheck's to say.
    const isUndisclosed =
      material.disclosure === undefined &&
      (leaf.decision !== undefined || mayBeWithheld(leaf.type));
    if (this.task.isPartial === true && isUndisclosed) {
      this.onEntry({ seq, leaf, hash: stored, isUndisclosed });
      return;
    }
    const content = checkContent(material, leaf, this.task.granularity, this.#findings);
    this.#bodies++;
    this.#withheld += content.withheld;
    // Of entry 0 the subject knows; and an exported ledger shows every value of what it discloses.
    if (seq > 0) this.#hidden.takeEntry(seq, leaf.type, content).takeValues(seq, content);
    this.#erased += content.erasedCount;
    this.#gone.push(...content.erased);
    this.#noteOrders(seq, leaf, content.body ?? content.part);
    const ageing = ageRecordOf(seq, leaf, content.body ?? content.part);
    if (ageing !== undefined) this.#ageing.push(ageing);
    this.#noteRotation(seq, leaf, content.body);
    const restoration = restorationOf(seq, leaf, content.body ?? content.part);
    if (restoration !== undefined) this.#restorations.push(restoration);
    const carried = carriedFrom(seq, leaf, content.body);
    if (carried !== undefined) this.#carried.push(carried);
    checkClosingCount(leaf, content.part, seq, this.#findings);
    // An edited leaf is reported; replaying what it says now would only accuse the rules as well.
    const checked: CheckedEntry = { seq, leaf, hash: stored };
    const { body, part, hidden } = content;
    if (intact && body !== undefined) checked.body = body;
    else if (intact && part !== undefined && hidden !== undefined)
      checked.left = { body: part, hidden };
    this.onEntry(checked);
  }

  #noteRotation(seq: number, leaf: Leaf, body: JsonObject | undefined): void {
    const rotation = rotationOf(seq, leaf, body);
    if (rotation !== undefined) this.#rotations.push(rotation);
  }

  #noteOrders(by: number, leaf: Leaf, body: JsonObject | undefined): void {
    const orders = ordersOf(by, leaf, body);
    if (orders === undefined) this.#erasures.push({ by });
    else if (orders.length > 0) this.#erasures.push({ by, orders });
  }

  /** Positions are missing. One missing hash can be told from the link of the entry after it. */
  #skipTo(seq: number, leaf: Leaf | undefined): void {
    this.#settle(undefined);
    this.#addGap(this.#next, Math.min(seq, this.task.to));
    if (seq - this.#next === 1 && leaf !== undefined && leaf.seq === seq) {
      const hash = fromHex(leaf.prev);
      this.#append(hash, hash);
    } else {
      this.#tree.break();
    }
    this.#next = seq;
  }

  #link(leaf: Leaf | undefined, seq: number): void {
    const { seq: seqBefore, stored } = this.#before;
    const prev = seqBefore === seq - 1 ? stored : undefined;
    if (leaf !== undefined) {
      // The last link of a range is checked by its own range, which reads one entry more for it.
      if (seq < this.task.to) this.#chain.take(leaf, seq, prev, this.#findings);
      else if (prev !== undefined) this.#chain.checkLast(leaf, seq, prev, this.#findings);
      this.#batches.take(leaf, seq, this.#findings);
    }
    this.#settle(leaf);
  }

  /** The entry before goes into the tree, now that it is known what its successor says of it. */
  #settle(successor: Leaf | undefined): void {
    const before = this.#before;
    if (before.seq < 0) return;
    const { hash, stored, seq } = before;
    before.seq = NOWHERE;
    const isPredecessor = successor?.seq === seq + 1 && successor.origin === this.task.origin;
    if (!isPredecessor) this.#append(hash, stored);
    else this.#append(hash, isHexOf(successor.prev, hash) ? hash : fromHex(successor.prev));
  }

  #append(found: Uint8Array, chained: Uint8Array): void {
    if (!this.#tree.complete) return;
    this.#tree.append(found, chained);
    if (this.#sizes.has(this.#tree.size)) this.#tree.snapshot();
  }

  #addGap(from: number, to: number): void {
    if (from < to && this.#gaps.length <= this.task.maxFindings) this.#gaps.push([from, to]);
  }
}
