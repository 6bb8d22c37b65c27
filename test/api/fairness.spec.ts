import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { card, opening } from './support/records.js';
import {
  call,
  problemOf,
  startTestApi,
  written,
  type Answer,
  type TestApi,
} from './support/api.js';

/** More than may wait for one ledger. */
const MANY = 100;
/** Of batches, at the same time. */
const WRITERS = 40;

interface Tenant {
  ledger: string;
  decision: string;
  agent: string;
  officer: string;
  auditor: string;
}

/**
 * Two ledgers on one server: what A asks for must not stop B, nor one key of A another. Nothing is timed: what counts
 * is how much of A's was done before B had its answer.
 */
describe('tenants of one server', () => {
  let api: TestApi;
  let a: Tenant;
  let b: Tenant;

  beforeAll(async () => {
    api = await startTestApi({
      exports: { bytesMax: 4_000_000, waitingMax: 300, waitingOfLedgerMax: 100, keptHours: 1 },
    });
    a = await tenant('a');
    b = await tenant('b');
  });
  afterAll(() => api.close());

  async function tenant(ledger: string): Promise<Tenant> {
    await api.createLedger(ledger);
    const agent = await api.createKey(ledger, 'agent');
    const officer = await api.createKey(ledger, 'officer');
    const auditor = await api.createKey(ledger, 'auditor');
    const path = `/v1/ledgers/${ledger}/decisions`;
    const { decision_id: decision } = written(
      await api.call('POST', path, { key: agent, body: opening }),
    );
    const one = { ledger, decision, agent, officer, auditor };
    for (let n = 0; n < 3; n++) expect((await file(one)).status).toBe(201);
    return one;
  }
  const pathOf = ({ ledger, decision }: Tenant): string =>
    `/v1/ledgers/${ledger}/decisions/${decision}`;
  const file = (one: Tenant, body: object = card): Promise<Answer> =>
    api.call('POST', `${pathOf(one)}/job-cards`, { key: one.agent, body });
  const dossier = (one: Tenant, key = one.officer): Promise<Answer> =>
    api.call('GET', `${pathOf(one)}/dossier.json`, { key });

  /** Asks for many at once, and counts the answers by status as they come. */
  function flood(ask: () => Promise<Answer>): {
    answered: (status: number) => number;
    end: Promise<Answer[]>;
  } {
    const statuses: number[] = [];
    const end = Promise.all(
      Array.from({ length: MANY }, async () => {
        const answer = await ask();
        statuses.push(answer.status);
        return answer;
      }),
    );
    return { end, answered: (status) => statuses.filter((one) => one === status).length };
  }

  test("a hundred dossiers of one key: B's, and another key's, come before most of them", async () => {
    const { answered, end } = flood(() => dossier(a));
    const [other, colleague] = await Promise.all([
      dossier(b).then(({ status }) => ({ status, before: answered(200) })),
      dossier(a, a.auditor).then(({ status }) => ({ status, before: answered(200) })),
    ]);
    const answers = await end;
    const made = answered(200);
    const refused = answers.filter(({ status }) => status === 503);
    // Bounded, and each has an answer that says what to do.
    expect([made + refused.length, refused.length > 0]).toEqual([MANY, true]);
    for (const answer of refused) {
      expect(problemOf(answer).code).toBe('overloaded');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect([other.status, colleague.status]).toEqual([200, 200]);
    expect(other.before).toBeLessThan(made);
    expect(colleague.before).toBeLessThan(made);
    expect((await dossier(a)).status).toBe(200);
  });

  test('a hundred exports of one key: one of B is ready while most of them wait', async () => {
    const path = (one: Tenant): string => `/v1/ledgers/${one.ledger}/exports`;
    const ask = (one: Tenant, key: string): Promise<Answer> => {
      const body = { kind: 'dossier', format: 'json', decision: one.decision };
      return api.call('POST', path(one), { key, body });
    };
    const answers = await Promise.all(Array.from({ length: MANY }, () => ask(a, a.officer)));
    const taken = answers.filter(({ status }) => status === 202).length;
    expect(taken).toBeLessThan(MANY);
    expect(taken + answers.filter(({ status }) => status === 503).length).toBe(MANY);
    // Half of the places of A are left for its other keys.
    const colleagues = await ask(a, a.auditor);
    expect(colleagues.status).toBe(202);
    const { export_id: id } = (await ask(b, b.officer)).json as { export_id: string };
    const states = async (one: Tenant): Promise<{ export_id: string; state: string }[]> => {
      const answer = await api.call('GET', path(one), { key: one.auditor });
      return (answer.json as { exports: { export_id: string; state: string }[] }).exports;
    };
    const isOver = ({ state }: { state: string }): boolean =>
      state !== 'queued' && state !== 'running';
    while (!(await states(b)).some((one) => one.export_id === id && isOver(one)));
    const atA = await states(a);
    expect((await states(b)).map(({ state }) => state)).toEqual(['ready']);
    expect(atA.filter((one) => !isOver(one)).length).toBeGreaterThan(taken / 2);
    for (const one of atA)
      await api.call('DELETE', `${path(a)}/${one.export_id}`, { key: a.officer });
  });

  test('a hundred verifications of A that are asked for at once are one, and B has its own', async () => {
    const verify = (one: Tenant, key = one.officer): Promise<Answer> =>
      api.call('POST', `/v1/ledgers/${one.ledger}/verification`, { key, body: {} });
    const { answered, end } = flood(() => verify(a));
    const other = await verify(b);
    expect([200, 202]).toContain(other.status);
    const answers = await end;
    expect(answered(200) + answered(202)).toBe(MANY);
    const begun = new Set(answers.map(({ json }) => (json as { started_at: string }).started_at));
    expect(begun.size).toBe(1);
  });

  test('a string of 240 KB in a withheld field ends no dossier but with an answer, and B has its own', async () => {
    const long = Array.from({ length: 24_000 }, (_, n) => `word ${n % 97}`.padEnd(10)).join('');
    expect((await file(a, { ...card, goal: 'hostile', ext: { note: long } })).status).toBe(201);
    const asked = api.call('POST', `${pathOf(a)}/dossier`, {
      key: a.officer,
      headers: { accept: 'application/json' },
      body: {
        variant: 'redacted',
        withhold: [{ decision_seq: 4, pointer: '/ext/note', reason: 'personal_data' }],
      },
    });
    expect((await dossier(b)).status).toBe(200);
    expect([200, 422]).toContain((await asked).status);
  });

  test('what takes longer than somebody waits is ended and answered, 504, and goes on for the next', async () => {
    const hasty = await api.startAnother({ answerSMax: 0.001 });
    const late = await call(hasty.url, 'GET', `${pathOf(b)}/dossier.json`, { key: b.officer });
    expect(late.status).toBe(504);
    expect(problemOf(late)).toMatchObject({ code: 'took_too_long' });
    expect(problemOf(late).next).toContain('export');
    const report = `/v1/ledgers/b/oversight-report?from=2026-01-01T00:00:00.000Z&to=2027-01-01T00:00:00.000Z`;
    const second = await call(hasty.url, 'GET', report, {
      key: b.officer,
      headers: { accept: 'application/json' },
    });
    expect([second.status, problemOf(second).code]).toEqual([504, 'took_too_long']);
    expect((await dossier(b)).status).toBe(200);
  });

  test("batches of A: B's single cards, and those of another key of A, do not wait for all of them", async () => {
    const records = Array.from({ length: 100 }, () => ({
      type: 'job_card.filed',
      decision_id: a.decision,
      body: { ...card, goal: 'batch' },
    }));
    let isOver = false;
    let batches = 0;
    const statuses = new Set<number>();
    const writers = Array.from({ length: WRITERS }, async () => {
      while (!isOver) {
        const path = '/v1/ledgers/a/batch';
        const answer = await api.call('POST', path, { key: a.agent, body: records });
        statuses.add(answer.status);
        batches += 1;
      }
    });
    const key = await api.createKey('a', 'agent');
    const opened = await api.call('POST', '/v1/ledgers/a/decisions', { key, body: opening });
    const colleague = { ...a, agent: key, decision: written(opened).decision_id };
    /** Batches that were answered while so many cards were filed, one after the other. */
    const during = async (one: Tenant, cards: number): Promise<number> => {
      const before = batches;
      for (let n = 0; n < cards; n++) expect((await file(one)).status).toBe(201);
      return batches - before;
    };
    const CARDS = 5;
    // All of them wait by now.
    await during(b, 1);
    const passed = { b: await during(b, CARDS), colleague: await during(colleague, CARDS) };
    isOver = true;
    await Promise.all(writers);
    process.stdout.write(`fairness: batches of A per ${CARDS} cards: ${JSON.stringify(passed)}\n`);
    expect([...statuses]).toEqual([201]);
    // In the order in which they came, each card would be behind a batch of every writer.
    expect(passed.b).toBeLessThan(CARDS * WRITERS);
    expect(passed.colleague).toBeLessThan(CARDS * WRITERS);
  });
});
