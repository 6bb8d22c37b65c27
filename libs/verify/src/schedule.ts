import type { CheckedEntry } from './checked-entry.js';
import type { Findings } from './finding.js';
import type { LedgerReader } from './reader.js';
import { type RangeResult, type RangeTask, verifyRange } from './range.js';
import type { Verification } from './verification.js';

/** Findings after which a server is not read on: the verdict is no, and it may send such without end. */
const FINDINGS_READ_ON_MAX = 100_000;

/** How a ledger is cut into ranges. */
export interface Ranges {
  /** Entries in one: a power of two, 256 at least. */
  width: number;
  /** Where the first begins: at a multiple of the width. */
  from: number;
  /** Whether bodies are checked. */
  content: boolean;
  /** Of the ranges so far. */
  findings: Findings;
}

/**
 * runRanges has every range of the ledger verified, and hands the results on in order. Several may be
 * under way at a time; what waits for its turn is bounded by their number. A source without end that is mostly
 * damage is given up, and its subject says so.
 */
export async function runRanges(
  verification: Verification,
  ranges: Ranges,
  onEntry: ((entry: CheckedEntry) => void) | undefined,
  onResult: (result: RangeResult) => void,
): Promise<void> {
  const { reader, options, subject } = verification;
  const { workers } = options;
  const plan = new RangePlan(verification, ranges);
  const underWay: Promise<RangeResult>[] = [];
  for (;;) {
    while (underWay.length < (workers?.count ?? 1)) {
      const task = plan.next();
      if (task === undefined) break;
      const result =
        workers === undefined ? verifyRange(reader, task, onEntry) : runElsewhere(workers, task);
      // Awaited in order below; a failure of a later one must not count as unhandled until then.
      result.catch(() => undefined);
      underWay.push(result);
    }
    const first = underWay.shift();
    if (first === undefined) return;
    const result = await first;
    onResult(result);
    if (subject.isEndless && ranges.findings.dropped > FINDINGS_READ_ON_MAX) {
      subject.isGivenUp = true;
      return;
    }
    if (result.entries === 0) await plan.skipEmpty(reader, result.to);
  }
}

async function runElsewhere(
  workers: NonNullable<Verification['options']['workers']>,
  task: RangeTask,
): Promise<RangeResult> {
  const done = await workers.run({ kind: 'range', task });
  if (done.kind !== 'range') throw new TypeError('another task answered');
  return done.result;
}

/** How many entries anybody claims that there are. */
export function claimedSize({ subject, signed }: Verification): number {
  return Math.max(0, subject.size ?? 0, signed.roots.at(-1)?.size ?? 0);
}

/** Cuts the ledger into ranges, as far as anybody claims that it goes. */
class RangePlan {
  #next: number;
  readonly #size: number;
  readonly #sizes: number[];

  constructor(
    readonly verification: Verification,
    readonly ranges: Ranges,
  ) {
    this.#next = ranges.from;
    this.#sizes = verification.signed.roots.map(({ size }) => size);
    this.#size = claimedSize(verification);
  }

  next(): RangeTask | undefined {
    const from = this.#next;
    if (from >= this.#size) return undefined;
    const { subject, options, receipts } = this.verification;
    const { width, content } = this.ranges;
    const to = Math.min(from + width, this.#size);
    this.#next = from + width;
    return {
      from,
      to,
      origin: subject.origin,
      granularity: subject.granularity,
      content,
      ...(content && subject.serverKey !== undefined && { serverKey: subject.serverKey }),
      ...(subject.selection && { isPartial: true }),
      sizes: this.#sizes.filter((size) => size > from && size <= to),
      ...(receipts && { receipts: receipts.filter(([seq]) => seq >= from && seq < to) }),
      maxFindings: options.maxFindings ?? 1_000,
    };
  }

  /**
   * A range without any entry: go on where the next entry is, if there is one at all. A claimed size
   * may be anything, and must not be walked through range by range.
   */
  async skipEmpty(reader: LedgerReader, from: number): Promise<void> {
    if (from >= this.#size) return;
    for await (const [material] of reader.entries(from, this.#size, { content: false })) {
      if (material === undefined) continue;
      const { width } = this.ranges;
      const range = Math.floor(material.position / width) * width;
      this.#next = Math.max(this.#next, range);
      return;
    }
    this.#next = this.#size;
  }
}
