import type { TauBenchSource } from './source.js';

/** Everything about one run that its records have in common. */
export interface RunContext {
  run: number;
  source: TauBenchSource;
  goal: string;
  key(what: string): string;
}
