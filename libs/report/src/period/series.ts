import { PERIOD_LIMITS } from './limits.js';
import type { Figures } from './schema.js';

const HOUR_MS = 3_600_000;
/** Hours of one stretch of the curve: the shortest with which the period has at most 62. */
const LENGTHS = [1, 24, 7 * 24, 28 * 24, 91 * 24, 364 * 24];

type Bucket = Figures['series']['buckets'][number];

/** What was counted day by day, hour by hour in a short period, week by week in a long one; stretches begin where the period does. */
export class SeriesTally {
  readonly hours: number;
  readonly #buckets: Bucket[];

  constructor(
    readonly fromMs: number,
    toMs: number,
  ) {
    const span = (toMs - fromMs) / HOUR_MS;
    const fits = (hours: number): boolean => Math.ceil(span / hours) <= PERIOD_LIMITS.buckets;
    this.hours = LENGTHS.find(fits) ?? 364 * 24;
    const count = Math.min(PERIOD_LIMITS.buckets, Math.max(1, Math.ceil(span / this.hours)));
    this.#buckets = Array.from({ length: count }, (_, i) => ({
      from: new Date(fromMs + i * this.hours * HOUR_MS).toISOString(),
      entries: 0,
      opened: 0,
      closed: 0,
      escalations: 0,
    }));
  }

  take(ms: number, type: string): void {
    const bucket = this.#buckets[Math.floor((ms - this.fromMs) / (this.hours * HOUR_MS))];
    if (bucket === undefined) return;
    bucket.entries += 1;
    if (type === 'decision.opened') bucket.opened += 1;
    if (type === 'decision.closed') bucket.closed += 1;
    if (type === 'escalation.opened') bucket.escalations += 1;
  }

  /** Stretches that had not begun at `asOfMs` are left out: a 0 would say that nothing happened in them. */
  result(asOfMs: number): Figures['series'] {
    const last = this.#buckets.findLastIndex(
      ({ from, entries }) => Date.parse(from) < asOfMs || entries > 0,
    );
    return { hours: this.hours, buckets: this.#buckets.slice(0, last + 1) };
  }
}
