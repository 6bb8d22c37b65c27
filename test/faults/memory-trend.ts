import { median } from '../bench/measure.js';

/** What one process held at a moment. */
export interface MemoryLook {
  minutes: number;
  /** Behind a garbage collection: objects, and what they hold outside of the heap. */
  heldMb: number;
  /** Of the whole process, with what the collector keeps to itself. */
  residentMb: number;
}

export interface MemoryTrend {
  looks: number;
  /** Medians of the three thirds of the time that is judged. */
  heldMb: readonly number[];
  residentMb: readonly number[];
  /** MiB in an hour. */
  heldSlope: number;
  residentSlope: number;
}

/** So much of the time fills caches and compiles code: it is not judged. */
export const WARM_UP = 1 / 3;
/**
 * MiB in an hour. A hundred bytes kept of each record at 50 a second are 17. Pages that the collector keeps come and go
 * by tens of MiB: of all that is resident only more than that is told from noise within half an hour.
 */
export const SLOPE_MAX = { held: 12, resident: 80 } as const;
/** Fewer say nothing. */
const LOOKS_MIN = 12;

/** @throws RangeError where there are too few to judge. */
export function trendOf(looks: readonly MemoryLook[]): MemoryTrend {
  const last = looks.at(-1)?.minutes ?? 0;
  const judged = looks.filter(({ minutes }) => minutes >= last * WARM_UP);
  if (judged.length < LOOKS_MIN)
    throw new RangeError(`${judged.length} looks at memory do not show a slope.`);
  const held = judged.map(({ heldMb }) => heldMb);
  const resident = judged.map(({ residentMb }) => residentMb);
  const hours = judged.map(({ minutes }) => minutes / 60);
  return {
    looks: judged.length,
    heldMb: thirds(held).map(median),
    residentMb: thirds(resident).map(median),
    heldSlope: slope(hours, held),
    residentSlope: slope(hours, resident),
  };
}

/** In sentences what grows; empty where memory is flat. */
export function growthIn({ heldSlope, residentSlope }: MemoryTrend): string[] {
  const grows: string[] = [];
  if (heldSlope > SLOPE_MAX.held)
    grows.push(`what it holds grows by ${heldSlope.toFixed(1)} MiB an hour`);
  if (residentSlope > SLOPE_MAX.resident)
    grows.push(`its memory grows by ${residentSlope.toFixed(1)} MiB an hour`);
  return grows;
}

function thirds(values: readonly number[]): number[][] {
  const at = (third: number): number => Math.round((values.length * third) / 3);
  return [0, 1, 2].map((third) => values.slice(at(third), at(third + 1)));
}

/** Theil and Sen's: the median of the slopes between any two. Up to 29 of 100 values may be anything. */
function slope(xs: readonly number[], ys: readonly number[]): number {
  const slopes: number[] = [];
  for (const [i, x] of xs.entries()) {
    for (const [j, other] of xs.entries()) {
      if (j > i && other !== x) slopes.push(((ys[j] ?? NaN) - (ys[i] ?? NaN)) / (other - x));
    }
  }
  return median(slopes);
}
