import { PERIOD_LIMITS, SMALL_NUMBER } from './limits.js';
import type { Rate, Seqs, Spread } from './schema.js';

/** The entries that bear a figure out: how many, and the first of them. */
export class SeqList {
  #count = 0;
  readonly #seqs: number[] = [];

  add(seq: number): void {
    this.#count += 1;
    if (this.#seqs.length < PERIOD_LIMITS.seqs) this.#seqs.push(seq);
  }

  get count(): number {
    return this.#count;
  }

  result(): Seqs {
    return { count: this.#count, seqs: [...this.#seqs] };
  }
}

/** A share with both its numbers. Without a single case it does not apply: 0 of 0 is no rate. */
export function rate(
  id: Rate['id'],
  numerator: number,
  denominator: number,
  evidence: Seqs = { count: 0, seqs: [] },
): Rate {
  return {
    id,
    state: denominator === 0 ? 'not_applicable' : 'recorded',
    numerator,
    denominator,
    small: denominator > 0 && denominator < SMALL_NUMBER,
    evidence,
  };
}

/** Numbers of which the median is wanted: exact, up to a bound. */
export class Values {
  #values = new Float64Array(64);
  #kept = 0;
  #total = 0;

  constructor(readonly max: number = PERIOD_LIMITS.values) {}

  add(value: number): void {
    this.#total += 1;
    if (this.#kept >= this.max) return;
    if (this.#kept === this.#values.length) {
      const grown = new Float64Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#kept] = value;
    this.#kept += 1;
  }

  get count(): number {
    return this.#total;
  }

  /** Nearest rank: the smallest value that at least the share q of all values does not exceed. */
  result(): Spread {
    const sorted = this.#values.slice(0, this.#kept).sort();
    const at = (q: number): number | null =>
      this.#kept === 0 ? null : (sorted[Math.max(0, Math.ceil(q * this.#kept) - 1)] ?? null);
    return {
      count: this.#total,
      measured: this.#kept,
      minimum: at(0),
      median: at(0.5),
      p90: at(0.9),
      maximum: at(1),
    };
  }
}

/** Something for each word, up to a bound; undefined for one word too many, which is counted. */
export class ByWord<Item> {
  readonly #items = new Map<string, Item>();
  /** Times that a word had no place. */
  dropped = 0;

  constructor(
    readonly make: () => Item,
    readonly max: number = PERIOD_LIMITS.words,
  ) {}

  at(word: string): Item | undefined {
    const known = this.#items.get(word);
    if (known !== undefined) return known;
    if (this.#items.size >= this.max) {
      this.dropped += 1;
      return undefined;
    }
    const item = this.make();
    this.#items.set(word, item);
    return item;
  }

  get(word: string): Item | undefined {
    return this.#items.get(word);
  }

  /** Ordered by the word's code units: the same on every machine. */
  sorted(): [string, Item][] {
    return [...this.#items].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
}

/** How often each word came. */
export class PeriodCounts {
  readonly #counts: ByWord<{ n: number }>;

  constructor(max?: number) {
    this.#counts = new ByWord(() => ({ n: 0 }), max);
  }

  add(word: string, by = 1): void {
    const count = this.#counts.at(word);
    if (count !== undefined) count.n += by;
  }

  of(word: string): number {
    return this.#counts.get(word)?.n ?? 0;
  }

  get dropped(): number {
    return this.#counts.dropped;
  }

  sorted(): [string, number][] {
    return this.#counts.sorted().map(([word, { n }]) => [word, n]);
  }
}

/** Rows of a list: the first of them, and how many there are. */
export class Rows<Row> {
  count = 0;
  readonly rows: Row[] = [];

  constructor(readonly max: number = PERIOD_LIMITS.rows) {}

  add(row: Row): void {
    this.count += 1;
    if (this.rows.length < this.max) this.rows.push(row);
  }
}

/** A map that forgets what was put in first when it is full. */
export class Recent<Item> {
  readonly #items = new Map<string, Item>();

  constructor(readonly max: number) {}

  set(key: string, item: Item): void {
    this.#items.delete(key);
    if (this.#items.size >= this.max) {
      const [oldest] = this.#items.keys();
      if (oldest !== undefined) this.#items.delete(oldest);
    }
    this.#items.set(key, item);
  }

  take(key: string): Item | undefined {
    const item = this.#items.get(key);
    this.#items.delete(key);
    return item;
  }

  get(key: string): Item | undefined {
    return this.#items.get(key);
  }
}
