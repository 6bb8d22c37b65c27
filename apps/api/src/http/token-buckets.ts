/** How many requests may come in `windowS` seconds: as many at once, and evenly as many again. */
export interface RatePolicy {
  /** The name that the RateLimit fields have for it. */
  readonly name: string;
  readonly requestsMax: number;
  readonly windowS: number;
}

/** What is left of one bucket, in whole requests and seconds. */
export interface BucketState {
  left: number;
  /** Until the bucket is full again; where nothing is left, until it has one request again. */
  resetS: number;
}

interface Bucket {
  tokens: number;
  /** When that was so, in milliseconds of the given clock. */
  atMs: number;
}

/** So many are kept at least before those that are full are forgotten, which is what one never seen is. */
const KEPT_MIN = 10_000;

/** A token bucket for each name: filled evenly, emptied by requests. In the memory of this process alone. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #perMs: number;
  /** How many there may be before the next look: twice what was left, so that looking costs each a few steps. */
  #keptMax = KEPT_MIN;

  constructor(
    readonly policy: RatePolicy,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.#perMs = policy.requestsMax / (policy.windowS * 1_000);
  }

  /** Whether there is a token to take. */
  has(name: string): boolean {
    return this.#fill(name).tokens >= 1;
  }

  /** Takes one, where there is one. */
  take(name: string): void {
    const bucket = this.#fill(name);
    if (bucket.tokens < 1) return;
    bucket.tokens -= 1;
    if (!this.#buckets.has(name)) {
      if (this.#buckets.size >= this.#keptMax) this.#forgetFull();
      this.#buckets.set(name, bucket);
    }
  }

  state(name: string): BucketState {
    const { tokens } = this.#fill(name);
    const left = Math.floor(tokens);
    const missing = left === 0 ? 1 - tokens : this.policy.requestsMax - tokens;
    return { left, resetS: Math.ceil(missing / this.#perMs / 1_000) };
  }

  #fill(name: string): Bucket {
    const now = this.nowMs();
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) return { tokens: this.policy.requestsMax, atMs: now };
    const more = Math.max(0, now - bucket.atMs) * this.#perMs;
    bucket.tokens = Math.min(this.policy.requestsMax, bucket.tokens + more);
    bucket.atMs = now;
    return bucket;
  }

  #forgetFull(): void {
    for (const name of this.#buckets.keys()) {
      if (this.#fill(name).tokens >= this.policy.requestsMax) this.#buckets.delete(name);
    }
    this.#keptMax = Math.max(KEPT_MIN, 2 * this.#buckets.size);
  }
}
