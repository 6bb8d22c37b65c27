import { sha256, toHex, utf8 } from '@docket/chain';

import { PERIOD_LIMITS } from './limits.js';
import type { Figures } from './schema.js';

type SampleRow = Figures['sample']['rows'][number];

/**
 * sampleDigest gives the place of a decision in the draw: the SHA-256 of seed, line feed and decision
 * id in UTF-8, as hex. Whoever knows the seed and the ids draws the same sample with `sha256sum`.
 */
export function sampleDigest(seed: string, decisionId: string): string {
  return toHex(sha256(utf8(`${seed}\n${decisionId}`)));
}

/** Draws the decisions with the lowest digests, holding no more than it needs. */
export class SampleDraw {
  readonly #rows: SampleRow[] = [];
  readonly #wanted: number;
  #population = 0;

  constructor(
    readonly seed: string,
    wanted: number,
  ) {
    this.#wanted = Math.min(wanted, PERIOD_LIMITS.sample);
  }

  /** A row to keep up to date, or undefined when the decision is not drawn. */
  offer(decision: Omit<SampleRow, 'digest'>): SampleRow | undefined {
    this.#population += 1;
    const digest = sampleDigest(this.seed, decision.decision_id);
    const last = this.#rows.at(-1);
    const isFull = this.#rows.length >= this.#wanted;
    if (this.#wanted === 0 || (isFull && last !== undefined && last.digest < digest)) {
      return undefined;
    }
    const row = { digest, ...decision };
    const place = this.#rows.findIndex((other) => other.digest > digest);
    this.#rows.splice(place < 0 ? this.#rows.length : place, 0, row);
    if (this.#rows.length > this.#wanted) this.#rows.pop();
    return row;
  }

  result(): Figures['sample'] {
    return {
      seed: this.seed,
      wanted: this.#wanted,
      population: this.#population,
      rows: this.#rows,
    };
  }
}
