import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { quantile } from '../bench/measure.js';
import { Stage, emptyTally, type Tally } from './campaign.js';
import { playOverload, playSoak } from './endurance.js';
import { playFailovers } from './failover.js';
import { SeededRandom } from './seeded-random.js';

const AGENTS = 8;
const ROUNDS_OF_A_STAGE = 5;
/** Each of two to five faults together; all of a round are checked at its end. */
const STRIKES_OF_A_ROUND = 4;
/** What the operator is promised: a server serves again so soon after the database's return. */
const SERVES_AGAIN_MS = 5_000;

const say = (text: string): void => console.log(text);

/** @returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      faults: { type: 'string', default: '500' },
      minutes: { type: 'string' },
      failovers: { type: 'string', default: '20' },
    },
  });
  const [mode = 'faults'] = positionals;
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  const random = new SeededRandom(seed);
  say(`${mode}, seed ${seed}: the same again by npm run test:faults -- ${mode} --seed ${seed}`);
  const tally = emptyTally();
  const began = Date.now();
  const modes: Record<string, () => Promise<unknown>> = {
    faults: () => playFaults(tally, random, Number(values.faults)),
    soak: () => playSoak(tally, random, Number(values.minutes ?? 30), say),
    overload: () => playOverload(tally, random, Number(values.minutes ?? 1), say),
    failover: () => playFailovers(tally, random, Number(values.failovers), say),
  };
  const play = modes[mode];
  if (play === undefined) {
    say(`No mode ${mode}: one of ${Object.keys(modes).join(', ')}.`);
    return 2;
  }
  // What was counted is told, too, where it is ended from outside.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      report(tally, (Date.now() - began) / 60_000);
      process.exit(1);
    });
  }
  // A wait in vain is a finding, and what was counted before it is told.
  await play().catch((error: unknown) => {
    tally.wrong.push(`the campaign did not end: ${String(error)}`);
  });
  report(tally, (Date.now() - began) / 60_000);
  return tally.wrong.length === 0 ? 0 : 1;
}

/** Rounds of faults, in stages: every few rounds a fresh installation, each third on a small disk. */
async function playFaults(tally: Tally, random: SeededRandom, wanted: number): Promise<void> {
  const struck = (): number => Object.values(tally.strikes).reduce((sum, n) => sum + n, 0);
  for (let n = 0; struck() < wanted; n += 1) {
    const stage = await openStage(tally, random, n % 3 === 2);
    say(`stage ${n}: ${stage.place.hasSmallDisk ? 'a disk that can be full' : 'a usual disk'}`);
    for (let round = 0; round < ROUNDS_OF_A_STAGE; round += 1) {
      const began = Date.now();
      stage.work();
      const played: string[] = [];
      for (let strike = 0; strike < STRIKES_OF_A_ROUND; strike += 1) {
        const faults = Array.from({ length: 2 + random.below(4) }, () => random.pick(stage.faults));
        played.push(faults.map(({ name }) => name).join(' + '));
        await stage.agents.waitFor(5);
        await stage.strike(faults, random.below(3_000));
      }
      await stage.agents.waitFor(5);
      const wrong = await stage.check();
      const s = ((Date.now() - began) / 1000).toFixed(1);
      const holds = wrong.length === 0 ? 'holds' : 'WRONG';
      say(`  ${struck()} ${played.join('; ')}: ${holds} (${s} s)`);
      for (const one of wrong) say(`    ${one}`);
    }
    await stage.close();
  }
}

async function openStage(tally: Tally, random: SeededRandom, smallDisk: boolean): Promise<Stage> {
  const options = { agents: AGENTS, killedStarts: 3 };
  if (!smallDisk) return Stage.open(tally, random, options);
  try {
    return await Stage.open(tally, random, { ...options, smallDisk });
  } catch (error) {
    say(`SKIPPED: no disk that can be filled (it takes root and mount): ${String(error)}`);
    return Stage.open(tally, random, options);
  }
}

function report(tally: Tally, minutes: number): void {
  const { rounds, strikes, agents, servesAgainMs, failovers, environment, wrong } = tally;
  const total = Object.values(strikes).reduce((sum, n) => sum + n, 0);
  say(`\n${total} faults in ${rounds} checked rounds, ${minutes.toFixed(1)} minutes:`);
  for (const [name, n] of Object.entries(strikes).sort(([, a], [, b]) => b - a))
    say(`  ${String(n).padStart(5)}  ${name}`);
  if (failovers > 0) say(`${failovers} failovers checked`);
  for (const one of environment) say(`ENVIRONMENT, counted neither way: ${one}`);
  say(
    `acknowledged ${agents.acknowledged}, denied and not sent again ${agents.denied}, ledgers created ${agents.created}`,
  );
  say(
    `sent again: ${
      Object.entries(agents.again)
        .map(([code, n]) => `${code} ${n}`)
        .join(', ') || 'nothing'
    }`,
  );
  if (servesAgainMs.length > 0) {
    const at = (q: number): string => (quantile(servesAgainMs, q) / 1000).toFixed(2);
    const late = servesAgainMs.filter((ms) => ms > SERVES_AGAIN_MS).length;
    say(
      `a server serves after the database's return, s: median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, max ${at(1)} (${servesAgainMs.length} times; ${late} later than ${SERVES_AGAIN_MS / 1000} s)`,
    );
  }
  say(
    wrong.length === 0
      ? '0 lost, 0 twice, 0 changed, 0 gaps, 0 forks; verify clean'
      : `WRONG: ${wrong.length}`,
  );
  for (const one of wrong) say(`  ${one}`);
}
