import { describe, expect, test } from '@jest/globals';
import { Play, card, closed, intent, opened, policyWith, review } from '../../test/builders.js';
import { validateRecord } from '../validate.js';
import { decideRefusedAttempt } from './decide.js';
import { isRecordedAttempt } from './refused-attempts.js';
import { DecisionReplay } from './replay.js';
import type { DecisionState, FoldEntry } from './state.js';

const ENFORCING = policyWith({}, { enforcement: 'enforcing' });
const AGENT = { actor: 'prn_agent', role: 'agent' } as const;

function attempt(decision: Play, unrecorded = 0, role: 'agent' | 'officer' = 'agent') {
  const asked = intent('b', { amount: { value: '9999.00', currency: 'EUR' } });
  if (asked.type !== 'side_effect.intent') throw new Error('intent() makes intents');
  const decided = decideRefusedAttempt(decision.state as DecisionState, asked.body, unrecorded, {
    policy: decision.policy,
    actor: 'prn_agent',
    role,
    now: '2026-01-15T00:00:01.000Z',
    seq: 200,
    decisionId: 'dec_1',
  });
  if (decided !== undefined) decision.take(decided, AGENT, 200);
  return decided?.entries.map(({ type, body }) => ({ type, ...body }));
}

const asking = card({ needs_human: true });
const PLAYS = {
  held: [asking],
  stopped: [asking, review('stop')],
  closed: [closed()],
} as const;

function played(name: keyof typeof PLAYS, policy = ENFORCING): Play {
  const decision = new Play(policy);
  for (const one of [opened(), ...PLAYS[name]]) decision.submit(one);
  return decision;
}

function findingsIn({ entries, policy }: Play, change = (entry: FoldEntry) => entry) {
  const replay = new DecisionReplay();
  const found = entries.flatMap((entry) => replay.check(change(entry), policy));
  return [...found, ...replay.end()].map(({ code, rule }) => [code, rule]);
}

test('the first five are recorded, then each power of ten: six digits make ten entries', () => {
  const recorded = Array.from({ length: 100_000 }, (_, index) => index + 1);
  expect(recorded.filter(isRecordedAttempt)).toEqual([1, 2, 3, 4, 5, 10, 100, 1000, 10000, 100000]);
  expect([0, -1, 11, 1e21].map(isRecordedAttempt)).toEqual([false, false, false, false]);
});

describe.each(['held', 'stopped', 'closed'] as const)('after a decision is %s', (reason) => {
  test('an attempt is an entry of its own, and nothing follows from it', () => {
    const decision = played(reason);
    const before = decision.state;
    expect(attempt(decision)).toEqual([
      {
        type: 'side_effect.refused',
        reason,
        attempts: 1,
        operation: 'issue_refund',
        target: { system: 'payments', resource: 'order/b' },
        owner: 'finance',
        amount: { value: '9999.00', currency: 'EUR' },
      },
    ]);
    expect(decision.state).toMatchObject({
      status: before?.status,
      sideEffects: [],
      counters: { sideEffects: 0, sideEffectsRefused: 1 },
      refusals: { attempts: 1, since: before?.refusals.since },
    });
    expect(findingsIn(decision)).toEqual([]);
  });

  test('a hundred attempts are seven entries, the last of which says so, and verify', () => {
    const decision = played(reason);
    const before = decision.entries.length;
    for (let made = 0; made < 100; made++) {
      attempt(decision, made - (decision.state?.refusals.attempts ?? 0));
    }
    expect(decision.entries.slice(before).map(({ body }) => body)).toMatchObject(
      [1, 2, 3, 4, 5, 10, 100].map((attempts) => ({ reason, attempts })),
    );
    expect(findingsIn(decision)).toEqual([]);
  });

  test.each([
    ['another reason', { reason: reason === 'held' ? 'stopped' : 'held' }],
    ['a number that is not recorded', { attempts: 7 }],
    ['a number that was there before', { attempts: 1 }],
  ])('verification finds %s', (_what, members) => {
    const decision = played(reason);
    attempt(decision);
    attempt(decision);
    const last = decision.entries.at(-1);
    const changed = (entry: FoldEntry) =>
      (entry === last ? { ...entry, body: { ...entry.body, ...members } } : entry) as FoldEntry;
    expect(findingsIn(decision, changed)).toEqual([['entry_refused', 'attempt_mismatch']]);
  });

  test('nobody but an agent makes an attempt', () => {
    expect(attempt(played(reason), 0, 'officer')).toBeUndefined();
  });
});

test('an open decision refuses no attempt, and an advisory ledger only after the close', () => {
  const open = new Play(ENFORCING);
  for (const one of [opened(), card()]) open.submit(one);
  expect(attempt(open)).toBeUndefined();
  const advisory = policyWith({}, { enforcement: 'advisory' });
  expect(
    (['held', 'stopped', 'closed'] as const).map((one) => attempt(played(one, advisory))?.length),
  ).toEqual([undefined, undefined, 1]);
});

test('a new hold counts from one again; a card within it does not', () => {
  const decision = played('held');
  attempt(decision);
  decision.submit(card());
  expect(attempt(decision)).toMatchObject([{ attempts: 2 }]);
  decision.submit(review('respond'));
  expect(decision.state).toMatchObject({ status: 'open', refusals: { attempts: 0 } });
  decision.submit(asking);
  expect(attempt(decision)).toMatchObject([{ reason: 'held', attempts: 1 }]);
  decision.submit(review('stop'));
  expect(attempt(decision)).toMatchObject([{ reason: 'stopped', attempts: 1 }]);
  decision.submit(closed({ outcome: 'stopped' }));
  expect(attempt(decision)).toMatchObject([{ reason: 'closed', attempts: 1 }]);
  expect(findingsIn(decision)).toEqual([]);
});

test.each([
  ['held', { attempts: 1 }, true],
  ['held', {}, false],
  ['closed', { attempts: 1, repeated_key: 'k' }, false],
  ['stopped', { attempts: 1, earlier: { seq: 1 } }, false],
  ['repeated_key', { repeated_key: 'k', earlier: { seq: 1 } }, true],
  ['repeated_key', { repeated_key: 'k' }, false],
  ['repeated_key', { earlier: { seq: 1 }, attempts: 1 }, false],
  ['repeated_key', { repeated_key: 'k', earlier: { seq: 1 }, attempts: 1 }, false],
])('%s with %j: valid is %s', (reason, members, valid) => {
  const action = { operation: 'o', target: { system: 's', resource: 'r' }, owner: 'w' };
  expect(validateRecord('side_effect.refused', { reason, ...action, ...members }).ok).toBe(valid);
});
