import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApi, type ApiConfig, type RunningApi } from '@docket/api';
import {
  makeServerDirectory,
  startEmbeddedPostgres,
  type EmbeddedPostgresServer,
} from '@docket/store';
import pg from 'pg';
import { administration, call, problemOf, written } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { makeSpansRequest, SPANS_OF_TRACE } from '../bench/otlp-spans.js';
import { age, sorted } from '../otlp/database.js';
import { asSuperuser as queryIn } from '../outbox/as-superuser.js';
import { runDocket, type CommandResult } from '../support/built-command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { hostDocket } from '../support/hosted-command.js';
import { until } from '../support/within.js';

const WAIT_S = 30;
const LEDGER = 'claims';
const docket = hostDocket();

/** Two clusters, and two servers that serve both. */
let first: TestDatabase;
let second: EmbeddedPostgresServer;
let directory: string;
let cluster: string;
let config: ApiConfig;
let servers: RunningApi[] = [];
let administrator: string;
let env: Record<string, string>;
let agent: string;
let admin: ReturnType<typeof administration>;
const log: string[] = [];

const ask: Parameters<typeof administration>[0] = (method, path, options) =>
  call(servers[0]?.url ?? '', method, path, options);

beforeAll(async () => {
  first = await createTestDatabase();
  cluster = await makeServerDirectory('docket-move-');
  second = await startEmbeddedPostgres({ dataDir: join(cluster, 'data'), persistent: false });
  directory = await mkdtemp(join(tmpdir(), 'docket-move-'));
  config = {
    databaseUrl: first.url,
    hostName: 'docket.example',
    keysDir: join(directory, 'keys'),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'warn',
    poolSize: 4,
    queueRecordsMax: 10_000,
    clockAheadSMax: 300,
    cell: 'home',
    cells: { others: [{ name: 'b', databaseUrl: second.superuserUrl }], newLedgers: 'home' },
  };
  env = {
    DATABASE_URL: first.url,
    DOCKET_CELLS: 'b',
    DOCKET_CELL_B_URL: second.superuserUrl,
    DOCKET_KEYS_DIR: config.keysDir,
    DOCKET_HOST_NAME: config.hostName,
  };
  servers = [await startApi(config, { logTo: { write: (line) => void log.push(line) } })];
  administrator = servers[0]?.firstAdministratorKey ?? '';
  servers.push(await startApi({ ...config, logLevel: 'silent' }));
  admin = administration(ask, administrator);
  const made = await ask('POST', '/v1/ledgers', { key: administrator, body: { id: LEDGER } });
  if (made.status !== 201) throw new Error(`${made.text}\n${log.join('')}`);
  agent = await admin.createKey(LEDGER, 'agent');
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await second?.stop();
  await first?.drop();
  for (const made of [directory, cluster]) await rm(made, { recursive: true, force: true });
});

const move = (to: string, ...more: string[]): string[] => [
  'ledgers',
  'move',
  LEDGER,
  '--to',
  to,
  '--reason',
  'The first database is full.',
  ...more,
];

/** Decisions that were acknowledged, each asked for by a key of its own until it was; and the longest that one waited. */
class Writers {
  readonly decisions: string[] = [];
  readonly refusals = new Set<string>();
  longestMs = 0;
  #ended = false;
  readonly #running: Promise<void>[];

  constructor(count: number) {
    this.#running = Array.from({ length: count }, (_, i) => this.#write(i));
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#running);
  }

  async #write(writer: number): Promise<void> {
    for (let i = 0; !this.#ended; i++) {
      const began = performance.now();
      const headers = { 'idempotency-key': `w-${writer}-${began}-${i}` };
      const { url = '' } = servers[writer % servers.length] ?? {};
      for (;;) {
        const answer = await call(url, 'POST', `/v1/ledgers/${LEDGER}/decisions`, {
          key: agent,
          body: opening,
          headers,
        });
        if (answer.status === 201) {
          this.decisions.push(written(answer).decision_id);
          break;
        }
        this.refusals.add(`${answer.status} ${problemOf(answer).code}`);
        if (answer.status !== 503) throw new Error(answer.text);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        await delay(100);
      }
      this.longestMs = Math.max(this.longestMs, performance.now() - began);
      await delay(20);
    }
  }
}

/** Holds what `sql` locks until it is told to let go. */
async function lockIn(url: string, sql: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN; SET LOCAL docket.ledger = 'all'; ${sql}`);
  return () => client.end();
}

const standingIn = async (url: string): Promise<string | undefined> => {
  const rows = await queryIn<{ standing: string }>(
    url,
    `SELECT standing FROM docket.ledger_head JOIN docket.ledger USING (ledger_no) WHERE ledger_id = '${LEDGER}'`,
  );
  return rows[0]?.standing;
};

/** Runs the move until both stand so, and kills it there. */
async function killedAt(to: string, home: string, b: string): Promise<void> {
  let child: ChildProcess | undefined;
  let ended: CommandResult | undefined;
  const running = runDocket(move(to), { env, onSpawn: (one) => (child = one) }).then(
    (result) => (ended = result),
  );
  await until(WAIT_S, `it to be ${home} and ${b}`, async () => {
    if (ended !== undefined) throw new Error(`It ended: ${JSON.stringify(ended)}`);
    return (await standingIn(first.url)) === home && (await standingIn(second.superuserUrl)) === b;
  });
  child?.kill('SIGKILL');
  await running;
}

const open = (key = agent, url = servers[0]?.url ?? '') =>
  call(url, 'POST', `/v1/ledgers/${LEDGER}/decisions`, { key, body: opening });

async function verified(url: string, more: Record<string, string> = {}): Promise<string> {
  const { code, ...said } = await docket(['verify', '--ledger', LEDGER, '--database-url', url], {
    env: more,
  });
  if (code !== 0) throw new Error(`${said.stdout}${said.stderr}`);
  return said.stdout.replaceAll(/\s+/g, ' ');
}

const TRACES = 2;

const contentOf = (id: string, key: string) =>
  ask('GET', `/v1/ledgers/${LEDGER}/exports/${id}/content`, { key });

/** An export of the whole ledger, made. */
async function exportBy(key: string): Promise<{ id: string; content: string }> {
  const body = { kind: 'ledger', format: 'ndjson' };
  const asked = await ask('POST', `/v1/ledgers/${LEDGER}/exports`, { key, body });
  const { export_id: id } = asked.json as { export_id: string };
  let state = '';
  const isReady = async (): Promise<boolean> => {
    const job = await ask('GET', `/v1/ledgers/${LEDGER}/exports/${id}`, { key });
    state = job.text;
    return (job.json as { state: string }).state === 'ready';
  };
  await until(WAIT_S, 'the export', isReady, {
    state: () => `${state}\n${log.join('').slice(-2000)}`,
  });
  return { id, content: (await contentOf(id, key)).text };
}

describe('a move that is broken off while it copies', () => {
  let letGo: () => Promise<void>;
  beforeAll(async () => {
    for (let i = 0; i < 5; i++) written(await open());
    // The registry there has a head already, which the copy does not touch: what is copied waits here.
    letGo = await lockIn(second.superuserUrl, 'LOCK TABLE docket.idempotency IN EXCLUSIVE MODE');
    await killedAt('b', 'here', 'coming');
    await letGo();
  });

  test('keeps nobody from writing, and is told by doctor', async () => {
    written(await open());
    const { stdout } = await docket(['doctor'], { env });
    expect(stdout).toMatch(/^ok +cells\.ledgers/m);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/ledgers\.moves.{0,80}claims to b/);
  });

  test('takes nothing in the target from whoever has the service’s login', async () => {
    const [head] = await queryIn<{ ledger_no: number; size: string }>(
      second.superuserUrl,
      `SELECT ledger_no, size FROM docket.ledger_head JOIN docket.ledger USING (ledger_no) WHERE ledger_id = '${LEDGER}'`,
    );
    const moved = queryIn(
      second.superuserUrl,
      `UPDATE docket.ledger_head SET size = size + 1 WHERE ledger_no = ${head?.ledger_no}`,
    );
    await expect(moved).rejects.toThrow('only moves forward');
  });

  test('is given up, and nothing of it is left in the other cell', async () => {
    const given = await docket(move('b', '--abandon'), { env });
    expect(given).toMatchObject({ code: 0 });
    expect(await standingIn(first.url)).toBe('here');
    const rows = await queryIn<{ n: number }>(
      second.superuserUrl,
      `SELECT count(*)::int AS n FROM docket.entry e WHERE NOT EXISTS (SELECT FROM docket.ledger l WHERE l.ledger_no = e.ledger_no)`,
    );
    expect([await standingIn(second.superuserUrl), rows[0]?.n]).toEqual([undefined, 0]);
    written(await open());
  });
});

describe('a ledger that is moved under writers, by a command that is killed at each step', () => {
  let writers: Writers;
  let receipt: { decision: string; checkpoint: string };
  let webhook: string;
  let officer: string;
  let auditor: string;
  let exported: { id: string; content: string };

  beforeAll(async () => {
    const opened = written(await open());
    const path = `/v1/ledgers/${LEDGER}/decisions/${opened.decision_id}/job-cards`;
    written(await ask('POST', path, { key: agent, body: card }));
    const checkpoint = await ask('GET', `/v1/ledgers/${LEDGER}/checkpoint`, { key: administrator });
    receipt = { decision: opened.decision_id, checkpoint: checkpoint.text };
    officer = await admin.createKey(LEDGER, 'officer');
    const made = await ask('POST', `/v1/ledgers/${LEDGER}/webhooks`, {
      key: administrator,
      body: { url: 'https://hook.example/in', label: 'one', events: ['escalation.opened'] },
    });
    webhook = (made.json as { id: string }).id;
    auditor = await admin.createKey(LEDGER, 'auditor');
    exported = await exportBy(auditor);
    const { json } = makeSpansRequest(TRACES * SPANS_OF_TRACE, 0);
    const spans = await ask('POST', `/v1/ledgers/${LEDGER}/otlp/v1/traces`, {
      key: agent,
      raw: json,
      headers: { 'content-type': 'application/json' },
    });
    expect(spans.status).toBe(200);
    await sorted(first.url);
    // They wait as long as nobody says otherwise.
    await queryIn(first.url, "UPDATE docket.otlp_trace SET last_at = last_at + interval '1 h'");
    writers = new Writers(4);
    await delay(500);
    // Frozen, and the rest cannot be copied.
    const frozen = await lockIn(
      second.superuserUrl,
      'LOCK TABLE docket.export_part IN EXCLUSIVE MODE',
    );
    await killedAt('b', 'leaving', 'coming');
    await frozen();
    const refused = await open();
    expect([refused.status, problemOf(refused).code]).toEqual([503, 'not_ready']);
    // Switched, and the old place cannot be left.
    const switched = await lockIn(
      first.url,
      `SELECT FROM docket.ledger_head WHERE ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'registry') FOR UPDATE`,
    );
    await killedAt('b', 'leaving', 'here');
    await switched();
    await delay(1_500);
    const done = await docket(move('b'), { env });
    expect(done).toMatchObject({ code: 0 });
    await delay(2_000);
    await writers.end();
  });

  test('has each record that was acknowledged, once, and no writer was told anything but to come again', async () => {
    expect([...writers.refusals]).toEqual(['503 not_ready']);
    const rows = await queryIn<{ id: string; n: number }>(
      second.superuserUrl,
      `SELECT decision_id AS id, count(*)::int AS n FROM docket.entry JOIN docket.ledger USING (ledger_no)
       WHERE ledger_id = '${LEDGER}' AND type = 'decision.opened' GROUP BY decision_id`,
    );
    const there = new Map(rows.map(({ id, n }) => [id, n]));
    expect(writers.decisions.filter((id) => there.get(id) !== 1)).toEqual([]);
    const before = 8;
    expect(there.size).toBe(writers.decisions.length + before);
  });

  test('verifies where it lives, by HTTP and out of both databases, and so do the registries', async () => {
    const alone = await verified(second.superuserUrl);
    expect(alone).toMatch(
      /registrations? (was|were) written in the cell home .* not checked against it/,
    );
    const whole = await verified(second.superuserUrl, env);
    expect(whole).not.toContain('not checked against it');
    expect(await verified(first.url)).toMatch(/was moved to the cell b with \d+ entries/);
    for (const ledger of [LEDGER, 'registry', 'registry.b']) {
      const own = { DOCKET_API_KEY: await admin.createKey(ledger, 'auditor') };
      const result = await docket(['verify', `${servers[0]?.url}/v1/ledgers/${ledger}`], {
        env: own,
      });
      expect({ ledger, ...result }).toMatchObject({ ledger, code: 0 });
    }
  });

  test('has what was signed before among what it signs now', async () => {
    const kept = join(directory, 'before.txt');
    await writeFile(kept, receipt.checkpoint);
    const own = { DOCKET_API_KEY: await admin.createKey(LEDGER, 'auditor') };
    const address = `${servers[1]?.url}/v1/ledgers/${LEDGER}`;
    const result = await docket(['verify', address, '--checkpoint', kept], { env: own });
    expect(result).toMatchObject({ code: 0 });
  });

  test('says in the ledger and in both registries what was moved, where to, and why', async () => {
    for (const [url, ledger] of [
      [second.superuserUrl, LEDGER],
      [second.superuserUrl, 'registry'],
      [first.url, 'registry'],
    ] as const) {
      const rows = await queryIn<{ body: string; seq: string }>(
        url,
        `SELECT e.seq, convert_from(b.body, 'UTF8') AS body FROM docket.entry e JOIN docket.body b USING (ledger_no, seq)
         JOIN docket.ledger l USING (ledger_no) WHERE l.ledger_id = '${ledger}' AND e.type = 'ledger.moved'`,
      );
      expect(rows).toHaveLength(1);
      const body = JSON.parse(rows[0]?.body ?? '{}') as { size: number };
      expect(body).toMatchObject({
        origin: `docket.example/${LEDGER}`,
        from_cell: 'home',
        to_cell: 'b',
        reason: 'The first database is full.',
      });
      if (ledger === LEDGER) expect(Number(rows[0]?.seq)).toBe(body.size);
    }
  });

  test('goes on with its keys, its webhooks, its search, its dossiers and its exports', async () => {
    for (const { url } of servers) written(await open(agent, url));
    const at = await ask('GET', `/v1/ledgers/${LEDGER}`, { key: administrator });
    expect(at.json).toMatchObject({ cell: 'b', origin: `docket.example/${LEDGER}` });
    const hooks = await ask('GET', `/v1/ledgers/${LEDGER}/webhooks`, { key: administrator });
    expect(hooks.text).toContain(webhook);
    await until(WAIT_S, 'the index to be whole', async () => {
      const found = await ask('GET', `/v1/ledgers/${LEDGER}/decisions?limit=1`, { key: officer });
      return found.status === 200 && found.text.includes('dec_');
    });
    const dossier = await ask(
      'POST',
      `/v1/ledgers/${LEDGER}/decisions/${receipt.decision}/dossier`,
      {
        key: officer,
      },
    );
    if (dossier.status !== 200) throw new Error(`${dossier.text}\n${log.join('').slice(-3000)}`);
    const before = await contentOf(exported.id, auditor);
    expect([before.status, before.text]).toEqual([200, exported.content]);
    await exportBy(auditor);
    const [came] = await queryIn<{ n: number }>(
      second.superuserUrl,
      'SELECT count(*)::int AS n FROM docket.otlp_trace WHERE is_pending',
    );
    expect(came).toEqual({ n: TRACES });
    await until(WAIT_S, 'the spans', async () => (await age(second.superuserUrl)) === 0);
    const [recorded] = await queryIn<{ n: number }>(
      second.superuserUrl,
      `SELECT count(*)::int AS n FROM docket.idempotency JOIN docket.ledger USING (ledger_no)
       WHERE ledger_id = '${LEDGER}' AND key LIKE 'otlp1:%decision.opened%'`,
    );
    expect(recorded).toEqual({ n: TRACES });
  });

  test('is signed for by files of the cell that it lives in, and by none of the other', async () => {
    const own = (names: string[]): string[] =>
      names.filter((name) => name.startsWith(`${LEDGER}.`)).sort();
    expect(own(await readdir(config.keysDir))).toEqual([]);
    const there = ['claims.seed', 'claims.server.seed', 'claims.signed'];
    expect(own(await readdir(join(config.keysDir, 'cell.b')))).toEqual(there);
  });

  test('is written to nowhere else, also not by SQL with the service’s login', async () => {
    const [row] = await queryIn<{ no: number; role: string }>(
      first.url,
      `SELECT l.ledger_no AS no, 'docket_app_' || d.oid AS role FROM docket.ledger l, pg_database d
       WHERE ledger_id = '${LEDGER}' AND datname = current_database()`,
    );
    const as = (sql: string) =>
      queryIn(
        first.url,
        `BEGIN; SET LOCAL ROLE ${row?.role}; SET LOCAL docket.ledger = '${row?.no}'; ${sql}; COMMIT`,
      );
    // An entry that the database would take of a ledger that lives there.
    const [fit] = await queryIn<Record<string, string>>(
      first.url,
      `WITH h AS (SELECT * FROM docket.ledger_head WHERE ledger_no = ${row?.no}),
      e AS (SELECT convert_to(regexp_replace(encode(leaf, 'escape'), '[0-9a-f]{64}(?=","role")', encode(h.last_hash, 'hex')), 'UTF8') AS leaf
        FROM docket.entry, h WHERE entry.ledger_no = ${row?.no} AND seq = 1),
      n AS (SELECT leaf, sha256('\\x00'::bytea || leaf) AS hash FROM e)
      SELECT n.leaf::text, n.hash::text, h.last_hash::text AS last, h.last_time AS time, h.size::text,
        (CASE WHEN size & 1 = 0 THEN frontier || n.hash ELSE docket.grow_edge(frontier, size, ARRAY[n.hash]) END)::text AS frontier
      FROM n, h`,
    );
    const append = `SELECT docket.append_one('${fit?.['leaf']}', '${fit?.['hash']}', '${fit?.['last']}', 'x', NULL, NULL, '', '',
      '', 'd', 0, 0, '', 1, '', '', '', '', false, '', '', '', '', '', '',
      ${row?.no}, ${fit?.['size']}, '${fit?.['last']}', ${fit?.['size']} + 1, '${fit?.['hash']}', '${fit?.['time']}',
      '${fit?.['frontier']}', now() - interval '1 day')`;
    await expect(as(append)).rejects.toMatchObject({ code: '55D01' });
    await expect(
      as(
        `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note) VALUES (${row?.no}, 999999, sha256(''), '', '')`,
      ),
    ).rejects.toMatchObject({ code: '55D01' });
    await expect(as(`UPDATE docket.ledger_head SET standing = 'here'`)).rejects.toThrow(
      'permission denied',
    );
  });

  test('is said by a second run to live there, and moves back over what it left', async () => {
    expect(await docket(move('b'), { env })).toMatchObject({ code: 0 });
    const { code, ...said } = await docket(move('home'), { env });
    if (code !== 0) throw new Error(`${said.stdout}${said.stderr}`);
    expect([await standingIn(first.url), await standingIn(second.superuserUrl)]).toEqual([
      'here',
      'moved',
    ]);
    await verified(first.url);
    await until(WAIT_S, 'it to be served', async () => (await open()).status === 201);
    written(await open(agent, servers[1]?.url));
  });
});

test('a ledger goes to no cell that there is not, and no registry goes', async () => {
  expect(await docket(move('c'), { env })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no cell c'),
  });
  const registry = await docket(['ledgers', 'move', 'registry', '--to', 'b', '--reason', 'x'], {
    env,
  });
  expect(registry).toMatchObject({ code: 1 });
});
