import { setTimeout } from 'node:timers/promises';
import { quantile } from '../bench/measure.js';
import { Stage, type Tally } from './campaign.js';
import { FAULTS } from './nemesis.js';
import type { SeededRandom } from './seeded-random.js';
import type { Memory } from './server-process.js';

type Say = (text: string) => void;

const SOAKING_AGENTS = 8;
const SOAK_ROUND_S = 30;
/** Leave the servers alive, so that what their memory becomes is seen. */
const GENTLE = new Set([
  'connections cut',
  'cut after the commit was sent',
  'pg_terminate_backend',
  'kill -9 backend',
  'way away',
  'way silent',
]);

/** A heap whose least of the last quarter is so many times that of the second one grows. */
const GROWS = 1.5;

/** Work for so long, with a fault every half a minute and the servers never started anew. */
export async function playSoak(
  tally: Tally,
  random: SeededRandom,
  minutes: number,
  say: Say,
): Promise<void> {
  const settings = { DOCKET_METRICS_PORT: '0' };
  const stage = await Stage.open(tally, random, { agents: SOAKING_AGENTS, settings });
  const faults = FAULTS.filter(({ name }) => GENTLE.has(name));
  const memory = async (): Promise<Memory[]> =>
    Promise.all(stage.place.servers.map((server) => server.memory()));
  say(`memory of the servers at the start: ${told(await memory())}`);
  const began = Date.now();
  const end = began + minutes * 60_000;
  /** Of each round, while the agents work. */
  const measured: Memory[][] = [];
  for (let round = 1; Date.now() < end; round += 1) {
    // Each record waits a little, or half an hour would be a matter of the disk.
    stage.work({ pauseMs: 40 });
    await setTimeout(SOAK_ROUND_S * 1000);
    measured.push(await memory());
    await stage.strike([random.pick(faults)], random.below(3_000));
    await stage.agents.waitFor(5);
    const wrong = await stage.check();
    if (round % 4 === 0 || wrong.length > 0)
      say(
        `  ${((Date.now() - began) / 60_000).toFixed(1)} min: ${stage.agents.counts.acknowledged} acknowledged; memory ${told(leastOf(measured.slice(-4)))}; ${wrong.join('; ') || 'holds'}`,
      );
  }
  const quarter = Math.ceil(measured.length / 4);
  const [second, middle, last] = [
    leastOf(measured.slice(quarter, 2 * quarter)),
    leastOf(measured.slice(Math.floor(1.5 * quarter), Math.ceil(2.5 * quarter))),
    leastOf(measured.slice(-quarter)),
  ];
  say(`memory, the least of the second quarter: ${told(second)}`);
  say(`of the middle: ${told(middle)}`);
  say(`of the last quarter: ${told(last)}`);
  for (const [i, { heapMb }] of last.entries()) {
    const before = second[i]?.heapMb;
    if (before === undefined || heapMb === undefined || heapMb <= GROWS * before) continue;
    tally.wrong.push(
      `server ${i}: its heap grew from ${before.toFixed(0)} to ${heapMb.toFixed(0)} MiB`,
    );
  }
  await stage.close();
}

/** Of each server the least of several looks: what a garbage collection leaves. */
function leastOf(looks: readonly Memory[][]): Memory[] {
  const [first = []] = looks;
  return first.map((_, i) => ({
    residentMb: least(looks.map((look) => look[i]?.residentMb)),
    heapMb: least(looks.map((look) => look[i]?.heapMb)),
  }));
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function told(servers: readonly Memory[]): string {
  const mb = (value: number | undefined): string => (value === undefined ? '?' : value.toFixed(0));
  return servers
    .map(({ residentMb, heapMb }) => `${mb(residentMb)} MiB, heap ${mb(heapMb)} MiB`)
    .join('; ');
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
