import { Problem } from '../http/problem.js';

/** Streams that one person, and all people together, may hold open at one process. */
export interface StreamLimits {
  ofPerson: number;
  ofAll: number;
}

export const STREAM_LIMITS: StreamLimits = { ofPerson: 8, ofAll: 1_000 };

/** When one more may be asked for, in seconds: about when those of closed pages are noticed. */
const RETRY_AFTER_S = 30;

/** Counts the streams that are open. */
export class OpenStreams {
  readonly #byPerson = new Map<string, number>();
  #all = 0;

  constructor(private readonly limits: StreamLimits = STREAM_LIMITS) {}

  /** @returns what is to be called, once, when it ends. @throws {Problem} `rate_limited`: as many are open as may be. */
  enter(person: string): () => void {
    const own = this.#byPerson.get(person) ?? 0;
    if (own >= this.limits.ofPerson)
      throw full(`You have ${own} streams open, as many as you may.`);
    if (this.#all >= this.limits.ofAll)
      throw full(`This server has ${this.#all} streams open, as many as it may.`);
    this.#byPerson.set(person, own + 1);
    this.#all += 1;
    return () => this.#leave(person);
  }

  #leave(person: string): void {
    const left = (this.#byPerson.get(person) ?? 1) - 1;
    if (left === 0) this.#byPerson.delete(person);
    else this.#byPerson.set(person, left);
    this.#all -= 1;
  }
}

function full(detail: string): Problem {
  const headers = { 'retry-after': String(RETRY_AFTER_S) };
  return new Problem('rate_limited', detail, { headers });
}
