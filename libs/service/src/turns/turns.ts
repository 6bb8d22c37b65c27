import { ServiceError } from '../service-error.js';
import { FairQueue, type Share } from './fair-queue.js';

export interface TurnLimits {
  /** Turns at a time. */
  atOnce: number;
  /** Turns at a time of one ledger: one less than `atOnce` keeps a way free for the others. */
  atOnceOfLedger: number;
  /** Places at a time, turns included. */
  placesMax: number;
  placesOfLedgerMax: number;
  placesOfPrincipalMax: number;
}

export interface PlaceOptions {
  /** Milliseconds from now within which all turns of the place have to end; without end where left out. */
  timeMs?: number;
  /** False for what is bounded elsewhere, as exports in the background are: it is never refused a place. */
  isBounded?: boolean;
}

interface Waiting {
  begin(): void;
  refuse(reason: unknown): void;
}

const RETRY_AFTER_S = 5;

/**
 * Lets so many at a time do what takes memory or a processor, fairly between ledgers and principals. Who has a
 * place has its turn sooner or later; how many places one ledger and one principal have is bounded, so that
 * they cannot take them all.
 */
export class Turns {
  readonly #waiting = new FairQueue<Waiting>();
  readonly #placesOfLedger = new Tally();
  readonly #placesOfPrincipal = new Tally();
  readonly #turnsOfLedger = new Tally();
  #places = 0;
  #turns = 0;
  #isClosed = false;

  constructor(private readonly limits: TurnLimits) {}

  /** @throws {ServiceError} at once: `overloaded` where there is no place, `shutting_down`. */
  reserve(share: Share, { timeMs, isBounded = true }: PlaceOptions = {}): TurnPlace {
    if (this.#isClosed) throw stopping();
    const principal = `${share.ledger} ${share.principal}`;
    if (isBounded) this.#admit(share, principal);
    this.#places += 1;
    this.#placesOfLedger.add(share.ledger);
    this.#placesOfPrincipal.add(principal);
    return new TurnPlace(
      (work, place) => this.#take(share, work, place),
      () => {
        this.#places -= 1;
        this.#placesOfLedger.subtract(share.ledger);
        this.#placesOfPrincipal.subtract(principal);
      },
      timeMs,
    );
  }

  /** A place for one turn. */
  async take<T>(share: Share, work: () => Promise<T>, options?: PlaceOptions): Promise<T> {
    const place = this.reserve(share, options);
    try {
      return await place.take(work);
    } finally {
      place.leave();
    }
  }

  /** Refuses those who wait, and whoever comes. */
  close(): void {
    this.#isClosed = true;
    for (const waiting of this.#waiting.takeAll()) waiting.refuse(stopping());
  }

  #admit({ ledger }: Share, principal: string): void {
    const { placesMax, placesOfLedgerMax, placesOfPrincipalMax } = this.limits;
    if (this.#placesOfPrincipal.of(principal) >= placesOfPrincipalMax)
      throw full(placesOfPrincipalMax, ' for you');
    if (this.#placesOfLedger.of(ledger) >= placesOfLedgerMax)
      throw full(placesOfLedgerMax, ' for this ledger');
    if (this.#places >= placesMax) throw full(placesMax, '');
  }

  async #take<T>(share: Share, work: () => Promise<T>, place: TurnPlace): Promise<T> {
    if (this.#isClosed) throw stopping();
    if (this.#isFree(share.ledger)) this.#begin(share.ledger);
    else await this.#wait(share, place);
    try {
      return await work();
    } finally {
      this.#turns -= 1;
      this.#turnsOfLedger.subtract(share.ledger);
      this.#waiting.take((ledger) => this.#isFree(ledger))?.begin();
    }
  }

  #wait(share: Share, place: TurnPlace): Promise<void> {
    return new Promise((resolve, reject) => {
      const leftMs = place.leftMs();
      const waiting: Waiting = {
        begin: () => {
          clearTimeout(timer);
          this.#begin(share.ledger);
          resolve();
        },
        refuse: (reason) => {
          clearTimeout(timer);
          reject(reason as Error);
        },
      };
      const giveUp = (): void => {
        if (this.#waiting.remove(share, waiting)) waiting.refuse(late());
      };
      const timer = leftMs === undefined ? undefined : setTimeout(giveUp, leftMs);
      this.#waiting.push(share, waiting);
    });
  }

  #isFree(ledger: string): boolean {
    const { atOnce, atOnceOfLedger } = this.limits;
    return this.#turns < atOnce && this.#turnsOfLedger.of(ledger) < atOnceOfLedger;
  }

  #begin(ledger: string): void {
    this.#turns += 1;
    this.#turnsOfLedger.add(ledger);
  }
}

/** A place among those who wait: one turn after the other, until it is left. */
export class TurnPlace {
  readonly #end: number | undefined;
  #isLeft = false;

  constructor(
    private readonly takeTurn: <T>(work: () => Promise<T>, place: TurnPlace) => Promise<T>,
    private readonly give: () => void,
    timeMs: number | undefined,
  ) {
    this.#end = timeMs === undefined ? undefined : performance.now() + timeMs;
  }

  /**
   * Does the work when its turn has come.
   *
   * @throws {ServiceError} `overloaded` where the turn did not come in time, `shutting_down`.
   */
  take<T>(work: () => Promise<T>): Promise<T> {
    return this.takeTurn(work, this);
  }

  /** Milliseconds that are left, 0 at least; undefined without an end. */
  leftMs(): number | undefined {
    return this.#end === undefined ? undefined : Math.max(0, this.#end - performance.now());
  }

  leave(): void {
    if (this.#isLeft) return;
    this.#isLeft = true;
    this.give();
  }
}

/** How many there are of each; who has none takes no memory. */
class Tally {
  readonly #counts = new Map<string, number>();

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  subtract(name: string): void {
    const count = this.of(name) - 1;
    if (count > 0) this.#counts.set(name, count);
    else this.#counts.delete(name);
  }
}

function full(max: number, whose: string): ServiceError {
  return new ServiceError('overloaded', `${max} of these are being made${whose} already.`, {
    retryAfterSeconds: RETRY_AFTER_S,
  });
}

function late(): ServiceError {
  return new ServiceError('overloaded', 'Its turn did not come in time.', {
    retryAfterSeconds: RETRY_AFTER_S,
  });
}

function stopping(): ServiceError {
  return new ServiceError('shutting_down', 'The process is stopping.');
}
