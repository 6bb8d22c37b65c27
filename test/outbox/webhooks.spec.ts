import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { readInsideNetworks } from '@docket/service';
import { problemOf, startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, evaluation, opening, review } from '../api/support/records.js';
import { asSuperuser } from './as-superuser.js';
import { eventually, startReceiver, type Delivery, type Receiver } from './receiver.js';

let api: TestApi;
let receiver: Receiver;
let agent: string;
let reviewer: string;
let officer: string;

beforeAll(async () => {
  api = await startTestApi({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
  await api.createLedger('claims');
  await api.createLedger('other');
  agent = await api.createKey('claims', 'agent');
  reviewer = await api.createKey('claims', 'reviewer');
  officer = await api.createKey('claims', 'officer');
});
afterAll(() => api.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const { id } of await list()) await call('DELETE', `/${id}`);
  await receiver.close();
});

interface Listed {
  id: string;
  url: string;
  waiting: number;
  dead: number;
  looked_at: number;
  disabled_why: string | null;
  failing_since: string | null;
  last_error: string | null;
}
interface Message {
  id: string;
  event: string;
  state: string;
  attempts: number;
  last_error: string | null;
}
interface Told {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

const call = (method: string, path: string, body?: unknown, key = api.administrator) =>
  api.call(method, `/v1/ledgers/claims/webhooks${path}`, {
    key,
    ...(body !== undefined && { body }),
  });

async function create(more: Record<string, unknown> = {}): Promise<{ id: string; secret: string }> {
  const answer = await call('POST', '', { url: receiver.url, ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json as { id: string; secret: string };
}

async function list(): Promise<Listed[]> {
  return ((await call('GET', '')).json as { webhooks: Listed[] }).webhooks;
}

const webhook = async (id: string): Promise<Listed | undefined> =>
  (await list()).find((found) => found.id === id);

async function messages(id: string, query = ''): Promise<Message[]> {
  const answer = await call('GET', `/${id}/messages${query}`);
  return (answer.json as { messages: Message[] }).messages;
}

async function record(path: string, body: unknown, key = agent) {
  return written(await api.call('POST', `/v1/ledgers/claims/${path}`, { key, body }));
}

const GOAL = 'Refund Ada Lovelace 40 EUR';

/** A decision that waits for a human; `esc-1`. */
async function escalate(): Promise<string> {
  const { decision_id: id } = await record('decisions', { ...opening, goal: GOAL });
  await record(`decisions/${id}/job-cards`, { ...card, goal: GOAL, needs_human: true });
  return id;
}

const query = (sql: string) => asSuperuser(api.database.url, sql);

/** Does what the clock would do: nothing waits for another attempt. */
const age = () => query('UPDATE docket.outbox_endpoint SET retry_at = NULL');

const told = ({ body }: Delivery): Told => JSON.parse(body) as Told;
const typesOf = (deliveries: readonly Delivery[]): string[] =>
  deliveries.map((delivery) => told(delivery).type);

describe('a webhook', () => {
  test('is told of what happens in order, as a Standard Webhook, without what was recorded', async () => {
    await escalate();
    const { secret, id } = await create({ label: 'duty', headers: { authorization: 'Bearer x' } });
    const decision = await escalate();
    const approval = { ...review, escalation_id: 'esc-1', reason: 'Ada Lovelace is known.' };
    await record(`decisions/${decision}/reviews`, approval, reviewer);
    await record(`decisions/${decision}/evaluations`, evaluation, reviewer);
    await record(`decisions/${decision}/close`, { outcome: 'completed' });
    await eventually(() => typesOf(receiver.deliveries).includes('decision.closed') || undefined);
    // What was before it was made is nobody's news.
    expect(typesOf(receiver.deliveries)).toEqual([
      'escalation.opened',
      'review.recorded',
      'escalation.answered',
      'evaluation.recorded',
      'decision.closed',
    ]);
    const seqs = receiver.deliveries.map((delivery) => told(delivery).data['seq'] as number);
    expect(seqs).toEqual([...seqs].toSorted((a, b) => a - b));
    const judge = new Webhook(secret);
    for (const delivery of receiver.deliveries) {
      expect(judge.verify(delivery.body, delivery.headers as Record<string, string>)).toEqual(
        told(delivery),
      );
      expect(delivery.headers['authorization']).toBe('Bearer x');
      expect(delivery.body).not.toMatch(/Ada|Refund|known/);
    }
    const asked = receiver.deliveries.map(told).find(({ type }) => type === 'escalation.opened');
    expect(asked?.data).toEqual({
      ledger: 'claims',
      origin: 'docket.example/claims',
      seq: expect.any(Number),
      leaf_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      decision_id: decision,
      decision_seq: expect.any(Number),
      escalation_id: 'esc-1',
      rule: expect.any(String),
      directive: 'hold',
      api: `/v1/ledgers/claims/decisions/${decision}`,
    });
    // The id is that of the event, at each attempt and for each who is told.
    const ids = receiver.deliveries.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(ids.length);
    const shown = await eventually(async () => {
      const now = await webhook(id);
      return now?.waiting === 0 ? now : undefined;
    });
    expect(shown).toMatchObject({ dead: 0, failing_since: null, last_error: null });
    expect(JSON.stringify(await list())).not.toMatch(/secret-path|whsec|Bearer/);
  });

  test('is told only of what it asked for', async () => {
    await create({ events: ['decision.closed'] });
    const decision = await escalate();
    await record(`decisions/${decision}/reviews`, { ...review, escalation_id: 'esc-1' }, reviewer);
    await record(`decisions/${decision}/close`, { outcome: 'completed' });
    await eventually(() => receiver.deliveries[0]);
    expect(typesOf(receiver.deliveries)).toEqual(['decision.closed']);
  });

  test('in the form of Slack has a text with ids alone', async () => {
    await create({ form: 'slack', events: ['escalation.opened'] });
    const decision = await escalate();
    const delivery = await eventually(() => receiver.deliveries[0]);
    expect(JSON.parse(delivery.body)).toEqual({
      text: expect.stringContaining(`*A human is asked*: ledger claims, ${decision}, esc-1, rule `),
    });
  });

  test('that fails is sent the same again, holds what comes later, and takes it when it can', async () => {
    const { id } = await create({ events: ['escalation.opened'] });
    receiver.state.reply = () => ({ status: 503 });
    await escalate();
    await escalate();
    await eventually(async () =>
      (await webhook(id))?.last_error === 'it answered 503' ? true : undefined,
    );
    receiver.state.reply = () => ({ status: 200, body: Buffer.alloc(10_000_000, 'x') });
    await age();
    await eventually(() => (receiver.deliveries.length >= 3 ? true : undefined));
    const [first, again, next] = receiver.deliveries;
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(again?.body).toBe(first?.body);
    expect(next?.headers['webhook-id']).not.toBe(first?.headers['webhook-id']);
    const shown = await eventually(async () => {
      const now = await webhook(id);
      return now?.waiting === 0 ? now : undefined;
    });
    expect(shown).toMatchObject({ last_error: null, failing_since: null });
  });

  test('that never takes a message has it given up, is sent the next, and the first again by hand', async () => {
    const { id } = await create({ events: ['escalation.opened'] });
    receiver.state.reply = () => ({ status: 500 });
    await escalate();
    await eventually(() => receiver.deliveries[0]);
    await query('UPDATE docket.outbox_message SET attempts = 11');
    await age();
    const [dead] = await eventually(async () => {
      const found = await messages(id, '?state=dead');
      return found.length > 0 ? found : undefined;
    });
    expect(dead).toMatchObject({
      attempts: 12,
      event: 'escalation.opened',
      last_error: 'it answered 500',
    });
    expect(await webhook(id)).toMatchObject({ dead: 1, waiting: 0 });
    receiver.state.reply = () => ({ status: 204 });
    await age();
    const again = await call('POST', `/${id}/messages/${dead?.id ?? ''}/resends`);
    expect(again.status).toBe(202);
    await eventually(async () =>
      (await messages(id, '?state=delivered')).length === 1 ? true : undefined,
    );
    const sent = receiver.deliveries.map(({ headers }) => headers['webhook-id']);
    expect(new Set(sent)).toEqual(new Set([dead?.id]));
  });

  test('that leads elsewhere, or says 410, is not followed, and 410 ends it until it is enabled', async () => {
    const elsewhere = await startReceiver();
    const { id } = await create({ events: ['escalation.opened'] });
    receiver.state.reply = () => ({ status: 307, headers: { location: elsewhere.url } });
    await escalate();
    await eventually(async () =>
      (await webhook(id))?.last_error === 'it answered 307' ? true : undefined,
    );
    receiver.state.reply = () => ({ status: 410 });
    await age();
    const ended = await eventually(async () => (await webhook(id))?.disabled_why ?? undefined);
    expect(ended).toContain('410');
    const before = receiver.deliveries.length;
    receiver.state.reply = () => ({ status: 204 });
    const later = await escalate();
    await age();
    expect(receiver.deliveries.length).toBe(before);
    expect((await call('POST', `/${id}/enablements`, {})).status).toBe(200);
    // Nothing was lost: what came while it was disabled stands in the ledger.
    await eventually(
      () =>
        receiver.deliveries.some((delivery) => told(delivery).data['decision_id'] === later) ||
        undefined,
    );
    expect(elsewhere.deliveries).toEqual([]);
    await elsewhere.close();
  });

  test('that was disabled goes on from now where somebody says so', async () => {
    const { id } = await create({ events: ['escalation.opened'] });
    receiver.state.reply = () => ({ status: 410 });
    const skipped = await escalate();
    await eventually(async () => (await webhook(id))?.disabled_why ?? undefined);
    await escalate();
    receiver.state.reply = () => ({ status: 204 });
    expect((await call('POST', `/${id}/enablements`, { from: 'now' })).status).toBe(200);
    const next = await escalate();
    await eventually(
      () =>
        receiver.deliveries.some((delivery) => told(delivery).data['decision_id'] === next) ||
        undefined,
    );
    const decisions = receiver.deliveries.map((delivery) => told(delivery).data['decision_id']);
    expect(decisions).toEqual([skipped, next]);
  });

  test('has another secret, and signs with both while they overlap', async () => {
    const { id, secret } = await create();
    const answer = await call('POST', `/${id}/secrets`, { overlap_seconds: 3_600 });
    expect(answer.status).toBe(201);
    const { secret: newer } = answer.json as { secret: string };
    expect((await call('POST', `/${id}/tests`)).status).toBe(202);
    const both = await eventually(() => receiver.deliveries[0]);
    expect(told(both).type).toBe('webhook.test');
    for (const each of [secret, newer])
      new Webhook(each).verify(both.body, both.headers as Record<string, string>);
    expect((await call('POST', `/${id}/secrets`, { overlap_seconds: 0 })).status).toBe(201);
    await call('POST', `/${id}/tests`);
    // The first may come once more, where its answer was late.
    const first = both.headers['webhook-id'];
    const after = await eventually(() =>
      receiver.deliveries.find(({ headers }) => headers['webhook-id'] !== first),
    );
    for (const each of [secret, newer])
      expect(() =>
        new Webhook(each).verify(after.body, after.headers as Record<string, string>),
      ).toThrow();
  });

  test('whose row somebody changed by hand is sent nothing', async () => {
    const { id } = await create({ events: ['decision.closed'] });
    await query(
      `UPDATE docket.outbox_endpoint SET events = 'escalation.opened' WHERE endpoint_id = '${id}'`,
    );
    await escalate();
    const why = await eventually(async () => (await webhook(id))?.disabled_why ?? undefined);
    expect(why).toContain('not as this installation wrote it');
    expect(receiver.deliveries).toEqual([]);
  });

  test('that is given a message of somebody else’s is sent the others all the same', async () => {
    const { id } = await create({ events: ['escalation.opened'] });
    await query(`INSERT INTO docket.outbox_message (ledger_no, endpoint_id, message_id, event, content)
      SELECT ledger_no, endpoint_id, 'msg_' || repeat(n, 32), 'escalation.opened', content FROM docket.outbox_endpoint,
        (VALUES ('a', 'not JSON'), ('b', '{}'), ('c', '[]')) AS junk (n, content)`);
    await eventually(async () => ((await webhook(id))?.dead === 3 ? true : undefined));
    await age();
    const decision = await escalate();
    const delivery = await eventually(() => receiver.deliveries[0]);
    expect(told(delivery).data['decision_id']).toBe(decision);
  });

  test('is told that an entry is missing, and nothing is passed over because of it', async () => {
    const { id } = await create({ events: ['escalation.opened', 'log.damaged'] });
    await query("UPDATE docket.outbox_endpoint SET lease_until = now() + interval '1 h'");
    const first = await escalate();
    await query(`ALTER TABLE docket.entry DISABLE TRIGGER USER;
      DELETE FROM docket.entry WHERE decision_id = '${first}' AND type = 'decision.opened';
      DO $$ DECLARE one text; BEGIN
        FOR one IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'docket.entry'::regclass AND NOT tgisinternal LOOP
          EXECUTE format('ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER %I', one);
        END LOOP; END $$`);
    const second = await escalate();
    await query('UPDATE docket.outbox_endpoint SET lease_until = NULL');
    await eventually(() => (receiver.deliveries.length >= 3 ? true : undefined));
    const all = receiver.deliveries.map(told);
    expect(all.map(({ type }) => type)).toEqual([
      'log.damaged',
      'escalation.opened',
      'escalation.opened',
    ]);
    expect(all[0]?.data).toMatchObject({ reason: 'entry_missing', ledger: 'claims' });
    expect(all.slice(1).map(({ data }) => data['decision_id'])).toEqual([first, second]);
    expect(await webhook(id)).toMatchObject({ disabled_why: null });
  });

  test('is sent each message once by two servers, in order', async () => {
    const other = await api.startAnother();
    await create({ events: ['escalation.opened'] });
    const decisions: string[] = [];
    for (let n = 0; n < 12; n++) decisions.push(await escalate());
    await eventually(() => (receiver.deliveries.length >= 12 ? true : undefined));
    expect(receiver.deliveries.map((delivery) => told(delivery).data['decision_id'])).toEqual(
      decisions,
    );
    await other.close();
  });
});

describe('what is no webhook', () => {
  test('is refused with its place', async () => {
    for (const [body, pointer] of [
      [{ url: 'ftp://hooks.example/' }, '/url'],
      [{ url: 'not an address' }, '/url'],
      [{ url: 'https://ada:secret@hooks.example/' }, '/url'],
      [{ url: receiver.url, events: ['decision.opened'] }, '/events/0'],
      [
        { url: receiver.url, headers: { 'Webhook-Signature': 'v1,x' } },
        '/headers/Webhook-Signature',
      ],
      [{ url: receiver.url, headers: { host: 'elsewhere' } }, '/headers/host'],
      [{ url: receiver.url, headers: { 'x-a': 'a\r\nhost: b' } }, '/headers/x-a'],
      [{ url: receiver.url, secret: 'mine' }, '/secret'],
    ] as const) {
      const problem = problemOf(await call('POST', '', body));
      expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
    }
    expect(await list()).toEqual([]);
  });

  test('is another ledger’s, nobody’s, or one too many', async () => {
    const { id } = await create();
    const path = `/v1/ledgers/other/webhooks/${id}`;
    for (const [method, at] of [
      ['DELETE', path],
      ['POST', `${path}/secrets`],
      ['POST', `${path}/enablements`],
      ['POST', `${path}/tests`],
      ['GET', `${path}/messages`],
      ['POST', `${path}/messages/msg_${'0'.repeat(32)}/resends`],
    ] as const) {
      const body = method === 'POST' && /secrets|enablements/.test(at) ? { body: {} } : {};
      const answer = await api.call(method, at, { key: api.administrator, ...body });
      expect(problemOf(answer)).toMatchObject({ code: 'unknown_webhook', status: 404 });
    }
    for (const key of [agent, reviewer, officer])
      expect(problemOf(await call('GET', '', undefined, key))).toMatchObject({
        code: 'role_not_allowed',
      });
    for (let n = 1; n < 20; n++) await create();
    expect(problemOf(await call('POST', '', { url: receiver.url }))).toMatchObject({
      code: 'record_refused',
    });
  });
});

test('nothing is sent to an address inside that no operator named', async () => {
  const closed = await startTestApi();
  try {
    await closed.createLedger('claims');
    const port = new URL(receiver.url).port;
    const key = closed.administrator;
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433']) {
      const body = { url: `http://${host}:${port}/` };
      const made = await closed.call('POST', '/v1/ledgers/claims/webhooks', { key, body });
      const { id } = made.json as { id: string };
      await closed.call('POST', `/v1/ledgers/claims/webhooks/${id}/tests`, { key });
      const why = await eventually(async () => {
        const answer = await closed.call('GET', '/v1/ledgers/claims/webhooks', { key });
        const found = (answer.json as { webhooks: Listed[] }).webhooks.find(
          (each) => each.id === id,
        );
        return found?.last_error ?? undefined;
      });
      expect(why).toBe('it is no address of the public internet');
    }
    expect(receiver.deliveries).toEqual([]);
  } finally {
    await closed.close();
  }
});
