import { expect, test } from '@jest/globals';
import { policyWith } from '../test/builders.js';
import { weakenedBy } from './policy-weakness.js';
import type { Policy } from './types.js';

type Tripwires = Policy['tripwires'];

/** Each pair: the stricter, the weaker. */
const TRIPWIRES: readonly [string, Partial<Tripwires>, Partial<Tripwires>][] = [
  ['loop_repeats', { loop_repeats: 3 }, { loop_repeats: 4 }],
  ['attempts_max', { attempts_max: 3 }, { attempts_max: 4 }],
  ['loop_window', { loop_window: 9 }, { loop_window: 8 }],
  ['high_stakes_confidence', { high_stakes_confidence: 0.7 }, { high_stakes_confidence: 0.69 }],
  ['handoff_confidence', { handoff_confidence: 0.5 }, { handoff_confidence: 0 }],
  ['loop_compares', { loop_compares: 'call' }, { loop_compares: 'call_and_result' }],
  [
    'require_decisive_lineage',
    { require_decisive_lineage: true },
    { require_decisive_lineage: false },
  ],
  ['disabled', { disabled: ['attempts'] }, { disabled: ['loop'] }],
  ['disabled', {}, { disabled: ['loop'] }],
  [
    'answer_within_seconds/high',
    { answer_within_seconds: { high: 60 } },
    { answer_within_seconds: { high: 61 } },
  ],
  ['answer_within_seconds/low', { answer_within_seconds: { low: 60 } }, {}],
];

const GENERAL: readonly [string, Partial<Policy>, Partial<Policy>][] = [
  ['enforcement', { enforcement: 'enforcing' }, { enforcement: 'advisory' }],
  ['rules', { rules: 2 }, { rules: 1 }],
  [
    'review_signature_from',
    { review_signature_from: 'high' },
    { review_signature_from: 'critical' },
  ],
  ['review_signature_from', { review_signature_from: 'critical' }, {}],
  ['approvals_needed/high', { approvals_needed: { high: 3 } }, { approvals_needed: { high: 2 } }],
  ['approvals_needed/low', { approvals_needed: { low: 2 } }, {}],
  ['agent_signature_from', { agent_signature_from: 'low' }, { agent_signature_from: 'medium' }],
  ['retention', { retention: { days: 400 } }, { retention: { days: 399 } }],
  ['retention', {}, { retention: { days: 3650 } }],
  [
    'retention',
    { retention: { days: 400 } },
    { retention: { days: 400, classes: [{ name: 'a', types: ['job_card.filed'], days: 399 }] } },
  ],
  [
    'retention',
    { retention: { days: 400, classes: [{ name: 'a', types: ['job_card.filed'], days: 401 }] } },
    { retention: { days: 400 } },
  ],
  [
    'retention/expiry',
    { retention: { days: 400, expiry: 'waits' } },
    { retention: { days: 400, expiry: 'automatic' } },
  ],
];

const pairs: [string, Policy, Policy][] = [
  ...TRIPWIRES.map(([name, a, b]): [string, Policy, Policy] => [
    `/tripwires/${name}`,
    policyWith(a),
    policyWith(b),
  ]),
  ...GENERAL.map(([name, a, b]): [string, Policy, Policy] => [
    `/${name}`,
    policyWith({}, a),
    policyWith({}, b),
  ]),
];

test.each(pairs)(
  '%s: what asks less is named, and the way back is not',
  (name, stricter, weaker) => {
    expect(weakenedBy(stricter, weaker)).toEqual([name]);
    const back = weakenedBy(weaker, stricter);
    // Of two lists of disabled rules neither is the stricter where each has one of its own.
    const isEitherWay = stricter.tripwires.disabled !== undefined;
    expect(back).toEqual(isEitherWay ? [name] : []);
  },
);

test('every threshold is judged: a new one is not forgotten', () => {
  const judged = new Set(TRIPWIRES.map(([name]) => name.split('/')[0]));
  const { tripwires } = policyWith({ disabled: [], answer_within_seconds: {} });
  expect([...judged].toSorted()).toEqual(Object.keys(tripwires).toSorted());
});

test('a policy that is the same, or has another name, asks no less', () => {
  const policy = policyWith({ disabled: ['loop', 'attempts'] });
  const same = policyWith({ disabled: ['attempts', 'loop'] }, { version: 'other' });
  expect(weakenedBy(policy, same)).toEqual([]);
});

test('what a class is called, and how classes are cut, asks no less', () => {
  const one = [{ name: 'a', types: ['job_card.filed', 'gap.recorded'] as const, days: 900 }];
  const two = [
    { name: 'b', types: ['gap.recorded'] as const, days: 900 },
    { name: 'c', types: ['job_card.filed', 'gap.recorded'] as const, days: 900 },
    { name: 'd', types: ['job_card.filed'] as const, days: 300 },
  ];
  const [before, after] = [one, two].map((classes) =>
    policyWith({}, { retention: { days: 400, classes } } as unknown as Partial<Policy>),
  ) as [Policy, Policy];
  expect([weakenedBy(before, after), weakenedBy(after, before)]).toEqual([[], []]);
});
