import { expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';

import { CorrectionTally } from './corrections.js';

type Step = [type: string, decision: string | undefined, body: object | undefined, left?: object];

/** What a tally says of a ledger of these entries, the period beginning at one of them. */
function tally(steps: readonly Step[], begins = 0) {
  const tallied = new CorrectionTally();
  for (const [seq, [type, decisionId, body, left]] of steps.entries()) {
    const ms = Date.parse('2026-11-22T18:00:00.000Z') + seq * 60_000;
    tallied.take({
      seq,
      type,
      time: new Date(ms).toISOString(),
      ms,
      actor: 'prn_1',
      decisionId,
      body: body as JsonObject | undefined,
      left: left === undefined ? undefined : { body: left as JsonObject, hidden: ['/after'] },
      inPeriod: seq >= begins,
    });
  }
  return tallied.result();
}

const opened = (id: string, agent = 'refunds', more: object = {}): Step => [
  'decision.opened',
  id,
  { agent: { id: agent, version: '1' }, ...more },
];
const corrected = (id: string, before: unknown, after: unknown, verdict = 'correct'): Step => [
  'review.recorded',
  id,
  { verdict, before, after },
];
const changed = (agent?: string): Step => [
  'system.changed',
  undefined,
  { component: 'prompt', ...(agent === undefined ? {} : { agent: { id: agent } }) },
];
const amounts = (id: string, from: string, to: string): Step =>
  corrected(
    id,
    { amount: { value: from, currency: 'EUR' }, note: 'as asked' },
    { amount: { value: to, currency: 'EUR' }, note: 'as asked' },
  );

const ratesOf = ({ rates }: ReturnType<typeof tally>) =>
  rates.map(({ numerator, denominator }) => [numerator, denominator]);

test('the same correction in work begun after a change of the system is told with its entries', () => {
  const found = tally([
    opened('a'),
    amounts('a', '92.50', '42.50'),
    changed(),
    opened('b'),
    amounts('b', '10.00', '9.00'),
  ]);
  expect(found).toMatchObject({ count: 2, not_compared: 0 });
  expect(ratesOf(found)).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(found.groups).toEqual({
    count: 1,
    rows: [
      {
        agent: 'refunds',
        places: ['/amount/value'],
        corrections: 2,
        earlier: 0,
        again: 1,
        after_change: { count: 1, seqs: [4] },
        changes: { count: 1, seqs: [2] },
      },
    ],
  });
});

test.each<[string, Step[], [again: number, afterChange: number]]>([
  ['no change between', [opened('b')], [1, 0]],
  ['a change of another agent', [changed('other'), opened('b')], [1, 0]],
  ['a change of this agent', [changed('refunds'), opened('b')], [1, 1]],
  ['work begun before the change', [opened('b'), changed()], [1, 0]],
  [
    'another version stated',
    [['decision.opened', 'b', { agent: { id: 'refunds', version: '2' } }]],
    [1, 1],
  ],
  ['a version not stated', [['decision.opened', 'b', { agent: { id: 'refunds' } }]], [1, 0]],
  ['another agent', [changed(), opened('b', 'other')], [0, 0]],
])('%s', (_what, between, expected) => {
  const found = tally([
    opened('a'),
    amounts('a', '2.00', '1.00'),
    ...between,
    amounts('b', '2.00', '1.00'),
  ]);
  expect(ratesOf(found).map(([numerator]) => numerator)).toEqual(expected);
});

test('a second correction of the same work, or of work begun before the first, is no new need', () => {
  const found = tally([
    opened('a'),
    opened('b'),
    amounts('a', '2.00', '1.00'),
    changed(),
    amounts('a', '1.00', '0.50'),
    amounts('b', '2.00', '1.00'),
  ]);
  expect(ratesOf(found)).toEqual([
    [0, 3],
    [0, 3],
  ]);
});

test('other members are another correction, and a whole value is the same by its values alone', () => {
  const found = tally([
    opened('a'),
    corrected('a', { reason: 'x' }, { reason: 'y' }),
    corrected('a', 'refuse', 'refund'),
    changed(),
    opened('b'),
    corrected('b', { amount: 'x' }, { amount: 'y' }),
    corrected('b', 'refuse', 'ask'),
    corrected('b', 'refuse', 'refund', 'override'),
  ]);
  expect(ratesOf(found)[1]).toEqual([1, 5]);
  expect(found.groups.rows[0]).toMatchObject({ places: [''], after_change: { seqs: [7] } });
});

test('an earlier correction may have come before the period', () => {
  const steps = [
    opened('a'),
    amounts('a', '2.00', '1.00'),
    changed(),
    opened('b'),
    amounts('b', '2.00', '1.00'),
  ];
  expect(tally(steps, 3)).toMatchObject({
    count: 1,
    groups: { rows: [{ corrections: 1, earlier: 1, again: 1, after_change: { seqs: [4] } }] },
  });
});

test('what cannot be compared is counted as that, and is none of the compared', () => {
  const found = tally([
    amounts('unknown', '2.00', '1.00'),
    opened('a'),
    corrected('a', { amount: 'x' }, { amount: 'x' }),
    ['review.recorded', 'a', undefined, { verdict: 'correct', before: { amount: 'x' } }],
    ['review.recorded', 'a', { verdict: 'approve', before: 1, after: 2 }],
  ]);
  expect(found).toMatchObject({ count: 3, not_compared: 3, groups: { count: 0, rows: [] } });
  expect(found.rates).toMatchObject([{ state: 'not_applicable' }, { state: 'not_applicable' }]);
});

test('a member with hostile names is a pointer of RFC 6901; too many places are the whole value', () => {
  const many = (value: number) =>
    Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`m${i}`, value]));
  const found = tally([
    opened('a'),
    corrected('a', { 'a/b': { '~': 1 } }, { 'a/b': { '~': 2 } }),
    corrected('a', many(1), many(2)),
    corrected('a', { ['x'.repeat(300)]: 1 }, {}),
    corrected('a', { list: [1, 2] }, { list: [1, 3] }),
  ]);
  expect(found.groups.rows.map(({ places }) => places)).toEqual([
    [''],
    [''],
    ['/a~1b/~0'],
    ['/list'],
  ]);
});
