import { describe, expect, test } from '@jest/globals';
import { Play, card, opened } from '../../test/builders.js';
import { type RecordBodies, type Submission, decide } from '../index.js';

describe('reviews answer what their reviewer saw', () => {
  const asks = card({ needs_human: true });
  const wires = card({
    confidence: 0.1,
    next_action: { operation: 'wire', effect: 'external' },
    lineage: [{ role: 'decisive', document_id: 'policy', version: null }],
  });
  const verdict = (members: Partial<RecordBodies['review.recorded']>): Submission => ({
    type: 'review.recorded',
    body: { verdict: 'approve', reason: 'mail wording is fine', ...members },
  });

  /** Straight to decide(): Play says for a reviewer that everything was seen. */
  function answer(members: Partial<RecordBodies['review.recorded']>, ...more: Submission[]) {
    const decision = new Play();
    for (const one of [opened({ stakes: 'high' }), asks, ...more]) decision.submit(one);
    const decided = decide(decision.state, verdict(members), {
      policy: decision.policy,
      actor: 'prn_reviewer',
      role: 'reviewer',
      now: '2026-01-15T00:00:01.000Z',
      seq: 200,
      decisionId: 'dec_1',
    });
    return decided.ok
      ? decided.state.openEscalations.map(({ id }) => id)
      : { code: decided.refusal.code, pointer: decided.refusal.pointer };
  }
  const notNamed = { code: 'escalation_not_named', pointer: '/escalation_id' };

  // Case 04: esc-2 came up behind the reviewer's back.
  test('neither is said: refused, with one open as with several; a stop never waits', () => {
    expect(answer({})).toEqual(notNamed);
    expect(answer({ viewed: [{ decision_seq: 1 }] }, wires)).toEqual(notNamed);
    expect(answer({ verdict: 'reject' }, wires)).toEqual(notNamed);
    expect(answer({ verdict: 'stop' }, wires)).toEqual(['esc-1', 'esc-2']);
  });

  test('as_of answers what was open at that entry', () => {
    expect(answer({ as_of: 2 }, wires)).toEqual(['esc-2']);
    expect(answer({ as_of: 1 }, wires)).toEqual(['esc-1', 'esc-2']);
    expect(answer({ as_of: 5 }, wires)).toEqual([]);
    expect(answer({ as_of: 6 }, wires)).toEqual({ code: 'reference_unknown', pointer: '/as_of' });
  });

  test('an escalation that was opened after what was seen cannot be named', () => {
    expect(answer({ escalation_id: 'esc-2', as_of: 2 }, wires)).toEqual({
      code: 'unknown_escalation',
      pointer: '/as_of',
    });
    expect(answer({ escalation_id: 'esc-2', as_of: 5 }, wires)).toEqual(['esc-1']);
  });

  test('approves says what was announced, or is refused where it differs', () => {
    const named = { escalation_id: 'esc-2' };
    expect(answer({ ...named, approves: { operation: 'wire' } }, wires)).toEqual(['esc-1']);
    expect(answer({ ...named, approves: { operation: 'mail' } }, wires)).toEqual({
      code: 'approval_mismatch',
      pointer: '/approves/operation',
    });
    expect(
      answer({ ...named, verdict: 'correct', approves: { operation: 'mail' } }, wires),
    ).toEqual(['esc-1']);
    const refused = { code: 'approval_mismatch', pointer: '/approves' };
    expect(answer({ ...named, approves: {} }, wires)).toEqual(refused);
    expect(answer({ ...named, verdict: 'reject', approves: { operation: 'wire' } }, wires)).toEqual(
      refused,
    );
  });
});
