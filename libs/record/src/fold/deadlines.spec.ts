import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Play, card, closed, opened, policyWith, review } from '../../test/builders.js';
import type { Stakes } from '../types.js';
import { dueAt } from './deadlines.js';
import { decideDeadline } from './decide.js';
import { DecisionReplay } from './replay.js';
import type { DecisionState, FoldEntry } from './state.js';

const policy = policyWith({ answer_within_seconds: { low: 60, critical: 1 } });
const asks = card({ needs_human: true });

/** A decision that waits for a human, and when an answer is due. */
function waiting(): { play: Play; state: DecisionState; due: string } {
  const play = new Play(policy);
  for (const one of [opened(), asks]) play.submit(one);
  const state = play.state!;
  return { play, state, due: state.openEscalations[0]?.dueAt ?? '' };
}

const pass = (state: DecisionState | undefined, id: string, due: string, now: string) =>
  decideDeadline(
    state,
    { escalation_id: id, due_at: due },
    { policy, now, seq: 99, decisionId: 'dec_1' },
  );

const after = (moment: string, ms: number): string =>
  new Date(Date.parse(moment) + ms).toISOString();

describe('dueAt', () => {
  test.each<[Stakes, string, string | undefined]>([
    ['low', '2026-01-15T09:30:00.000Z', '2026-01-15T09:31:00.000Z'],
    ['critical', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.999Z'],
    ['high', '2026-01-15T09:30:00.000Z', undefined],
    ['low', '9999-12-31T23:59:59.999Z', undefined],
  ])('%s at %s: %s', (stakes, time, due) => {
    expect(dueAt(policy, stakes, time)).toBe(due);
  });
});

describe('nobody answered in time', () => {
  test('the escalation says until when, and the state keeps it', () => {
    const { play, due } = waiting();
    const escalation = play.entries.find(({ type }) => type === 'escalation.opened');
    expect(escalation?.body).toMatchObject({ escalation_id: 'esc-1', due_at: due });
    expect(play.state?.openEscalations).toMatchObject([{ dueAt: due, overdue: null }]);
  });

  test.each([-1, -60_000])('%d ms before, it is not recorded', (ms) => {
    const { state, due } = waiting();
    expect(pass(state, 'esc-1', due, after(due, ms))).toMatchObject({
      refusal: { code: 'deadline_not_reached' },
    });
  });

  test.each([0, 1, 86_400_000])('%d ms after, it is: once, and nothing is approved', (ms) => {
    const { state, due } = waiting();
    const decided = pass(state, 'esc-1', due, after(due, ms));
    if (!decided.ok) throw new Error(decided.refusal.message);
    expect(decided.entries).toEqual([
      {
        type: 'deadline.passed',
        schema: 'deadline.passed/1',
        body: { escalation_id: 'esc-1', due_at: due },
        by: 'docket',
      },
    ]);
    expect(decided).toMatchObject({ directive: 'hold', state: { status: 'held' } });
    expect(decided.state.openEscalations).toMatchObject([{ id: 'esc-1', overdue: 3 }]);
    expect(pass(decided.state, 'esc-1', due, after(due, ms + 1))).toMatchObject({
      refusal: { code: 'deadline_recorded' },
    });
  });

  test('with another moment than the escalation names, or of another one: refused', () => {
    const { play, state, due } = waiting();
    const later = after(due, 5_000);
    expect(pass(state, 'esc-1', after(due, 1), later)).toMatchObject({
      refusal: { code: 'deadline_mismatch', pointer: '/due_at' },
    });
    expect(pass(state, 'esc-2', due, later)).toMatchObject({
      refusal: { code: 'unknown_escalation' },
    });
    play.submit(review('approve', 'esc-1'));
    expect(pass(play.state, 'esc-1', due, later)).toMatchObject({
      refusal: { code: 'escalation_resolved' },
    });
    expect(pass(undefined, 'esc-1', due, later)).toMatchObject({
      refusal: { code: 'unknown_decision' },
    });
  });

  test('without a deadline there is none to pass', () => {
    const play = new Play();
    for (const one of [opened(), asks, closed()]) play.submit(one);
    expect(play.state?.openEscalations).toMatchObject([{ dueAt: null, overdue: null }]);
    expect(
      pass(play.state, 'esc-1', '2026-01-15T00:00:00.000Z', '2027-01-01T00:00:00.000Z'),
    ).toMatchObject({ refusal: { code: 'deadline_mismatch' } });
  });
});

test('a replay finds the record wherever its time is before the deadline, and nowhere else', () => {
  const { play, due } = waiting();
  fc.assert(
    fc.property(fc.integer({ min: -90_000, max: 90_000 }), (ms) => {
      const replay = new DecisionReplay();
      for (const entry of play.entries) replay.check(entry, policy);
      const last = play.entries.at(-1)!;
      const entry: FoldEntry = {
        ...last,
        type: 'deadline.passed',
        body: { escalation_id: 'esc-1', due_at: due },
        actor: 'docket',
        role: 'docket',
        decisionSeq: last.decisionSeq + 1,
        seq: last.seq + 1,
        time: after(due, ms),
      };
      const found = [...replay.check(entry, policy), ...replay.end()];
      expect(found.map(({ code, rule }) => [code, rule])).toEqual(
        ms < 0 ? [['entry_refused', 'deadline_not_reached']] : [],
      );
    }),
  );
});
