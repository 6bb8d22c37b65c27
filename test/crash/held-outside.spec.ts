import { startApi, type ApiConfig, type RunningApi } from '@docket/api';
import { openCheckpoint } from '@docket/chain';
import { openWitness } from '@docket/service';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import {
  call,
  problemOf,
  startTestApi,
  written,
  type Answer,
  type TestApi,
} from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { CheckpointSink, makeCertificate } from '../support/checkpoint-sink.js';
import { DatabaseCopies, settled } from './database-copies.js';

/** What never comes is told apart from what is slow. */
const UNTIL_MS_MAX = 45_000;
const TOKEN = 'Bearer 5e3a9f27-not-for-any-log';

let directory: string;
let headersFile: string;
let tls: ReturnType<typeof makeCertificate>;
let sink: CheckpointSink;
/** Asks nobody. */
let api: TestApi;
let copies: DatabaseCopies;
let agent: string;
let publicKey: string;
/** Lines of the log of the newest other server. */
const lines: string[] = [];
const servers: RunningApi[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-sink-'));
  tls = makeCertificate(directory);
  headersFile = join(directory, 'headers');
  await writeFile(headersFile, `Authorization: ${TOKEN}\n`);
  api = await startTestApi();
  copies = new DatabaseCopies(api.database.url);
  publicKey = await ledgerOf('claims');
  agent = await api.createKey('claims', 'agent');
});
beforeEach(async () => {
  sink = new CheckpointSink(tls);
  await sink.start('https');
});
afterEach(async () => {
  sink.answersWith = undefined;
  for (const server of servers.splice(0)) await server.close();
  sink.close();
});
afterAll(async () => {
  await api.close();
  await copies.drop();
  await rm(directory, { recursive: true, force: true });
});

/** Makes a ledger. @returns its key. */
async function ledgerOf(id: string): Promise<string> {
  await api.createLedger(id);
  const read = await api.call('GET', `/v1/ledgers/${id}`, { key: api.administrator });
  return (read.json as { public_key: string }).public_key;
}

const sinkSettings = () =>
  ({ checkpointSink: { url: sink.url, headersFile, caFile: tls.authority } }) as const;

/** A server that has nothing but the seeds, and whom else it is told to ask. */
async function startBare(settings: Partial<ApiConfig>): Promise<RunningApi> {
  lines.length = 0;
  const keysDir = await api.seedsAlone();
  const checkpointsDir = await mkdtemp(join(directory, 'checkpoints-'));
  const config: ApiConfig = {
    databaseUrl: api.database.url,
    hostName: 'docket.example',
    keysDir,
    checkpointsDir,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'info',
    poolSize: 4,
    queueRecordsMax: 10_000,
    clockAheadSMax: 300,
    ...settings,
  };
  const server = await startApi(config, { logTo: { write: (line) => void lines.push(line) } });
  servers.push(server);
  return server;
}

const open = (url: string, key = agent, ledger = 'claims'): Promise<Answer> =>
  settled(() => call(url, 'POST', `/v1/ledgers/${ledger}/decisions`, { key, body: opening }));
const checkpoint = (url: string, ledger = 'claims'): Promise<Answer> => {
  const path = `/v1/ledgers/${ledger}/checkpoint?wait_s=10`;
  return settled(() => call(url, 'GET', path, { key: api.administrator }));
};
const newestSize = (): number => {
  const note = sink.newest('claims');
  return note === undefined ? 0 : openCheckpoint(note, publicKey).size;
};
/** Connections to the database. */
async function backends(): Promise<number[]> {
  const client = new pg.Client(api.database.url);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'docket'",
    );
    return rows.map(({ pid }) => pid);
  } finally {
    await client.end();
  }
}
const hostOfSink = (): string => new URL(sink.url.replaceAll(/[{}]/g, '')).host;

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + UNTIL_MS_MAX;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`never so: ${String(isSo)}\n${lines.join('')}`);
    await setTimeout(20);
  }
}

test('checkpoints are put into the sink, and wait for one that is away while records are taken', async () => {
  const server = await startBare({ ...sinkSettings(), metrics: { port: 0, host: '127.0.0.1' } });
  const { url } = server;
  expect((await checkpoint(url)).status).toBe(200);
  const size = await api.size('claims');
  await until(() => newestSize() === size);
  // A name for each power of two up to its size, and one for each bit of it.
  expect(size).toBe(3);
  const names = ['00-0000000000000001', '00-0000000000000003', '01-0000000000000002'];
  await until(() => sink.names('claims').length === names.length);
  expect(sink.names('claims')).toEqual(names.map((name) => `000000-${name}.txt`));
  expect(sink.texts('claims').size).toBe(1);
  expect(sink.asked.every((line) => line.endsWith(TOKEN))).toBe(true);

  const metrics = async (): Promise<string> => (await fetch(server.metricsUrl ?? '')).text();
  const host = hostOfSink();
  const work = async (): Promise<unknown> => {
    const answer = await call(url, 'GET', '/v1/work', { key: api.administrator });
    const { items } = answer.json as { items: { name: string }[] };
    return items.find((one) => one.name === 'checkpoint_sink');
  };
  const anchor = async (): Promise<unknown> => {
    const path = '/v1/ledgers/claims/anchors';
    const answered = await call(url, 'GET', path, { key: api.administrator });
    const { anchors } = answered.json as { anchors: { kind: string }[] };
    return anchors.find((one) => one.kind === 'sink');
  };
  // The last of them was taken, and the server has heard so.
  await until(async () => JSON.stringify(await anchor()).includes(`"newest":{"size":${size},`));
  for (const [answer, word] of [
    [503, 'it answered 503'],
    // What leads elsewhere is not followed.
    [307, 'it answered 307'],
  ] as const) {
    sink.answersWith = answer;
    expect((await open(url)).status).toBe(201);
    expect((await checkpoint(url)).status).toBe(200);
    await until(async () =>
      JSON.stringify(await work()).includes(JSON.stringify(word).slice(1, -1)),
    );
    expect(await metrics()).toContain(`docket_checkpoint_sink_up{sink="${host}"} 0`);
    expect(await metrics()).toMatch(/docket_checkpoint_sink_pending\{sink="[^"]+"\} [1-9]/);
    expect(await work()).toMatchObject({ state: 'failed', of: host });
    expect(await anchor()).toMatchObject({
      name: host,
      newest: { size },
      pending_since: expect.any(String),
      failed: { reason: word },
    });
  }
  expect((await call(url, 'GET', '/readyz')).status).toBe(200);
  sink.answersWith = undefined;
  expect((await open(url)).status).toBe(201);
  expect((await checkpoint(url)).status).toBe(200);
  // All three, each behind the one before.
  const newest = await api.size('claims');
  await until(() => newestSize() === newest);
  expect(sink.texts('claims').size).toBe(4);
  await until(async () => (await metrics()).includes(`sink_pending{sink="${host}"} 0`));
  expect(await anchor()).toMatchObject({ newest: { size: newest }, pending_since: null });
  expect(sink.asked.some((line) => line.includes('elsewhere'))).toBe(false);
  expect(lines.join('')).toContain('does not take checkpoints');
  await until(() => lines.join('').includes('takes checkpoints again'));
  expect(await metrics()).toContain(`docket_checkpoint_sink_up{sink="${host}"} 1`);
  expect(lines.join('')).not.toContain('5e3a9f27');
});

test('a sink that cannot be read holds no record back, and that it was not heard is said', async () => {
  sink.answersWith = 'silence';
  const goesOn = await startBare(sinkSettings());
  expect((await open(goesOn.url)).status).toBe(201);
  expect(lines.join('')).toContain('was not heard: it did not answer within 2.5 s');
});

test('a sink by another authority is not believed, nor one that does not keep what it took', async () => {
  const { caFile: _, ...stranger } = sinkSettings().checkpointSink;
  await startBare({ checkpointSink: stranger, roles: ['api'] });
  expect(lines.join('')).toMatch(/was not heard: it cannot be reached: [A-Z_]*(CERT|SIGNATURE)/);
  sink.isForgetful = true;
  const worker = await startBare(sinkSettings());
  expect((await checkpoint(worker.url)).status).toBe(200);
  await until(() => lines.join('').includes('and does not hold it'));
});

test('the sink shows a server that knows nothing else that the database was set back', async () => {
  const first = await startBare(sinkSettings());
  const old = (await checkpoint(first.url)).text;
  await copies.keep();
  expect((await open(first.url)).status).toBe(201);
  const lost = openCheckpoint((await checkpoint(first.url)).text, publicKey).size;
  await until(() => newestSize() === lost);
  await servers.pop()?.close();
  await copies.putBack();
  // Whoever may put there puts what is none, and the one of before the loss, under every name that is free.
  let added = 0;
  for (let level = 0; level < 12; level++)
    for (let least = 2 ** level; least < 600; least += 2 ** level) {
      const path = `/docket/claims/000000-${String(level).padStart(2, '0')}-${String(least).padStart(16, '0')}.txt`;
      if (sink.objects.has(path)) continue;
      sink.objects.set(path, added++ % 5 === 0 ? 'docket.example/claims\n99\n' : old);
    }
  expect(added).toBeGreaterThan(1_000);

  const blind = await startBare({ roles: ['api'] });
  expect((await call(blind.url, 'GET', '/readyz')).status).toBe(200);
  await servers.pop()?.close();
  const other = await startBare(sinkSettings());
  const had = `The database went back: the sink ${hostOfSink()} holds a checkpoint of the ledger claims that covers ${lost} entries, and now it holds ${lost - 1}.`;
  for (const ask of [
    () => open(other.url),
    () => checkpoint(other.url),
    () => call(other.url, 'GET', '/readyz'),
  ])
    expect(problemOf(await ask())).toMatchObject({
      status: 503,
      code: 'ledger_went_back',
      detail: `${had} Nothing was written.`,
    });
  // Nobody who is refused ends a connection, which would have everybody outside asked again.
  const before = await backends();
  for (let i = 0; i < 20; i++) {
    expect((await open(other.url)).status).toBe(503);
    expect((await call(other.url, 'GET', '/readyz')).status).toBe(503);
  }
  const made = (await backends()).filter((pid) => !before.includes(pid));
  expect(made.length).toBeLessThan(10);
  const said = lines.map((line) => String((JSON.parse(line) as { msg?: string }).msg));
  expect(said.filter((msg) => msg.includes(had))).toHaveLength(1);

  // A person decides that it goes on, and so it does, for one that is started anew too.
  const restored = await call(other.url, 'POST', '/v1/ledgers/claims/restorations', {
    key: api.administrator,
    body: { lost_size: lost, kept_size: lost - 1, reason: 'The disk failed.' },
  });
  expect([restored.status, restored.text]).toEqual([201, expect.any(String)]);
  expect((await open(other.url)).status).toBe(201);
  const signed = await checkpoint(other.url);
  await until(() => sink.newest('claims') === signed.text);
  expect(sink.names('claims').at(-1)).toMatch(/^000001-/);
  const third = await startBare(sinkSettings());
  expect((await open(third.url)).status).toBe(201);
});

/** A witness of one ledger, and the file that names it. */
async function startWitness(log: string): Promise<{ witnessesFile: string; server: Server }> {
  const { witness, keys } = await openWitness({
    name: 'north.example/w',
    keyFile: join(directory, 'w.seed'),
    stateDirectory: join(directory, 'w'),
    logs: [log],
  });
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', async () => {
      const { status, type, body: text } = await witness.addCheckpoint(body);
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const witnessesFile = join(directory, 'witnesses.txt');
  const policy = `witness north ${keys[0]} http://127.0.0.1:${port}\nquorum north\n`;
  await writeFile(witnessesFile, policy);
  return { witnessesFile, server };
}

test('a witness shows at a start that the database was set back, or leads elsewhere', async () => {
  const { witnessesFile, server } = await startWitness(await ledgerOf('seen'));
  const key = await api.createKey('seen', 'agent');
  const write = (url: string): Promise<Answer> => open(url, key, 'seen');
  const asking = { witnessesFile, roles: ['api'] as const };
  const first = await startBare(asking);
  expect((await checkpoint(first.url, 'seen')).text).toContain('— north.example/w ');
  await copies.keep();
  written(await write(first.url));
  const { text } = await checkpoint(first.url, 'seen');
  expect(text).toContain('— north.example/w ');
  const lost = Number(text.split('\n')[1]);
  await servers.pop()?.close();
  await copies.putBack();

  const behind = await startBare(asking);
  expect(problemOf(await write(behind.url))).toMatchObject({
    status: 503,
    code: 'ledger_went_back',
    detail: `The database went back: the witness north says that it cosigned ${lost} entries of the ledger seen, and now it holds ${lost - 1}. Nothing was written.`,
  });
  expect(problemOf(await call(behind.url, 'GET', '/readyz')).code).toBe('ledger_went_back');

  // Somebody goes on from there: as many entries, and others.
  const blind = await startBare({});
  for (let i = 0; i < 3; i++) expect((await write(blind.url)).status).toBe(201);
  expect((await checkpoint(blind.url, 'seen')).status).toBe(200);
  const elsewhere = await startBare(asking);
  expect(problemOf(await write(elsewhere.url)).detail).toBe(
    `The database holds another history: the witness north says that it cosigned ${lost} entries of the ledger seen, and its first entries are not those. Nothing was written.`,
  );

  // A person decides which counts: the witness stays where it was, and is no alarm any more.
  const restored = await call(elsewhere.url, 'POST', '/v1/ledgers/seen/restorations', {
    key: api.administrator,
    body: { lost_size: lost, kept_size: lost + 2, reason: 'The disk failed.' },
  });
  expect([restored.status, restored.text]).toEqual([201, expect.any(String)]);
  const after = await startBare(asking);
  expect((await write(after.url)).status).toBe(201);
  server.close();
});
