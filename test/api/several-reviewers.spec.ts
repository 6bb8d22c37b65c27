import { verifyDatabase } from '@docket/service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { card, opening } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

interface Open {
  escalation_id: string;
  approvals_needed: number;
  approvals: number;
  approved_by_you: boolean;
}

describe('where a policy asks for two people', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims', { approvals_needed: { high: 2 } });
    await api.createLedger('other');
    keys['agent'] = await api.createKey('claims', 'agent');
    for (const name of ['ada', 'bo', 'cleo', 'officer'])
      keys[name] = await api.createKey('claims', name === 'officer' ? 'officer' : 'reviewer');
    keys['stranger'] = await api.createKey('other', 'reviewer');
  });
  afterAll(() => api.close());

  const call = (method: string, path: string, key: string, body?: object): Promise<Answer> =>
    api.call(method, `/v1/ledgers/claims/decisions${path}`, {
      key: keys[key],
      ...(body === undefined ? {} : { body }),
    });

  async function ask(): Promise<string> {
    const { decision_id: id } = written(
      await call('POST', '', 'agent', { ...opening, stakes: 'high' }),
    );
    const asks = { ...card, current_phase: 'ESCALATING', needs_human: true };
    written(await call('POST', `/${id}/job-cards`, 'agent', asks));
    return id;
  }

  const say = (id: string, key: string, body: object = {}): Promise<Answer> =>
    call('POST', `/${id}/reviews`, key, {
      verdict: 'approve',
      reason: 'Compared with the source.',
      escalation_id: 'esc-1',
      ...body,
    });

  async function openOf(id: string, key: string): Promise<Open | undefined> {
    const answer = await call('GET', `/${id}`, key);
    return (answer.json as { open_escalations: Open[] }).open_escalations[0];
  }

  const directive = (answer: Answer): string => written(answer).directive;

  test('one holds, the second lets it go; list and decision say how many, and whether it was you', async () => {
    const id = await ask();
    expect(directive(await say(id, 'ada'))).toBe('hold');
    expect(await openOf(id, 'ada')).toMatchObject({
      approvals_needed: 2,
      approvals: 1,
      approved_by_you: true,
    });
    expect(await openOf(id, 'bo')).toMatchObject({ approvals: 1, approved_by_you: false });
    const list = await api.call('GET', '/v1/ledgers/claims/escalations', { key: keys['ada'] });
    expect(list.json).toMatchObject({
      escalations: [{ approvals_needed: 2, approvals: 1, approved_by_you: true }],
    });
    const waits = await call('GET', `/${id}`, 'agent');
    expect(waits.json).toMatchObject({
      directive: 'hold',
      reasons: [{ message: expect.stringContaining('1 of 2 different people have said yes') }],
    });
    expect(directive(await say(id, 'officer'))).toBe('proceed');
    expect(await openOf(id, 'ada')).toBeUndefined();
  });

  test('two people at once: one of them is the last, and nobody is both', async () => {
    const id = await ask();
    const both = await Promise.all([say(id, 'ada'), say(id, 'bo')]);
    expect(both.map(directive).toSorted()).toEqual(['hold', 'proceed']);
    const other = await ask();
    const twice = await Promise.all(['ada', 'ada', 'ada'].map((who) => say(other, who)));
    expect(twice.map(directive)).toEqual(['hold', 'hold', 'hold']);
    // A third one, when two have said so, is told that it was answered.
    expect(problemOf(await say(id, 'cleo'))).toMatchObject({ code: 'escalation_resolved' });
  });

  test('the agent, another ledger, and a second key of nobody do not count', async () => {
    const id = await ask();
    expect(directive(await say(id, 'ada'))).toBe('hold');
    for (const key of ['agent', 'stranger']) expect((await say(id, key)).status).toBe(403);
    expect(await openOf(id, 'bo')).toMatchObject({ approvals: 1 });
  });

  test('one no decides; taking it back takes two again', async () => {
    const id = await ask();
    expect(directive(await say(id, 'ada'))).toBe('hold');
    expect(directive(await say(id, 'bo', { verdict: 'reject' }))).toBe('stop');
    const override = { verdict: 'override', reason: 'It may.', before: 'stopped', after: 'go on' };
    const whole = (key: string) => call('POST', `/${id}/reviews`, key, override);
    expect(directive(await whole('bo'))).toBe('stop');
    expect(directive(await whole('bo'))).toBe('stop');
    expect(directive(await whole('cleo'))).toBe('proceed');
  });

  test('verification finds nothing in all of it', async () => {
    const report = await verifyDatabase({
      databaseUrl: api.database.url,
      ledger: 'claims',
      depth: 'full',
    });
    expect(report.findings).toEqual([]);
  });
});
