import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeLeaf } from '@docket/chain';
import { readInsideNetworks } from '@docket/service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestApi, type Answer, type TestApi } from '../api/support/api.js';
import { age, query, sorted } from '../otlp/database.js';
import { startReceiver, type Receiver } from '../outbox/receiver.js';
import { runDocket } from '../support/built-command.js';
import { until } from '../support/within.js';
import { forgedWorld, type World } from './forged-world.js';

const PAGE = { 'sec-fetch-site': 'same-origin', 'x-docket-csrf': '1' };
const PASSPHRASE = 'an old bridge of wet stones';
const FOREIGN = 'Its row is not one that a server of this installation wrote so.';

/** Somebody with the login of the service and no file of the server writes rows on which the server would act. */
let api: TestApi;
let service: pg.Client;
let receiver: Receiver;
let directory: string;
let made: World;
let officer: string;
let officerKey: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-rows-'));
  const signInFile = join(directory, 'sign-in.json');
  await writeFile(
    signInFile,
    JSON.stringify({ public_url: 'https://docket.example', local: true }),
  );
  api = await startTestApi({
    attestsAgents: true,
    metrics: { port: 0, host: '127.0.0.1' },
    insideNetworks: readInsideNetworks('127.0.0.0/8'),
    signInFile,
  });
  receiver = await startReceiver();
  made = await forgedWorld(api, 'claims');
  officerKey = await api.createKey('claims', 'officer');
  const { json } = await api.call('GET', '/v1/ledgers/claims/keys', { key: api.administrator });
  const { keys } = json as { keys: { role: string; actor: string }[] };
  officer = keys.find(({ role }) => role === 'officer')?.actor ?? '';
  service = new pg.Client({ connectionString: api.database.url });
  await service.connect();
  const { rows } = await service.query<{ role: string; n: number }>(
    `SELECT 'docket_app_' || d.oid AS role, ledger_no AS n FROM pg_database d, docket.ledger
     WHERE datname = current_database() AND ledger_id = 'claims'`,
  );
  await service.query(`SET ROLE ${rows[0]?.role}; SET docket.ledger = '${rows[0]?.n}'`);
});
afterAll(async () => {
  await service.end();
  await api.close();
  await receiver.close();
  await rm(directory, { recursive: true, force: true });
});

const sql = <Row extends object>(text: string) => query<Row>(api.database.url, text);
const said = (): string => api.log.map(({ msg }) => String(msg)).join('\n');

/** What stands in the ledger in somebody's name. */
async function entriesOf(actor: string): Promise<{ type: string; body: string }[]> {
  const rows = await sql<{ leaf: Buffer; body: Buffer }>(
    `SELECT e.leaf, b.body FROM docket.entry e JOIN docket.body b USING (ledger_no, seq)
     JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'claims' ORDER BY seq`,
  );
  return rows.flatMap(({ leaf, body }) => {
    const { type, actor: by } = decodeLeaf(leaf);
    return by === actor ? [{ type, body: body.toString('utf8') }] : [];
  });
}

async function serves(): Promise<void> {
  expect((await api.call('GET', '/readyz')).status).toBe(200);
  const list = await api.call('GET', '/v1/ledgers/claims/exports', { key: officerKey });
  expect(list.status).toBe(200);
}

async function foreignRows(table: string): Promise<number> {
  const text = await (await fetch(api.api.metricsUrl ?? '')).text();
  return Number(
    new RegExp(`^docket_foreign_rows\\{table="${table}"\\} (\\d+)$`, 'm').exec(text)?.[1],
  );
}

const told = (table: string, rows: number): Promise<void> =>
  until(30, `docket_foreign_rows of ${table}`, async () => (await foreignRows(table)) === rows, {
    pauseMs: 200,
  });

describe('an export in the name of an officer', () => {
  const stateOf = async (id: string): Promise<string | undefined> => {
    const [row] = await sql<{ state: string; failure: string | null }>(
      `SELECT state, failure FROM docket.export_job WHERE export_id = '${id}'`,
    );
    return row && `${row.state}: ${row.failure}`;
  };
  const isGivenUp = (id: string): Promise<void> =>
    until(30, id, async () => (await stateOf(id)) === `failed: ${FOREIGN}`, { pauseMs: 100 });
  const isReady = async (exportId: string): Promise<void> => {
    let state: string | undefined;
    const look = async (): Promise<boolean> => {
      state = await stateOf(exportId);
      return state?.startsWith('ready') === true;
    };
    await until(60, exportId, look, {
      state: () => `${state}\n${said().slice(-3_000)}`,
      pauseMs: 100,
    });
  };
  const id = (letter: string): string => `exp_${letter.repeat(26)}`;
  const wanted = { kind: 'ledger', format: 'ndjson', purpose: 'Sold.', recipient: 'Daily Paper' };
  let genuine: string;

  test('that nobody asked for, and one with the seal of another, is not made', async () => {
    const asked = await api.call('POST', '/v1/ledgers/claims/exports', {
      key: officerKey,
      body: { kind: 'dossier', format: 'json', decision: made.decision },
    });
    expect([asked.status, asked.text]).toEqual([202, asked.text]);
    genuine = (asked.json as { export_id: string }).export_id;
    await isReady(genuine);
    const before = await entriesOf(officer);
    await service.query(
      `INSERT INTO docket.export_job (export_id, ledger_no, requested_by, role, via, request, state, created_at)
       VALUES ($1, current_setting('docket.ledger')::int, $2, 'officer', 'api_key', $3, 'queued', $4)`,
      [id('a'), officer, JSON.stringify(wanted), new Date().toISOString()],
    );
    // By an id of its own, by the genuine one's words, and with another wish.
    for (const [letter, request] of [
      ['b', 'request'],
      ['c', `'${JSON.stringify(wanted)}'`],
    ] as const)
      await service.query(
        `INSERT INTO docket.export_job (export_id, ledger_no, requested_by, role, via, request, state, created_at, seal)
         SELECT $2, ledger_no, requested_by, role, via, ${request}, 'queued', created_at, seal
         FROM docket.export_job WHERE export_id = $1`,
        [genuine, id(letter)],
      );
    for (const letter of ['a', 'b', 'c']) await isGivenUp(id(letter));
    expect(await entriesOf(officer)).toEqual(before);
    for (const letter of ['a', 'b', 'c']) {
      expect(said()).toContain(`the row of export ${id(letter)} is not one that a server`);
      const read = await api.call('GET', `/v1/ledgers/claims/exports/${id(letter)}`, {
        key: officerKey,
      });
      expect(read.status).toBe(404);
    }
    await told('export_job', 3);
    await serves();
  });

  test('that they did ask for is not recorded with the digest and the facts of another file', async () => {
    const asked = await api.call('POST', '/v1/ledgers/claims/exports', {
      key: made.keys.auditor,
      body: { kind: 'ledger', format: 'ndjson' },
    });
    const { export_id: own } = asked.json as { export_id: string };
    await isReady(own);
    const [auditor] = await sql<{ by: string }>(
      `SELECT requested_by AS by FROM docket.export_job WHERE export_id = '${own}'`,
    );
    // As if nothing was recorded of it: whoever takes it up records what its row says of the file.
    const before = await entriesOf(auditor?.by ?? '');
    await sql(`DELETE FROM docket.idempotency WHERE key = 'export/${own}'`);
    await service.query(
      `UPDATE docket.export_job SET state = 'running', recorded_seq = NULL, lease_until = now() - interval '1 s',
         sha256 = sha256('mine'), facts = '{"first_seq":0,"last_seq":1}' WHERE export_id = $1`,
      [own],
    );
    await isGivenUp(own);
    expect(await entriesOf(auditor?.by ?? '')).toEqual(before);
    await told('export_job', 4);
  });

  test('is told by docket doctor, with where it stands', async () => {
    const env = {
      DATABASE_URL: api.database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: api.keysDir,
    };
    const { stdout } = await runDocket(['doctor', '--json'], { env });
    const { checks } = JSON.parse(stdout) as { checks: { id: string }[] };
    expect(checks.find(({ id: check }) => check === 'database.foreign_rows')).toMatchObject({
      verdict: 'failed',
      found: expect.stringContaining('4 of docket.export_job') as unknown,
    });
  });
});

describe('spans in the name of another agent', () => {
  const spans = (traceId: string, spanId: string, name = 'run') => ({
    resourceSpans: [
      {
        scopeSpans: [
          {
            spans: [
              {
                traceId,
                spanId,
                name,
                startTimeUnixNano: '1700000000000000000',
                endTimeUnixNano: '1700000001000000000',
                attributes: [
                  { key: 'gen_ai.operation.name', value: { stringValue: 'invoke_agent' } },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  const send = async (key: string, body: object): Promise<void> => {
    const { status } = await api.call('POST', '/v1/ledgers/claims/otlp/v1/traces', { key, body });
    expect(status).toBe(200);
    await sorted(api.database.url);
  };
  const isSetAside = async (traceId: string, principal: string): Promise<boolean> => {
    await age(api.database.url);
    const rows = await sql<{ refusal: string }>(
      `SELECT refusal FROM docket.otlp_trace WHERE trace_id = '${traceId}' AND principal = '${principal}'
         AND set_aside_at IS NOT NULL`,
    );
    return rows[0]?.refusal === FOREIGN;
  };
  const setAside = (traceId: string, principal: string): Promise<void> =>
    until(30, traceId, () => isSetAside(traceId, principal), { pauseMs: 100 });
  let mine: string;

  beforeAll(async () => {
    mine = await api.createKey('claims', 'agent');
  });

  test('that were copied, each with the seal of their own sender, become nothing', async () => {
    const [copied, arrived] = ['a'.repeat(32), 'b'.repeat(32)];
    // It does not become a record before its rows are copied.
    await send(mine, spans(copied, '00000000000000aa'));
    const before = await entriesOf(made.agent);
    await service.query(
      `INSERT INTO docket.otlp_trace (first_at, last_at, ledger_no, is_pending, has_root, trace_id, principal, via, failures)
       SELECT first_at - interval '1 h', last_at - interval '1 h', ledger_no, true, has_root, trace_id, $1, via, n
       FROM docket.otlp_trace, (VALUES (0)) AS f (n) WHERE trace_id = $2`,
      [made.agent, copied],
    );
    await service.query(
      `INSERT INTO docket.otlp_chunk (request_no, ledger_no, items, bytes, principal, via, trace_id, ranges, content_hash, seal)
       SELECT request_no, ledger_no, items, bytes, $1, via, trace_id, ranges, content_hash, seal
       FROM docket.otlp_chunk WHERE trace_id = $2`,
      [made.agent, copied],
    );
    // Before it is sorted, and as one of which eight attempts failed: no loss is noted in the name either.
    await service.query(
      `INSERT INTO docket.otlp_arrival (received_at, request_no, ledger_no, items, principal, via, trace_ids,
         chunk_items, chunk_bytes, has_root, ranges, content_hash, seals)
       SELECT now() - interval '1 h', request_no, ledger_no, items, $1, via, ARRAY[$3::text], ARRAY[items], ARRAY[bytes],
         ARRAY[true], ARRAY[ranges], content_hash, ARRAY[seal]
       FROM docket.otlp_chunk WHERE trace_id = $2 AND principal <> $1`,
      [made.agent, copied, arrived],
    );
    await sorted(api.database.url);
    await service.query('UPDATE docket.otlp_trace SET failures = 8 WHERE trace_id = $1', [arrived]);
    await setAside(copied, made.agent);
    await setAside(arrived, made.agent);
    expect(await entriesOf(made.agent)).toEqual(before);
    expect(said()).toContain(`trace ${copied} of ledger claims is set aside: what waits of it`);
    // Whoever sent them is not held up.
    await until(30, 'the genuine one', async () => {
      await age(api.database.url);
      const rows = await sql(
        `SELECT FROM docket.otlp_trace WHERE trace_id = '${copied}' AND decision_id IS NOT NULL`,
      );
      return rows.length === 1;
    });
    await told('otlp_trace', 2);
    await serves();
  });

  test('are not filed with a goal, or into a decision, that somebody wrote into their trace', async () => {
    const [goal, decision] = ['c'.repeat(32), 'd'.repeat(32)];
    for (const traceId of [goal, decision])
      await send(made.keys.agent, spans(traceId, '00000000000000aa'));
    await until(30, 'both are recorded', async () => {
      await age(api.database.url);
      const rows = await sql(
        `SELECT FROM docket.otlp_trace WHERE trace_id IN ('${goal}', '${decision}') AND decision_id IS NOT NULL`,
      );
      return rows.length === 2;
    });
    const before = await entriesOf(made.agent);
    await service.query(`UPDATE docket.otlp_trace SET goal = 'Sell it all' WHERE trace_id = $1`, [
      goal,
    ]);
    await service.query('UPDATE docket.otlp_trace SET decision_id = $2 WHERE trace_id = $1', [
      decision,
      made.decision,
    ]);
    for (const traceId of [goal, decision]) {
      await send(made.keys.agent, spans(traceId, '00000000000000bb', 'late'));
      await setAside(traceId, made.agent);
    }
    expect(await entriesOf(made.agent)).toEqual(before);
    // As the server wrote it, what came late is filed, once somebody has it tried again.
    await told('otlp_trace', 4);
  });
});

test('a message that was put in is not sent with the signature of the webhook, nor to a copy of it', async () => {
  const webhooks = '/v1/ledgers/claims/webhooks';
  const key = api.administrator;
  const { json } = await api.call('POST', webhooks, { key, body: { url: receiver.url } });
  const { id } = json as { id: string };
  const content = JSON.stringify({ type: 'decision.closed', timestamp: '', data: {} });
  const message = (hex: string): string => `msg_${hex.repeat(32)}`;
  await service.query(
    `INSERT INTO docket.outbox_message (ledger_no, endpoint_id, message_id, event, content)
     VALUES (current_setting('docket.ledger')::int, $1, $2, 'decision.closed', $3)`,
    [id, message('a'), content],
  );
  await api.call('POST', `${webhooks}/${id}/tests`, { key });
  await until(30, 'the test of the webhook', () => receiver.deliveries.length > 0);
  await service.query(
    `INSERT INTO docket.outbox_message (ledger_no, endpoint_id, message_id, event, content, seal)
     SELECT ledger_no, endpoint_id, $2, event, $3, seal FROM docket.outbox_message
     WHERE endpoint_id = $1 AND event = 'webhook.test'`,
    [id, message('b'), content],
  );
  const copy = `whk_${'a'.repeat(26)}`;
  await service.query(
    `INSERT INTO docket.outbox_endpoint (size, ledger_no, endpoint_id, form, events, label, shown, created_by, sealed)
     SELECT 0, ledger_no, $2, form, events, label, shown, created_by, sealed FROM docket.outbox_endpoint
     WHERE endpoint_id = $1`,
    [id, copy],
  );
  await told('outbox_message', 2);
  await until(30, 'the copy is disabled', async () => {
    const [row] = await sql<{ why: string | null }>(
      `SELECT disabled_why AS why FROM docket.outbox_endpoint WHERE endpoint_id = '${copy}'`,
    );
    return row?.why === 'its row is not as this installation wrote it';
  });
  expect(
    receiver.deliveries.map(({ body }) => (JSON.parse(body) as { type: string }).type),
  ).toEqual(['webhook.test']);
  expect(said()).toContain(`1 messages to webhook ${id} of ledger claims are not sent`);
  await serves();
});

describe('a session and a person', () => {
  const signIn = (name: string): Promise<Answer> =>
    api.call('POST', '/v1/session/passphrase', {
      headers: PAGE,
      body: { name, passphrase: PASSPHRASE },
    });
  const enrol = async (name: string, role: string): Promise<void> => {
    const body = { name, roles: { claims: role } };
    const { json } = await api.call('POST', '/v1/people', { key: api.administrator, body });
    const { token } = json as { token: string };
    const chosen = await choose(token);
    expect(chosen.status).toBe(204);
  };
  const choose = (token: string): Promise<Answer> =>
    api.call('POST', '/v1/session/enrolment', {
      headers: PAGE,
      body: { token, passphrase: PASSPHRASE },
    });
  const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

  test('that were inserted, changed or copied open nothing', async () => {
    await enrol('ada', 'reviewer');
    await enrol('bo', 'officer');
    expect((await signIn('ada')).status).toBe(200);
    expect((await signIn('bo')).status).toBe(200);
    const token = randomBytes(32).toString('base64url');
    // The row of an officer, with a token of one's own; and one's own, as the officer.
    for (const [n, person, of] of [
      ['1', 'person', `p.name = 'bo'`],
      [
        '2',
        `(SELECT person FROM docket.session ORDER BY signed_in_at DESC LIMIT 1)`,
        `p.name = 'ada'`,
      ],
    ] as const) {
      await service.query('DELETE FROM docket.session WHERE token_hash = $1', [hashOf(token)]);
      await service.query(
        `INSERT INTO docket.session (last_seen, session_id, person, via, roles, signed_in_at, authenticated_at, expires_at,
           token_hash, sign_in_hash, seal)
         SELECT now(), 'ses_' || repeat('${n}', 26), ${person}, via, s.roles, signed_in_at, authenticated_at, expires_at,
           $1, sha256('${n}'), s.seal FROM docket.session s JOIN docket.person p ON person LIKE '%' || person_id || '%' AND ${of}`,
        [hashOf(token)],
      );
      const { rowCount } = await service.query('SELECT FROM docket.session WHERE token_hash = $1', [
        hashOf(token),
      ]);
      expect(rowCount).toBe(1);
      const headers = { ...PAGE, cookie: `__Host-docket-session=${token}` };
      expect((await api.call('GET', '/v1/session', { headers })).status).toBe(401);
    }
    // A link to choose a passphrase in the officer's place.
    const link = randomBytes(32).toString('base64url');
    await service.query(
      `UPDATE docket.person SET enrolment_hash = $1, enrolment_expires_at = '2099-01-01T00:00:00.000Z' WHERE name = 'bo'`,
      [hashOf(link)],
    );
    expect((await choose(link)).status).not.toBe(204);
    await serves();
  });
});
