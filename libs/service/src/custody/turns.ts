import { ServiceError } from '../service-error.js';

/** Lets so many at a time do what takes memory; a bounded number waits, the rest is `overloaded`. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(
    atOnce: number,
    private readonly waitingMax: number,
  ) {
    this.#free = atOnce;
  }

  /** @throws {ServiceError} `overloaded`. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.waitingMax) {
      throw new ServiceError(
        'overloaded',
        'Too many answers of this size are being put together.',
        { retryAfterSeconds: 2 },
      );
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
