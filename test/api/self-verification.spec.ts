import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runDocket } from '../support/built-command.js';
import { allowChanges } from '../tamper/tampered-database.js';
import pg from 'pg';
import { until } from '../support/within.js';
import { startTestApi, written, type TestApi } from './support/api.js';
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
