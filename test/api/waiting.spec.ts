import { openCheckpoint } from '@docket/chain';
import { evidenceReader, verify, type EvidenceDocument } from '@docket/verify';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { card, intent, opening } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

interface Waiting {
  escalations: {
    decision_id: string;
    escalation_id: string;
    rule: string;
    due_at: string | null;
    overdue: boolean;
    stakes: string;
    announced: object | null;
  }[];
  waiting: number;
  complete: boolean;
}

describe('what waits for a human', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    // Only high stakes have a deadline here, and one that nobody reaches while this runs.
    await api.createLedger('claims', { tripwires: { answer_within_seconds: { high: 3_600 } } });
    for (const role of ['agent', 'reviewer', 'officer', 'auditor'] as const)
      keys[role] = await api.createKey('claims', role);
  });
  afterAll(() => api.close());

  const call = (method: string, path: string, key: string, body?: object): Promise<Answer> =>
    api.call(method, `/v1/ledgers/claims/${path}`, {
      key: keys[key],
      ...(body === undefined ? {} : { body }),
    });

  async function ask(stakes: string, more: object = {}): Promise<string> {
    const opened = await call('POST', 'decisions', 'agent', { ...opening, stakes });
    const { decision_id: id } = written(opened);
    const asks = { ...card, current_phase: 'ESCALATING', needs_human: true, ...more };
    written(await call('POST', `decisions/${id}/job-cards`, 'agent', asks));
    return id;
  }

  async function waiting(query = '', key = 'reviewer'): Promise<Waiting> {
    const answer = await call('GET', `escalations${query}`, key);
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.json as Waiting;
  }

  test('is listed by deadline, then stakes, then age; an answer takes it off', async () => {
    expect(await waiting()).toEqual({ escalations: [], waiting: 0, complete: true });
    const low = await ask('low', {
      next_action: { operation: intent.operation, target: intent.target, amount: intent.amount },
    });
    const critical = await ask('critical');
    const lower = await ask('low');
    const high = await ask('high');
    const before = await api.size('claims');
    const list = await waiting();
    expect(list.escalations.map((one) => one.decision_id)).toEqual([high, critical, low, lower]);
    expect(list).toMatchObject({ waiting: 4, complete: true });
    expect(list.escalations[0]).toMatchObject({
      escalation_id: 'esc-1',
      rule: 'agent_asked',
      directive: 'hold',
      due_at: expect.stringMatching(/Z$/),
      overdue: false,
      stakes: 'high',
      goal: opening.goal,
      agent_id: 'refund-agent',
      agent_name: null,
      announced: null,
    });
    expect(list.escalations[2]?.announced).toEqual({
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/44812' },
      amount: { value: '25.00', currency: 'EUR' },
    });
    expect((await waiting('?limit=1')).escalations.map((one) => one.decision_id)).toEqual([high]);
    expect(await waiting('?limit=1', 'auditor')).toMatchObject({ waiting: 4 });
    // No body is in it: nothing was recorded.
    expect(await api.size('claims')).toBe(before);
    const answers = { verdict: 'stop', reason: 'Not now.', escalation_id: 'esc-1' };
    written(await call('POST', `decisions/${high}/reviews`, 'reviewer', answers));
    expect((await waiting()).escalations.map((one) => one.decision_id)).toEqual([
      critical,
      low,
      lower,
    ]);
  });

  test('takes a limit, and nothing else', async () => {
    for (const query of ['?limit=0', '?limit=501', '?order=newest'])
      expect(problemOf(await call('GET', `escalations${query}`, 'reviewer')).code).toBe(
        'invalid_parameter',
      );
    const none = await api.call('GET', '/v1/ledgers/none/escalations', { key: keys['reviewer'] });
    expect(problemOf(none).code).toBe('wrong_ledger');
  });

  test('is handed out with what proves it, which is recorded first and verifies without the server', async () => {
    const id = await ask('medium');
    const answer = await call('GET', `decisions/${id}/evidence?purpose=a%20test`, 'reviewer');
    expect(answer.status).toBe(200);
    const seq = Number(answer.headers.get('docket-access-seq'));
    const { decision_id, unlisted, evidence } = answer.json as {
      decision_id: string;
      unlisted: number;
      evidence: EvidenceDocument;
    };
    expect([decision_id, unlisted]).toEqual([id, 0]);
    const report = await verify(evidenceReader(evidence), { depth: 'full' });
    expect([report.verified, report.findings]).toEqual([true, []]);
    expect(evidence.entries).toHaveLength(3);
    // The read itself comes behind what was read.
    const { size } = openCheckpoint(evidence.checkpoint, evidence.public_key);
    expect(seq).toBeGreaterThanOrEqual(size);
    const entries = await call('GET', `decisions/${id}/entries?from=3`, 'agent');
    const [read] = (entries.json as { entries: object[] }).entries;
    expect(read).toMatchObject({ seq, type: 'access.recorded' });
    expect(JSON.stringify(read)).toContain('"kind":"evidence"');
    expect(JSON.stringify(read)).toContain('a test');
  });

  test('is not handed out to who is no reader, by HEAD, or of what there is not', async () => {
    const id = await ask('medium');
    expect(problemOf(await call('GET', `decisions/${id}/evidence`, 'agent')).code).toBe(
      'role_not_allowed',
    );
    const size = await api.size('claims');
    expect((await call('HEAD', `decisions/${id}/evidence`, 'reviewer')).status).toBe(405);
    const none = await call('GET', 'decisions/dec_none/evidence', 'reviewer');
    expect(problemOf(none).code).toBe('unknown_decision');
    expect(await api.size('claims')).toBe(size);
  });

  test('is not handed out at once where no reader would read it', async () => {
    const [first] = await batch([{ type: 'decision.opened', body: opening }]);
    const id = first?.decision_id ?? '';
    const record = { type: 'job_card.filed', decision_id: id, body: card };
    const records = Array.from({ length: 500 }, () => record);
    for (let sent = 0; sent < 2_000; sent += records.length) await batch(records);
    const refused = problemOf(await call('GET', `decisions/${id}/evidence`, 'reviewer'));
    expect(refused).toMatchObject({ code: 'record_refused', status: 422 });
    expect(refused.detail).toContain('2000 entries');
  });

  async function batch(body: object[]): Promise<{ decision_id?: string }[]> {
    const key = keys['agent'];
    const answer = await api.call('POST', '/v1/ledgers/claims/batch', { key, body });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return (answer.json as { results: { decision_id?: string }[] }).results;
  }

  test('nobody signs in where nobody may, and the page says so', async () => {
    const ways = await api.call('GET', '/v1/session/ways');
    expect(ways.json).toEqual({ ways: [], public_url: null, passphrase_length_min: 15 });
  });
});
