import { told } from './told.js';
import type { Cost, Series, Target, Told, Way } from './told.js';

export interface BenchmarkResult {
  targets: Target[];
  comparisons: Way[][];
  series: Series[];
  costs: Cost[];
  notes: string[];
}

/** How busy a machine is with other things than the benchmark. */
export interface Load {
  /** Mean number of running processes in the last minute, which the benchmark before it may have been. */
  average: number;
  /** Part of all processors that was used in two seconds in which no benchmark ran, 0 to 1. */
  others: number;
}

/** Where and on what it was measured. */
export interface Circumstances {
  /** Of the sources; absent where they are in no repository. */
  commit?: string;
  /** Whether the sources differ from that commit. */
  changed?: boolean;
  node: string;
  /** Of the embedded server's package. */
  postgresql: string;
  platform: string;
  processor: string;
  processors: number;
  memoryGb: number;
}

/** What is kept of one benchmark: the file that it is. */
export interface Part {
  name: string;
  startedAt: string;
  /** Whether it came to its end. */
  complete: boolean;
  /** Whether it was run only to see that it runs: then no figure counts. */
  quick: boolean;
  /** Whether the sizes that take minutes were asked for. */
  long: boolean;
  seconds: number;
  before: Load;
  /** Absent where it did not come to its end. */
  after?: Load;
  circumstances: Circumstances;
  result: BenchmarkResult;
}

export const noResult = (): BenchmarkResult => ({
  targets: [],
  comparisons: [],
  series: [],
  costs: [],
  notes: [],
});

/** Calls `run` and keeps what the benchmark tells meanwhile, also when it fails. */
export async function gather(into: BenchmarkResult, run: () => Promise<void>): Promise<void> {
  const keep = (message: unknown): void => {
    const one = message as Told;
    if ('target' in one) into.targets.push(one.target);
    else if ('comparison' in one) into.comparisons.push(one.comparison);
    else if ('series' in one) into.series.push(one.series);
    else if ('cost' in one) into.costs.push(one.cost);
    else into.notes.push(one.note);
  };
  told.subscribe(keep);
  try {
    await run();
  } finally {
    told.unsubscribe(keep);
  }
}
