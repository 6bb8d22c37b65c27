import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, runDocket } from './built-command.js';

export interface MeasuredResult extends CommandResult {
  /** Most memory that it held at a time. NaN when it did not come to its end. */
  peakBytes: number;
  /** Time that it kept processors busy: what a busy machine does not change. NaN likewise. */
  cpuMs: number;
}

/** Runs the built `docket` as runDocket does, and tells how much memory and processor time it took. */
export async function runMeasured(
  argv: string[],
  env: Record<string, string> = {},
): Promise<MeasuredResult> {
  const file = join(tmpdir(), `docket-test-peak-${randomUUID()}`);
  const result = await runDocket(argv, {
    env: {
      ...env,
      NODE_OPTIONS: `--import=${new URL('./peak-memory.mjs', import.meta.url).href}`,
      PEAK_MEMORY_FILE: file,
    },
  });
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const spent = text === undefined ? { peakBytes: NaN, cpuMs: NaN } : parseSpent(text);
  await rm(file, { force: true });
  return { ...result, ...spent };
}

const parseSpent = (text: string): Pick<MeasuredResult, 'peakBytes' | 'cpuMs'> =>
  JSON.parse(text) as Pick<MeasuredResult, 'peakBytes' | 'cpuMs'>;
