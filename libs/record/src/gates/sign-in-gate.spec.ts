import { expect, test } from '@jest/globals';
import { opened, Play } from '../../test/builders.js';
import { decide } from '../index.js';
import type { Stakes, Verdict } from '../types.js';

const SIGNED_IN = Date.parse('2026-01-15T09:30:00.000Z');
const at = (ageMs: number): string => new Date(SIGNED_IN + ageMs).toISOString();

/** Whether a review is taken `ageMs` after its reviewer signed in; without that, of a key. */
function review(stakes: Stakes, verdict: Verdict, ageMs?: number): string {
  const decision = new Play();
  decision.submit(opened({ stakes }));
  const signedIn = ageMs === undefined ? {} : { signed_in_at: at(0) };
  const corrects = verdict === 'correct' || verdict === 'override' ? { before: 1, after: 2 } : {};
  const body = { verdict, reason: 'Checked.', ...signedIn, ...corrects };
  const decided = decide(
    decision.state,
    { type: 'review.recorded', body },
    {
      policy: decision.policy,
      actor: 'prn_reviewer',
      role: 'reviewer',
      now: at(ageMs ?? 0),
      seq: 200,
      decisionId: 'dec_1',
    },
  );
  return decided.ok ? 'taken' : `${decided.refusal.code} ${decided.refusal.pointer ?? ''}`;
}

const OLD = 'sign_in_too_old /signed_in_at';
const DAY_MS = 24 * 60 * 60 * 1_000;

test.each<[number, string]>([
  [0, 'taken'],
  [300_000, 'taken'],
  [300_001, OLD],
  [DAY_MS, OLD],
  [-60_000, 'taken'],
  [-60_001, OLD],
  [-DAY_MS, OLD],
])('on high stakes, %i ms after it: %s', (ageMs, outcome) => {
  expect(review('high', 'approve', ageMs)).toBe(outcome);
});

const STAKES: readonly Stakes[] = ['low', 'medium', 'high', 'critical'];
const VERDICTS: readonly Verdict[] = [
  'approve',
  'override',
  'correct',
  'respond',
  'reject',
  'stop',
];

test.each(STAKES.flatMap((stakes) => VERDICTS.map((verdict) => [stakes, verdict] as const)))(
  'a day after it, on %s stakes, %s',
  (stakes, verdict) => {
    const isHigh = stakes === 'high' || stakes === 'critical';
    expect(review(stakes, verdict, DAY_MS)).toBe(isHigh && verdict !== 'stop' ? OLD : 'taken');
    // Of a key, which says nothing of signing in.
    expect(review(stakes, verdict)).toBe('taken');
  },
);
