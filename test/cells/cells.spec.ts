import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApi, type ApiConfig, type RunningApi } from '@docket/api';
import {
  makeServerDirectory,
  startEmbeddedPostgres,
  type EmbeddedPostgresServer,
} from '@docket/store';
import {
  administration,
  call,
  problemOf,
  written,
  type Answer,
  type CallOptions,
} from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { codeBlockOf } from '../docs/code-blocks.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { FaultyWay } from '../support/faulty-way.js';
import { hostDocket } from '../support/hosted-command.js';
import { asSuperuser as queryIn } from '../outbox/as-superuser.js';
import { until } from '../support/within.js';

const WAIT_S = 120;
const WHO = { name: 'test', version: '1' };
const docket = hostDocket();

/** Two clusters, each a PostgreSQL of its own; b is reached by a way that can be closed. */
let first: TestDatabase;
let second: EmbeddedPostgresServer;
let way: FaultyWay;
let directory: string;
let cluster: string;
let config: ApiConfig;
let api: RunningApi;
let administrator: string;
const log: string[] = [];
let ask: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
let admin: ReturnType<typeof administration>;

beforeAll(async () => {
  first = await createTestDatabase();
  cluster = await makeServerDirectory('docket-cell-');
  second = await startEmbeddedPostgres({ dataDir: join(cluster, 'data'), persistent: false });
  way = await FaultyWay.to(second.superuserUrl);
  directory = await mkdtemp(join(tmpdir(), 'docket-cells-'));
  const signInFile = join(directory, 'sign-in.json');
  const signIn = { public_url: 'https://docket.example', local: true };
  await writeFile(signInFile, JSON.stringify(signIn));
  config = {
    signInFile,
    databaseUrl: first.url,
    hostName: 'docket.example',
    keysDir: join(directory, 'keys'),
    checkpointsDir: join(directory, 'checkpoints'),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'info',
    poolSize: 4,
    queueRecordsMax: 10_000,
    clockAheadSMax: 300,
    metrics: { port: 0, host: '127.0.0.1' },
    cell: 'home',
    cells: { others: [{ name: 'b', databaseUrl: way.url }], newLedgers: 'home' },
  };
  api = await startApi(config, { logTo: { write: (line) => void log.push(line) } });
  administrator = api.firstAdministratorKey ?? '';
  ask = (method, path, options) => call(api.url, method, path, options);
  admin = administration(ask, administrator);
  for (const [id, cell] of [
    ['near', undefined],
    ['far', 'b'],
  ]) {
    const made = await ask('POST', '/v1/ledgers', { key: administrator, body: { id, cell } });
    if (made.status !== 201) throw new Error(`${made.text}\n${log.join('')}`);
  }
});
afterAll(async () => {
  await api?.close();
  await way?.close();
  await second?.stop();
  await first?.drop();
  for (const made of [directory, cluster]) await rm(made, { recursive: true, force: true });
});

async function open(ledger: string, key: string, on = api.url): Promise<string> {
  const body = opening;
  const answer = await call(on, 'POST', `/v1/ledgers/${ledger}/decisions`, { key, body });
  return written(answer).decision_id;
}

describe('a ledger in another cell', () => {
  test('is made there, under its own origin, and says where it lives', async () => {
    const far = await ask('GET', '/v1/ledgers/far', { key: administrator });
    expect(far.json).toMatchObject({ id: 'far', origin: 'docket.example/far', cell: 'b' });
    const listed = await ask('GET', '/v1/ledgers', { key: administrator });
    const { ledgers, missing_cells: missing } = listed.json as {
      ledgers: { id: string; cell: string; origin: string }[];
      missing_cells: string[];
    };
    expect(missing).toEqual([]);
    expect(ledgers.map(({ id, cell, origin }) => [id, cell, origin])).toEqual([
      ['registry', 'home', 'docket.example/registry'],
      ['near', 'home', 'docket.example/near'],
      ['registry.b', 'b', 'docket.example/registry.b'],
      ['far', 'b', 'docket.example/far'],
    ]);
  });

  test('takes records by keys of its own, which open nothing elsewhere', async () => {
    const key = await admin.createKey('far', 'agent');
    const decision = await open('far', key);
    const path = `/v1/ledgers/far/decisions/${decision}`;
    written(await ask('POST', `${path}/job-cards`, { key, body: card }));
    expect((await ask('GET', path, { key })).status).toBe(200);
    const elsewhere = await ask('POST', '/v1/ledgers/near/decisions', { key, body: opening });
    expect(problemOf(elsewhere).code).toBe('not_authenticated');
    const near = await admin.createKey('near', 'agent');
    const foreign = await ask('POST', '/v1/ledgers/far/decisions', { key: near, body: opening });
    expect(problemOf(foreign).code).toBe('wrong_ledger');
  });

  test('verifies over HTTP and out of its database, and so do both registries', async () => {
    for (const ledger of ['near', 'far', 'registry', 'registry.b']) {
      const env = { DOCKET_API_KEY: await admin.createKey(ledger, 'auditor') };
      const result = await docket(['verify', `${api.url}/v1/ledgers/${ledger}`], { env });
      expect({ ledger, ...result }).toMatchObject({ ledger, code: 0 });
    }
    for (const ledger of ['far', 'registry']) {
      const env = { DATABASE_URL: second.superuserUrl };
      const result = await docket(['verify', '--ledger', ledger], { env });
      expect({ ledger, ...result }).toMatchObject({ ledger, code: 0 });
    }
  });

  test('has its seeds, what it signed and the checkpoints of it beside those of the first cell', async () => {
    const seeds = (names: string[]) => names.filter((name) => /^[a-z-]+\.seed$/.test(name)).sort();
    expect(seeds(await readdir(config.keysDir))).toEqual(['near.seed', 'registry.seed']);
    const own = join(config.keysDir, 'cell.b');
    expect(seeds(await readdir(own))).toEqual(['far.seed', 'registry.seed']);
    await ask('GET', '/v1/ledgers/far/checkpoint', { key: administrator });
    expect(await readdir(join(directory, 'checkpoints', 'cell.b'))).toContain('far');
  });

  test('has one name in all cells, whoever asks for it, and however many do', async () => {
    const make = (id: string, cell: string) =>
      ask('POST', '/v1/ledgers', { key: administrator, body: { id, cell } });
    for (const [id, cell] of [
      ['far', 'home'],
      ['near', 'b'],
    ] as const)
      expect(problemOf(await make(id, cell)).code).toBe('ledger_exists');
    const cells = ['home', 'b', 'home', 'b'];
    const answers = await Promise.all(cells.map((cell) => make('wanted-by-all', cell)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const refused = problemOf(await make('other', 'c'));
    expect([refused.code, refused.errors?.[0]?.pointer]).toEqual(['validation_failed', '/cell']);
    const body = { id: 'near', reason: 'The year is over.' };
    const successor = await ask('POST', '/v1/ledgers/far/successor', { key: administrator, body });
    expect(problemOf(successor).code).toBe('ledger_exists');
  });

  test('is made where the command says, and listed with its cell', async () => {
    const env = { DOCKET_URL: api.url, DOCKET_API_KEY: administrator };
    const made = await docket(['ledgers', 'create', 'by-command', '--cell', 'b'], { env });
    expect(made).toMatchObject({ code: 0 });
    const { stdout, code } = await docket(['ledgers', 'list'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^LEDGER +CELL +ENTRIES +PUBLIC KEY$/m);
    expect(stdout).toMatch(/^by-command +b +\d+ +docket\.example\/by-command\+/m);
  });

  test('is the ledger of its key where no address names one', async () => {
    const key = await admin.createKey('far', 'agent');
    const hello = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: WHO },
    };
    const headers = { accept: 'application/json, text/event-stream' };
    const answer = await ask('POST', '/mcp', { key, body: hello, headers });
    expect([answer.status, answer.text]).toMatchObject([200, expect.stringContaining('docket')]);
    const nobody = await ask('POST', '/mcp', { key: `${key}x`, body: hello, headers });
    expect(problemOf(nobody).code).toBe('not_authenticated');
  });

  test('is administered by keys of the first cell, which are taken back there for all', async () => {
    const made = await ask('POST', '/v1/ledgers/registry/keys', {
      key: administrator,
      body: { role: 'administrator', label: 'second' },
    });
    const { key, id, actor } = made.json as { key: string; id: string; actor: string };
    const body = { role: 'agent', label: 'by the second' };
    const given = await ask('POST', '/v1/ledgers/far/keys', { key, body });
    expect(given.status).toBe(201);
    const rows = await queryIn(
      second.superuserUrl,
      `SELECT convert_from(b.body, 'UTF8') AS body FROM docket.entry e
       JOIN docket.body b USING (ledger_no, seq) JOIN docket.ledger l USING (ledger_no)
       WHERE l.ledger_id = 'registry' AND e.type = 'principal.registered'`,
    );
    expect(rows.map(({ body: text }) => String(text)).join('\n')).toContain(actor);
    const path = `/v1/ledgers/registry/keys/${id}`;
    expect((await ask('DELETE', path, { key: administrator })).status).toBe(204);
    const refused = await ask('POST', '/v1/ledgers/far/keys', { key, body });
    expect(problemOf(refused).code).toBe('not_authenticated');
  });

  test('a key of the first registry that is no administrator is nobody in the registry of another', async () => {
    const key = await admin.createKey('registry', 'auditor');
    expect((await ask('GET', '/v1/ledgers/registry', { key })).status).toBe(200);
    const there = await ask('GET', '/v1/ledgers/registry.b', { key });
    expect(problemOf(there).code).toBe('not_authenticated');
  });

  test('shows in the metrics, in the work at hand and in what doctor finds, by its cell', async () => {
    const metrics = await (await fetch(api.metricsUrl ?? '')).text();
    expect(metrics).toContain('docket_database_up{cell="home"} 1');
    expect(metrics).toContain('docket_database_up{cell="b"} 1');
    expect(metrics).toMatch(/docket_ledgers\{cell="b"\} \d/);
    const work = await ask('GET', '/v1/work', { key: administrator });
    const { items } = work.json as { items: { name: string; cell: string }[] };
    const cells = items.filter(({ name }) => name === 'readiness').map(({ cell }) => cell);
    expect(cells).toEqual(['home', 'b']);
    const env = {
      DATABASE_URL: first.url,
      DOCKET_CELLS: 'b',
      DOCKET_CELL_B_URL: second.superuserUrl,
      DOCKET_KEYS_DIR: config.keysDir,
      DOCKET_HOST_NAME: config.hostName,
    };
    const { stdout } = await docket(['doctor'], { env });
    expect(stdout).toMatch(/^ok +home: database\.reached /m);
    expect(stdout).toMatch(/^ok +b: database\.reached /m);
    expect(stdout).toMatch(/^ok +b: ledgers\.seeds /m);
    expect(stdout).toMatch(/^ok +cells\.ledgers +Each ledger stands in one cell\.$/m);
    const away = { ...env, DOCKET_CELL_B_URL: 'postgresql://127.0.0.1:9/none' };
    expect((await docket(['doctor'], { env: away })).stdout).toContain(
      'Mend DOCKET_CELL_B_URL, or start the database.',
    );
    const unnamed = await docket(['doctor'], { env: { ...env, DOCKET_CELLS: 'c' } });
    expect(unnamed.code).toBe(2);
  });
});

describe('people, who are at home', () => {
  const PAGE = { 'sec-fetch-site': 'same-origin', 'x-docket-csrf': '1' };
  const passphrase = 'an old bridge of wet stones';

  async function signIn(name: string, roles: object): Promise<Record<string, string>> {
    const person = { name, roles };
    const enrolled = await ask('POST', '/v1/people', { key: administrator, body: person });
    expect([enrolled.status, enrolled.text]).toMatchObject([201, expect.anything()]);
    const { token } = enrolled.json as { token: string };
    const chosen = { token, passphrase };
    await ask('POST', '/v1/session/enrolment', { headers: PAGE, body: chosen });
    const body = { name, passphrase };
    const begun = await ask('POST', '/v1/session/passphrase', { headers: PAGE, body });
    return { ...PAGE, cookie: begun.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  }

  test('come in to ledgers of every cell where they have a role, and follow them', async () => {
    const headers = await signIn('ada', { near: 'reviewer', far: 'reviewer' });
    for (const ledger of ['near', 'far']) {
      const answer = await ask('GET', `/v1/ledgers/${ledger}/decisions`, { headers });
      expect({ ledger, ...answer }).toMatchObject({ status: 200 });
    }
    const other = await ask('GET', '/v1/ledgers/by-command/decisions', { headers });
    expect(problemOf(other).code).toBe('wrong_ledger');
    const stream = await fetch(`${api.url}/v1/session/positions`, { headers });
    const reader = stream.body?.getReader();
    let told = '';
    while (!told.includes('\ndata: {"')) {
      const { value } = (await reader?.read()) ?? {};
      told += Buffer.from(value ?? []).toString('utf8');
    }
    await reader?.cancel();
    expect(told).toMatch(/data: \{(?=.*"near":\d)(?=.*"far":\d)/);
    expect((await ask('DELETE', '/v1/people/ada', { key: administrator })).status).toBe(204);
    const gone = await ask('GET', '/v1/ledgers/far/decisions', { headers });
    expect(problemOf(gone).code).toBe('not_authenticated');
    const rows = await queryIn<{ type: string }>(
      second.superuserUrl,
      `SELECT e.type FROM docket.entry e JOIN docket.ledger l USING (ledger_no)
       WHERE l.ledger_id = 'far' AND e.type = 'principal.revoked'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('administer every cell where they administer the installation, until that is taken back', async () => {
    const headers = await signIn('ivy', { registry: 'administrator' });
    const body = { role: 'agent', label: 'by a person' };
    for (const ledger of ['near', 'far', 'registry.b']) {
      const made = await ask('POST', `/v1/ledgers/${ledger}/keys`, { headers, body });
      expect({ ledger, ...made }).toMatchObject({ status: 201 });
    }
    const made = await ask('POST', '/v1/ledgers', { headers, body: { id: 'of-ivy', cell: 'b' } });
    expect([made.status, made.text]).toMatchObject([201, expect.anything()]);
    await ask('DELETE', '/v1/people/ivy', { key: administrator });
    const refused = await ask('POST', '/v1/ledgers/far/keys', { headers, body });
    expect(problemOf(refused).code).toBe('not_authenticated');
  });

  test('of a role in the first registry are nobody in that of another cell', async () => {
    const headers = await signIn('joe', { registry: 'auditor' });
    expect((await ask('GET', '/v1/ledgers/registry', { headers })).status).toBe(200);
    const there = await ask('GET', '/v1/ledgers/registry.b', { headers });
    expect(problemOf(there).code).toBe('wrong_ledger');
  });
});

test('the map that routes by path sends the ledgers of a cell to it, and nothing else', () => {
  const block = codeBlockOf('docs/guide/operator-reference.md', 'map $request_uri');
  const [, pattern = ''] = /^ *~(\S+) +docket_beside_b;$/m.exec(block) ?? [];
  const ofCell = new RegExp(pattern);
  const there = ['claims', 'claims/decisions', 'claims?x=1', 'registry.b/checkpoint'];
  const elsewhere = ['claims-2027', 'registry', 'registryxb', 'other/decisions?l=/claims/'];
  for (const path of there) expect(`/v1/ledgers/${path}`).toMatch(ofCell);
  for (const path of elsewhere) expect(`/v1/ledgers/${path}`).not.toMatch(ofCell);
});

describe('a second server', () => {
  test('serves a ledger that the first has made since it started', async () => {
    const other = await startApi({ ...config, logLevel: 'silent' });
    try {
      const body = { id: 'made-later', cell: 'b' };
      const made = await ask('POST', '/v1/ledgers', { key: administrator, body });
      expect(made.status).toBe(201);
      const key = await admin.createKey('made-later', 'agent');
      await open('made-later', key, other.url);
    } finally {
      await other.close();
    }
  });

  test('ends when what it was given is answered, in whichever cell', async () => {
    const other = await startApi({ ...config, logLevel: 'silent' });
    const key = await admin.createKey('far', 'agent');
    const sent = request(`${other.url}/v1/ledgers/far/decisions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        expect: '100-continue',
      },
    });
    const answered = once(sent, 'response');
    sent.flushHeaders();
    // It is taken, and its body is not there yet.
    await once(sent, 'continue');
    const closed = other.close();
    sent.end(JSON.stringify(opening));
    const [answer] = (await answered) as [IncomingMessage];
    expect(answer.statusCode).toBe(201);
    answer.resume();
    await closed;
  });

  test('does not take the database of one cell for that of another', async () => {
    const said: string[] = [];
    const write = (line: string): void => void said.push(line);
    const swapped = { ...config, databaseUrl: second.superuserUrl };
    await expect(startApi(swapped, { logTo: { write } })).rejects.toThrow('another cell');
    const cells = { others: [{ name: 'c', databaseUrl: second.superuserUrl }], newLedgers: 'home' };
    const renamed = await startApi({ ...config, cells }, { logTo: { write } });
    try {
      expect(said.join('')).toContain('would end in /registry.c if the settings were right');
      const far = await call(renamed.url, 'GET', '/v1/ledgers/far', { key: administrator });
      expect(problemOf(far).code).toBe('not_ready');
    } finally {
      await renamed.close();
    }
  });
});

describe('while a cell is away', () => {
  let near: string;
  let far: string;
  beforeAll(async () => {
    near = await admin.createKey('near', 'agent');
    far = await admin.createKey('far', 'agent');
    way.switchTo('away');
    await until(WAIT_S, 'the cell to be missed', async () => {
      const { json } = await ask('GET', '/readyz');
      return (json as { status: string }).status === 'partly_ready';
    });
  });
  afterAll(async () => {
    way.switchTo('there');
    await until(WAIT_S, 'the cell to be back', async () => {
      const { json } = await ask('GET', '/readyz');
      return (json as { status: string }).status === 'ready';
    });
    await open('far', far);
  });

  test('the other one goes on, and readyz says which does not', async () => {
    await open('near', near);
    const { status, json } = await ask('GET', '/readyz');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'partly_ready',
      cells: [
        { name: 'home', status: 'ready' },
        { name: 'b', status: 'not_ready' },
      ],
    });
  });

  test('its ledgers answer 503 and when to come again, and nobody is told that there is none', async () => {
    const body = opening;
    const asked = [
      ask('POST', '/v1/ledgers/far/decisions', { key: far, body }),
      ask('GET', '/v1/ledgers/far/decisions', { key: far }),
      ask('GET', '/v1/ledgers/nowhere-at-all', { key: administrator }),
    ];
    for (const answer of await Promise.all(asked)) {
      expect([problemOf(answer).code, answer.status]).toEqual(['not_ready', 503]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  test('lists say that they are not whole, and no ledger is made that might be there', async () => {
    const listed = await ask('GET', '/v1/ledgers', { key: administrator });
    expect(listed.json).toMatchObject({ missing_cells: ['b'] });
    const env = { DOCKET_URL: api.url, DOCKET_API_KEY: administrator };
    const { code, stderr } = await docket(['ledgers', 'list'], { env });
    expect([code, stderr]).toMatchObject([1, expect.stringContaining('b did not answer')]);
    const body = { id: 'while-away' };
    const made = await ask('POST', '/v1/ledgers', { key: administrator, body });
    expect(problemOf(made)).toMatchObject({ code: 'not_ready' });
    expect(problemOf(made).detail).toContain('Nothing was made');
  });

  test('a server starts without it, and serves it when it is back', async () => {
    const other = await startApi({ ...config, logLevel: 'silent' });
    try {
      await open('near', near, other.url);
      const refused = await call(other.url, 'POST', '/v1/ledgers/far/decisions', {
        key: far,
        body: opening,
      });
      expect(problemOf(refused).code).toBe('not_ready');
      way.switchTo('there');
      await until(WAIT_S, 'the cell to be opened', async () => {
        const { status } = await call(other.url, 'GET', '/v1/ledgers/far', { key: administrator });
        return status === 200;
      });
      await open('far', far, other.url);
    } finally {
      await other.close();
    }
  });
});

test('a cell that is silent holds up nobody else', async () => {
  const near = await admin.createKey('near', 'agent');
  const far = await admin.createKey('far', 'agent');
  way.switchTo('silent');
  await open('near', near);
  const { json } = await ask('GET', '/readyz');
  expect(json).toMatchObject({ status: 'partly_ready' });
  const unknown = await ask('GET', '/v1/ledgers/nowhere-at-all', { key: administrator });
  expect(problemOf(unknown).code).toBe('not_ready');
  const listed = await ask('GET', '/v1/ledgers', { key: administrator });
  expect(listed.json).toMatchObject({ missing_cells: ['b'] });
  way.switchTo('there');
  way.cut();
  await until(WAIT_S, 'the cell to be back', async () => {
    const ready = await ask('GET', '/readyz');
    return (ready.json as { status: string }).status === 'ready';
  });
  await open('far', far);
});

describe('a ledger that stands in two cells', () => {
  test('is served from neither, and doctor names it', async () => {
    // As where a database was put back from before its ledger moved.
    await queryIn(
      first.url,
      `INSERT INTO docket.ledger (ledger_id, origin, public_key, policy, created_at, created_by)
       SELECT 'far', 'docket.example/far', public_key, policy, created_at, created_by
       FROM docket.ledger WHERE ledger_id = 'near'`,
    );
    await until(WAIT_S, 'it to be noticed', async () => {
      // Whoever asks for what is nowhere has all cells asked.
      await ask('GET', '/v1/ledgers/nowhere-at-all', { key: administrator });
      const answer = await ask('GET', '/v1/ledgers/far', { key: administrator });
      return answer.status === 503 && answer.text.includes('home and b');
    });
    const env = {
      DATABASE_URL: first.url,
      DOCKET_CELLS: 'b',
      DOCKET_CELL_B_URL: second.superuserUrl,
    };
    const { stdout, code } = await docket(['doctor'], { env });
    expect(code).toBe(1);
    expect(stdout).toContain('docket.example/far in home and b');
  });
});
