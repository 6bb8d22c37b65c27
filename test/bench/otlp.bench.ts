import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { endProcess, startApi, type Target } from './api.bench.js';
import { withBenchServer } from './bench-server.js';
import { HttpConnection } from './http-load.js';
import { closedLoop, cpuSeconds, interleave, median, note, reportRatio } from './measure.js';
import { makeSpansRequest } from './otlp-spans.js';
import { childSeconds, postmasterOf } from './postgres-cpu.js';

/** Requests of 1,000 spans by OTLP: taken in, durably, against received, unpacked and thrown away. */
export const name = 'otlp';

const SPANS = 1_000;
/** As collectors send: some at a time. */
const CONNECTIONS = 4;
const REQUESTS = 40;
const ROUNDS = 7;
const PATH = '/v1/ledgers/api/otlp/v1/traces';
/**
 * Before anything is measured, of each way: a server that was just started compiles what it runs, which one that has been
 * up for a minute has done (`api.bench.ts`). Each all requests.
 */
const WARM_UP_ROUNDS = 10;
/** What is done to a request that is thrown away, one on top of the other; the target is held against the second. */
const DEPTHS = ['received', 'unpacked', 'checked'] as const;
/** What of a request that PostgreSQL keeps is its content: no row of a trace, no check, no server between. */
const KEEP = `INSERT INTO docket.otlp_request (ledger_no, signal, form, coding, content)
  SELECT ledger_no, 'traces', 'protobuf', 'gzip', $1 FROM docket.ledger WHERE ledger_id = 'api'`;

const WAYS = ['protobuf in gzip', 'protobuf', 'JSON in gzip'] as const;
type Way = (typeof WAYS)[number];

interface Sent {
  body: Buffer;
  headers: Record<string, string>;
}

/** Made before it is timed: to pack costs more than to take in. */
function prepare(way: Way): Sent[] {
  return Array.from({ length: REQUESTS }, (_, n) => {
    const made = makeSpansRequest(SPANS, n + 1);
    const plain = way.startsWith('JSON') ? made.json : made.protobuf;
    const type = way.startsWith('JSON') ? 'application/json' : 'application/x-protobuf';
    const isPacked = way.endsWith('gzip');
    return {
      body: isPacked ? gzipSync(plain) : plain,
      headers: { 'content-type': type, ...(isPacked ? { 'content-encoding': 'gzip' } : {}) },
    };
  });
}

export async function run(): Promise<void> {
  await withBenchServer(async ({ url, keys }) => {
    const children: ChildProcess[] = [];
    const owner = new pg.Client({ connectionString: url });
    try {
      // Nobody turns them into records meanwhile.
      const api = await startApi(url, keys, children, { DOCKET_ROLES: 'api' });
      const discard = await startDiscard(children);
      await owner.connect();
      for (const way of WAYS) await measure(way, { api, discard, owner });
    } finally {
      await Promise.all(children.map(endProcess));
      await owner.end();
    }
  });
}

interface Measured {
  api: Target;
  discard: Discard;
  owner: pg.Client;
}

async function measure(way: Way, { api, discard, owner }: Measured): Promise<void> {
  const requests = prepare(way);
  const spent: Record<string, number[]> = {};
  const send = async (address: string, who: Record<string, () => number>) => {
    const [url, path] = [new URL(address).origin, new URL(address).pathname];
    // Opened for each round: one that waited for the other server's round may be closed by then.
    const to = await openAll(url);
    const before = Object.entries(who).map(([where, cpu]) => [where, cpu, cpu()] as const);
    const { rate } = await closedLoop(CONNECTIONS, REQUESTS, async (writer, n) => {
      const { body, headers } = requests[n] ?? { body: Buffer.alloc(0), headers: {} };
      const answer = await to[writer]?.postBytes(path, api.key, { body, headers });
      if (answer?.status !== 200) throw new Error(`${answer?.status}: ${answer?.body}`);
    });
    for (const [where, cpu, seconds] of before)
      (spent[where] ??= []).push(((cpu() - seconds) / REQUESTS) * 1_000);
    for (const connection of to) connection.close();
    return rate;
  };
  const postgres = await postmasterOf(owner);
  const keepers = await Promise.all(Array.from({ length: CONNECTIONS }, () => keeper(owner)));
  const ways: Record<string, () => Promise<number>> = {
    ...Object.fromEntries(
      DEPTHS.map((depth) => [
        depth,
        () =>
          send(`${discard.url}${PATH}/${depth}`, {
            [depth]: () => cpuSeconds(discard.pid) ?? NaN,
          }),
      ]),
    ),
    'content alone': async () => {
      const before = childSeconds(postgres);
      const { rate } = await closedLoop(CONNECTIONS, REQUESTS, async (writer, n) => {
        await keepers[writer]?.query({ name: 'keep', text: KEEP, values: [requests[n]?.body] });
      });
      const spentOn = (spent['content alone, in PostgreSQL'] ??= []);
      spentOn.push(((childSeconds(postgres) - before) / REQUESTS) * 1_000);
      await owner.query(
        'TRUNCATE docket.otlp_trace, docket.otlp_request, docket.otlp_arrival CASCADE',
      );
      return rate;
    },
    taken: async () => {
      const rate = await send(`${api.url}${PATH}`, {
        'taken, in Node': () => cpuSeconds(api.pid) ?? NaN,
        'taken, in PostgreSQL': () => childSeconds(postgres),
      });
      // The same traces come again in the next round.
      await owner.query(
        'TRUNCATE docket.otlp_trace, docket.otlp_request, docket.otlp_arrival CASCADE',
      );
      return rate;
    },
  };
  await warmUp(ways);
  // CPU of what was just started is none of what is told.
  for (const where of Object.keys(spent)) delete spent[where];
  const rates = await interleave(ROUNDS, ways);
  await Promise.all(keepers.map((client) => client.end()));
  const msOf = (what: string): string => (1_000 / median(rates[what] ?? [])).toFixed(1);
  const bytes = requests[0]?.body.length ?? 0;
  note(`${way}: ${SPANS} spans, ${bytes} bytes, ${CONNECTIONS} connections`);
  note(
    `ms a request: ${Object.keys(rates)
      .map((what) => `${what} ${msOf(what)}`)
      .join(', ')}`,
  );
  const cpu = Object.entries(spent).map(([where, ms]) => `${where} ${median(ms).toFixed(1)}`);
  note(`ms of CPU a request: ${cpu.join(', ')}`);
  // What disturbs the machine disturbs this less: a target that a busy one misses is not missed by this alone.
  const cpuOf = (where: string): number => median(spent[where] ?? []);
  const takenCpu = cpuOf('taken, in Node') + cpuOf('taken, in PostgreSQL');
  note(
    `by CPU, taken in Node and PostgreSQL against: ${DEPTHS.map((depth) => `${depth} ${(cpuOf(depth) / takenCpu).toFixed(2)}`).join(', ')}`,
  );
  const what = `OTLP, ${way}, against the same bytes discarded`;
  reportRatio(what, rates, ['taken', 'unpacked'], { min: 0.5 });
  // What no receiver that keeps them can be far above, whatever it does besides.
  const floor = `OTLP, ${way}, against its content written by bare INSERTs`;
  reportRatio(floor, rates, ['taken', 'content alone'], {});
}

async function warmUp(ways: Readonly<Record<string, () => Promise<number>>>): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1)
    for (const way of Object.values(ways)) await way();
}

/** A connection of its own, which sees every ledger. */
async function keeper(owner: pg.Client): Promise<pg.Client> {
  const { user, password, host, port, database } = owner;
  const client = new pg.Client({ user, password, host, port, database });
  await client.connect();
  return client;
}

interface Discard {
  url: string;
  pid: number;
}

function openAll(url: string): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: CONNECTIONS }, () => HttpConnection.open(url)));
}

async function startDiscard(children: ChildProcess[]): Promise<Discard> {
  const worker = fileURLToPath(new URL('otlp-discard.worker.js', import.meta.url));
  const child = fork(worker, [], { execArgv: [] });
  children.push(child);
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 };
}
