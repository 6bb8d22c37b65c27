import { refuseAfterClosing } from '@docket/record';
import { refused } from '../append/author-gate.js';
import { readLedgerState } from '../append/ledger-state.js';
import type { Database } from '../database.js';
import { StoreRefusal } from '../refusal.js';

/** Items of one ledger that may wait: at 4 KiB each some 400 MiB. */
const OTLP_WAITING_MAX = 100_000;
/** Items of traces that are set aside take no room of those that wait, up to as many; the others do. */
const OTLP_ASIDE_MAX = 100_000;
/** How long a count holds, in milliseconds: what other processes take in meanwhile is not known here. */
const COUNTED_MS = 1_000;
/** When an exporter that is refused is to come again. */
const AGAIN_S = 15;

/** What waits in a ledger, $1; `trace` is one that it has to be of. */
const waiting = (isAside: string): string =>
  `SELECT coalesce(sum(items), 0)::int FROM docket.otlp_chunk c WHERE ledger_no = $1 AND request_no IS NOT NULL
     AND ${isAside} EXISTS (SELECT FROM docket.otlp_trace t WHERE t.ledger_no = c.ledger_no
       AND t.principal = c.principal AND t.trace_id = c.trace_id AND t.set_aside_at IS NOT NULL)`;
/** Of which trace what is not sorted yet is, nobody looks up: all of it waits. */
const UNSORTED =
  'SELECT coalesce(sum(items), 0)::int FROM docket.otlp_arrival WHERE ledger_no = $1';
const COUNT = `SELECT (${waiting('NOT')}) + (${UNSORTED}) AS waits, (${waiting('')}) AS aside,
  (SELECT is_closed FROM docket.ledger_head WHERE ledger_no = $1) AS "isClosed"`;

/** Room of one ledger as this process knows it. */
interface Room {
  free: number;
  /** Some of it was taken since it was counted. */
  isTaken: boolean;
  countedAt: number;
  counting: Promise<void> | undefined;
  /** What whoever sends is told from now on: a closed ledger stays closed. */
  closed: StoreRefusal | undefined;
}

const UNKNOWN: Room = {
  free: 0,
  isTaken: false,
  countedAt: -Infinity,
  counting: undefined,
  closed: undefined,
};

/**
 * How many spans may still come. They are counted at most once a second, and what is taken in here is counted down
 * from there: so there may be more of them by what other processes take in within that second.
 */
export class InboxRoom {
  readonly #database: Database;
  readonly #rooms = new Map<number, Room>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Takes room for items, and more than there is where there is any.
   *
   * @throws {StoreRefusal} `overloaded`; `ledger_closed` where the ledger would refuse what becomes of them.
   */
  async take(ledgerNo: number, items: number): Promise<void> {
    const room = this.#rooms.get(ledgerNo) ?? { ...UNKNOWN };
    this.#rooms.set(ledgerNo, room);
    // Nobody is refused by what this process reckons alone.
    const isUsedUp = room.isTaken && room.free <= 0;
    if (isUsedUp || performance.now() - room.countedAt >= COUNTED_MS) {
      room.counting ??= this.#count(ledgerNo, room).finally(() => {
        room.counting = undefined;
      });
      await room.counting;
    }
    if (room.closed !== undefined) throw room.closed;
    if (room.free > 0) {
      room.free -= items;
      room.isTaken = true;
      return;
    }
    throw new StoreRefusal(
      'overloaded',
      `As many spans of this ledger wait as may: ${OTLP_WAITING_MAX}.`,
      { next: `Send them again in ${AGAIN_S} seconds.` },
    );
  }

  async #count(ledgerNo: number, room: Room): Promise<void> {
    const statements = this.#database.of(ledgerNo);
    const { rows } = await statements.query<{ waits: number; aside: number; isClosed: boolean }>(
      COUNT,
      [ledgerNo],
    );
    const { waits = 0, aside = 0, isClosed = false } = rows[0] ?? {};
    if (isClosed && room.closed === undefined) {
      // What comes of spans stands in a decision of its own, also where they are late.
      const state = await readLedgerState(statements, ledgerNo);
      const refusal = refuseAfterClosing(state, 'decision.opened', false);
      room.closed = refusal && refused(refusal);
    }
    room.free = OTLP_WAITING_MAX - waits - Math.max(0, aside - OTLP_ASIDE_MAX);
    room.isTaken = false;
    room.countedAt = performance.now();
  }
}
