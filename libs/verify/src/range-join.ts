import { AgeOrders, type KeptAges } from './checks/age-orders.js';
import { DecisionChainJoin } from './checks/decision-chain.js';
import { ErasureCheck, type KeptErasures } from './checks/erasure.js';
import type { RecordedRotation } from './checks/keys.js';
import { Gaps } from './checks/missing.js';
import type { Restoration } from './checks/restorations.js';
import type { CarriedEntry } from './checks/succession.js';
import { type KeptTree, LedgerTree } from './checks/tree.js';
import { Findings, type FindingsOutcome } from './finding.js';
import type { KeptPart, KeptParts } from './keeping/kept-lines.js';
import type { RangeResult } from './range.js';
import type { SearchRow } from './reader.js';
import type { Verification } from './verification.js';
import { type Withheld, WithheldBases } from './withheld.js';

const COUNTS = ['entries', 'bodies', 'withheld', 'erased', 'receipts', 'next'] as const;

/** What a RangeJoin has, besides decisions. */
interface KeptRanges extends Record<(typeof COUNTS)[number], number> {
  last: RangeResult['last'];
  gaps: readonly [number, number][];
  erasures: KeptErasures;
  ages: KeptAges;
  rotations: readonly RecordedRotation[];
  restorations: readonly Restoration[];
  hidden: readonly Withheld[];
  carried: readonly CarriedEntry[];
  search: readonly SearchRow[];
  findings: FindingsOutcome;
}

/** What successive ranges add up to. */
export class RangeJoin {
  readonly tree: LedgerTree;
  readonly gaps = new Gaps();
  readonly decisions = new DecisionChainJoin();
  readonly erasures = new ErasureCheck();
  readonly ages = new AgeOrders();
  readonly rotations: RecordedRotation[] = [];
  readonly restorations: Restoration[] = [];
  readonly hidden = new WithheldBases();
  readonly carried: CarriedEntry[] = [];
  readonly search: SearchRow[] = [];
  readonly findings: Findings;
  entries = 0;
  bodies = 0;
  withheld = 0;
  erased = 0;
  receipts = 0;
  /** Where the next range begins. */
  next = 0;
  last: RangeResult['last'];
  readonly #findingsMax: number;

  /** @param width entries in a range: see LedgerTree. */
  constructor(
    readonly verification: Verification,
    width: number,
  ) {
    this.#findingsMax = verification.options.maxFindings ?? 1_000;
    this.findings = new Findings(this.#findingsMax);
    this.tree = new LedgerTree(width);
  }

  /** One more than the last position that holds an entry. */
  get size(): number {
    return this.last === undefined ? 0 : this.last.seq + 1;
  }

  /** Ranges come in order. */
  take(range: RangeResult): void {
    const { signed, options } = this.verification;
    const { findings } = this;
    findings.takeAll(range.findings);
    // Ranges without any entry may have been skipped.
    if (range.from > this.next) this.gaps.take([[this.next, range.from]]);
    this.next = range.to;
    this.gaps.take(range.gaps);
    const roots = signed.roots.filter(({ size }) => size > range.from && size <= range.to);
    this.tree.take(range.tree, roots, findings);
    this.#takeAges(range);
    this.decisions.take(range.decisions, findings);
    this.erasures.takeErased(range.gone);
    this.rotations.push(...range.rotations);
    this.restorations.push(...range.restorations);
    this.hidden.takeAll(range.hidden);
    this.carried.push(...range.carried);
    for (const { by, orders } of range.erasures) this.erasures.takeOrders(by, orders);
    if (this.search.length <= this.#findingsMax) this.search.push(...range.search);
    this.entries += range.entries;
    this.bodies += range.bodies;
    this.withheld += range.withheld;
    this.erased += range.erased;
    this.receipts += range.receipts;
    if (range.last !== undefined) this.last = range.last;
    const entriesTotal = this.verification.subject.size;
    options.onProgress?.({
      entriesDone: this.entries,
      ...(entriesTotal === undefined ? {} : { entriesTotal }),
    });
  }

  /** Before the decisions of the range are joined: of those it is told here where they are closed. */
  #takeAges({ ageing, decisions }: RangeResult): void {
    if (ageing.length === 0) return;
    const closedHere = new Map(decisions.map(({ id, closed }) => [id, closed]));
    const wasOpen = (id: string, by: number): boolean | undefined => {
      if (this.decisions.isClosed(id) || (closedHere.get(id) ?? Infinity) < by) return false;
      // What is missing may have closed it: that it is missing is told.
      return this.gaps.runs.length > 0 ? undefined : true;
    };
    for (const record of ageing) this.ages.take(record, wasOpen, this.findings);
  }

  /** For another one to go on from, behind whole ranges. */
  *kept(): Generator<KeptPart> {
    const { entries, bodies, withheld, erased, receipts, next, last } = this;
    const kept: KeptRanges = {
      entries,
      bodies,
      withheld,
      erased,
      receipts,
      next,
      last,
      gaps: this.gaps.runs,
      erasures: this.erasures.kept(),
      ages: this.ages.kept(),
      rotations: this.rotations,
      restorations: this.restorations,
      hidden: this.hidden.list,
      carried: this.carried,
      search: this.search,
      findings: this.findings.outcome(),
    };
    yield ['ranges', kept];
    yield ['tree', this.tree.kept()];
    for (const piece of this.decisions.kept()) yield ['chained', piece];
  }

  takeKept(parts: KeptParts): void {
    const kept = parts.one('ranges') as KeptRanges;
    for (const name of COUNTS) this[name] = kept[name];
    this.last = kept.last;
    this.gaps.take(kept.gaps);
    this.erasures.takeKept(kept.erasures);
    this.ages.takeKept(kept.ages);
    this.rotations.push(...kept.rotations);
    this.restorations.push(...kept.restorations);
    this.hidden.takeAll(kept.hidden);
    this.carried.push(...kept.carried);
    this.search.push(...kept.search);
    this.findings.takeAll(kept.findings);
    this.tree.takeKept(parts.one('tree') as KeptTree);
    for (const piece of parts.all('chained') as Uint8Array[]) this.decisions.takeKept(piece);
  }
}
