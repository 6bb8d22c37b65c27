import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import { allowChanges } from '../tamper/tampered-database.js';
import pg from 'pg';
import { until } from '../support/within.js';
import { call, startTestApi, written, type TestApi } from './support/api.js';
import { card, opening } from './support/records.js';

/** How often, in milliseconds: short, so that several come while a test runs. */
const EVERY_MS = 2_000;

let api: TestApi;
let auditor: string;
let officer: string;
let decision: string;
let superuser: pg.Client;

beforeAll(async () => {
  const selfVerification = { everyMs: EVERY_MS, depth: 'full' } as const;
  api = await startTestApi({ selfVerification, metrics: { port: 0, host: '127.0.0.1' } });
  // A second worker on the same schedule.
  await api.startAnother({ selfVerification });
  await api.createLedger('claims');
  await api.createLedger('broken');
  auditor = await api.createKey('claims', 'auditor');
  officer = await api.createKey('claims', 'officer');
  const agent = await api.createKey('claims', 'agent');
  const opened = await api.call('POST', '/v1/ledgers/claims/decisions', {
    key: agent,
    body: opening,
  });
  decision = written(opened).decision_id;
  await api.call('POST', `/v1/ledgers/claims/decisions/${decision}/job-cards`, {
    key: agent,
    body: card,
  });
  superuser = new pg.Client({ connectionString: api.database.url });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});

interface Recorded {
  seq: number;
  time: string;
  actor: string;
  body: { depth: string; result: string; entries: number; findings: { code: string }[] };
}

/** As they stand in the database, in order. */
async function recorded(ledger: string): Promise<Recorded[]> {
  const { rows } = await superuser.query<{ seq: string; leaf: Buffer; body: Buffer }>(
    `SELECT e.seq, e.leaf, b.body FROM docket.entry e JOIN docket.body b USING (ledger_no, seq)
     JOIN docket.ledger l USING (ledger_no)
     WHERE l.ledger_id = $1 AND e.type = 'verification.recorded' ORDER BY e.seq`,
    [ledger],
  );
  return rows.map(({ seq, leaf, body }) => {
    const { time, actor } = JSON.parse(leaf.toString('utf8')) as { time: string; actor: string };
    const read = JSON.parse(body.toString('utf8')) as Recorded['body'];
    return { seq: Number(seq), time, actor, body: read };
  });
}

async function verifications(ledger: string, n: number): Promise<Recorded[]> {
  let found: Recorded[] = [];
  const isSo = async (): Promise<boolean> => (found = await recorded(ledger)).length >= n;
  const state = (): string => JSON.stringify(api.log.filter(({ level }) => level !== 'debug'));
  await until(120, `${n} verifications of ${ledger}`, isSo, { state, pauseMs: 100 });
  return found;
}

test('each ledger is verified again and again, by one of two workers at a time', async () => {
  for (const ledger of ['claims', 'registry']) {
    const found = await verifications(ledger, 3);
    for (const [i, { seq, time, actor, body }] of found.entries()) {
      expect(actor).toBe('docket');
      expect(body).toMatchObject({ depth: 'full', result: 'verified', findings: [] });
      // What came while it ran was not looked at.
      expect(body.entries).toBeLessThanOrEqual(seq);
      const before = found[i - 1];
      if (before === undefined) continue;
      expect(body.entries).toBeGreaterThan(before.seq);
      expect(Date.parse(time) - Date.parse(before.time)).toBeGreaterThanOrEqual(EVERY_MS);
    }
  }
});

test('whoever may read the ledger reads it, and it verifies with these entries', async () => {
  const report = await api.call('POST', '/v1/ledgers/claims/verification', {
    key: auditor,
    body: { depth: 'full' },
    headers: { prefer: 'wait=60' },
  });
  expect(report.json).toMatchObject({ state: 'finished', report: { verified: true } });
});

test('nobody may submit one', async () => {
  const body = [
    {
      type: 'verification.recorded',
      body: { depth: 'full', result: 'verified', entries: 1, findings: [] },
    },
  ];
  for (const role of ['agent', 'officer', 'administrator'] as const) {
    const key = role === 'administrator' ? api.administrator : await api.createKey('claims', role);
    const answer = await api.call('POST', '/v1/ledgers/claims/batch', { key, body });
    expect([400, 403, 422]).toContain(answer.status);
  }
});

test('section 14 of a dossier quotes the newest, in words that say whose they are', async () => {
  await verifications('claims', 1);
  const answer = await api.call('GET', `/v1/ledgers/claims/decisions/${decision}/dossier.json`, {
    key: officer,
  });
  expect(answer.status).toBe(200);
  const { model, evidence } = answer.json as {
    model: { integrity: { self_verification: { state: string; value: string; text: string } } };
    evidence: { ledger_records: { leaf: string }[] };
  };
  const { self_verification: said } = model.integrity;
  expect(said).toMatchObject({ state: 'recorded', value: 'verified' });
  expect(said.text).toMatch(/^verified \(full\), \d+ entries from entry 0 on, recorded at /);
  expect(said.text).toContain('Docket’s word about itself');
  const types = evidence.ledger_records.map(({ leaf }) => (JSON.parse(leaf) as Leaf).type);
  expect(types.filter((type) => type === 'verification.recorded')).toHaveLength(1);
});

type Leaf = { type: string };

test('a body that somebody changed: recorded, told by doctor, and in the metrics', async () => {
  const before = (await verifications('broken', 1)).length;
  await allowChanges(superuser, () =>
    superuser.query(
      `UPDATE docket.body SET body = convert_to(replace(convert_from(body, 'UTF8'), 'enforcing', 'advisory'), 'UTF8')
       WHERE seq = 0 AND ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'broken')`,
    ),
  );
  // One may have begun before.
  const found = await verifications('broken', before + 2);
  expect(found.at(-1)?.body).toMatchObject({ result: 'not_verified' });
  expect(found.at(-1)?.body.findings.map(({ code }) => code)).toContain('content_mismatch');
  // Another worker may have recorded it: this one tells it from its next look on.
  let text = '';
  const isTold = async (): Promise<boolean> => {
    text = await (await fetch(api.api.metricsUrl ?? '')).text();
    return /^docket_self_verifications\{result="not_verified"\} 1$/m.test(text);
  };
  await until(30, 'the metrics', isTold, { state: () => text, pauseMs: 200 });
  expect(text).toMatch(/^docket_self_verification_interval_seconds 2$/m);
  expect(text).toMatch(/^docket_self_verification_age_seconds \d/m);
  const env = {
    DATABASE_URL: api.database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: api.keysDir,
  };
  const { stdout } = await runDocket(['doctor', '--json'], { env });
  const { checks } = JSON.parse(stdout) as { checks: { id: string; verdict: string }[] };
  expect(checks.find(({ id }) => id === 'ledgers.self_verified')).toMatchObject({
    verdict: 'failed',
    found: 'Of its own verification the newest entry of broken says that it does not verify.',
  });
});

test('a question that somebody hides from the queue: lists, counters and the queue say that they are not complete', async () => {
  await api.createLedger('shown');
  const agent = await api.createKey('shown', 'agent');
  const key = await api.createKey('shown', 'officer');
  const at = '/v1/ledgers/shown/decisions';
  const opened = await api.call('POST', at, { key: agent, body: opening });
  const { decision_id: id } = written(opened);
  const asks = { ...card, current_phase: 'ESCALATING', needs_human: true };
  written(await api.call('POST', `${at}/${id}/job-cards`, { key: agent, body: asks }));
  const ask = async (url: string) => {
    const paths = ['decisions', 'counters', 'escalations'];
    const answers = paths.map((path) => call(url, 'GET', `/v1/ledgers/shown/${path}`, { key }));
    const said = await Promise.all(answers);
    return said.map(({ json }) => {
      const { as_of: asOf, complete } = json as {
        as_of?: { complete: boolean };
        complete?: boolean;
      };
      return asOf?.complete ?? complete;
    });
  };
  expect(await ask(api.url)).toEqual([true, true, true]);
  const { rows } = await superuser.query<{ no: number; role: string }>(
    `SELECT ledger_no AS no, (SELECT quote_ident('docket_app_' || oid) FROM pg_database WHERE datname = current_database()) AS role
     FROM docket.ledger WHERE ledger_id = 'shown'`,
  );
  // As the login of the service may.
  await superuser.query(
    `BEGIN; SET LOCAL docket.ledger = '${rows[0]?.no}'; SET LOCAL ROLE ${rows[0]?.role};
     INSERT INTO docket.search_skipped (ledger_no, seq, reason)
       SELECT ledger_no, opened_seq, 'text_cut' FROM docket.search_decision WHERE ledger_no = ${rows[0]?.no};
     UPDATE docket.search_decision SET status = 'closed', waits = 0 WHERE ledger_no = ${rows[0]?.no}; COMMIT`,
  );
  // One that starts compares at once; the others have rested since they did.
  const selfVerification = { everyMs: 86_400_000, depth: 'full' } as const;
  const lines: string[] = [];
  const other = await api.startAnother({ selfVerification, logLevel: 'error' }, (line) => {
    lines.push(line);
  });
  let said: unknown;
  const isTold = async (): Promise<boolean> =>
    JSON.stringify((said = await ask(other.url))) === '[false,false,false]';
  await until(120, 'lists to say so', isTold, { state: () => JSON.stringify(said), pauseMs: 200 });
  expect(await ask(api.url)).toEqual([false, false, false]);
  // Who compared first told the lists; whoever starts compares too, and says so once.
  const told = (): number =>
    lines.filter((line) => line.includes('shown: lists do not show decisions')).length;
  await until(120, 'the log to say so', () => told() > 0, { pauseMs: 200 });
  let newest: Recorded | undefined;
  const isRecorded = async (): Promise<boolean> => {
    newest = (await recorded('shown')).at(-1);
    return newest?.body.findings.some(({ code }) => code === 'search_mismatch') === true;
  };
  const state = (): string => JSON.stringify(newest);
  await until(120, 'a verification that names it', isRecorded, { state, pauseMs: 200 });
  expect(told()).toBe(1);
});
