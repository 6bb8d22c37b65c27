import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Tally } from './campaign.js';
import type { CountedMode } from './wish.js';

const FORMAT = 'docket-faults-progress/v1';

/** One run of the program: a campaign that was cut has several. */
interface Sitting {
  /** What was played, as git names it; `unknown` where it does not say. */
  tree: string;
  /** Its process, so that nobody goes on with what is still played. */
  pid: number;
  minutes: number;
}

/** How far a campaign is: behind a round that was checked. */
export interface Progress {
  mode: CountedMode;
  seed: number;
  /** The generator's state behind what was counted. */
  random: number;
  /** So many faults, or failovers, are wanted. */
  wanted: number;
  /** Strikes of a round; of failovers one. */
  strikes: number;
  /** Of the installation that is there now, which a kill leaves behind; empty where there is none. */
  directory: string;
  isOver: boolean;
  sittings: Sitting[];
  tally: Tally;
}

/** Nothing can be gone on with, and why, as a sentence. */
export class ProgressFault extends Error {
  override readonly name = 'ProgressFault';
}

/** Writes it whole and on disk, or leaves what was there before: a kill at any moment loses one round at most. */
export async function saveProgress(path: string, progress: Progress): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const written = `${path}.tmp`;
  const file = await open(written, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ format: FORMAT, ...progress }, undefined, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(written, path);
}

/** Undefined where there is no such file. @throws {ProgressFault} where it is none of ours. */
export async function readProgress(path: string): Promise<Progress | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new ProgressFault(`${path} cannot be read: ${message}`);
  }
  const { format, ...progress } = parsed(text) ?? {};
  if (format !== FORMAT || !isProgress(progress))
    throw new ProgressFault(`${path} is not the progress of a campaign (${FORMAT}).`);
  return progress;
}

/** The process that plays it at this moment; undefined where none does. */
export async function playerOf({ sittings }: Progress): Promise<number | undefined> {
  const pid = sittings.at(-1)?.pid;
  if (pid === undefined || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
    // Another's that has got its number since is not it. Where the system does not tell, it is taken to be.
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'faults/run.js');
    return command.includes('faults/run.js') ? pid : undefined;
  } catch {
    return undefined;
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTime: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isText: Check = (value) => typeof value === 'string';
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isTableOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
/** With these members and no other. */
const has =
  <Members extends object>(checks: Record<keyof Members, Check>): Check =>
  (value) => {
    if (!isObject(value)) return false;
    const names = Object.entries<Check>(checks);
    return (
      Object.keys(value).length === names.length &&
      names.every(([name, check]) => check(value[name]))
    );
  };

const isTally = has<Tally>({
  rounds: isCount,
  stages: has<Tally['stages']>({ opened: isCount, verified: isCount }),
  strikes: isTableOf(isCount),
  agents: has<Tally['agents']>({
    acknowledged: isCount,
    denied: isCount,
    created: isCount,
    again: isTableOf(isCount),
  }),
  servesAgainMs: isListOf(isTime),
  failovers: isCount,
  environment: isListOf(isText),
  wrong: isListOf(isText),
});
const isSitting = has<Sitting>({ tree: isText, pid: isCount, minutes: isTime });
const hasMembers = has<Progress>({
  mode: (value) => value === 'faults' || value === 'failover',
  seed: isCount,
  random: isCount,
  wanted: isCount,
  strikes: isCount,
  directory: isText,
  isOver: (value) => typeof value === 'boolean',
  sittings: isListOf(isSitting),
  tally: isTally,
});
const isProgress = (value: unknown): value is Progress => hasMembers(value);
