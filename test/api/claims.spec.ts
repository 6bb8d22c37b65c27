import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { card, opening } from './support/records.js';
import { call as callOn, problemOf, startTestApi, written } from './support/api.js';
import type { Answer, TestApi } from './support/api.js';

interface Work {
  claim: { holder: string; yours: boolean; given_by: string; until: string } | null;
  note: { text: string; by: string; yours: boolean; at: string } | null;
}

describe('who works at a question', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};
  const actors: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    await api.createLedger('other');
    for (const name of ['agent', 'ada', 'bo', 'officer', 'auditor', 'gone'] as const) {
      const role = ['ada', 'bo', 'gone'].includes(name) ? 'reviewer' : name;
      keys[name] = await api.createKey('claims', role as 'agent');
    }
    keys['stranger'] = await api.createKey('other', 'officer');
    const listed = await api.call('GET', '/v1/ledgers/claims/keys', { key: api.administrator });
    const { keys: all } = listed.json as { keys: { id: string; actor: string }[] };
    for (const [name, key] of Object.entries(keys)) {
      const found = all.find(({ id }) => id === key.split('_')[1]);
      if (found !== undefined) actors[name] = found.actor;
    }
    const gone = `/v1/ledgers/claims/keys/${keys['gone']?.split('_')[1]}`;
    expect((await api.call('DELETE', gone, { key: api.administrator })).status).toBe(204);
  });
  afterAll(() => api.close());

  const call = (method: string, path: string, key: string, body?: object): Promise<Answer> =>
    api.call(method, `/v1/ledgers/claims/${path}`, {
      key: keys[key],
      ...(body === undefined ? {} : { body }),
    });

  async function ask(): Promise<string> {
    const { decision_id: id } = written(await call('POST', 'decisions', 'agent', opening));
    const asks = { ...card, current_phase: 'ESCALATING', needs_human: true };
    written(await call('POST', `decisions/${id}/job-cards`, 'agent', asks));
    return id;
  }

  const at = (id: string): string => `decisions/${id}/escalations/esc-1/claim`;
  const workOf = (answer: Answer): Work => {
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.json as Work;
  };
  const take = async (id: string, key: string, body: object = {}): Promise<Work> =>
    workOf(await call('PUT', at(id), key, body));
  const giveBack = async (id: string, key: string, body: object = {}): Promise<Work> =>
    workOf(await call('POST', `${at(id)}/returns`, key, body));
  const read = async (id: string, key: string): Promise<Work> =>
    workOf(await call('GET', at(id), key));

  async function statement(text: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    try {
      const result = await client.query(`SET docket.ledger = 'all'; ${text}`);
      return (result as unknown as pg.QueryResult[]).at(-1)?.rows ?? [];
    } finally {
      await client.end();
    }
  }

  test('is told to everybody who sees the question, and recorded nowhere', async () => {
    const id = await ask();
    const before = await api.size('claims');
    expect(await read(id, 'auditor')).toEqual({ claim: null, note: null });
    const mine = await take(id, 'ada');
    expect(mine.claim).toMatchObject({
      yours: true,
      holder: actors['ada'],
      given_by: actors['ada'],
    });
    const leftMs = Date.parse(mine.claim?.until ?? '') - Date.now();
    expect(Math.abs(leftMs - 15 * 60_000)).toBeLessThan(60_000);
    expect((await read(id, 'bo')).claim).toEqual({ ...mine.claim, yours: false });
    const list = await call('GET', 'escalations?limit=500', 'bo');
    const { escalations } = list.json as { escalations: (Work & { decision_id: string })[] };
    expect(escalations.find((one) => one.decision_id === id)).toMatchObject({
      claim: { yours: false, holder: actors['ada'] },
      note: null,
    });
    // Whoever has it keeps it, and can take it anew.
    expect((await take(id, 'bo')).claim).toMatchObject({ yours: false, holder: actors['ada'] });
    expect((await take(id, 'ada')).claim).toMatchObject({ yours: true });
    expect(await api.size('claims')).toBe(before);
  });

  test('of many who take it at once one has it, in every server process', async () => {
    const id = await ask();
    const other = await api.startAnother();
    const names = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 'ada' : 'bo'));
    const all = await Promise.all(
      names.map((name, i) =>
        callOn(i % 3 === 0 ? api.url : other.url, 'PUT', `/v1/ledgers/claims/${at(id)}`, {
          key: keys[name],
          body: {},
        }),
      ),
    );
    const holders = all.map((answer) => workOf(answer).claim?.holder);
    expect(new Set(holders).size).toBe(1);
    expect([actors['ada'], actors['bo']]).toContain(holders[0]);
  });

  test('is free again when its time is over', async () => {
    const id = await ask();
    await take(id, 'ada');
    await statement('RESET docket.ledger');
    const past = `SET docket.ledger = '${await ledgerNo()}';
      UPDATE docket.claim SET held_until = now() - interval '1 second' WHERE decision_id = '${id}'`;
    await statement(past);
    expect((await read(id, 'bo')).claim).toBeNull();
    expect((await take(id, 'bo')).claim).toMatchObject({ yours: true });
  });

  const ledgerNo = async (): Promise<number> => {
    const [row] = await statement(`SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims'`);
    return (row as { ledger_no: number }).ledger_no;
  };

  test('an officer takes it over, or gives it to somebody who answers questions, for a day', async () => {
    const id = await ask();
    await take(id, 'ada');
    expect((await take(id, 'officer', { take_over: true })).claim).toMatchObject({ yours: true });
    const given = await take(id, 'officer', { to: actors['bo'] });
    expect(given.claim).toMatchObject({
      yours: false,
      holder: actors['bo'],
      given_by: actors['officer'],
    });
    // Taking it anew shortens nothing, and says still who gave it.
    const { claim } = await take(id, 'bo');
    expect(claim).toEqual({ ...given.claim, yours: true });
    expect(Date.parse(claim?.until ?? '') - Date.now()).toBeGreaterThan(23 * 60 * 60_000);
    for (const body of [{ take_over: true }, { to: actors['ada'] }]) {
      const refused = await call('PUT', at(id), 'ada', body);
      expect(problemOf(refused).code).toBe('role_not_allowed');
    }
    for (const name of ['agent', 'auditor', 'gone', 'stranger']) {
      const refused = await call('PUT', at(id), 'officer', { to: actors[name] ?? 'prn_nobody' });
      expect([name, refused.status]).toEqual([name, 422]);
      expect(problemOf(refused).errors).toMatchObject([{ pointer: '/to' }]);
    }
    expect((await read(id, 'bo')).claim).toMatchObject({ yours: true });
    const { reviewers } = (await call('GET', 'reviewers', 'officer')).json as {
      reviewers: { principal: string; role: string; name: null; yours: boolean }[];
    };
    expect(reviewers).toEqual(
      ['ada', 'bo', 'officer'].map((name) => ({
        principal: actors[name],
        role: name === 'officer' ? 'officer' : 'reviewer',
        name: null,
        yours: name === 'officer',
      })),
    );
  });

  test('goes back with a note for whoever is next; nobody gives back what somebody else has', async () => {
    const id = await ask();
    await take(id, 'ada');
    const text = '<img src=x onerror=alert(1)> The photograph is missing.';
    expect(await giveBack(id, 'bo', { note: 'Not mine.' })).toMatchObject({
      claim: { holder: actors['ada'] },
      note: null,
    });
    expect(await giveBack(id, 'ada', { note: text })).toEqual({
      claim: null,
      note: { text, by: actors['ada'], yours: true, at: expect.stringMatching(/Z$/) },
    });
    // Who takes it has the note, and gives it back without another.
    expect(await take(id, 'bo')).toMatchObject({ claim: { yours: true }, note: { text } });
    expect(await giveBack(id, 'officer')).toMatchObject({ claim: null, note: { text } });
    const unseen = ['   ', '\u200b', '\n\n', 'a\u001b[2Jb', 'a\u202eb', 'a\u2028b'];
    for (const note of ['', 'x'.repeat(2_001), 7, '\u0000', ...unseen]) {
      const refused = await call('POST', `${at(id)}/returns`, 'ada', { note });
      expect([400, 422]).toContain(refused.status);
    }
    expect(await giveBack(id, 'ada', { note: '\u{1f600}'.repeat(1_000) })).toMatchObject({
      note: { yours: true },
    });
  });

  test('goes when the question is answered, and keeps nobody from answering', async () => {
    const id = await ask();
    await giveBack(id, 'bo', { note: 'Look at the photograph.' });
    const answers = { verdict: 'approve', reason: 'Compared.', escalation_id: 'esc-1' };
    written(await call('POST', `decisions/${id}/reviews`, 'ada', answers));
    expect(problemOf(await call('GET', at(id), 'ada')).code).toBe('unknown_escalation');
    expect(problemOf(await call('PUT', at(id), 'ada', {})).code).toBe('unknown_escalation');
    const rows = `SELECT 1 FROM docket.claim WHERE decision_id = '${id}'`;
    while ((await statement(rows)).length > 0) await new Promise((next) => setTimeout(next, 50));
    const other = await ask();
    await take(other, 'bo');
    written(await call('POST', `decisions/${other}/reviews`, 'ada', answers));
  });

  test('is forgotten after 30 days, with the next claim of its ledger', async () => {
    const [old, young] = [await ask(), await ask()];
    await giveBack(old, 'ada', { note: 'Old.' });
    await statement(`SET docket.ledger = '${await ledgerNo()}';
      UPDATE docket.claim SET changed_at = now() - interval '31 days' WHERE decision_id = '${old}'`);
    await take(young, 'ada');
    expect(await read(old, 'ada')).toEqual({ claim: null, note: null });
  });

  test('is asked of a decision and a question that there are, in the ledger of the key', async () => {
    const id = await ask();
    for (const [path, code] of [
      [at('dec_00000000000000000000000000'), 'unknown_decision'],
      [`decisions/${id}/escalations/esc-9/claim`, 'unknown_escalation'],
      [`decisions/${id}/escalations/%27%3B--/claim`, 'unknown_escalation'],
    ] as const)
      expect(problemOf(await call('PUT', path, 'ada', {})).code).toBe(code);
    expect(problemOf(await call('PUT', at(id), 'stranger', {})).code).toBe('wrong_ledger');
    expect(problemOf(await call('PUT', at(id), 'ada', { holder: 'x' })).code).toBe(
      'validation_failed',
    );
  });
});
