import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import { endProcess, startApi } from './api.bench.js';
import { median, note, report } from './measure.js';
import { floodFrom, type Answered, type Flood, type Flooded } from './flood.js';

export const name = 'overload';

const WRITES_AT_ONCE = 16;
const ROUNDS = 5;
const ROUND_MS = 3_000;
/** Behind the server where both want a core: it is not the writers that are measured. */
const NICE = 10;

/** One asks so often beside the writers, from this process, which does nothing else. */
const ASKS_EVERY_MS = 20;

/** What the writers saw of one server, and what somebody saw who has a process of his own. */
interface Round {
  usual: Flooded;
  tenfold: Flooded;
  beside: Flooded;
  floor: Flooded;
  besideFloor: Flooded;
}

/**
 * Ten times as many writers as a server takes, none of whom waits, in a process of their own. What a refusal takes is
 * measured beside them: theirs wait for the writers' own process, too. The same is done to a bare route of Fastify's.
 */
export async function run(): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-overload-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const children: ChildProcess[] = [];
  try {
    const api = await startApi(server.superuserUrl, join(directory, 'keys'), children, {
      DOCKET_WRITES: String(WRITES_AT_ONCE),
    });
    const path = await openDecision(api.url, api.key);
    const worker = fork(fileURLToPath(new URL('overload.worker.js', import.meta.url)), [], {
      execArgv: [],
    });
    children.push(worker);
    if (worker.pid !== undefined) setPriority(worker.pid, NICE);
    const floorUrl = await startFloor(children);
    const flood = async (writers: number, url = api.url): Promise<Flooded> => {
      const order: Flood = { url, path, key: api.key, writers, ms: ROUND_MS };
      worker.send(order);
      const [answer] = (await once(worker, 'message')) as [Flooded];
      return answer;
    };
    const one: Flood = {
      url: api.url,
      path,
      key: api.key,
      writers: 1,
      ms: ROUND_MS,
      everyMs: ASKS_EVERY_MS,
    };
    const tenfoldOf = (url: string): Promise<[Flooded, Flooded]> =>
      Promise.all([flood(WRITES_AT_ONCE * 10, url), floodFrom({ ...one, url })]);
    const rounds: Round[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const usual = await flood(WRITES_AT_ONCE);
      const [tenfold, beside] = await tenfoldOf(api.url);
      const [floor, besideFloor] = await tenfoldOf(floorUrl);
      if (round >= 0) rounds.push({ usual, tenfold, beside, floor, besideFloor });
    }
    tell(rounds);
  } finally {
    await Promise.all(children.map(endProcess));
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function tell(rounds: readonly Round[]): void {
  for (const { usual, tenfold, beside, floor, besideFloor } of rounds) {
    note(
      `usual ${show(usual.taken)}; tenfold: taken ${show(tenfold.taken)}, refused ${show(tenfold.refused)}`,
    );
    note(
      `  asked beside them: refused ${show(beside.refused)}; a bare route: ${show(floor.refused)}, beside ${show(besideFloor.refused)}`,
    );
  }
  const of = (read: (round: Round) => number): number => median(rounds.map(read));
  const p50 = of(({ usual, tenfold }) => tenfold.taken.p50 / usual.taken.p50);
  report('writes taken at ten times the writers, p50 against the usual', p50, { max: 5 });
  const rate = of(({ usual, tenfold }) => tenfold.taken.rate / usual.taken.rate);
  report('writes taken at ten times the writers, a second against the usual', rate, { min: 0.5 });
  const refused = (read: (answered: Answered) => number): number =>
    of(({ beside }) => read(beside.refused));
  report(
    'refusals beside the writers, p50 in ms',
    refused(({ p50: ms }) => ms),
    { max: 50 },
  );
  report(
    'refusals beside the writers, p99 in ms',
    refused(({ p99 }) => p99),
    { max: 300 },
  );
  report(
    'refusals beside the writers, the longest in ms',
    Math.max(...rounds.map(({ beside }) => beside.refused.max)),
    { max: 1000 },
  );
  report(
    'refusals among the writers, p50 against a bare route of Fastify',
    of(({ tenfold, floor }) => tenfold.refused.p50 / floor.refused.p50),
    { max: 2 },
  );
}

async function startFloor(children: ChildProcess[]): Promise<string> {
  const child = fork(fileURLToPath(new URL('overload-floor.worker.js', import.meta.url)), [], {
    execArgv: [],
  });
  children.push(child);
  const [port] = (await once(child, 'message')) as [number];
  return `http://127.0.0.1:${port}`;
}

function show({ rate, p50, p99, max }: Answered): string {
  return `${rate.toFixed(0)}/s (p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(0)} ms)`;
}

async function openDecision(url: string, key: string): Promise<string> {
  const path = '/v1/ledgers/api/decisions';
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ agent: { id: 'refund-agent' }, goal: 'Refund', stakes: 'medium' }),
  });
  const { decision_id: id } = (await response.json()) as { decision_id: string };
  return `${path}/${id}/job-cards`;
}
