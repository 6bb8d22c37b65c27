import type pg from 'pg';
import type { KnownHeads } from '../known-heads.js';
import type { MetUnread } from '../met-unread.js';
import type { AppendObserver } from './append-observer.js';
import type { ClockRefusals } from './clock-refusals.js';
import type { DecisionMemory } from './decision-memory.js';
import type { WriterLimits } from './request-queue.js';

/** What the writers of a process have in common. */
export interface WriterShared {
  readonly pool: pg.Pool;
  readonly connections: SharedConnections;
  readonly heads: KnownHeads;
  readonly unread: MetUnread;
  readonly memory: DecisionMemory;
  readonly limits: WriterLimits;
  readonly observer: AppendObserver;
  readonly refusals: ClockRefusals;
  /** This process's clock, or what stands for it. */
  readonly now: () => string;
}

/** A connection on which any ledger's single statements may go; give it back when they are answered. */
export interface SharedConnection {
  readonly client: pg.ClientBase;
  /** `isBroken` closes it once nobody uses it any more; whoever comes next gets another one. */
  release(isBroken: boolean): void;
}

interface Lane {
  readonly client: Promise<pg.PoolClient>;
  /** Numbers of the ledgers that use it, each as often as it does. */
  readonly users: number[];
  isBroken: boolean;
  /** Somebody used it since it was last looked at. */
  wasUsed: boolean;
  /** Puts it back into the pool, once; absent while there is no connection. */
  returnConnection?: (() => void) | undefined;
}

/** How long a connection that nobody uses is kept for who comes next; given back after at most twice as long. */
const KEPT_MS = 50;

/**
 * A few pipelined connections that all ledgers share. A ledger always gets the same one while it uses it,
 * so that its batches are executed in the order in which they were sent; else the one that fewest use, so that it
 * waits behind another ledger's batch only where there is no other way. Only statements that are
 * their own transaction may be sent on it: a transaction of several would hold up the other ledgers.
 *
 * A connection is kept for a moment after its last use: a writer that is alone would else take one out of the pool
 * and put it back for each entry.
 */
export class SharedConnections {
  readonly #pool: pg.Pool;
  readonly #lanes: (Lane | undefined)[];

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    // The other half is for what looks up and for transactions, which must not wait for these for ever.
    this.#lanes = Array.from({ length: Math.max(1, Math.floor(pool.options.max / 2)) });
  }

  async open(ledgerNo: number): Promise<SharedConnection> {
    const place = this.#placeOf(ledgerNo);
    const lane = (this.#lanes[place] ??= this.#make(place));
    lane.users.push(ledgerNo);
    try {
      const client = await lane.client;
      return { client, release: (isBroken) => this.#leave(place, lane, ledgerNo, isBroken) };
    } catch (error) {
      this.#leave(place, lane, ledgerNo, true);
      throw error;
    }
  }

  #placeOf(ledgerNo: number): number {
    const users = this.#lanes.map((lane) => lane?.users ?? []);
    const own = users.findIndex((ledgers) => ledgers.includes(ledgerNo));
    if (own !== -1) return own;
    const fewest = Math.min(...users.map(({ length }) => length));
    return users.findIndex(({ length }) => length === fewest);
  }

  #make(place: number): Lane {
    const lane: Lane = { client: this.#pool.connect(), users: [], isBroken: false, wasUsed: false };
    // Whoever waits for it learns why there is none.
    lane.client.then(
      (client) => this.#keep(place, lane, client),
      () => undefined,
    );
    return lane;
  }

  #keep(place: number, lane: Lane, client: pg.PoolClient): void {
    const onLost = (): void => {
      lane.isBroken = true;
      this.#drop(place, lane);
    };
    client.once('error', onLost);
    const timer = setInterval(() => {
      if (!lane.wasUsed && lane.users.length === 0) this.#drop(place, lane);
      lane.wasUsed = false;
    }, KEPT_MS);
    lane.returnConnection = () => {
      lane.returnConnection = undefined;
      clearInterval(timer);
      client.off('error', onLost);
      client.release(lane.isBroken);
    };
  }

  #leave(place: number, lane: Lane, ledgerNo: number, isBroken: boolean): void {
    lane.users.splice(lane.users.indexOf(ledgerNo), 1);
    lane.isBroken ||= isBroken;
    lane.wasUsed = true;
    if (lane.isBroken) this.#drop(place, lane);
  }

  /** Whoever comes next gets another one; it goes back when nobody uses it any more. */
  #drop(place: number, lane: Lane): void {
    if (this.#lanes[place] === lane) this.#lanes[place] = undefined;
    if (lane.users.length === 0) lane.returnConnection?.();
  }
}
