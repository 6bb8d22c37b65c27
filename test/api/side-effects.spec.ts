import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { card, intent, opening } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

const DECISIONS = '/v1/ledgers/claims/decisions';
interface SideEffect {
  side_effect_id: string;
  status: string;
  idempotency_key: string | null;
}

/** The gate of side effects: draft-ietf-httpapi-idempotency-key-header, section 2, and their life cycle. */
describe('side effects over HTTP', () => {
  let api: TestApi;
  let agent: string;
  let auditor: string;
  let decision: string;
  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    agent = await api.createKey('claims', 'agent');
    auditor = await api.createKey('claims', 'auditor');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    decision = await open();
  });

  const open = async (): Promise<string> =>
    written(await api.call('POST', DECISIONS, { key: agent, body: opening })).decision_id;
  const register = (key: string | undefined, body: object = intent): Promise<Answer> =>
    api.call('POST', `${DECISIONS}/${decision}/side-effects`, {
      key: agent,
      body,
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
  const move = (id: string, body: object): Promise<Answer> =>
    api.call('POST', `${DECISIONS}/${decision}/side-effects/${id}/transitions`, {
      key: agent,
      body,
    });
  async function registered(key: string, body: object = intent): Promise<string> {
    return written(await register(key, body)).side_effect_id ?? '';
  }
  async function sideEffects(): Promise<SideEffect[]> {
    const answer = await api.call('GET', `${DECISIONS}/${decision}`, { key: agent });
    return (answer.json as { side_effects: SideEffect[] }).side_effects;
  }
  async function newestEntry(): Promise<{ type: string; body: Record<string, unknown> }> {
    const from = (await api.size('claims')) - 1;
    const path = `/v1/ledgers/claims/entries?from=${from}&limit=1`;
    const { leaf, disclosure } = JSON.parse((await api.call('GET', path, { key: auditor })).text);
    return { type: JSON.parse(leaf).type, body: disclosure.body };
  }

  test('a receipt gives the place in the decision of the record and of each consequence', async () => {
    await open();
    const { receipt } = written(
      await api.call('POST', `${DECISIONS}/${decision}/job-cards`, {
        key: agent,
        body: { ...card, needs_human: true },
      }),
    );
    expect(receipt.decision_seq).toBe(1);
    expect(receipt.entries.map(({ type, decision_seq: place }) => [place, type])).toEqual([
      [1, 'job_card.filed'],
      [2, 'escalation.opened'],
    ]);
    expect(receipt.entries[0]?.seq).toBeGreaterThan(1);
  });

  test('without a key: 400, and the parameter is named', async () => {
    const before = await api.size('claims');
    for (const body of [intent, { ...intent, to: 'executed' }]) {
      expect(problemOf(await register(undefined, body))).toMatchObject({
        status: 400,
        code: 'idempotency_key_missing',
        errors: [{ parameter: 'Idempotency-Key' }],
      });
    }
    expect(await api.size('claims')).toBe(before);
  });

  test('the same key for another action: 422, in this decision or any other', async () => {
    const id = await registered('refund-1');
    const other = { ...intent, target: { system: 'payments', resource: 'order/2' } };
    const problem = problemOf(await register('refund-1', other));
    expect(problem).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    expect(await sideEffects()).toMatchObject([{ side_effect_id: id, status: 'intent' }]);
    // The attempt itself is on record.
    expect((await newestEntry()).body).toMatchObject({ rule: 'repeated_key' });
    decision = await open();
    expect(problemOf(await register('refund-1', intent)).code).toBe('idempotency_key_reused');
    expect(await sideEffects()).toEqual([]);
  });

  test('while the first request has no answer: 409, and its answer from then on', async () => {
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      // Whoever holds the head's row holds every write of every ledger up.
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM docket.ledger_head FOR UPDATE');
      const both = [register('slow'), register('slow')];
      // Whichever comes second is answered: the other waits for the head.
      const refused = await Promise.race(both);
      expect(problemOf(refused)).toMatchObject({ status: 409, code: 'idempotency_in_flight' });
      expect(refused.headers.get('retry-after')).toBe('1');
      await client.query('ROLLBACK');
      const answers = await Promise.all(both);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const answered = answers.find(({ status }) => status === 201);
      const repeated = await register('slow');
      expect([repeated.status, repeated.text]).toEqual([200, answered?.text]);
    } finally {
      await client.end();
    }
    expect(await sideEffects()).toHaveLength(1);
  });

  test('a key outlives what was registered under it, however much comes after', async () => {
    const first = await register('old');
    const id = written(first).side_effect_id ?? '';
    await move(id, { to: 'executed' });
    const cards = Array.from({ length: 500 }, () => ({
      type: 'job_card.filed',
      decision_id: decision,
      body: card,
    }));
    const batch = await api.call('POST', '/v1/ledgers/claims/batch', { key: agent, body: cards });
    expect(batch.status).toBe(201);
    await api.call('POST', `${DECISIONS}/${decision}/close`, {
      key: agent,
      body: { outcome: 'completed' },
    });
    const again = await register('old');
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  test.each(['executed', 'failed'] as const)(
    'an outcome that is not known is settled by reconciliation: %s',
    async (to) => {
      const id = await registered(`unknown-${to}`);
      await move(id, { to: 'executing' });
      expect((await move(id, { to: 'outcome_unknown', reason: 'time-out' })).status).toBe(201);
      expect(await sideEffects()).toMatchObject([{ status: 'outcome_unknown' }]);
      const found = { to, observed_by: 'reconciliation', external_ref: 're_1', reason: 'looked' };
      expect((await move(id, found)).status).toBe(201);
      expect(await sideEffects()).toMatchObject([{ status: to }]);
      expect(await newestEntry()).toMatchObject({
        type: `side_effect.${to}`,
        body: { observed_by: 'reconciliation', external_ref: 're_1' },
      });
      const problem = problemOf(await move(id, { to: 'outcome_unknown', reason: 'again' }));
      expect(problem.code).toBe('impossible_transition');
    },
  );

  test('a compensation points to what it compensates, and only to what there is', async () => {
    const id = await registered('refund');
    await move(id, { to: 'executed' });
    const makeUp = { ...intent, operation: 'charge_back' };
    const wrong = { ...makeUp, compensates: 'sfx_none' };
    expect(problemOf(await register('wrong', wrong))).toMatchObject({
      code: 'unknown_side_effect',
      errors: [{ pointer: '/compensates' }],
    });
    const compensation = await registered('charge-back', { ...makeUp, compensates: id });
    expect((await newestEntry()).body).toMatchObject({ compensates: id });
    await move(compensation, { to: 'executed' });
    for (const by of ['sfx_nothing', id]) {
      const refused = problemOf(await move(id, { to: 'compensated', compensated_by: by }));
      expect(refused.code).toBe('unknown_side_effect');
      expect(refused.errors?.[0]?.pointer).toBe('/compensated_by');
    }
    const marked = { to: 'compensated', compensated_by: compensation };
    expect((await move(id, marked)).status).toBe(201);
    expect((await newestEntry()).body).toMatchObject({
      side_effect_id: id,
      compensated_by: compensation,
    });
    expect((await sideEffects()).map(({ status }) => status)).toEqual(['compensated', 'executed']);
    expect(problemOf(await move(id, marked)).code).toBe('impossible_transition');
  });

  test('what only failed or was never carried out is not compensated', async () => {
    const id = await registered('failed');
    await move(id, { to: 'failed', reason: 'declined' });
    for (const to of ['compensated', 'rolled_back']) {
      expect(problemOf(await move(id, { to })).code).toBe('impossible_transition');
    }
  });
});
