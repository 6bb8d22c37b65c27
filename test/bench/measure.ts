/** Shared by the benchmarks: closed-loop writers, medians, and the line that each target gets. */

import { readFileSync } from 'node:fs';
import { told } from './told.js';
import type { Series, Told } from './told.js';

export interface BenchOptions {
  /** Also measure what takes minutes. */
  long: boolean;
}

/** Whether it is run only to see that it runs: set by run.js, and by nobody else. */
const isQuick = process.env['DOCKET_BENCH_QUICK'] === 'yes';
const QUICK_PART = 20;

/** A size, or the twentieth part of it in a quick run. */
export const sized = (full: number): number => (isQuick ? Math.ceil(full / QUICK_PART) : full);

/** Rounds of a benchmark: one in a quick run, and no more than was asked for. */
function roundsOf(wanted: number): number {
  const most = Number(process.env['DOCKET_BENCH_ROUNDS'] ?? wanted);
  return isQuick ? 1 : Math.min(wanted, most);
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

type Ways = Readonly<Record<string, () => Promise<number>>>;

/** Runs every way once per round, so that what disturbs the machine disturbs all of them. */
export async function interleave(rounds: number, ways: Ways): Promise<Record<string, number[]>> {
  const results = await inRounds(rounds, ways);
  tell({ comparison: Object.entries(results).map(([name, values]) => ({ name, values })) });
  return results;
}

async function inRounds(rounds: number, ways: Ways): Promise<Record<string, number[]>> {
  const results: Record<string, number[]> = {};
  // The first round warms up: plans, caches, compiled code.
  for (let round = -1; round < roundsOf(rounds); round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const value = await way();
      if (round >= 0) (results[name] ??= []).push(value);
    }
  }
  return results;
}

/** The same ways at each of some sizes, told as one picture. @returns what `interleave` does, by size. */
export async function along(
  what: Omit<Series, 'lines'>,
  sizes: readonly number[],
  rounds: number,
  waysAt: (size: number) => Ways,
): Promise<Map<number, Record<string, number[]>>> {
  const found = new Map<number, Record<string, number[]>>();
  for (const size of sizes) found.set(size, await inRounds(rounds, waysAt(size)));
  const names = Object.keys([...found.values()][0] ?? {});
  const lines = names.map((name) => ({
    name,
    points: [...found].map(([at, results]) => ({ at, values: results[name] ?? [] })),
  }));
  tell({ series: { ...what, lines } });
  return found;
}

interface Terms {
  /** Neither: there is no target, only a figure. */
  min?: number;
  max?: number;
  /** Left out: a ratio. */
  unit?: string;
  /** Of each round. */
  rounds?: number[];
  /** CPU of the main thread that one card takes, µs. */
  mainThreadMicros?: number | undefined;
}

/** Prints one target and whether it is met. Ratios carry over between machines, rates do not. */
export function report(what: string, value: number, terms: Terms): void {
  const { mainThreadMicros: micros, ...target } = terms;
  const met = value >= (target.min ?? -Infinity) && value <= (target.max ?? Infinity);
  const isFree = target.min === undefined && target.max === undefined;
  const bound = target.min === undefined ? `<= ${target.max}` : `>= ${target.min}`;
  const cpu = micros === undefined ? {} : { mainThreadMicros: micros };
  tell({ target: { what, value, ...target, ...cpu, met } });
  const verdict = !Number.isFinite(value) ? 'NONE ' : isFree ? '     ' : met ? 'PASS ' : 'BELOW';
  console.log(
    `${verdict}  ${value.toFixed(2).padStart(7)}  ${isFree ? 'no target      ' : `target ${bound.padEnd(8)}`} ${what}`,
  );
}

/** Reports what one way came to against another: the ratio of their medians, and that of each round as its spread. */
export function reportRatio(
  what: string,
  rates: Readonly<Record<string, number[]>>,
  [way, peer]: readonly [string, string],
  terms: Omit<Terms, 'rounds' | 'unit'>,
): void {
  const [ours, theirs] = [rates[way] ?? [], rates[peer] ?? []];
  const rounds = ours.map((value, round) => value / (theirs[round] ?? NaN));
  report(what, median(ours) / median(theirs), { ...terms, rounds });
}

/** What one layer takes of a card. */
export function cost(layer: string, micros: number): void {
  tell({ cost: { layer, micros } });
  console.log(`       ${layer}: ${micros.toFixed(1)} µs a card`);
}

export function note(text: string): void {
  tell({ note: text });
  console.log(`       ${text}`);
}

function tell(message: Told): void {
  told.publish(message);
}

/** User and system time so far of the first thread of a process, seconds; undefined where there is no /proc. */
export function mainThreadSeconds(pid: number): number | undefined {
  return secondsIn(`/proc/${pid}/task/${pid}/stat`);
}

/** The same of all its threads. */
export function cpuSeconds(pid: number): number | undefined {
  return secondsIn(`/proc/${pid}/stat`);
}

function secondsIn(path: string): number | undefined {
  try {
    const fields = readFileSync(path, 'latin1').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    // Not Linux: the figure is left out.
    return undefined;
  }
}
