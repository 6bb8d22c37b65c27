import type pg from 'pg';
import type { KnownHeads } from '../known-heads.js';
import type { AppendObserver } from './append-observer.js';
import type { WriterLimits } from './request-queue.js';

/** What the writers of a process have in common. */
export interface WriterShared {
  readonly pool: pg.Pool;
  readonly connections: SharedConnections;
  readonly heads: KnownHeads;
  readonly limits: WriterLimits;
  readonly observer: AppendObserver;
}

/** A connection on which any ledger's single statements may go; give it back when they are answered. */
export interface SharedConnection {
  readonly client: pg.ClientBase;
  /** `isBroken` closes it once nobody uses it any more; whoever comes next gets another one. */
  release(isBroken: boolean): void;
}

interface Lane {
  readonly client: Promise<pg.PoolClient>;
  users: number;
  isBroken: boolean;
}

/**
 * A few pipelined connections that all ledgers share. A ledger always gets the same one while it is in
 * use, so that its batches are executed in the order in which they were sent. Only statements that are
 * their own transaction may be sent on it: a transaction of several would hold up the other ledgers.
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
    const place = ledgerNo % this.#lanes.length;
    const lane = (this.#lanes[place] ??= {
      client: this.#pool.connect(),
      users: 0,
      isBroken: false,
    });
    lane.users += 1;
    try {
      const client = await lane.client;
      return { client, release: (isBroken) => this.#leave(place, lane, client, isBroken) };
    } catch (error) {
      this.#leave(place, lane, undefined, true);
      throw error;
    }
  }

  #leave(place: number, lane: Lane, client: pg.PoolClient | undefined, isBroken: boolean): void {
    lane.users -= 1;
    lane.isBroken ||= isBroken;
    if (this.#lanes[place] === lane && (lane.isBroken || lane.users === 0)) {
      this.#lanes[place] = undefined;
    }
    if (lane.users === 0) client?.release(lane.isBroken);
  }
}
