import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canonicalBytes,
  commitBody,
  CompactRange,
  decodeLeaf,
  encodeLeaf,
  leafHash,
  sha256,
  toHex,
  utf8,
  type JsonObject,
} from '@docket/chain';
import { Database, LedgerService } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { card, opening, review } from '../api/support/records.js';
import { call, startTestApi, written, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

/** What nobody recorded makes no author, and what nobody registered opens nothing. */
let api: TestApi;
let service: ReturnType<Database['of']>;
let superuser: pg.Client;
const keys = { agent: '', reviewer: '', officer: '' };

beforeAll(async () => {
  api = await startTestApi();
  superuser = new pg.Client({ connectionString: api.database.url });
  await superuser.connect();
  await api.createLedger('claims');
  const { ledgerNo } = await api.api.app.get(LedgerService).getLedger('claims');
  service = api.api.app.get(Database).of(ledgerNo);
  for (const role of ['agent', 'reviewer', 'officer'] as const)
    keys[role] = await api.createKey('claims', role);
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});

/** What a server that has looked nothing up yet answers to a read with this key. */
async function statusOf(key: string, ledger = 'claims'): Promise<number> {
  const other = await api.startAnother();
  try {
    return (await call(other.url, 'GET', `/v1/ledgers/${ledger}`, { key })).status;
  } finally {
    await other.close();
  }
}
const idOf = (key: string): string => key.split('_')[1] ?? '';

describe('with the service’s own login at the database', () => {
  test('a key that is inserted by hand opens nothing, whatever it says of itself', async () => {
    const secret = randomBytes(32).toString('hex');
    const hash = Buffer.from(sha256(utf8(secret)));
    for (const [ledger, role] of [
      ['claims', 'officer'],
      ['registry', 'administrator'],
      [null, 'administrator'],
    ] as const) {
      const id = randomBytes(8).toString('hex');
      await service.query(
        `INSERT INTO docket.api_key (key_id, ledger_no, role, principal, name, secret_hash, created_at, created_by)
         VALUES ($1, (SELECT ledger_no FROM docket.ledger WHERE ledger_id = $2), $3, $4, 'mine', $5, '2026-01-01T00:00:00.000Z', 'docket')`,
        [id, ledger, role, `prn_${id}`, hash],
      );
      expect(await statusOf(`docket_${id}_${secret}`)).toBe(401);
    }
  });

  test('a revoked key that is revived stays revoked', async () => {
    const key = await api.createKey('claims', 'officer');
    expect(await statusOf(key)).toBe(200);
    const path = `/v1/ledgers/claims/keys/${idOf(key)}`;
    expect((await api.call('DELETE', path, { key: api.administrator })).status).toBe(204);
    await service.query(
      'UPDATE docket.api_key SET revoked_at = NULL, revoked_by = NULL WHERE key_id = $1',
      [idOf(key)],
    );
    expect(await statusOf(key)).toBe(401);
  });

  test('a well-formed review by who never existed is named, from the dossier alone and in the database', async () => {
    const path = '/v1/ledgers/claims/decisions';
    const { decision_id: decision } = written(
      await api.call('POST', path, { key: keys.agent, body: opening }),
    );
    const cards = `${path}/${decision}/job-cards`;
    written(await api.call('POST', cards, { key: keys.agent, body: card }));
    written(
      await api.call('POST', `${path}/${decision}/reviews`, { key: keys.reviewer, body: review }),
    );
    const seq = await append(decision, { ...review, reason: 'I approve of it.' });
    const env = { DATABASE_URL: api.database.url };
    const inDatabase = await runDocket(['verify', '--ledger', 'claims'], { env });
    expect(inDatabase.code).toBe(1);
    const named = new RegExp(`author_unknown seq ${seq} .*prn_nobody is not registered before it`);
    expect(inDatabase.stdout).toMatch(named);

    const other = await api.startAnother();
    const directory = await mkdtemp(join(tmpdir(), 'docket-authors-'));
    try {
      const wanted = `/v1/ledgers/claims/decisions/${decision}/dossier.json`;
      const dossier = await call(other.url, 'GET', wanted, { key: keys.officer });
      expect(dossier.status).toBe(200);
      const file = join(directory, 'dossier.json');
      await writeFile(file, dossier.text);
      const alone = await runDocket(['verify', file]);
      expect({ ...alone, isNamed: named.test(alone.stdout) }).toMatchObject({
        code: 1,
        isNamed: true,
      });
    } finally {
      await other.close();
      await rm(directory, { recursive: true });
    }
  });
});

describe('a key that Docket itself is made to register', () => {
  test.each([
    ['naming no entry of the registry', undefined],
    ['naming the entry of another', { seq: 1, leaf_hash: '0'.repeat(64) }],
  ])('%s, is held against the registry and named', async (name, entry) => {
    const ledger = entry === undefined ? 'refunds' : 'spare';
    await api.createLedger(ledger);
    const authenticator = { kind: 'api_key' as const, id: 'mine', fingerprint: 'ab'.repeat(32) };
    const body = { principal: 'prn_mine', role: 'administrator' as const, authenticator };
    await api.api.app.get(LedgerService).appendOwn(ledger, {
      type: 'principal.registered',
      body: { ...body, ...(entry && { registry_entry: entry }) },
    });
    const env = { DATABASE_URL: api.database.url };
    const { code, stdout } = await docket(['verify', '--ledger', ledger, '--json'], { env });
    const { findings } = JSON.parse(stdout) as { findings: { code: string }[] };
    expect({ name, code, codes: findings.map((finding) => finding.code) }).toEqual({
      name,
      code: 1,
      codes: ['registration_mismatch'],
    });
  });
});

describe('as a superuser', () => {
  test.each([
    ['a role that is raised', `role = 'administrator'`, 200],
    ['a principal that is another', `principal = 'prn_other'`, 200],
    ['a secret that is another', `secret_hash = sha256('x')`, 200],
    ['a ledger that is none', 'ledger_no = NULL', 200],
    ['another ledger', `ledger_no = 1`, 200],
  ])('%s opens nothing', async (_name, change, before) => {
    const key = await api.createKey('claims', 'officer');
    expect(await statusOf(key)).toBe(before);
    const { rowCount } = await superuser.query(
      `UPDATE docket.api_key SET ${change} WHERE key_id = $1`,
      [idOf(key)],
    );
    expect(rowCount).toBe(1);
    expect(await statusOf(key)).toBe(401);
  });
});

/** Appends a review to the decision as its own server would, by a principal that nobody registered. */
async function append(decisionId: string, body: JsonObject): Promise<number> {
  const head = await one<{ ledger_no: number; size: string; last_hash: Buffer; frontier: Buffer }>(
    `SELECT h.* FROM docket.ledger_head h JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'claims'`,
  );
  const before = await one<{ leaf: Buffer; leaf_hash: Buffer }>(
    `SELECT leaf, leaf_hash FROM docket.entry WHERE ledger_no = ${head.ledger_no} AND decision_id = '${decisionId}'
     ORDER BY seq DESC LIMIT 1`,
  );
  const last = decodeLeaf(before.leaf);
  const seq = Number(head.size);
  const secret = randomBytes(32);
  const { decision } = last;
  const time = new Date(Math.max(Date.now(), Date.parse(last.time))).toISOString();
  const leaf = encodeLeaf({
    ...last,
    seq,
    prev: head.last_hash.toString('hex'),
    time,
    type: 'review.recorded',
    schema: 'review.recorded/1',
    actor: 'prn_nobody',
    role: 'reviewer',
    via: 'api_key',
    body: toHex(commitBody(body, secret, 'scalar')),
    decision: {
      id: decisionId,
      seq: (decision?.seq ?? 0) + 1,
      prev: before.leaf_hash.toString('hex'),
    },
  });
  const hash = leafHash(leaf);
  const range = CompactRange.decode(head.frontier, seq);
  range.append(hash);
  const no = head.ledger_no;
  const row = await one<{ state: string }>(
    `SELECT state FROM docket.decision WHERE ledger_no = ${no} AND decision_id = '${decisionId}'`,
  );
  const state = JSON.parse(row.state) as { entryCount: number };
  const entryCount = state.entryCount + 1;
  // The only way to append that the login has.
  const { rows } = await service.query<{ answer: number }>(
    `SELECT docket.append_one(
       e_leaf => $1, e_leaf_hash => $2, e_prev => $3, e_type => 'review.recorded', e_decision_id => decision_id,
       e_decision_seq => $4, b_body => $5, b_secret => $6,
       d_state => $7, d_decision_id => decision_id, d_opened_seq => opened_seq, d_last_seq => $8::bigint, d_last_hash => $2,
       d_entry_count => $9, d_status => status, d_phase => phase, d_directive => directive, d_stakes => stakes,
       d_needs_human => needs_human, d_agent_id => agent_id, d_agent_name => agent_name, d_goal => goal,
       d_outcome => outcome, d_opened_at => opened_at, d_last_time => $10,
       of_ledger => ledger_no, size_before => $8::bigint, last_before => $3, size_after => $8::bigint + 1, last_after => $2,
       time_after => $10, frontier_after => $11, not_before => now()) AS answer
     FROM docket.decision WHERE ledger_no = $12 AND decision_id = $13`,
    [
      leaf,
      hash,
      head.last_hash,
      (decision?.seq ?? 0) + 1,
      canonicalBytes(body),
      secret,
      JSON.stringify({ ...state, entryCount, lastSeq: seq, lastTime: time }),
      seq,
      entryCount,
      time,
      range.encode(),
      no,
      decisionId,
    ],
  );
  expect(rows).toEqual([{ answer: 0 }]);
  return seq;
}

async function one<Row extends pg.QueryResultRow>(sql: string): Promise<Row> {
  const { rows } = await service.query<Row>(sql);
  const [row] = rows;
  if (row === undefined) throw new Error(`nothing: ${sql}`);
  return row;
}
