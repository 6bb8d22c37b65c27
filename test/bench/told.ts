import { channel } from 'node:diagnostics_channel';

/** What one target came to. */
export interface Target {
  what: string;
  value: number;
  min?: number;
  max?: number;
  met: boolean;
}

/** One way of an interleaved comparison: a value a round, in order. */
export interface Way {
  name: string;
  values: number[];
}

/** What a benchmark tells as it runs; each is bundled by itself, so that they share no module. */
export type Told = { target: Target } | { comparison: Way[] } | { note: string };

export const told = channel('docket.bench');
