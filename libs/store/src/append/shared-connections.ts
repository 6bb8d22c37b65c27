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
}

/**
 * A few pipelined connections that all ledgers share. A ledger always gets the same one while it uses it,
 * so that its batches are executed in the order in which they were sent; else the one that fewest use, so that it
 * waits behind another ledger's batch only where there is no other way. Only statements that are
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
    const place = this.#placeOf(ledgerNo);
    const lane = (this.#lanes[place] ??= {
      client: this.#pool.connect(),
      users: [],
      isBroken: false,
    });
    lane.users.push(ledgerNo);
    try {
      const client = await lane.client;
      const release = (isBroken: boolean): void =>
        this.#leave({ place, lane, ledgerNo }, client, isBroken);
      return { client, release };
    } catch (error) {
      this.#leave({ place, lane, ledgerNo }, undefined, true);
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

  #leave(
    { place, lane, ledgerNo }: { place: number; lane: Lane; ledgerNo: number },
    client: pg.PoolClient | undefined,
    isBroken: boolean,
  ): void {
    lane.users.splice(lane.users.indexOf(ledgerNo), 1);
    lane.isBroken ||= isBroken;
    if (this.#lanes[place] === lane && (lane.isBroken || lane.users.length === 0)) {
      this.#lanes[place] = undefined;
    }
    if (lane.users.length === 0) client?.release(lane.isBroken);
  }
}
