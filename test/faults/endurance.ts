import { setTimeout } from 'node:timers/promises';
import { quantile } from '../bench/measure.js';
import { Stage, type Tally } from './campaign.js';
import { growthIn, SLOPE_MAX, trendOf, type MemoryLook } from './memory-trend.js';
import { FAULTS } from './nemesis.js';
import type { SeededRandom } from './seeded-random.js';
import { LOOKED_INTO } from './server-process.js';

type Say = (text: string) => void;

const SOAKING_AGENTS = 8;
/** Of each agent between two records: some 50 a second, or half an hour would be a matter of the disk. */
const SOAK_PAUSE_MS = 150;
const SOAK_ROUND_S = 30;
/** Everything is held against the receipts every so many rounds. */
const SOAK_ROUNDS_OF_A_CHECK = 4;
/** Leave the servers alive, so that what their memory becomes is seen. */
const GENTLE = new Set([
  'connections cut',
  'cut after the commit was sent',
  'pg_terminate_backend',
  'kill -9 backend',
  'way away',
  'way silent',
]);

/** Work for so long, with a fault every half a minute and the servers never started anew: memory stays flat. */
export async function playSoak(
  tally: Tally,
  random: SeededRandom,
  minutes: number,
  say: Say,
): Promise<void> {
  const stage = await Stage.open(tally, random, { agents: SOAKING_AGENTS, settings: LOOKED_INTO });
  const { servers } = stage.place;
  const faults = FAULTS.filter(({ name }) => GENTLE.has(name));
  const looks: MemoryLook[][] = servers.map(() => []);
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 60_000;
  stage.work({ pauseMs: SOAK_PAUSE_MS });
  for (let round = 1; passed() < minutes; round += 1) {
    await setTimeout(SOAK_ROUND_S * 1000);
    // While the agents work.
    for (const [i, server] of servers.entries())
      looks[i]?.push({ minutes: passed(), ...(await server.memory()) });
    await stage.strike([random.pick(faults)], random.below(3_000));
    await stage.agents.waitFor(5);
    if (round % SOAK_ROUNDS_OF_A_CHECK !== 0) continue;
    const wrong = await stage.check();
    const { acknowledged, created } = tally.agents;
    say(
      `  ${passed().toFixed(1)} min: ${acknowledged} acknowledged, ${created} ledgers made; ${looks.map(toldLook).join('; ')}; ${wrong.join('; ') || 'holds'}`,
    );
    stage.work({ pauseMs: SOAK_PAUSE_MS });
  }
  for (const one of await stage.check()) say(`  ${one}`);
  judge(looks, tally, say);
  await stage.close();
}

function judge(looks: readonly MemoryLook[][], tally: Tally, say: Say): void {
  for (const [i, ofServer] of looks.entries()) {
    const trend = trendOf(ofServer);
    const mb = (values: readonly number[]): string =>
      values.map((value) => value.toFixed(0)).join(', ');
    say(
      `server ${i}, without the first third, medians of thirds: holds ${mb(trend.heldMb)} MiB, ${trend.heldSlope.toFixed(1)} MiB an hour (bound ${SLOPE_MAX.held}); resident ${mb(trend.residentMb)} MiB, ${trend.residentSlope.toFixed(1)} MiB an hour (bound ${SLOPE_MAX.resident}); Theil-Sen over ${trend.looks} looks`,
    );
    const grows = growthIn(trend);
    if (grows.length === 0) say(`server ${i}: memory is flat`);
    for (const one of grows) tally.wrong.push(`server ${i}: ${one}`);
  }
}

function toldLook(looks: readonly MemoryLook[]): string {
  const { heldMb = NaN, residentMb = NaN } = looks.at(-1) ?? {};
  return `holds ${heldMb.toFixed(1)} of ${residentMb.toFixed(0)} MiB`;
}

const OVERLOADING_AGENTS = 160;
const TAKEN_AT_ONCE = String(OVERLOADING_AGENTS / 10);
/** What is too little of each time: places of a ledger's queue, and writes in progress. */
const SCARCE: readonly Record<string, string>[] = [
  { DOCKET_QUEUE_RECORDS: TAKEN_AT_ONCE },
  { DOCKET_WRITES: TAKEN_AT_ONCE },
];

/** Ten times the agents that there is room for: refusals come fast, and what is taken is kept. */
export async function playOverload(
  tally: Tally,
  random: SeededRandom,
  minutes: number,
  say: Say,
): Promise<void> {
  for (const settings of SCARCE) {
    const agents = OVERLOADING_AGENTS;
    const stage = await Stage.open(tally, random, { agents, settings });
    stage.work();
    await setTimeout(minutes * 60_000);
    await stage.agents.stop();
    const { refusedMs, acknowledgedMs } = stage.agents;
    say(`${JSON.stringify(settings)}: refused as overloaded ${toldTimes(refusedMs)}`);
    say(`  acknowledged ${toldTimes(acknowledgedMs)}`);
    for (const one of await stage.check()) say(`  ${one}`);
    await stage.close();
  }
}

function toldTimes(ms: readonly number[]): string {
  const at = (q: number): string => quantile(ms, q).toFixed(0);
  return `${ms.length} times, median ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}
