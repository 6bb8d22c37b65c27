import { createHash } from 'node:crypto';
import { READ_TOOL_CALLS } from './tool-call-statements.js';
import type { LedgerAsker } from '../ledger-scope.js';

/** Ids of calls that are kept of all decisions of a ledger. */
const CALLS_MAX = 200_000;
const CALL_BYTES = 80;
/** Of a decision of which no call is kept. */
const DECISION_BYTES = 300;
/** Entries that are read at once. */
const ENTRIES_PER_PAGE = 2_000;
/** Letters of a digest, as READ_TOOL_CALLS gives them: 132 bits, so that nobody finds two ids with one. */
const DIGEST_LENGTH = 22;

interface Indexed {
  /** Digests of the ids. */
  readonly calls: Set<string>;
  /** How many of them are in the index's count. */
  counted: number;
  /** Position of the last entry that was read. */
  last: number;
  /** Some card has no body: it may have any call. */
  hasUnreadable: boolean;
}

/**
 * Which tool calls decisions have. A decision is read when a call is asked for that its newest entries do not have,
 * and from then on only what was added to it since: so each entry is read once, however many calls are asked for
 * that nobody made.
 */
export class ToolCallIndex {
  readonly #callsMax: number;
  readonly #onKept: () => void;
  /** In order of use. */
  readonly #decisions = new Map<string, Indexed>();
  #calls = 0;

  /** `onKept` is told when more is kept than before. */
  constructor(onKept: () => void, callsMax = CALLS_MAX) {
    this.#onKept = onKept;
    this.#callsMax = callsMax;
  }

  /** About what is kept takes. */
  get bytes(): number {
    return this.#calls * CALL_BYTES + this.#decisions.size * DECISION_BYTES;
  }

  /** Whether the decision was read before, and so costs little to ask. */
  isRead(decisionId: string): boolean {
    return this.#decisions.has(decisionId);
  }

  /**
   * Reads on to the decision's end, and tells of each call whether a card has it. `undefined`: a card that may have
   * it could not be read.
   */
  async find(
    client: LedgerAsker,
    ledgerNo: number,
    decisionId: string,
    ids: readonly string[],
  ): Promise<Map<string, boolean | undefined>> {
    const indexed = this.#decisions.get(decisionId) ?? {
      calls: new Set(),
      counted: 0,
      last: -1,
      hasUnreadable: false,
    };
    for (let last = indexed.last; ;) {
      const values = [ledgerNo, decisionId, last, ENTRIES_PER_PAGE];
      const { rows } = await client.query<EntryRow>({ ...READ_TOOL_CALLS, values });
      for (const { decision_seq: position, calls, is_unreadable: isUnreadable } of rows) {
        for (const call of calls ?? []) indexed.calls.add(call);
        indexed.hasUnreadable ||= isUnreadable;
        last = position;
      }
      // Another reading of the same decision may be ahead.
      indexed.last = Math.max(indexed.last, last);
      if (rows.length < ENTRIES_PER_PAGE) break;
    }
    this.#keep(decisionId, indexed);
    const missing = indexed.hasUnreadable ? undefined : false;
    return new Map(ids.map((id) => [id, indexed.calls.has(digestOf(id)) || missing]));
  }

  clear(): void {
    this.#decisions.clear();
    this.#calls = 0;
  }

  #keep(decisionId: string, indexed: Indexed): void {
    this.drop(decisionId);
    this.#decisions.set(decisionId, indexed);
    indexed.counted = indexed.calls.size;
    this.#calls += indexed.counted;
    for (const oldest of this.#decisions.keys()) {
      if (this.#calls <= this.#callsMax) break;
      this.drop(oldest);
    }
    this.#onKept();
  }

  /** Gives up what it keeps of one decision. */
  drop(decisionId: string): void {
    this.#calls -= this.#decisions.get(decisionId)?.counted ?? 0;
    this.#decisions.delete(decisionId);
  }
}

interface EntryRow {
  decision_seq: number;
  calls: string[] | null;
  is_unreadable: boolean;
}

const digestOf = (id: string): string =>
  createHash('sha256').update(id).digest('base64').slice(0, DIGEST_LENGTH);
