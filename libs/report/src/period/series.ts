import { PERIOD_LIMITS } from './limits.js';
import type { Figures } from './schema.js';

export const DAY_MS = 86_400_000;
/** Days of one stretch of the curve: the shortest with which the period has at most 62. */
const LENGTHS = [1, 7, 28, 91, 364];

type Bucket = Figures['series']['buckets'][number];

/** What was counted day by day, or week by week in a long period; stretches begin where the period does. */
export class SeriesTally {
  readonly days: number;
  readonly #buckets: Bucket[];

  constructor(
    readonly fromMs: number,
    toMs: number,
  ) {
    const span = Math.ceil((toMs - fromMs) / DAY_MS);
    this.days = LENGTHS.find((days) => Math.ceil(span / days) <= PERIOD_LIMITS.buckets) ?? 364;
    const count = Math.min(PERIOD_LIMITS.buckets, Math.max(1, Math.ceil(span / this.days)));
    this.#buckets = Array.from({ length: count }, (_, i) => ({
      from: new Date(fromMs + i * this.days * DAY_MS).toISOString(),
      entries: 0,
      opened: 0,
      closed: 0,
      escalations: 0,
    }));
  }

  take(ms: number, type: string): void {
    const bucket = this.#buckets[Math.floor((ms - this.fromMs) / (this.days * DAY_MS))];
    if (bucket === undefined) return;
    bucket.entries += 1;
    if (type === 'decision.opened') bucket.opened += 1;
    if (type === 'decision.closed') bucket.closed += 1;
    if (type === 'escalation.opened') bucket.escalations += 1;
  }

  result(): Figures['series'] {
    return { days: this.days, buckets: this.#buckets };
  }
}
