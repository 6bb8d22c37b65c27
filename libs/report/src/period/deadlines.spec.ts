import { expect, test } from '@jest/globals';

import { DecisionTally } from './decisions.js';
import type { PeriodEntry } from './entry.js';
import { ReviewTally } from './reviews.js';
import { SampleDraw } from './sample.js';

type Step = [type: string, minute: number, more?: { due_at?: string; before?: boolean }];

const START = Date.parse('2026-11-01T00:00:00.000Z');
const minute = (n: number): string => new Date(START + n * 60_000).toISOString();
/** An hour to answer. */
const DUE = { due_at: minute(60) };

function countOf(steps: readonly Step[], end: number): unknown {
  const tally = new ReviewTally(new DecisionTally(new SampleDraw('seed', 1)), 30_000);
  steps.forEach(([type, at, { due_at: due, before = false } = {}], seq) => {
    const entry: PeriodEntry = {
      seq,
      type,
      time: minute(at),
      ms: START + at * 60_000,
      actor: 'prn_a',
      decisionId: 'dec_a',
      body: { escalation_id: 'esc-1', ...(due === undefined ? {} : { due_at: due }) },
      inPeriod: !before,
    };
    tally.take(entry);
  });
  return tally.result(START + end * 60_000).deadlines;
}

const NONE = { in_time: 0, late: 0, overdue: 0 };
const OPENED: Step = ['escalation.opened', 0, DUE];
const PASSED: Step = ['deadline.passed', 61];

test.each<[string, Step[], number, object]>([
  ['answered in time', [OPENED, ['escalation.resolved', 59]], 90, { in_time: 1 }],
  ['answered as the deadline ends', [OPENED, ['escalation.resolved', 60]], 90, { in_time: 1 }],
  ['answered late', [OPENED, ['escalation.resolved', 61]], 90, { late: 1 }],
  ['passed, then answered', [OPENED, PASSED, ['escalation.resolved', 70]], 90, { late: 1 }],
  ['passed, and open', [OPENED, PASSED], 90, { overdue: 1 }],
  ['open behind its deadline, with no entry yet', [OPENED], 61, { overdue: 1 }],
  ['open, its deadline to come', [OPENED], 30, {}],
  ['without a deadline, open', [['escalation.opened', 0]], 9_000, {}],
  [
    'without a deadline, answered',
    [
      ['escalation.opened', 0],
      ['escalation.resolved', 9_000],
    ],
    9_001,
    {},
  ],
  [
    'with a deadline that is no time',
    [
      ['escalation.opened', 0, { due_at: 'soon' }],
      ['escalation.resolved', 9_000],
    ],
    9_001,
    {},
  ],
  [
    'answered before the period began',
    [
      ['escalation.opened', 0, { ...DUE, before: true }],
      ['escalation.resolved', 61, { before: true }],
    ],
    90,
    {},
  ],
  [
    'overdue before the period began, and open',
    [
      ['escalation.opened', 0, { ...DUE, before: true }],
      ['deadline.passed', 61, { before: true }],
    ],
    90,
    { overdue: 1 },
  ],
])('an escalation %s', (_case, steps, end, counted) => {
  expect(countOf(steps, end)).toEqual({ ...NONE, ...counted });
});
