import { StoreRefusal } from './refusal.js';

/** A ledger as of one size. Its last leaf hash stands for everything before it: each leaf names the one before. */
export interface SeenHead {
  readonly size: number;
  /** Leaf hash of entry `size - 1`, hex. */
  readonly lastHash: string;
}

/** What the database says now of a ledger of which a head was seen before. */
export interface FoundHead extends SeenHead {
  /** Leaf hash of the entry that was the last one seen, hex; null: there is none at its position. */
  readonly atSeen: string | null;
  /** Origin of the ledger that has this number now. */
  readonly origin: string;
}

/** A ledger of which the database holds less, or something else, than this process has seen on disk. */
export interface WentBack {
  readonly ledgerId: string;
  readonly seen: SeenHead;
  /** Undefined: the ledger is gone. */
  readonly found: SeenHead | undefined;
  /** This process's clock, RFC 3339. */
  readonly noticedAt: string;
}

/** What the database says of ledgers by their numbers, and of the entry at a position of each. */
export const FIND_HEADS = {
  name: 'docket-find-heads',
  text: `SELECT h.ledger_no, h.size, h.last_hash, h.frontier, e.leaf_hash AS at_seen, l.origin
  FROM unnest($1::integer[], $2::bigint[]) AS wanted (ledger_no, seq)
  JOIN docket.ledger_head h ON h.ledger_no = wanted.ledger_no
  JOIN docket.ledger l ON l.ledger_no = wanted.ledger_no
  LEFT JOIN docket.entry e ON e.ledger_no = wanted.ledger_no AND e.seq = wanted.seq`,
};

export interface HeadRow {
  ledger_no: number;
  size: string;
  last_hash: Buffer;
  frontier: Buffer;
  at_seen: Buffer | null;
  origin: string;
}

export function readFoundHead(row: HeadRow | undefined): FoundHead | undefined {
  if (row === undefined) return undefined;
  const { size, last_hash: hash, at_seen: atSeen, origin } = row;
  return {
    size: Number(size),
    lastHash: hash.toString('hex'),
    atSeen: atSeen === null ? null : atSeen.toString('hex'),
    origin,
  };
}

/** Ledgers of which a head is remembered. */
const HEADS_MAX = 10_000;

/**
 * What this process has seen on disk of each ledger, held against what the database says later. A failover
 * that lost its tail, or a data folder put back under a running server, makes it say less; who then went on
 * would give two entries one position, and sign both.
 *
 * Such a ledger stays refused until the process is started anew: only a person can say which of the two
 * histories counts. Memory that rests on the database is dropped by whoever asked `onAlarm` to be told.
 */
export class KnownHeads {
  readonly #heads = new Map<number, SeenHead>();
  readonly #alarms = new Map<number, WentBack>();
  readonly #listeners: ((ledgerNo: number, alarm: WentBack) => void)[] = [];

  /** Calls back once for each ledger that went back. */
  onAlarm(listener: (ledgerNo: number, alarm: WentBack) => void): void {
    this.#listeners.push(listener);
  }

  get alarms(): readonly WentBack[] {
    return [...this.#alarms.values()];
  }

  /** Ledgers with a head that was seen, and none that went back. */
  seen(): [ledgerNo: number, head: SeenHead][] {
    return [...this.#heads].filter(([ledgerNo]) => !this.#alarms.has(ledgerNo));
  }

  /** The largest head that was seen on disk. */
  of(ledgerNo: number): SeenHead | undefined {
    return this.#heads.get(ledgerNo);
  }

  /** Notes what is on disk: written by this process, or read. */
  note(ledgerNo: number, head: SeenHead): void {
    const seen = this.#heads.get(ledgerNo);
    if (seen === undefined ? this.#heads.size >= HEADS_MAX : seen.size >= head.size) return;
    this.#heads.set(ledgerNo, { size: head.size, lastHash: head.lastHash });
  }

  /** @throws {StoreRefusal} `ledger_went_back` where it was noticed before of the ledger of this id. */
  refuse(ledgerId: string): void {
    const alarm = this.alarms.find((one) => one.ledgerId === ledgerId);
    if (alarm !== undefined) throw wentBackRefusal(alarm);
  }

  /**
   * Holds what the database says against what had been seen when it was asked, and notes it. `found`:
   * undefined where the ledger has no head.
   *
   * @throws {StoreRefusal} `ledger_went_back`.
   */
  check(
    ledger: { id: string; ledgerNo: number; origin: string },
    seen: SeenHead | undefined,
    found: FoundHead | undefined,
  ): FoundHead {
    const { id: ledgerId, ledgerNo, origin } = ledger;
    this.refuse(ledgerId);
    if (found !== undefined && found.origin === origin && continues(seen, found)) {
      this.note(ledgerNo, found);
      return found;
    }
    const alarm = {
      ledgerId,
      seen: seen ?? { size: 0, lastHash: '' },
      found: found?.origin === origin ? found : undefined,
      noticedAt: new Date().toISOString(),
    };
    this.#alarms.set(ledgerNo, alarm);
    for (const listener of this.#listeners) listener(ledgerNo, alarm);
    throw wentBackRefusal(alarm);
  }
}

function continues(seen: SeenHead | undefined, found: FoundHead): boolean {
  if (seen === undefined || seen.size === 0) return true;
  if (found.size < seen.size) return false;
  return found.size === seen.size
    ? found.lastHash === seen.lastHash
    : found.atSeen === seen.lastHash;
}

export function wentBackRefusal(alarm: WentBack): StoreRefusal {
  return new StoreRefusal('ledger_went_back', `${describeWentBack(alarm)} Nothing was written.`, {
    next: 'Keep what was not taken and the receipts you have. The operator has to decide which history counts.',
  });
}

/** One sentence for people: what was seen, and what there is now. */
export function describeWentBack({ ledgerId, seen, found }: WentBack): string {
  const had = `this server has seen ${entries(seen.size)} of the ledger ${ledgerId} on disk`;
  if (found === undefined) return `The database does not hold the ledger any more: ${had}.`;
  return found.size < seen.size
    ? `The database went back: ${had}, and now it holds ${found.size}.`
    : `The database holds another history: ${had}, and entry ${seen.size - 1} is not the one it was.`;
}

const entries = (n: number): string => (n === 1 ? '1 entry' : `${n} entries`);
