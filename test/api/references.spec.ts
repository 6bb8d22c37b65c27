/** Case 05: whatever a record refers to, and the ledger can check, is there. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problemOf, startTestApi, type TestApi } from './support/api.js';
import { card, intent, opening } from './support/records.js';

interface Taken {
  decision_id: string;
  receipt: { seq: number; decision_seq: number; leaf_hash: string };
  side_effect_id?: string;
}

const ZEROS = '0'.repeat(64);
const judge = { kind: 'judge', evaluator: { id: 'j' }, passed: true };
const approval = { verdict: 'approve', reason: 'ok', escalation_id: 'esc-1' };

describe('a reference that dangles is refused with its place', () => {
  let api: TestApi;
  const keys: Record<string, string> = {};
  let decision: string;
  /** The card that asks for a human, and so opens esc-1. */
  let asked: Taken;
  let effect: Taken;
  let run = 0;

  const send = (path: string, body: object, role = 'agent') =>
    api.call('POST', `/v1/ledgers/claims/decisions${path}`, {
      key: keys[role],
      body,
      ...(path.endsWith('/side-effects')
        ? { headers: { 'idempotency-key': `act ${(run += 1)}` } }
        : {}),
    });
  const taken = async (path: string, body: object, role?: string): Promise<Taken> => {
    const answer = await send(path, body, role);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json as Taken;
  };
  const paths: Record<string, string> = {
    review: 'reviews',
    side_effect: 'side-effects',
    evaluation: 'evaluations',
    card: 'job-cards',
  };

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    for (const role of ['agent', 'reviewer'] as const)
      keys[role] = await api.createKey('claims', role);
    // So that a position in the ledger is never the one in the decision.
    for (let n = 0; n < 3; n += 1) await taken('', opening);
    decision = (await taken('', opening)).decision_id;
    effect = await taken(`/${decision}/side-effects`, intent);
    const call = { tool_name: 'get', tool_call_id: 'call-1' };
    asked = await taken(`/${decision}/job-cards`, {
      ...card,
      needs_human: true,
      tool_calls: [call],
    });
  });
  afterAll(() => api.close());

  test('the receipt gives the position in the decision beside that in the ledger', () => {
    const { seq, decision_seq: position } = asked.receipt;
    expect([effect.receipt.decision_seq, position]).toEqual([1, 2]);
    expect(seq).toBeGreaterThan(position);
  });

  test.each<[string, string, object, string]>([
    [
      'viewed',
      'review',
      { ...approval, viewed: [{ decision_seq: 999 }, { decision_seq: 1, leaf_hash: ZEROS }] },
      '/viewed/0/decision_seq',
    ],
    [
      'a false leaf hash',
      'review',
      { ...approval, viewed: [{ decision_seq: 1, leaf_hash: ZEROS }] },
      '/viewed/0/leaf_hash',
    ],
    [
      'a judged card',
      'evaluation',
      { ...judge, target: { kind: 'job_card', decision_seq: 777 } },
      '/target/decision_seq',
    ],
    [
      'a judged card that is an intent',
      'evaluation',
      { ...judge, target: { kind: 'job_card', decision_seq: 1 } },
      '/target/decision_seq',
    ],
    [
      'a judged side effect',
      'evaluation',
      { ...judge, target: { kind: 'side_effect', side_effect_id: 'sfx_nope' } },
      '/target/side_effect_id',
    ],
    [
      'a judged call',
      'evaluation',
      { ...judge, target: { kind: 'tool_call', tool_call_id: 'call-2' } },
      '/target/tool_call_id',
    ],
    [
      'a handoff',
      'card',
      { ...card, handoff_ack: { action: 'proceed', from_agent: 'ghost' } },
      '/handoff_ack/from_agent',
    ],
    ['an earlier entry', 'card', { ...card, supersedes: 999 }, '/supersedes'],
  ])('%s', async (_what, record, body, pointer) => {
    const role = record === 'review' ? 'reviewer' : 'agent';
    const answer = await send(`/${decision}/${paths[record]}`, body, role);
    expect([answer.status, problemOf(answer).code]).toEqual([422, 'reference_unknown']);
    expect(problemOf(answer).errors).toMatchObject([{ pointer }]);
    expect(problemOf(answer).next).toMatch(/./);
  });

  test('a parent, and the card that announced a side effect', async () => {
    const child = await send('', { ...opening, parent_decision: 'dec_nonexistent' });
    expect(problemOf(child)).toMatchObject({
      code: 'reference_unknown',
      errors: [{ pointer: '/parent_decision' }],
    });
    const free = (await taken('', { ...opening, parent_decision: decision })).decision_id;
    const acts = (job_card: number) => send(`/${free}/side-effects`, { ...intent, job_card });
    for (const position of [888, 0])
      expect(problemOf(await acts(position))).toMatchObject({
        code: 'reference_unknown',
        errors: [{ pointer: '/job_card' }],
      });
    const { receipt } = await taken(`/${free}/job-cards`, card);
    expect((await acts(receipt.decision_seq)).status).toBe(201);
  });

  test('the same references, as the receipts give them, are taken', async () => {
    const { decision_seq, leaf_hash } = asked.receipt;
    const viewed = [{ decision_seq, leaf_hash }];
    await taken(`/${decision}/reviews`, { ...approval, viewed }, 'reviewer');
    for (const target of [
      { kind: 'job_card', decision_seq },
      { kind: 'tool_call', decision_seq, tool_call_id: 'call-1' },
      {
        kind: 'side_effect',
        side_effect_id: effect.side_effect_id,
        decision_seq: effect.receipt.decision_seq,
      },
    ])
      await taken(`/${decision}/evaluations`, { ...judge, target });
  });
});
