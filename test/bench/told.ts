import { channel } from 'node:diagnostics_channel';

/** What one target came to. */
export interface Target {
  what: string;
  value: number;
  min?: number;
  max?: number;
  met: boolean;
  /** What the value is counted in; absent: it is a ratio. */
  unit?: string;
  /** The value of each round, where there are rounds. */
  rounds?: number[];
  /** CPU of the main thread of Node.js that one card takes, µs; absent where it was not measured. */
  mainThreadMicros?: number;
}

/** One way of an interleaved comparison: a value a round, in order. */
export interface Way {
  name: string;
  values: number[];
}

/** What ways come to as one thing grows. */
export interface Series {
  what: string;
  /** What grows. */
  along: string;
  unit: string;
  lines: { name: string; points: { at: number; values: number[] }[] }[];
}

/** What one layer takes of a card. */
export interface Cost {
  layer: string;
  micros: number;
}

/** What a benchmark tells as it runs; each is bundled by itself, so that they share no module. */
export type Told =
  | { target: Target }
  | { comparison: Way[] }
  | { series: Series }
  | { cost: Cost }
  | { note: string };

export const told = channel('docket.bench');
