import { setTimeout } from 'node:timers/promises';
import { quantile } from '../bench/measure.js';
import { Stage, type Tally } from './campaign.js';
import { FAULTS } from './nemesis.js';
import type { SeededRandom } from './seeded-random.js';

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

/** Work for so long, with a fault every half a minute and the servers never started anew. */
export async function playSoak(
  tally: Tally,
  random: SeededRandom,
  minutes: number,
  say: Say,
): Promise<void> {
  const stage = await Stage.open(tally, random, { agents: SOAKING_AGENTS });
  const faults = FAULTS.filter(({ name }) => GENTLE.has(name));
  const memory = async (): Promise<string> => {
    const each = await Promise.all(stage.place.servers.map((server) => server.memoryMb()));
    return each.map((mb) => (mb === undefined ? '? MiB' : `${mb} MiB`)).join(', ');
  };
  say(`memory of the servers at the start: ${await memory()}`);
  const end = Date.now() + minutes * 60_000;
  for (let round = 1; Date.now() < end; round += 1) {
    // Each record waits a little, or half an hour would be a matter of the disk.
    stage.work({ pauseMs: 40 });
    await setTimeout(SOAK_ROUND_S * 1000);
    await stage.strike([random.pick(faults)], random.below(3_000));
    await stage.agents.waitFor(5);
    const wrong = await stage.check();
    if (round % 4 === 0 || wrong.length > 0)
      say(
        `  ${stage.agents.counts.acknowledged} acknowledged; memory ${await memory()}; ${wrong.join('; ') || 'holds'}`,
      );
  }
  say(`memory of the servers at the end: ${await memory()}`);
  await stage.close();
}

const OVERLOADING_AGENTS = 160;
const QUEUE_RECORDS = 16;

/** Ten times the agents that the queues have room for: refusals come fast, and what is taken is kept. */
export async function playOverload(
  tally: Tally,
  random: SeededRandom,
  minutes: number,
  say: Say,
): Promise<void> {
  const stage = await Stage.open(tally, random, {
    agents: OVERLOADING_AGENTS,
    settings: { DOCKET_QUEUE_RECORDS: String(QUEUE_RECORDS) },
  });
  stage.work();
  await setTimeout(minutes * 60_000);
  await stage.agents.stop();
  const { refusedMs, acknowledgedMs } = stage.agents;
  const told = (ms: readonly number[]): string =>
    `${ms.length} times, median ${quantile(ms, 0.5).toFixed(0)} ms, p99 ${quantile(ms, 0.99).toFixed(0)} ms, max ${quantile(ms, 1).toFixed(0)} ms`;
  say(`refused as overloaded: ${told(refusedMs)}`);
  say(`acknowledged: ${told(acknowledgedMs)}`);
  for (const one of await stage.check()) say(`  ${one}`);
  await stage.close();
}
