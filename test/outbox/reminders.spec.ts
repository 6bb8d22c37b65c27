import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readInsideNetworks } from '@docket/service';
import { administration, problemOf, spawnApi, startTestApi, written } from '../api/support/api.js';
import type { Answer, CallOptions, TestApi } from '../api/support/api.js';
import { card, opening, review } from '../api/support/records.js';
import { createTestDatabase } from '../support/database.js';
import { asSuperuser } from './as-superuser.js';
import { eventually, startReceiver, type Delivery, type Receiver } from './receiver.js';

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
    answer_within_seconds: { medium: 86_400, high: 1 },
  },
};
/** A moment after it was asked, of a day; a little later, of the same. */
const SOON = 0.000_01;
const LATER = 0.000_02;
const NEVER = {
  after_share: null,
  before_deadline_seconds: null,
  without_deadline_every_seconds: null,
  overdue_every_seconds: null,
};
const GOAL = 'Refund Ada Lovelace 40 EUR';

interface Reminder {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

/** A decision that waits for a human; `esc-1`. */
async function ask(call: Call, key: string, stakes = 'medium'): Promise<string> {
  const base = '/v1/ledgers/claims/decisions';
  const body = { ...opening, goal: GOAL, stakes };
  const { decision_id: id } = written(await call('POST', base, { key, body }));
  const asking = { ...card, goal: GOAL, needs_human: true };
  written(await call('POST', `${base}/${id}/job-cards`, { key, body: asking }));
  return id;
}

const told = ({ body }: Delivery): Reminder => JSON.parse(body) as Reminder;

describe('a question that waits', () => {
  let api: TestApi;
  let receiver: Receiver;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    api = await startTestApi({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
    await api.createLedger('claims', POLICY);
    for (const role of ['agent', 'reviewer', 'officer', 'auditor', 'administrator'] as const)
      keys[role] = await api.createKey('claims', role);
    // A second worker, which sees what the first does.
    await api.startAnother({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await query('DELETE FROM docket.outbox_endpoint');
    await receiver.close();
  });

  const call: Call = (...asked) => api.call(...asked);
  const query = (sql: string) => asSuperuser(api.database.url, sql);
  const put = (body: object, key = keys['officer']) =>
    api.call('PUT', '/v1/ledgers/claims/reminders', { key, body });
  const choose = async (more: object): Promise<void> => {
    const answer = await put({ ...NEVER, ...more });
    if (answer.status !== 200) throw new Error(answer.text);
  };
  const create = async (form: string, events = ['escalation.reminder']): Promise<void> => {
    const body = { url: receiver.url, events, form };
    const asked = { key: api.administrator, body };
    const made = await api.call('POST', '/v1/ledgers/claims/webhooks', asked);
    if (made.status !== 201) throw new Error(made.text);
  };
  const remindersOf = (decision: string): Delivery[] =>
    receiver.deliveries.filter(({ body }) => body.includes(decision));

  test('has somebody reminded once by two workers, with ids alone, until it is answered', async () => {
    await create('standard');
    await choose({ after_share: SOON });
    const decision = await ask(call, keys['agent'] ?? '');
    const first = await eventually(() => remindersOf(decision)[0]);
    expect(first.body).not.toMatch(/Ada|Refund/);
    const { type, timestamp, data } = told(first);
    expect(type).toBe('escalation.reminder');
    expect(data).toEqual({
      ledger: 'claims',
      origin: 'docket.example/claims',
      decision_id: decision,
      decision_seq: expect.any(Number),
      escalation_id: 'esc-1',
      rule: expect.any(String),
      directive: 'hold',
      due_at: expect.any(String),
      reason: 'time_passing',
      api: `/v1/ledgers/claims/decisions/${decision}`,
    });
    // Half, or whatever share, of the time to answer.
    expect(Date.parse(String(data['due_at'])) - Date.parse(timestamp)).toBe(86_400_000 - 864);
    // Another moment is another reminder; the first is not told again meanwhile.
    await choose({ after_share: LATER });
    const both = await eventually(() => {
      const found = remindersOf(decision);
      return found.length > 1 ? found : undefined;
    });
    expect(both.map((one) => told(one).timestamp)).toEqual([
      timestamp,
      new Date(Date.parse(timestamp) + 864).toISOString(),
    ]);
    expect(new Set(both.map(({ headers }) => headers['webhook-id'])).size).toBe(2);

    const answer = { ...review, escalation_id: 'esc-1' };
    const path = `/v1/ledgers/claims/decisions/${decision}/reviews`;
    const body = { key: keys['reviewer'], body: answer };
    written(await api.call('POST', path, body));
    await choose({ after_share: LATER * 2 });
    const next = await ask(call, keys['agent'] ?? '');
    await eventually(() => remindersOf(next)[0]);
    expect(remindersOf(decision)).toHaveLength(2);
  });

  test('that is overdue is told as such, and again and again, in the form of Slack', async () => {
    await create('slack', ['escalation.overdue', 'escalation.reminder']);
    await choose({});
    const decision = await ask(call, keys['agent'] ?? '', 'high');
    const overdue = await eventually(() => remindersOf(decision)[0]);
    expect(overdue.body).toContain('*Nobody answered in time*');
    // As an officer cannot: in seconds.
    await query('UPDATE docket.reminder_schedule SET overdue_every_s = 1');
    const again = await eventually(() => remindersOf(decision)[1]);
    expect(JSON.parse(again.body)).toEqual({
      text: expect.stringMatching(
        new RegExp(
          `^\\*A question still waits\\*: ledger claims, ${decision}, esc-1, rule \\w+, reason still_overdue, due `,
        ),
      ),
    });
  });

  test('is told to nobody who did not ask, or is disabled, and to the rest all the same', async () => {
    await create('standard', ['escalation.opened']);
    await create('slack');
    await query("UPDATE docket.outbox_endpoint SET disabled_at = now() WHERE form = 'slack'");
    await create('standard');
    await choose({ after_share: SOON });
    const decision = await ask(call, keys['agent'] ?? '');
    await eventually(() => (remindersOf(decision).length > 1 ? true : undefined));
    const waiting = await query("SELECT FROM docket.outbox_message WHERE state = 'waiting'");
    expect(waiting).toEqual([]);
    expect(
      remindersOf(decision)
        .map((one) => told(one).type)
        .toSorted(),
    ).toEqual(['escalation.opened', 'escalation.reminder']);
  });

  test('has a schedule of its ledger, whole, by an officer or an administrator', async () => {
    await query('DELETE FROM docket.reminder_schedule');
    const path = '/v1/ledgers/claims/reminders';
    const read = await api.call('GET', path, { key: keys['reviewer'] });
    expect(read.json).toEqual({
      after_share: 0.5,
      before_deadline_seconds: null,
      without_deadline_every_seconds: 86_400,
      overdue_every_seconds: 86_400,
      changed_at: null,
      changed_by: null,
    });
    const wanted = { ...NEVER, before_deadline_seconds: 14_400 };
    for (const role of ['officer', 'administrator']) {
      const answer = await put(wanted, keys[role]);
      expect(answer.json).toMatchObject({
        ...wanted,
        changed_at: expect.any(String),
        changed_by: expect.stringMatching(/^prn_/),
      });
    }
    for (const [body, pointer] of [
      [{ after_share: 0.5 }, '/before_deadline_seconds'],
      [{ ...NEVER, after_share: 0 }, '/after_share'],
      [{ ...NEVER, after_share: 1 }, '/after_share'],
      [{ ...NEVER, overdue_every_seconds: 59 }, '/overdue_every_seconds'],
      [{ ...NEVER, overdue_every_seconds: 1e9 }, '/overdue_every_seconds'],
      [{ ...NEVER, before_deadline_seconds: '60' }, '/before_deadline_seconds'],
      [{ ...NEVER, approve: true }, '/approve'],
    ] as const) {
      const problem = problemOf(await put(body));
      expect(problem.code).toBe('validation_failed');
      expect(problem.errors?.map((one) => one.pointer)).toContain(pointer);
    }
    expect((await api.call('GET', path, { key: keys['auditor'] })).json).toMatchObject(wanted);
  });
});

test('kill -9 while questions wait: somebody is reminded of each, with one message', async () => {
  const database = await createTestDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'docket-reminders-'));
  const receiver = await startReceiver();
  const start = () =>
    spawnApi({
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: join(directory, 'keys'),
      DOCKET_OUTBOX_NETWORKS: '127.0.0.0/8',
    });
  let server = await start();
  try {
    const { administrator = '' } = server;
    const call: Call = (...asked) => server.call(...asked);
    const admin = administration(call, administrator);
    await admin.createLedger('claims', POLICY);
    const [agent, officer] = [
      await admin.createKey('claims', 'agent'),
      await admin.createKey('claims', 'officer'),
    ];
    const hook = { url: receiver.url, events: ['escalation.reminder'] };
    const path = '/v1/ledgers/claims/webhooks';
    expect((await call('POST', path, { key: administrator, body: hook })).status).toBe(201);
    const schedule = { ...NEVER, after_share: SOON };
    await call('PUT', '/v1/ledgers/claims/reminders', { key: officer, body: schedule });
    const waiting = new Set<string>();
    for (let kill = 0; kill < 3; kill++) {
      for (let n = 0; n < 6; n++) waiting.add(await ask(call, agent));
      const before = receiver.deliveries.length;
      await eventually(() => (receiver.deliveries.length > before ? true : undefined));
      await server.kill('SIGKILL');
      server = await start();
      // A process that is gone keeps what it held for a minute.
      await asSuperuser(database.url, 'UPDATE docket.outbox_endpoint SET lease_until = NULL');
    }
    await eventually(() => {
      const reminded = new Set(receiver.deliveries.map((one) => told(one).data['decision_id']));
      return [...waiting].every((id) => reminded.has(id)) ? true : undefined;
    });
    // One that was on its way may come twice, with the same id; there is one message of each.
    const [{ messages } = {}] = await asSuperuser<{ messages: string }>(
      database.url,
      'SELECT count(*) AS messages FROM docket.outbox_message',
    );
    expect(Number(messages)).toBe(waiting.size);
    const ids = receiver.deliveries.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(waiting.size);
  } finally {
    await server.kill('SIGKILL');
    await receiver.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  }
});
