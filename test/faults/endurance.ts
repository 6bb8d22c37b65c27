import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { call } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { quantile, report } from '../bench/measure.js';
import { within } from '../support/within.js';
import type { Asked, Asking } from './asking.js';
import { Stage, type Tally } from './campaign.js';
import { growthIn, SLOPE_MAX, trendOf, WARM_UP, type MemoryLook } from './memory-trend.js';
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

/** More decisions than a server keeps in memory of a ledger, and as many as one request may bring. */
const DECISIONS = 4_500;
const DECISIONS_OF_A_BATCH = 500;
const BATCH_MS = 120_000;

/**
 * So that what is kept of decisions is full from the beginning: filled by the agents' work, it grows for as long as a
 * slow machine needs for 4,096 of them, and that is not what is looked for.
 */
async function fillMemory({ agents }: Stage): Promise<void> {
  const { urls, ledger, key } = agents.employer;
  const batch = Array.from({ length: DECISIONS_OF_A_BATCH }, () => ({
    type: 'decision.opened',
    body: opening,
  }));
  for (const url of urls) {
    for (let n = 0; n < DECISIONS; n += DECISIONS_OF_A_BATCH) {
      const options = { key, body: batch, timeoutMs: BATCH_MS };
      const { status, text } = await call(url, 'POST', `/v1/ledgers/${ledger}/batch`, options);
      if (status !== 200 && status !== 201) throw new Error(`answered ${status}: ${text}`);
    }
  }
}

/**
 * Work for so long, with a fault every half a minute and the servers never started anew: memory stays flat.
 *
 * Ledgers are made while it warms up, and no more then: each new one takes its few KiB in what is kept of at most
 * 10,000 ledgers, which is judged by itself and would hide what records and faults leave behind.
 */
export async function playSoak(
  tally: Tally,
  random: SeededRandom,
  minutes: number,
  say: Say,
): Promise<void> {
  const stage = await Stage.open(tally, random, { agents: SOAKING_AGENTS, settings: LOOKED_INTO });
  await fillMemory(stage);
  const { servers } = stage.place;
  const faults = FAULTS.filter(({ name }) => GENTLE.has(name));
  const looks: MemoryLook[][] = servers.map(() => []);
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 60_000;
  const work = (): void =>
    stage.work({ pauseMs: SOAK_PAUSE_MS, createsLedgers: passed() < minutes * WARM_UP });
  work();
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
    work();
  }
  for (const one of await stage.check()) say(`  ${one}`);
  judge(looks, tally, say);
  await judgeLedgers(stage);
  await stage.close();
}

const MORE_LEDGERS = 400;
/** What a server keeps of a ledger that was made and then left alone. */
const LEDGER_KIB_MAX = 8;

/** What new ledgers take, with nothing else going on. */
async function judgeLedgers({ place }: Stage): Promise<void> {
  const [server] = place.servers;
  if (server === undefined) throw new Error('no server');
  const before = await server.memory();
  for (let n = 0; n < MORE_LEDGERS; n += 1) {
    const headers = { authorization: `Bearer ${place.administrator}` };
    const options = { headers, body: { id: `more-${n}` } };
    const { status, text } = await call(server.url, 'POST', '/v1/ledgers', options);
    if (status !== 201) throw new Error(`answered ${status}: ${text}`);
  }
  const after = await server.memory();
  const kib = ((after.heldMb - before.heldMb) * 1024) / MORE_LEDGERS;
  report('a new ledger, KiB that a server holds', kib, { max: LEDGER_KIB_MAX });
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

/** Nothing is done to the database: whoever waits for it waits for a core. */
const PATIENT = { DATABASE_STATEMENT_S: '30', DATABASE_CONNECT_S: '10' };
/** How often somebody asks beside the agents. */
const ASKS_EVERY_MS = 20;
const BESIDE_S = 60;
/**
 * What a refusal may take whoever does not share the agents' process: half of them, and each; and as many times what
 * `/healthz` takes, which a machine that is busy otherwise slows down as much.
 */
const REFUSED_MS_MAX = { p50: 10, max: 1_000 };
const REFUSED_RATIO_MAX = 3;

/**
 * Ten times the agents that there is room for: refusals come fast, and what is taken is kept. How fast is measured by
 * a process of its own that asks beside the agents: 160 of them wait for each other, whatever the server does.
 */
export async function playOverload(
  tally: Tally,
  random: SeededRandom,
  minutes: number,
  say: Say,
): Promise<void> {
  for (const scarce of SCARCE) {
    const agents = OVERLOADING_AGENTS;
    const settings = { ...LOOKED_INTO, ...PATIENT, ...scarce };
    const stage = await Stage.open(tally, random, { agents, settings });
    const loop = monitorEventLoopDelay({ resolution: 10 });
    loop.enable();
    stage.work();
    const beside = await askBeside(stage, minutes * 60_000);
    loop.disable();
    const lags = stage.place.servers.map((server) => server.loopLagMs());
    await stage.agents.stop();
    const { refusedMs, acknowledgedMs } = stage.agents;
    say(`${JSON.stringify(scarce)}: refused as overloaded ${toldTimes(refusedMs)}`);
    say(`  acknowledged ${toldTimes(acknowledgedMs)}`);
    const [own, servers] = [loop.percentile(50) / 1e6, await Promise.all(lags)];
    say(
      `  event loops, half of their turns late by: agents' ${own.toFixed(0)} ms, servers' ${servers.map((ms) => ms.toFixed(0)).join(' and ')} ms`,
    );
    const { refused, taken, healthy, notReady } = beside;
    say(
      `  asked beside the agents, a second: ${refused.rate.toFixed(1)} refused, ${taken.rate.toFixed(1)} taken (median ${taken.p50.toFixed(0)} ms, max ${taken.max.toFixed(0)} ms); not ready ${notReady} times; /healthz median ${healthy.p50.toFixed(1)} ms, max ${healthy.max.toFixed(0)} ms`,
    );
    report('refusals beside the agents, p50 in ms', refused.p50, { max: REFUSED_MS_MAX.p50 });
    report('refusals beside the agents, p50 against /healthz', refused.p50 / healthy.p50, {
      max: REFUSED_RATIO_MAX,
    });
    report('refusals beside the agents, the longest in ms', refused.max, {
      max: REFUSED_MS_MAX.max,
    });
    for (const one of await stage.check()) say(`  ${one}`);
    await stage.close();
  }
}

/** One at a time, at the first server, for so long. */
async function askBeside(stage: Stage, ms: number): Promise<Asked> {
  const { url, ledger, key } = stage.writing;
  const decision = await stage.agents.open(0);
  const path = `/v1/ledgers/${ledger}/decisions/${decision}/job-cards`;
  const child = fork(fileURLToPath(new URL('beside.worker.js', import.meta.url)), [], {
    execArgv: [],
  });
  try {
    const order: Asking = { url, path, key, ms, everyMs: ASKS_EVERY_MS };
    child.send(order);
    const answered = once(child, 'message') as Promise<[Asked]>;
    const ended = once(child, 'exit').then(() => {
      throw new Error('What asks beside the agents has ended.');
    });
    ended.catch(() => undefined);
    const [asked] = await within(
      ms / 1000 + BESIDE_S,
      'what asks beside the agents',
      Promise.race([answered, ended]),
    );
    return asked;
  } finally {
    child.kill('SIGKILL');
  }
}

function toldTimes(ms: readonly number[]): string {
  const at = (q: number): string => quantile(ms, q).toFixed(0);
  return `${ms.length} times, median ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}
