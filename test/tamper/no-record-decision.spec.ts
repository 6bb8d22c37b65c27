import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { problemOf, startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { findingsOf } from '../api/support/verification.js';
import { appendCall, HEAD, type AppendShape } from './append-call.js';

/**
 * Somebody with the login of the service appends to a decision what is no record, or writes its row anew. Whoever writes to
 * that decision is told where it is; who writes to others, in the same transaction, is not touched.
 */
let api: TestApi;
let otherServer: string;
let service: pg.Client;
let agent: string;
let auditor: string;
let reviewer: string;

beforeAll(async () => {
  api = await startTestApi({ metrics: { port: 0, host: '127.0.0.1' } });
  // The log is that of the process: the second server would else silence it.
  const write = (line: string): void =>
    void api.log.push(JSON.parse(line) as Record<string, unknown>);
  otherServer = (await api.startAnother({ logLevel: 'info' }, write)).url;
  await api.createLedger('claims');
  agent = await api.createKey('claims', 'agent');
  auditor = await api.createKey('claims', 'auditor');
  reviewer = await api.createKey('claims', 'reviewer');
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
});

const DECISIONS = '/v1/ledgers/claims/decisions';

async function open(): Promise<string> {
  const { decision_id: id = '' } = written(
    await api.call('POST', DECISIONS, { key: agent, body: opening }),
  );
  return id;
}

const file = (id: string) =>
  api.call('POST', `${DECISIONS}/${id}/job-cards`, { key: agent, body: card });

/** The next leaf of the ledger, at the next position of the decision, as SQL. */
function leafOf(id: string, type: string, schema: string): string {
  const last = `FROM docket.entry e WHERE e.ledger_no = h.ledger_no AND e.decision_id = '${id}'
    ORDER BY e.decision_seq DESC LIMIT 1`;
  const zeros = '0'.repeat(64);
  return `convert_to('{"actor":"docket","body":"${zeros}","decision":{"id":"${id}","prev":"'
    || (SELECT encode(leaf_hash, 'hex') ${last}) || '","seq":' || (SELECT decision_seq + 1 ${last})
    || '},"origin":"' || (SELECT origin FROM docket.ledger WHERE ledger_id = 'claims')
    || '","prev":"' || encode(last_hash, 'hex') || '","role":"docket","schema":"${schema}","seq":' || size
    || ',"time":"' || last_time || '","type":"${type}","v":"docket-ledger/v1","via":"docket"}', 'UTF8')`;
}

interface Attack {
  shape?: AppendShape;
  /** Number in its decision, from that of the entry that would be next. */
  ahead?: number;
  /** The row of the decision is written anew, as of no version. */
  overwrites?: boolean;
  body?: string;
  type?: string;
  schema?: string;
}

/** @returns the position of what was appended. */
async function attack(id: string, attacked: Attack): Promise<number> {
  const { shape = 'one', ahead = 0, overwrites = false, body, type = 'job_card.filed' } = attacked;
  const { schema = `${type}/1` } = attacked;
  const { rows } = await service.query<{ size: string }>(`SELECT h.size FROM ${HEAD}`);
  const next = `(SELECT max(decision_seq) + 1 + ${ahead} FROM docket.entry WHERE decision_id = '${id}')`;
  const given = {
    e_type: `'${type}'`,
    e_decision_id: `'${id}'`,
    e_decision_seq: `${next}::integer`,
    ...(overwrites && { d_decision_id: `'${id}'` }),
    ...(body !== undefined && { b_body: `'${body}'::bytea` }),
  };
  const values = Object.entries(given).map(([name, value]) => {
    return [name, shape === 'many' ? `ARRAY[${value}]` : value];
  });
  const sql = appendCall(
    shape,
    Object.fromEntries(values) as Record<string, string>,
    body === undefined ? undefined : leafOf(id, type, schema),
  );
  expect((await service.query(sql)).rows).toEqual([{ answer: 0 }]);
  return Number(rows[0]?.size);
}

test.each<[string, Attack, RegExp, string]>([
  ['a leaf that is none', { overwrites: true }, /the leaf is none/, 'leaf_malformed'],
  ['a number that is taken then', {}, /the leaf is none/, 'leaf_malformed'],
  [
    'a number that is taken then, in a batch',
    { shape: 'many' },
    /the leaf is none/,
    'leaf_malformed',
  ],
  ['a number far ahead', { ahead: 100_000 }, /of which number 2 is missing/, 'leaf_malformed'],
  ['a body that is not JSON', { body: 'x' }, /the body is not JSON/, 'content_malformed'],
  [
    'an answer of a later version that its leaf does not commit to',
    {
      type: 'escalation.resolved',
      schema: 'escalation.resolved/99',
      body: '{"escalation_id":"esc-1","review":9,"verdict":"approve"}',
    },
    /the body is not what the leaf commits to/,
    'content_mismatch',
  ],
  ['a body of another schema', { body: '{}' }, /the body is none of job_card/, 'content_mismatch'],
])('%s: that decision is refused by its position, and no other', async (_, attacked, why, code) => {
  const broken = await open();
  expect((await file(broken)).status).toBe(201);
  const others = await Promise.all(Array.from({ length: 8 }, open));
  const seq = await attack(broken, attacked);
  for (let round = 0; round < 3; round++) {
    // At once, so that they share transactions.
    const answers = await Promise.all(
      others.flatMap((id) => [file(id), file(broken), open().then(file)]),
    );
    for (const [i, answer] of answers.entries()) {
      if (i % 3 !== 1) {
        expect(answer.status).toBe(201);
        continue;
      }
      const problem = problemOf(answer);
      expect([problem.status, problem.code]).toEqual([409, 'decision_unreadable']);
      expect(problem.detail).toContain(
        `Entry ${seq} of the ledger claims, in the decision ${broken}`,
      );
      expect(problem.detail).toMatch(why);
      expect(problem.next).toContain('parent_decision');
    }
  }
  const elsewhere = await fetch(`${otherServer}${DECISIONS}/${broken}/job-cards`, {
    method: 'POST',
    headers: { authorization: `Bearer ${agent}`, 'content-type': 'application/json' },
    body: JSON.stringify(card),
  });
  expect(await elsewhere.json()).toMatchObject({ code: 'decision_unreadable' });
  const child = await api.call('POST', DECISIONS, {
    key: agent,
    body: { ...opening, parent_decision: broken },
  });
  expect(child.status).toBe(201);
  const findings = await findingsOf(api, 'claims', auditor);
  expect(findings).toContainEqual(expect.objectContaining({ code, seq }));
});

test('who reads such a decision is told as well, by the log and the metrics too', async () => {
  const broken = await open();
  const seq = await attack(broken, { overwrites: true });
  const read = await api.call('GET', `${DECISIONS}/${broken}`, { key: reviewer });
  expect(problemOf(read)).toMatchObject({ status: 409, code: 'decision_unreadable' });
  await api.call('GET', `${DECISIONS}/${broken}`, { key: reviewer });
  const lines = api.log.filter(({ msg }) => String(msg).includes(`of the decision ${broken}`));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.['msg']).toContain(`In the ledger claims entry ${seq},`);
  const text = await (await fetch(api.api.metricsUrl ?? '')).text();
  expect(Number(/^docket_entries_unread (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0);
  for (const path of ['/v1/ledgers/claims/decisions', '/v1/ledgers/claims/escalations']) {
    expect([path, (await api.call('GET', path, { key: reviewer })).status]).toEqual([path, 200]);
  }
  expect((await api.call('GET', '/readyz')).status).toBe(200);
});

/** Writes another state into the row of a decision, with the login of the service. */
async function overwrite(
  id: string,
  change: (state: Record<string, unknown>) => object,
): Promise<void> {
  const found = await service.query<{ state: string }>(
    'SELECT state FROM docket.decision WHERE decision_id = $1',
    [id],
  );
  const state = JSON.parse(found.rows[0]?.state ?? '{}') as Record<string, unknown>;
  const changed = JSON.stringify(change(state));
  const { rowCount } = await service.query(
    'UPDATE docket.decision SET state = $2 WHERE decision_id = $1',
    [id, changed],
  );
  expect(rowCount).toBe(1);
}

test('of one that cannot be read nothing says how it stands, although its row is as it was', async () => {
  const held = await open();
  const asks = { ...card, needs_human: true, suggested_escalation: 'ask' };
  const of = `${DECISIONS}/${held}`;
  written(await api.call('POST', `${of}/job-cards`, { key: agent, body: asks }));
  const queue = async () => {
    const { json } = await api.call('GET', '/v1/ledgers/claims/escalations', { key: reviewer });
    const { escalations } = json as { escalations: { decision_id: string }[] };
    return escalations.map(({ decision_id: id }) => id);
  };
  expect(await queue()).toContain(held);
  await attack(held, {});
  for (const key of [agent, reviewer]) {
    const read = problemOf(await api.call('GET', of, { key }));
    expect([read.status, read.code]).toEqual([409, 'decision_unreadable']);
  }
  expect(await queue()).not.toContain(held);
  const { json } = await api.call('GET', '/v1/ledgers/claims/escalations', { key: reviewer });
  expect(json).toMatchObject({ complete: false });
});

test('a state of the right names and other values is not used: the entries say how it stands', async () => {
  const id = await open();
  const asks = { ...card, needs_human: true, suggested_escalation: 'ask' };
  written(await api.call('POST', `${DECISIONS}/${id}/job-cards`, { key: agent, body: asks }));
  const before = await api.call('GET', `${DECISIONS}/${id}`, { key: reviewer });
  for (const member of ['agent', 'openEscalations', 'sideEffects', 'handoffs']) {
    await overwrite(id, (state) => ({ ...state, [member]: null }));
    const read = await api.call('GET', `${DECISIONS}/${id}`, { key: reviewer });
    expect([member, read.status, read.json]).toEqual([member, 200, before.json]);
    const listed = await api.call('GET', '/v1/ledgers/claims/escalations', { key: reviewer });
    expect([member, listed.status]).toEqual([member, 200]);
    expect(listed.text).toContain(id);
  }
});

test('a row that somebody wrote anew is not believed: the decision goes on', async () => {
  const id = await open();
  // An entry of no decision, whose row overwrites that of another one.
  const sql = appendCall('one', { d_decision_id: `'${id}'`, d_last_seq: '3' });
  expect((await service.query(sql)).rows).toEqual([{ answer: 0 }]);
  expect((await file(id)).status).toBe(201);
  expect((await api.call('GET', `${DECISIONS}/${id}`, { key: reviewer })).status).toBe(200);
});

test('an entry with a number before the first holds up nothing, and verification names it', async () => {
  const id = await open();
  const seq = await attack(id, { ahead: -10 });
  expect((await file(id)).status).toBe(201);
  for (const path of ['', '/entries', '/evidence']) {
    const read = await api.call('GET', `${DECISIONS}/${id}${path}`, { key: auditor });
    expect([path, read.status]).toEqual([path, 200]);
  }
  const findings = await findingsOf(api, 'claims', auditor);
  expect(findings).toContainEqual(expect.objectContaining({ code: 'leaf_malformed', seq }));
});

test('another state of the right form and position is believed until verification names it', async () => {
  const id = await open();
  const asks = { ...card, needs_human: true, suggested_escalation: 'ask' };
  written(await api.call('POST', `${DECISIONS}/${id}/job-cards`, { key: agent, body: asks }));
  await overwrite(id, (state) => ({
    ...state,
    directive: 'proceed',
    needsHuman: false,
    openEscalations: [],
    status: 'open',
  }));
  const read = await api.call('GET', `${DECISIONS}/${id}`, { key: agent });
  expect(read.json).toMatchObject({ directive: 'proceed' });
  const findings = await findingsOf(api, 'claims', auditor);
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'decision_state_mismatch', decision: id }),
  );
});
