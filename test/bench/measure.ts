/** Shared by the benchmarks: closed-loop writers, medians, and the line that each target gets. */

import { told } from './told.js';
import type { Told } from './told.js';

export interface BenchOptions {
  /** Also measure what takes minutes. */
  long: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export interface Run {
  /** Operations a second. */
  rate: number;
  /** Of each operation. */
  latenciesMs: number[];
}

/** `writers` of them, each beginning its next operation when its last one is answered. */
export async function closedLoop(
  writers: number,
  operations: number,
  operate: (writer: number, n: number) => Promise<unknown>,
): Promise<Run> {
  const latenciesMs: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (next < operations) {
        const n = next;
        next += 1;
        const begun = performance.now();
        await operate(writer, n);
        latenciesMs.push(performance.now() - begun);
      }
    }),
  );
  return { rate: operations / ((performance.now() - started) / 1000), latenciesMs };
}

/** Runs every way once per round, so that what disturbs the machine disturbs all of them. */
export async function interleave(
  rounds: number,
  ways: Readonly<Record<string, () => Promise<number>>>,
): Promise<Record<string, number[]>> {
  const results: Record<string, number[]> = {};
  // The first round warms up: plans, caches, compiled code.
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const value = await way();
      if (round >= 0) (results[name] ??= []).push(value);
    }
  }
  tell({ comparison: Object.entries(results).map(([name, values]) => ({ name, values })) });
  return results;
}

/** Prints one target and whether it is met. Ratios carry over between machines, rates do not. */
export function report(what: string, value: number, target: { min?: number; max?: number }): void {
  const met = value >= (target.min ?? -Infinity) && value <= (target.max ?? Infinity);
  const bound = target.min === undefined ? `<= ${target.max}` : `>= ${target.min}`;
  tell({ target: { what, value, ...target, met } });
  console.log(
    `${met ? 'PASS ' : 'BELOW'}  ${value.toFixed(2).padStart(7)}  target ${bound.padEnd(8)} ${what}`,
  );
}

export function note(text: string): void {
  tell({ note: text });
  console.log(`       ${text}`);
}

function tell(message: Told): void {
  told.publish(message);
}
