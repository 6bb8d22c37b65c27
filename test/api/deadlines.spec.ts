import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApi, type RunningApi } from '@docket/api';
import { verifyDatabase } from '@docket/service';
import { startTestApi, type TestApi } from './support/api.js';

/** Nobody answers in time, and two workers see it. */
let api: TestApi;
let workers: RunningApi[] = [];

const POLICY = {
  version: 'with deadlines',
  rules: 1,
  enforcement: 'enforcing',
  body_commitment: 'scalar',
  log_access: 'key',
  tripwires: {
    loop_repeats: 3,
    loop_window: 128,
    loop_compares: 'call_and_result',
    high_stakes_confidence: 0.7,
    handoff_confidence: 0.5,
    attempts_max: 5,
    require_decisive_lineage: true,
    answer_within_seconds: { high: 1, low: 86_400 },
  },
};

beforeAll(async () => {
  api = await startTestApi({ roles: ['api'] });
  await api.createLedger('claims', POLICY);
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await api.close();
});

function startWorker(): Promise<RunningApi> {
  return startApi({
    databaseUrl: api.database.url,
    hostName: 'docket.example',
    keysDir: api.keysDir,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    poolSize: 4,
    queueRecordsMax: 10_000,
    clockAheadSMax: 300,
    roles: ['worker'],
  });
}

interface Entry {
  type: string;
  time: string;
  body: Record<string, unknown>;
}

const base = '/v1/ledgers/claims/decisions';

async function entriesOf(decision: string, key: string): Promise<Entry[]> {
  const { json } = await api.call('GET', `${base}/${decision}/entries`, { key });
  const { entries } = json as { entries: { leaf: string; disclosure: { body: Entry['body'] } }[] };
  return entries.map(({ leaf, disclosure: { body } }) => {
    const { type, time } = JSON.parse(leaf) as Omit<Entry, 'body'>;
    return { type, time, body };
  });
}

async function ask(stakes: string, key: string): Promise<string> {
  const opened = await api.call('POST', base, {
    key,
    body: { agent: { id: 'a' }, goal: 'pay the claim', stakes },
  });
  const { decision_id: decision } = opened.json as { decision_id: string };
  const card = await api.call('POST', `${base}/${decision}/job-cards`, {
    key,
    body: { current_phase: 'ESCALATING', goal: 'pay', confidence: 0.9, needs_human: true },
  });
  expect(card.json).toMatchObject({ directive: 'hold' });
  return decision;
}

test('a deadline that passed is recorded once, by Docket, and approves nothing', async () => {
  const [agent, officer] = await Promise.all([
    api.createKey('claims', 'agent'),
    api.createKey('claims', 'officer'),
  ]);
  const [late, patient] = [await ask('high', agent), await ask('low', agent)];
  workers = await Promise.all([startWorker(), startWorker()]);

  let passed: Entry | undefined;
  while (passed === undefined) {
    passed = (await entriesOf(late, agent)).find(({ type }) => type === 'deadline.passed');
  }
  const entries = await entriesOf(late, agent);
  const [escalation, ...others] = entries.filter(({ type }) => type === 'escalation.opened');
  expect(others).toEqual([]);
  const due = String(escalation?.body['due_at']);
  expect(Date.parse(due) - Date.parse(escalation?.time ?? '')).toBe(1_000);
  expect(passed).toMatchObject({ body: { escalation_id: 'esc-1', due_at: due } });
  expect(passed.time >= due).toBe(true);

  // Both workers close after the look that they are in; a second record would stand by then.
  await Promise.all(workers.map((worker) => worker.close()));
  workers = [];
  const types = (await entriesOf(late, agent)).map(({ type }) => type);
  expect(types.filter((type) => type === 'deadline.passed')).toHaveLength(1);
  expect((await entriesOf(patient, agent)).map(({ type }) => type)).not.toContain(
    'deadline.passed',
  );
  const { json } = await api.call('GET', `${base}/${late}`, { key: agent });
  expect(json).toMatchObject({ directive: 'hold', status: 'held' });

  const dossier = await api.call('GET', `${base}/${late}/dossier.json`, { key: officer });
  const { attention, oversight } = (
    dossier.json as {
      model: {
        attention: { code: string; text: string }[];
        oversight: { escalations: unknown[] };
      };
    }
  ).model;
  expect(attention.find(({ code }) => code === 'deadline_passed')?.text).toBe(
    `Escalation esc-1 was not answered by ${due}`,
  );
  expect(oversight.escalations).toMatchObject([{ status: 'open', overdue: true }]);

  const report = await verifyDatabase({
    databaseUrl: api.database.url,
    ledger: 'claims',
    depth: 'full',
  });
  expect([report.verified, report.findings]).toEqual([true, []]);
});

test('nobody submits it', async () => {
  const agent = await api.createKey('claims', 'agent');
  const decision = await ask('high', agent);
  const body = { escalation_id: 'esc-1', due_at: '2026-01-15T09:30:00.000Z' };
  const answer = await api.call('POST', '/v1/ledgers/claims/batch', {
    key: agent,
    body: { records: [{ type: 'deadline.passed', decision_id: decision, body }] },
  });
  expect(answer.status).toBe(422);
  expect((await entriesOf(decision, agent)).map(({ type }) => type)).not.toContain(
    'deadline.passed',
  );
});
