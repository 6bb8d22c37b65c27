import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { Stage, emptyTally, type Tally } from './campaign.js';
import { playOverload, playSoak } from './endurance.js';
import { playFailovers } from './failover.js';
import { removeLeft } from './left-behind.js';
import { missingPackages } from './patroni-cluster.js';
import { playerOf, type Progress, ProgressFault, readProgress, saveProgress } from './progress.js';
import { SeededRandom } from './seeded-random.js';
import { struckIn, summaryOf } from './summary.js';
import type { Wish } from './wish.js';

const AGENTS = 8;
const ROUNDS_OF_A_STAGE = 5;
/** Where a campaign keeps how far it is, from the root of the project. */
const KEPT_IN = 'out/faults';

const say = (text: string): void => console.log(text);

/** Keeps how far it is, and what of it changed beside the tally. */
type Save = (changed?: Partial<Pick<Progress, 'directory' | 'isOver'>>) => Promise<void>;

/** What is played. */
interface Campaign {
  tally: Tally;
  play(): Promise<unknown>;
  /** Where it is kept, and how, so that it can be gone on with; absent where it cannot. */
  kept?: { path: string; progress: Progress; save: Save };
}

/** @returns the exit code. */
export async function playOut({ tally, play, kept }: Campaign): Promise<number> {
  const began = Date.now();
  const before = kept?.progress.sittings ?? [];
  const minutesBefore = before.reduce((sum, { minutes }) => sum + minutes, 0);
  const tell = (): void => {
    for (const line of summaryOf(tally, minutesBefore + (Date.now() - began) / 60_000)) say(line);
    const trees = new Set(before.map(({ tree }) => tree));
    if (before.length > 1) say(`in ${before.length} sittings, of ${[...trees].join(' and ')}`);
  };
  // What was counted is told, too, where it is ended from outside.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      tell();
      if (kept !== undefined) say(`goes on by ${commandOf(kept.path)}`);
      process.exit(1);
    });
  }
  // A wait in vain is a finding, and what was counted before it is told.
  await play().catch(async (error: unknown) => {
    tally.wrong.push(`the campaign did not end: ${String(error)}`);
    await kept?.save();
  });
  tell();
  // What was given up is no campaign that holds, and can be gone on with.
  const isWhole = kept === undefined || kept.progress.isOver;
  if (!isWhole) say(`not all of it was played; goes on by ${commandOf(kept.path)}`);
  return tally.wrong.length === 0 && isWhole ? 0 : 1;
}

/** A campaign from its start. @throws {ProgressFault} where one of its seed is not over. */
export async function begin({ mode, seed: wanted, counts }: Wish): Promise<Campaign> {
  const seed = wanted ?? randomInt(2 ** 31);
  say(`${mode}, seed ${seed}: the same again by npm run test:faults -- ${mode} --seed ${seed}`);
  const random = new SeededRandom(seed);
  const tally = emptyTally();
  const { minutes, faults, strikes, failovers } = counts;
  if (mode === 'soak') return { tally, play: () => playSoak(tally, random, minutes, say) };
  if (mode === 'overload') return { tally, play: () => playOverload(tally, random, minutes, say) };
  const path = `${KEPT_IN}/${mode}-${seed}.json`;
  const before = await readProgress(path);
  if (before !== undefined && !before.isOver)
    throw new ProgressFault(
      `${path} is of a campaign that is not over: go on by ${commandOf(path)}, or take the file away.`,
    );
  const counted =
    mode === 'faults' ? { wanted: faults, strikes } : { wanted: failovers, strikes: 1 };
  return goOn(path, {
    mode,
    seed,
    random: seed,
    ...counted,
    directory: '',
    isOver: false,
    sittings: [],
    tally,
  });
}

/** Goes on with what is kept at `path`. @throws {ProgressFault} where it is still played. */
export async function resume(path: string, progress: Progress): Promise<Campaign> {
  const pid = await playerOf(progress);
  if (pid !== undefined) throw new ProgressFault(`${path} is still played, by process ${pid}.`);
  const { mode, seed, sittings, tally, wanted } = progress;
  say(
    `${mode}, seed ${seed}: ${countedIn(progress)} of ${wanted} in ${tally.rounds} checked rounds, ${tally.agents.acknowledged} acknowledged; sittings so far: ${sittings.length}`,
  );
  if (!progress.isOver) {
    await removeLeft(progress.directory);
    return goOn(path, progress);
  }
  say('It is over.');
  const nothing = (): Promise<void> => Promise.resolve();
  return { tally, play: nothing, kept: { path, progress, save: nothing } };
}

const countedIn = ({ mode, tally }: Pick<Progress, 'mode' | 'tally'>): number =>
  mode === 'faults' ? struckIn(tally) : tally.failovers;

/** Another sitting of a campaign that is counted, kept behind each round. */
async function goOn(path: string, progress: Progress): Promise<Campaign> {
  const { mode, tally, wanted, sittings } = progress;
  const missing = mode === 'failover' ? missingPackages() : [];
  if (missing.length > 0)
    throw new ProgressFault(
      `No failover can be played. Not here (Debian packages): ${missing.join(', ')}.`,
    );
  const random = new SeededRandom(progress.random);
  const began = Date.now();
  const sitting = { tree: treeNow(), pid: process.pid, minutes: 0 };
  sittings.push(sitting);
  const save: Save = async (changed = {}) => {
    sitting.minutes = (Date.now() - began) / 60_000;
    Object.assign(progress, { random: random.state, ...changed });
    await saveProgress(path, progress);
  };
  await save();
  say(`kept in ${path}; cut, it goes on by ${commandOf(path)}`);
  const play = async (): Promise<void> => {
    if (mode === 'faults') await playFaults(tally, random, progress, save);
    else await playFailovers(tally, random, wanted, say, save);
    await save({ isOver: countedIn(progress) >= wanted });
  };
  return { tally, play, kept: { path, progress, save } };
}

const commandOf = (path: string): string => `npm run test:faults -- --resume ${path}`;

/** What is played, for whoever reads the sum of several sittings. */
function treeNow(): string {
  try {
    const told = execFileSync('git', ['describe', '--always', '--dirty'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return told.trim();
  } catch {
    return 'unknown';
  }
}

/** Rounds of faults, in stages: every few rounds a fresh installation, each third on a small disk. */
async function playFaults(
  tally: Tally,
  random: SeededRandom,
  { wanted, strikes }: Pick<Progress, 'wanted' | 'strikes'>,
  save: Save,
): Promise<void> {
  const isEnough = (): boolean => struckIn(tally) >= wanted;
  while (!isEnough()) {
    const n = tally.stages.opened;
    const stage = await openStage(tally, random, n % 3 === 2, (directory) => save({ directory }));
    say(`stage ${n}: ${stage.place.hasSmallDisk ? 'a disk that can be full' : 'a usual disk'}`);
    await save();
    let round = 0;
    do {
      await playRound(stage, random, strikes);
      await save();
      round += 1;
    } while (round < ROUNDS_OF_A_STAGE && !isEnough());
    await stage.close();
    await save({ directory: '' });
  }
}

async function playRound(stage: Stage, random: SeededRandom, strikes: number): Promise<void> {
  const began = Date.now();
  stage.work();
  const played: string[] = [];
  for (let strike = 0; strike < strikes; strike += 1) {
    const faults = Array.from({ length: 2 + random.below(4) }, () => random.pick(stage.faults));
    played.push(faults.map(({ name }) => name).join(' + '));
    await stage.agents.waitFor(5);
    await stage.strike(faults, random.below(3_000));
  }
  await stage.agents.waitFor(5);
  const wrong = await stage.check();
  const s = ((Date.now() - began) / 1000).toFixed(1);
  const holds = wrong.length === 0 ? 'holds' : 'WRONG';
  say(`  ${struckIn(stage.tally)} ${played.join('; ')}: ${holds} (${s} s)`);
  for (const one of wrong) say(`    ${one}`);
}

async function openStage(
  tally: Tally,
  random: SeededRandom,
  smallDisk: boolean,
  made: (directory: string) => Promise<void>,
): Promise<Stage> {
  const options = { agents: AGENTS, killedStarts: 3, made };
  if (!smallDisk) return Stage.open(tally, random, options);
  try {
    return await Stage.open(tally, random, { ...options, smallDisk });
  } catch (error) {
    say(`SKIPPED: no disk that can be filled (it takes root and mount): ${String(error)}`);
    return Stage.open(tally, random, options);
  }
}
