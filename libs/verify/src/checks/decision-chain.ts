import {
  equalBytes,
  fromHex,
  type JsonObject,
  type Leaf,
  toHex,
  ZERO_HASH_HEX,
} from '@docket/chain';
import { isHexOf } from '../hex.js';
import { DecisionTable } from '../decision-table.js';
import type { Findings } from '../finding.js';

/** Half a hash is enough to tell whether a link fits. */
const HASH_KEPT_BYTES = 16;

/** What a run of entries holds of one decision: where it takes the decision up and where it leaves it. */
export interface DecisionSpan {
  id: string;
  first: DecisionLink;
  last: DecisionLink;
  /** Where it is closed; absent where it is not. */
  closed?: number;
}

interface DecisionLink {
  /** Position in the ledger. */
  entry: number;
  /** Position in the decision. */
  seq: number;
  /** Of the first: the `decision.prev` it names. Of the last: its own leaf hash as stored. */
  hash: string;
}

/**
 * The chain of each decision: `decision.seq` counts from 0 without gaps, `decision.prev` is the leaf
 * hash of the decision's entry before. This is what makes one decision checkable without the others.
 */
export class DecisionChains {
  readonly #spans = new Map<string, OpenSpan>();

  /** `hash`: the entry's leaf hash as stored. It is kept, so it must not be a view of a buffer. */
  take(
    { type, decision }: Pick<Leaf, 'type' | 'decision'>,
    entry: number,
    hash: Uint8Array,
    findings: Findings,
  ): void {
    if (decision === undefined) return;
    const { id, seq, prev } = decision;
    const span = this.#spans.get(id);
    const closed = type === 'decision.closed' ? entry : undefined;
    if (span === undefined) {
      this.#spans.set(id, { first: { entry, seq, hash: prev }, entry, seq, hash, closed });
      return;
    }
    span.closed ??= closed;
    if (seq !== span.seq + 1 || !isHexOf(prev, span.hash)) {
      compareLinks(id, { ...span, hash: toHex(span.hash) }, { entry, seq, hash: prev }, findings);
    }
    span.entry = entry;
    span.seq = seq;
    span.hash = hash;
  }

  spans(): DecisionSpan[] {
    return Array.from(this.#spans, ([id, { first, entry, seq, hash, closed }]) => ({
      id,
      first,
      last: { entry, seq, hash: toHex(hash) },
      ...(closed !== undefined && { closed }),
    }));
  }
}

/** The last entry so far of a decision, and the first one here. Changed in place: one per entry. */
interface OpenSpan {
  first: DecisionLink;
  entry: number;
  seq: number;
  hash: Uint8Array;
  closed: number | undefined;
}

/**
 * The closing entry commits to how many entries the decision has. Where the whole body is disclosed
 * the rules say so; this is for when only a part of it is.
 */
export function checkClosingCount(
  leaf: Leaf,
  part: JsonObject | undefined,
  entry: number,
  findings: Findings,
): void {
  const { decision, type } = leaf;
  const count = part?.['entry_count'];
  if (
    decision === undefined ||
    type !== 'decision.closed' ||
    count === undefined ||
    count === decision.seq + 1
  )
    return;
  findings.add(
    'entry_refused',
    `Entry ${entry} closes its decision with another number of entries than it has.`,
    {
      seq: entry,
      decision: decision.id,
      pointer: '/entry_count',
      expected: String(decision.seq + 1),
      found: String(count),
    },
  );
}

/** What a decision in the table is. */
const OPEN = 0;
const CLOSED = 1;

/** Joins the spans of successive ranges of a ledger, in a table that a million decisions fit in. */
export class DecisionChainJoin {
  readonly #table = new DecisionTable(HASH_KEPT_BYTES);

  get decisions(): number {
    return this.#table.size;
  }

  /** Whether it is closed by what was joined so far. */
  isClosed(id: string): boolean {
    return this.#table.get(id)?.flag === CLOSED;
  }

  kept(): Generator<Uint8Array> {
    return this.#table.kept();
  }

  takeKept(piece: Uint8Array): void {
    this.#table.takeKept(piece);
  }

  take(spans: readonly DecisionSpan[], findings: Findings): void {
    for (const { id, first, last, closed } of spans) {
      const before = this.#table.get(id);
      if (before === undefined) checkBeginning(id, first, findings);
      else {
        // The table keeps half a hash, so it can say that a link is wrong and not what it should be.
        const kept = this.#table.digest(id) ?? new Uint8Array();
        const joined = equalBytes(kept, fromHex(first.hash).subarray(0, HASH_KEPT_BYTES));
        const hash = joined ? first.hash : undefined;
        compareLinks(id, { entry: before.entry, seq: before.count - 1, hash }, first, findings);
      }
      const flag = closed === undefined ? (before?.flag ?? OPEN) : CLOSED;
      this.#table.set(id, { count: last.seq + 1, entry: last.entry, flag }, fromHex(last.hash));
    }
  }
}

function checkBeginning(id: string, first: DecisionLink, findings: Findings): void {
  compareLinks(id, { entry: -1, seq: -1, hash: ZERO_HASH_HEX }, first, findings);
}

function compareLinks(
  decision: string,
  before: Omit<DecisionLink, 'hash'> & { hash: string | undefined },
  link: DecisionLink,
  findings: Findings,
): void {
  const expected = before.seq + 1;
  const where = { seq: link.entry, decision };
  if (link.seq > expected) {
    const message =
      link.seq === expected + 1
        ? `Entry ${expected} of the decision is missing before entry ${link.entry}.`
        : `Entries ${expected} to ${link.seq - 1} of the decision are missing before entry ${link.entry}.`;
    findings.add('decision_entries_missing', message, where);
  } else if (link.seq < expected) {
    findings.add(
      'decision_seq_mismatch',
      `Entry ${link.entry} says that it is number ${link.seq} of its decision, which another entry is.`,
      { ...where, expected: String(expected), found: String(link.seq) },
    );
  } else if (link.hash !== before.hash) {
    findings.add(
      'decision_prev_mismatch',
      before.seq < 0
        ? `Entry ${link.entry} opens its decision and yet names an entry before itself.`
        : `Entry ${link.entry} was chained to another leaf than the one stored as the decision's entry before, ${before.entry}.`,
      {
        ...where,
        found: link.hash,
        ...(before.hash === undefined ? {} : { expected: before.hash }),
      },
    );
  }
}
