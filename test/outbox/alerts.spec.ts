import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readInsideNetworks } from '@docket/service';
import { administration, problemOf, spawnApi, startTestApi, written } from '../api/support/api.js';
import type { TestApi } from '../api/support/api.js';
import { card, evaluation, intent, opening, review } from '../api/support/records.js';
import { createTestDatabase } from '../support/database.js';
import { asSuperuser } from './as-superuser.js';
import { eventually, startReceiver, type Delivery, type Receiver } from './receiver.js';

interface Told {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}
interface Alert {
  id: string;
  kind: string;
  firings: number;
  last_fired_at: string | null;
  is_over: boolean;
}
interface Firing {
  alert_id: string;
  decision_id: string | null;
  escalation_id: string | null;
  seq: number | null;
  told: number;
}

const GOAL = 'Refund Ada Lovelace 40 EUR';
const told = ({ body }: Delivery): Told => JSON.parse(body) as Told;
const failed = { ...evaluation, passed: false };

describe('an alert', () => {
  let api: TestApi;
  let receiver: Receiver;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    api = await startTestApi({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
    await api.createLedger('claims');
    await api.createLedger('other');
    for (const role of ['agent', 'reviewer', 'officer', 'auditor', 'administrator'] as const)
      keys[role] = await api.createKey('claims', role);
    keys['other'] = await api.createKey('other', 'officer');
    // A second worker, which sees what the first does.
    await api.startAnother({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    receiver = await startReceiver();
    const body = { url: receiver.url, events: ['alert.fired'] };
    const key = api.administrator;
    await api.call('POST', '/v1/ledgers/claims/webhooks', { key, body });
  });
  afterEach(async () => {
    await query('DELETE FROM docket.alert_rule; DELETE FROM docket.outbox_endpoint');
    await receiver.close();
  });

  const query = <Row extends object>(sql: string) => asSuperuser<Row>(api.database.url, sql);
  const call = (method: string, path: string, body?: unknown, key = keys['officer']) =>
    api.call(method, `/v1/ledgers/claims/${path}`, { key, ...(body !== undefined && { body }) });
  const create = async (body: object): Promise<Alert> => {
    const made = await call('POST', 'alerts', body);
    if (made.status !== 201) throw new Error(made.text);
    return made.json as Alert;
  };
  const record = async (path: string, body: object, role = 'agent') =>
    written(await call('POST', path, body, keys[role]));
  const open = async (): Promise<string> =>
    (await record('decisions', { ...opening, goal: GOAL })).decision_id;
  const ask = async (): Promise<string> => {
    const id = await open();
    await record(`decisions/${id}/job-cards`, { ...card, goal: GOAL, needs_human: true });
    return id;
  };
  const firings = async (asked = ''): Promise<Firing[]> =>
    ((await call('GET', `alerts/firings${asked}`)).json as { firings: Firing[] }).firings;
  const list = async (): Promise<Alert[]> =>
    ((await call('GET', 'alerts')).json as { alerts: Alert[] }).alerts;
  const fired = (alert: Alert): Told[] =>
    receiver.deliveries.map(told).filter(({ data }) => data['alert_id'] === alert.id);
  /** What every rule is behind is looked at. */
  const lookedAt = async (): Promise<void> => {
    await eventually(async () => {
      const behind = await query(
        `SELECT FROM docket.alert_rule r JOIN docket.ledger_head h USING (ledger_no) WHERE r.size < h.size`,
      );
      return behind.length === 0 ? true : undefined;
    });
  };

  test('fires once for a decision that is less confident, with ids alone', async () => {
    const before = await open();
    await record(`decisions/${before}/job-cards`, { ...card, confidence: 0.1 });
    const alert = await create({ kind: 'confidence_below', below: 0.5, label: 'unsure' });
    const id = await open();
    const low = { ...card, goal: GOAL, confidence: 0.4 };
    const { receipt } = await record(`decisions/${id}/job-cards`, { ...card, confidence: 0.5 });
    expect(receipt.seq).toBeGreaterThan(0);
    const first = await record(`decisions/${id}/job-cards`, low);
    await record(`decisions/${id}/job-cards`, { ...low, confidence: 0.3 });
    await eventually(() => fired(alert)[0]);
    await lookedAt();
    expect(fired(alert).map(({ data }) => data)).toEqual([
      {
        ledger: 'claims',
        origin: 'docket.example/claims',
        seq: first.receipt.seq,
        decision_id: id,
        decision_seq: first.receipt.decision_seq,
        alert_id: alert.id,
        alert: 'confidence_below',
        api: `/v1/ledgers/claims/decisions/${id}`,
      },
    ]);
    expect(receiver.deliveries.map(({ body }) => body).join()).not.toMatch(/Ada|Refund|unsure/);
    // What was before it was made is nobody's news.
    expect(await firings()).toMatchObject([
      { alert_id: alert.id, decision_id: id, seq: first.receipt.seq, told: 1 },
    ]);
    expect(await list()).toMatchObject([{ firings: 1, last_fired_at: expect.any(String) }]);
  });

  test('of each kind that entries decide fires on its entry, and on no other', async () => {
    const disagree = await create({ kind: 'evaluations_disagree' });
    const loop = await create({ kind: 'rule_tripped', rule: 'loop' });
    const doubt = await create({ kind: 'effect_in_doubt' });
    const attempt = await create({ kind: 'attempt_after_stop' });
    const agreed = await open();
    await record(`decisions/${agreed}/evaluations`, evaluation, 'reviewer');
    await record(`decisions/${agreed}/evaluations`, { ...evaluation, kind: 'judge' }, 'reviewer');
    const torn = await open();
    await record(`decisions/${torn}/evaluations`, evaluation, 'reviewer');
    await record(`decisions/${torn}/evaluations`, { ...failed, kind: 'judge' }, 'reviewer');
    const looping = await open();
    const toolCall = { tool_name: 'read', arguments: { page: 1 }, result: { text: 'same' } };
    const steps = { ...card, tool_calls: [{ ...toolCall, status: 'ok' }] };
    for (let n = 0; n < 3; n++) await record(`decisions/${looping}/job-cards`, steps);
    const unknown = await open();
    const effects = `decisions/${unknown}/side-effects`;
    const registered = await api.call('POST', `/v1/ledgers/claims/${effects}`, {
      key: keys['agent'],
      body: intent,
      headers: { 'idempotency-key': 'refund-1' },
    });
    const { side_effect_id: effect } = written(registered);
    await record(`${effects}/${effect}/transitions`, { to: 'executing' });
    await record(`${effects}/${effect}/transitions`, { to: 'outcome_unknown' });
    const stopped = await ask();
    const stop = { verdict: 'stop', reason: 'No.', escalation_id: 'esc-1' };
    await record(`decisions/${stopped}/reviews`, stop, 'reviewer');
    await api.call('POST', `/v1/ledgers/claims/decisions/${stopped}/side-effects`, {
      key: keys['agent'],
      body: intent,
      headers: { 'idempotency-key': 'refund-2' },
    });
    await eventually(() => (receiver.deliveries.length >= 4 ? true : undefined));
    await lookedAt();
    const decisions = (alert: Alert) => fired(alert).map(({ data }) => data['decision_id']);
    expect(decisions(disagree)).toEqual([torn]);
    expect(decisions(loop)).toEqual([looping]);
    expect(decisions(doubt)).toEqual([unknown]);
    expect(decisions(attempt)).toEqual([stopped]);
    expect(receiver.deliveries).toHaveLength(4);
  });

  test('on questions that wait fires once for each, and one that counts again after there were fewer', async () => {
    const patient = await create({ kind: 'question_waiting', seconds: 3_600 });
    const quick = await create({ kind: 'question_waiting', seconds: 1 });
    const before = Number((await query<{ n: string }>(WAITING))[0]?.n);
    const many = await create({
      kind: 'questions_waiting',
      count: before + 2,
      again_below: before + 1,
    });
    const asked = [await ask()];
    await eventually(() => fired(quick).find(({ data }) => data['decision_id'] === asked[0]));
    expect(fired(many)).toEqual([]);
    asked.push(await ask());
    const [first] = await eventually(() => (fired(many).length > 0 ? fired(many) : undefined));
    expect(first?.data).toEqual({
      ledger: 'claims',
      origin: 'docket.example/claims',
      alert_id: many.id,
      alert: 'questions_waiting',
      waiting: before + 2,
    });
    const answer = async (decision: string | undefined) => {
      const said = { ...review, escalation_id: 'esc-1' };
      await record(`decisions/${decision}/reviews`, said, 'reviewer');
    };
    // One fewer is not few enough to be told of the next.
    await answer(asked[0]);
    const third = await ask();
    await eventually(() => fired(quick).find(({ data }) => data['decision_id'] === third));
    expect(fired(many)).toHaveLength(1);
    expect((await list()).find(({ id }) => id === many.id)?.is_over).toBe(true);
    await answer(asked[1]);
    await answer(third);
    await eventually(async () =>
      (await list()).find(({ id }) => id === many.id)?.is_over === false ? true : undefined,
    );
    await ask();
    await ask();
    await eventually(() => (fired(many).length > 1 ? true : undefined));
    expect(fired(patient)).toEqual([]);
    const questions = fired(quick).map(
      ({ data }) => `${String(data['decision_id'])} ${String(data['escalation_id'])}`,
    );
    expect(new Set(questions).size).toBe(questions.length);
  });

  test('of a view fires once for a decision that comes into it, as long as the view is seen', async () => {
    const filter = { stakes: 'high', status: 'held' };
    const kept = await call('POST', 'views', { name: 'held', filter });
    const { view_id: view } = kept.json as { view_id: string };
    const alert = await create({ kind: 'view_matched', view });
    const id = await record('decisions', { ...opening, goal: GOAL, stakes: 'high' });
    const cards = `decisions/${id.decision_id}/job-cards`;
    await record(cards, { ...card, confidence: 0.95 });
    await ask();
    await record(cards, { ...card, goal: GOAL, confidence: 0.95, needs_human: true });
    await eventually(() => fired(alert)[0]);
    const said = { ...review, escalation_id: 'esc-1' };
    await record(`decisions/${id.decision_id}/reviews`, said, 'reviewer');
    await record(cards, { ...card, confidence: 0.95, needs_human: true });
    // Another's alert of a view that is not shared is refused; one of a view that is gone finds nothing.
    const stranger = { kind: 'view_matched', view };
    const refused = await call(
      'POST',
      'alerts',
      stranger,
      await api.createKey('claims', 'officer'),
    );
    expect(problemOf(refused).code).toBe('unknown_view');
    expect((await call('DELETE', `views/${view}`)).status).toBe(204);
    const other = await record('decisions', { ...opening, stakes: 'high' });
    await record(`decisions/${other.decision_id}/job-cards`, { ...card, needs_human: true });
    await eventually(async () => {
      const [behind] = await query<{ n: string }>(
        `SELECT count(*) AS n FROM docket.alert_rule r JOIN docket.ledger_head h USING (ledger_no)
         WHERE r.size < h.size`,
      );
      return behind?.n === '0' ? true : undefined;
    });
    expect(fired(alert).map(({ data }) => data['decision_id'])).toEqual([id.decision_id]);
  });

  test('on many at once tells of fifty, and of the rest with one message; all are listed', async () => {
    const alert = await create({ kind: 'confidence_below', below: 0.5 });
    const calm = await create({ kind: 'confidence_below', below: 0.2 });
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) ids.push(await open());
    const cards = ids.map((decision_id) => ({
      type: 'job_card.filed',
      decision_id,
      body: { ...card, goal: GOAL, confidence: decision_id === ids[0] ? 0.1 : 0.4 },
    }));
    // One batch is one transaction: a look sees all of them or none.
    expect((await call('POST', 'batch', cards, keys['agent'])).status).toBe(201);
    await lookedAt();
    await eventually(() => (fired(alert).length >= 51 ? true : undefined));
    const of = fired(alert).map(({ data }) => data);
    const alone = of.filter((data) => 'decision_id' in data).map((data) => data['decision_id']);
    expect(alone.toSorted()).toEqual(ids.slice(0, 50).toSorted());
    expect(of.filter((data) => !('decision_id' in data))).toEqual([
      {
        ledger: 'claims',
        origin: 'docket.example/claims',
        alert_id: alert.id,
        alert: 'confidence_below',
        more: 10,
      },
    ]);
    // Another alert is told as if there were no flood.
    expect(fired(calm).map(({ data }) => data['decision_id'])).toEqual([ids[0]]);
    const listed = await firings(`?alert=${alert.id}`);
    expect(listed.map(({ told: n }) => n).toSorted()).toEqual([
      ...Array.from({ length: 10 }, () => 0),
      ...Array.from({ length: 50 }, () => 1),
    ]);
  });

  test('says what it would send, and sends nothing', async () => {
    const alert = await create({ kind: 'confidence_below', below: 0.5 });
    const shown = await call('GET', `alerts/${alert.id}/preview?locale=de`);
    expect(shown.json).toEqual({
      message: {
        type: 'alert.fired',
        timestamp: expect.any(String),
        data: {
          ledger: 'claims',
          origin: 'docket.example/claims',
          alert_id: alert.id,
          alert: 'confidence_below',
        },
      },
      mail: {
        subject: 'Eine Warnung hat ausgelöst: claims',
        text: expect.stringContaining(`Warnung: confidence_below (${alert.id})`),
      },
      told: 1,
    });
    expect(receiver.deliveries).toEqual([]);
    expect(await firings()).toEqual([]);
  });

  test('that nobody asked to be told of is listed all the same', async () => {
    await query('DELETE FROM docket.outbox_endpoint');
    const alert = await create({ kind: 'confidence_below', below: 0.5 });
    const id = await open();
    await record(`decisions/${id}/job-cards`, { ...card, confidence: 0.1 });
    const [one] = await eventually(async () => {
      const found = await firings(`?alert=${alert.id}&since=2020-01-01T00:00:00Z`);
      return found.length > 0 ? found : undefined;
    });
    expect(one).toMatchObject({ decision_id: id, told: 0 });
    expect(await firings('?alert=alr_none')).toEqual([]);
    expect(await firings('?since=2999-01-01T00:00:00Z')).toEqual([]);
  });

  test('whose row somebody changed by hand finds nothing, and holds up no other', async () => {
    const broken = await create({ kind: 'confidence_below', below: 0.9 });
    const whole = await create({ kind: 'confidence_below', below: 0.9 });
    const id = broken.id;
    await query(`UPDATE docket.alert_rule SET terms = 'no JSON' WHERE alert_id = '${id}'`);
    await create({ kind: 'effect_in_doubt' });
    await query(`UPDATE docket.alert_rule SET kind = 'constructor' WHERE kind = 'effect_in_doubt'`);
    const decision = await open();
    await record(`decisions/${decision}/job-cards`, { ...card, confidence: 0.1 });
    await eventually(() => fired(whole)[0]);
    expect(fired(broken)).toEqual([]);
  });

  test('is refused with its place', async () => {
    for (const [body, pointer] of [
      [{ kind: 'approve' }, '/kind'],
      [{ kind: 'confidence_below' }, '/below'],
      [{ kind: 'confidence_below', below: 1.5 }, '/below'],
      [{ kind: 'confidence_below', below: 0.5, seconds: 3 }, '/seconds'],
      [{ kind: 'rule_tripped', rule: 'none' }, '/rule'],
      [{ kind: 'question_waiting', seconds: 0 }, '/seconds'],
      [{ kind: 'questions_waiting', count: 3, again_below: 4 }, '/again_below'],
      [{ kind: 'effect_in_doubt', label: 'x'.repeat(101) }, '/label'],
      [{ kind: 'effect_in_doubt', url: 'https://x' }, '/url'],
    ] as const) {
      const problem = problemOf(await call('POST', 'alerts', body));
      expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
    }
    expect(await list()).toEqual([]);
  });

  test('is another ledger’s, nobody’s, or one too many', async () => {
    const { id } = await create({ kind: 'effect_in_doubt' });
    for (const [method, path] of [
      ['DELETE', `/v1/ledgers/other/alerts/${id}`],
      ['GET', `/v1/ledgers/other/alerts/${id}/preview`],
    ] as const) {
      const answer = await api.call(method, path, { key: keys['other'] });
      expect(problemOf(answer)).toMatchObject({ code: 'unknown_alert', status: 404 });
    }
    for (const role of ['agent', 'reviewer', 'auditor']) {
      const answer = await call('POST', 'alerts', { kind: 'effect_in_doubt' }, keys[role]);
      expect(problemOf(answer).code).toBe('role_not_allowed');
    }
    for (let n = 1; n < 50; n++) await create({ kind: 'effect_in_doubt' });
    const refused = await call('POST', 'alerts', { kind: 'effect_in_doubt' });
    expect(problemOf(refused).code).toBe('record_refused');
    expect((await call('DELETE', `alerts/${id}`)).status).toBe(204);
    expect(problemOf(await call('DELETE', `alerts/${id}`)).code).toBe('unknown_alert');
  });
});

const WAITING = `SELECT count(*) AS n FROM docket.decision d
  CROSS JOIN json_array_elements(d.state::json -> 'openEscalations')
  WHERE d.status IN ('held', 'stopped')`;

test('kill -9 while agents are unsure: each is told of, with one message', async () => {
  const database = await createTestDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'docket-alerts-'));
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
    const { administrator: key = '' } = server;
    const admin = administration((...asked) => server.call(...asked), key);
    await admin.createLedger('claims');
    const agent = await admin.createKey('claims', 'agent');
    const base = '/v1/ledgers/claims';
    const hook = { url: receiver.url, events: ['alert.fired'] };
    await server.call('POST', `${base}/webhooks`, { key, body: hook });
    const alert = { kind: 'confidence_below', below: 0.5 };
    expect((await server.call('POST', `${base}/alerts`, { key, body: alert })).status).toBe(201);
    const unsure = new Set<string>();
    for (let kill = 0; kill < 3; kill++) {
      const before = receiver.deliveries.length;
      for (let n = 0; n < 10; n++) {
        const asked = { key: agent, body: opening };
        const opened = written(await server.call('POST', `${base}/decisions`, asked));
        const path = `${base}/decisions/${opened.decision_id}/job-cards`;
        const body = { ...card, confidence: 0.2 };
        written(await server.call('POST', path, { key: agent, body }));
        unsure.add(opened.decision_id);
      }
      await eventually(() => (receiver.deliveries.length > before ? true : undefined));
      await server.kill('SIGKILL');
      server = await start();
      // A process that is gone keeps what it held for a minute.
      await asSuperuser(database.url, 'UPDATE docket.outbox_endpoint SET lease_until = NULL');
    }
    await eventually(() => {
      const reached = new Set(receiver.deliveries.map((one) => told(one).data['decision_id']));
      return [...unsure].every((id) => reached.has(id)) ? true : undefined;
    });
    const rows = await asSuperuser<{ messages: string; firings: string }>(
      database.url,
      `SELECT (SELECT count(*) FROM docket.outbox_message) AS messages,
         (SELECT count(*) FROM docket.alert_firing) AS firings`,
    );
    expect(rows).toEqual([{ messages: String(unsure.size), firings: String(unsure.size) }]);
    // One that was on its way may come twice, with the same id.
    const ids = receiver.deliveries.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(unsure.size);
  } finally {
    await server.kill('SIGKILL');
    await receiver.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  }
});
