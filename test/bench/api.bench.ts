import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalBytes } from '@docket/chain';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import pg from 'pg';
import { makeCard } from './cards.js';
import { HttpConnection } from './http-load.js';
import {
  closedLoop,
  cpuSeconds,
  interleave,
  mainThreadSeconds,
  median,
  note,
  quantile,
  report,
  reportRatio,
  sized,
  type Run,
} from './measure.js';
import { NAIVE_SCHEMA, appendNaive } from './peers/naive-chain.js';

export const name = 'api';

const WRITERS = 64;
const ROUNDS = 5;
const CARDS = sized(4_000);
/**
 * Before anything is measured: a server that was just started spends as much again on compiling what it runs, which a
 * server that has been up for a minute has done.
 */
const WARM_UP_CARDS = sized(20_000);
const NAIVE_ENTRIES = sized(600);
/** Cards of one decision before its writer opens the next: the length of a usual dossier. */
const CARDS_PER_DECISION = 30;

const opening = JSON.stringify({ agent: { id: 'refund-agent' }, goal: 'Refund', stakes: 'medium' });
const bodies = Array.from({ length: 512 }, (_, n) => JSON.stringify(makeCard(n)));
const bodyOf = (n: number): string => bodies[n % bodies.length] ?? '';

export async function run(): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-api-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const children: ChildProcess[] = [];
  const peers = new pg.Pool({ connectionString: server.superuserUrl, max: WRITERS });
  // The server goes first at the end; a connection that it closes is no error then.
  peers.on('error', () => undefined);
  try {
    await peers.query(NAIVE_SCHEMA);
    const api = await startApi(server.superuserUrl, join(directory, 'keys'), children);
    const ceiling = await startCeiling(children);
    await compare(api, ceiling, peers);
  } finally {
    await Promise.all(children.map(endProcess));
    await peers.end();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Lets it end by itself, so that a profile of it (DOCKET_BENCH_NODE_FLAGS=--cpu-prof) is written. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

export interface Target {
  url: string;
  pid: number;
  /** Of an agent. */
  key: string;
  /** Of an auditor. */
  auditor: string;
  /** Of the installation. */
  administrator: string;
}

async function compare(api: Target, ceilingUrl: string, peers: pg.Pool): Promise<void> {
  // Of each round by itself: one stall of a shared machine must not be taken for a tail of ours.
  const rounds: { p50: number; p99: number; cpu?: number; main?: number }[] = [];
  const toApi = await openAll(api.url);
  const toCeiling = await openAll(ceilingUrl);
  const payload = Buffer.from(canonicalBytes(makeCard(1)));
  const ceiling = (cards: number): Promise<Run> =>
    closedLoop(WRITERS, cards, (writer, n) =>
      send(toCeiling[writer], '/v1/ledgers/api/decisions/dec_1/job-cards', api.key, bodyOf(n)),
    );
  await ceiling(WARM_UP_CARDS);
  await fileCards(toApi, api.key, WARM_UP_CARDS);
  const rates = await interleave(ROUNDS, {
    naive: async () =>
      (await closedLoop(WRITERS, NAIVE_ENTRIES, () => appendNaive(peers, payload))).rate,
    ceiling: async () => (await ceiling(CARDS)).rate,
    ours: async () => {
      const before = [cpuSeconds(api.pid), mainThreadSeconds(api.pid)] as const;
      const { rate, latenciesMs } = await fileCards(toApi, api.key, CARDS);
      const [cpu, main] = [cpuSeconds(api.pid), mainThreadSeconds(api.pid)];
      const micros = (seconds = NaN, earlier = NaN): number => ((seconds - earlier) / CARDS) * 1e6;
      rounds.push({
        p50: quantile(latenciesMs, 0.5),
        p99: quantile(latenciesMs, 0.99),
        ...(cpu !== undefined && { cpu: micros(cpu, before[0]) }),
        ...(main !== undefined && { main: micros(main, before[1]) }),
      });
      return rate;
    },
  });
  for (const connection of [...toApi, ...toCeiling]) connection.close();
  const rate = (way: string): number => median(rates[way] ?? []);
  // The first one warmed up.
  const measured = rounds.slice(1);
  const cpu = measured.flatMap((round) => round.cpu ?? []);
  note(`cards of ${bodyOf(0).length} bytes through REST, ${WRITERS} connections, a second:`);
  note(
    `naive chain in the store ${show(rate('naive'))}, parsing and answering only ${show(rate('ceiling'))}, ours ${show(rate('ours'))}`,
  );
  note(`ours, p50 and p99 in ms: ${measured.map(showLatencies).join(', ')}`);
  const main = measured.flatMap((round) => round.main ?? []);
  const thread = { mainThreadMicros: main.length === 0 ? undefined : median(main) };
  reportRatio(
    'REST, against the same server only parsing and answering',
    rates,
    ['ours', 'ceiling'],
    { min: 0.35, ...thread },
  );
  reportRatio('REST, against the naive chain in the store', rates, ['ours', 'naive'], { min: 5 });
  if (cpu.length > 0) {
    const terms = { max: 165, unit: 'µs', rounds: cpu, ...thread };
    report("REST, µs of the server's CPU per card", median(cpu), terms);
  }
  const tails = measured.map(({ p50, p99 }) => p99 / p50);
  report('REST, p99 against p50, median of the rounds', median(tails), { max: 4, rounds: tails });
}

export async function fileCards(
  connections: readonly HttpConnection[],
  key: string,
  cards: number,
): Promise<Run> {
  const decisions: { path: string; cards: number }[] = [];
  return closedLoop(WRITERS, cards, async (writer, n) => {
    const decision = decisions[writer];
    if (decision === undefined || decision.cards === CARDS_PER_DECISION) {
      const answer = await send(connections[writer], '/v1/ledgers/api/decisions', key, opening);
      const { decision_id: id } = JSON.parse(answer) as { decision_id: string };
      decisions[writer] = { path: `/v1/ledgers/api/decisions/${id}/job-cards`, cards: 0 };
      return;
    }
    decision.cards += 1;
    await send(connections[writer], decision.path, key, bodyOf(n));
  });
}

export async function send(
  connection: HttpConnection | undefined,
  path: string,
  key: string,
  body: string,
): Promise<string> {
  const answer = await connection?.post(path, key, body);
  if (answer?.status !== 201)
    throw new Error(`${path} answered ${answer?.status}: ${answer?.body}`);
  return answer.body;
}

export function openAll(url: string): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: WRITERS }, () => HttpConnection.open(url)));
}

export async function startApi(
  databaseUrl: string,
  keysDir: string,
  children: ChildProcess[],
  settings: Record<string, string> = {},
): Promise<Target> {
  const main =
    process.env['DOCKET_BENCH_API'] ??
    fileURLToPath(new URL('../../../apps/api/dist/main.js', import.meta.url));
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: databaseUrl,
    DOCKET_HOST_NAME: 'bench.example',
    DOCKET_KEYS_DIR: keysDir,
    DOCKET_PORT: '0',
    // One key sends more than an agent may.
    DOCKET_RATE_KEY: 'off',
    DOCKET_RATE_LEDGER: 'off',
    ...settings,
  };
  const flags = process.env['DOCKET_BENCH_NODE_FLAGS']?.split(' ') ?? [];
  const child = spawn(process.execPath, [...flags, main], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const url = await readUntil(child.stdout, /"url":"([^"]+)"/);
  const administrator = await readUntil(child.stderr, /^(docket_\S+)$/m);
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${administrator}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  await post('/v1/ledgers', { id: 'api' });
  const { key = '' } = await post('/v1/ledgers/api/keys', { role: 'agent' });
  const { key: auditor = '' } = await post('/v1/ledgers/api/keys', { role: 'auditor' });
  return { url, pid: child.pid ?? 0, key, auditor, administrator };
}

async function startCeiling(children: ChildProcess[]): Promise<string> {
  const child = fork(fileURLToPath(new URL('api-ceiling.worker.js', import.meta.url)), [], {
    execArgv: [],
  });
  children.push(child);
  const [port] = (await once(child, 'message')) as [number];
  return `http://127.0.0.1:${port}`;
}

function readUntil(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

function showLatencies({ p50, p99 }: { p50: number; p99: number }): string {
  return `${p50.toFixed(1)} and ${p99.toFixed(1)}`;
}

function show(value: number): string {
  return Math.round(value).toLocaleString('en');
}
