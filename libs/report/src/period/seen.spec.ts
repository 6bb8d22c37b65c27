import { expect, test } from '@jest/globals';

import { SeenTally } from './seen.js';

const AT = Date.parse('2026-11-22T18:00:00.000Z');
const TARGET = { system: 'payments', resource: 'order/1' };
const AMOUNT = { value: '25.00', currency: 'EUR' };
const SOURCE = { source_kind: 'gateway', source: 'gateway' };

/** A ledger in which a refund is declared, done, and seen otherwise; and a payout is seen alone. */
function tally(begins: number, hidden: readonly string[] = []) {
  const tallied = new SeenTally();
  const entries: [minute: number, type: string, body: object | undefined, decision?: string][] = [
    [
      0,
      'side_effect.intent',
      {
        side_effect_id: 'sfx_1',
        operation: 'refund',
        owner: 'payments',
        target: TARGET,
        amount: AMOUNT,
        idempotency_key: 'k',
      },
      'dec_1',
    ],
    [0, 'side_effect.executed', { side_effect_id: 'sfx_1' }, 'dec_1'],
    [
      1,
      'observation.recorded',
      observed('1', { action_key: 'k', amount: { ...AMOUNT, value: '9.00' } }),
    ],
    [2, 'observation.recorded', observed('2', { operation: 'payout' })],
    [30, 'decision.opened', undefined, 'dec_2'],
  ];
  for (const [seq, [minute, type, body, decisionId]] of entries.entries()) {
    const ms = AT + minute * 60_000;
    const time = new Date(ms).toISOString();
    const inPeriod = seq >= begins;
    const actor = 'prn_1';
    const all = { seq, type, time, ms, actor, decisionId, inPeriod };
    const isErased = seq === 0 && hidden.length > 0;
    tallied.take({
      ...all,
      body: isErased ? undefined : (body as never),
      left: isErased ? { body: body as never, hidden } : undefined,
    });
  }
  return tallied.result();
}

const observed = (id: string, more: object): object => ({
  ...SOURCE,
  event_id: id,
  operation: 'POST',
  target: TARGET,
  outcome: 'succeeded',
  occurred_at: '2026-11-22T18:01:00Z',
  ...more,
});

test('what does not agree is counted and named by its entries', () => {
  expect(tally(0)).toEqual({
    state: 'recorded',
    side_effects: [{ verdict: 'differs', count: 1 }],
    observations: [
      { verdict: 'differs', count: 1 },
      { verdict: 'not_declared', count: 1 },
    ],
    findings: {
      count: 2,
      rows: [
        {
          seq: 0,
          code: 'seen_differently',
          decision_id: 'dec_1',
          side_effect_id: 'sfx_1',
          evidence: { count: 1, seqs: [2] },
        },
        {
          seq: 3,
          code: 'seen_not_declared',
          decision_id: null,
          side_effect_id: null,
          evidence: { count: 1, seqs: [3] },
        },
      ],
    },
    found: { not_seen: 0, not_declared: 1, differently: 1, twice: 0, disagree: 0 },
  });
});

test('what was declared before the period is compared, and told in the period it was declared in', () => {
  expect(tally(3)).toMatchObject({
    side_effects: [],
    observations: [{ verdict: 'not_declared', count: 1 }],
    findings: { count: 1, rows: [{ code: 'seen_not_declared', seq: 3 }] },
  });
});

test('of an entry with erased values only these are open: the rest is compared', () => {
  const { found, side_effects: effects, observations } = tally(0, ['/target/resource']);
  expect(effects).toEqual([{ verdict: 'differs', count: 1 }]);
  expect(observations).toContainEqual({ verdict: 'not_declared', count: 1 });
  expect(found).toMatchObject({ differently: 1, not_declared: 1 });
  // A key that is gone may be the one that was seen.
  expect(tally(0, ['/idempotency_key', '/amount/value']).observations).toContainEqual({
    verdict: 'undetermined',
    count: 1,
  });
});

test('where nobody saw or watched, nothing is said', () => {
  expect(new SeenTally().result()).toMatchObject({ state: 'not_recorded', findings: { count: 0 } });
});
