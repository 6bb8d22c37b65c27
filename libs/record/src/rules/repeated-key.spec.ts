import { describe, expect, test } from '@jest/globals';
import { Play, card, closed, intent, opened, review } from '../../test/builders.js';
import { decideRefusedKey } from '../fold/decide.js';
import { DecisionReplay } from '../fold/replay.js';
import type { DecisionState } from '../fold/state.js';
import type { Role } from '../types.js';

const earlier = { seq: 3, decision: 'dec_other' };

/** Asks for an action under a key that belongs to another one. */
function ask(decision: Play, resource = 'order/2', role: Role = 'agent') {
  const submission = intent('b', {
    idempotency_key: 'taken',
    target: { system: 'payments', resource },
    rationale: 'due',
  });
  if (submission.type !== 'side_effect.intent') throw new Error('intent() makes intents');
  const decided = decideRefusedKey(decision.state as DecisionState, submission.body, earlier, {
    policy: decision.policy,
    actor: 'prn_agent',
    role,
    now: '2026-01-15T00:00:01.000Z',
    seq: 200,
    decisionId: 'dec_1',
  });
  if (decided !== undefined) decision.take(decided, { actor: 'prn_agent', role }, 200);
  return decided;
}

function started(...more: Parameters<Play['submit']>[0][]): Play {
  const decision = new Play();
  for (const one of [opened(), card(), ...more]) decision.submit(one);
  return decision;
}

describe('repeated_key', () => {
  test('records what was asked for, holds the decision, and registers nothing', () => {
    const decision = started();
    const decided = ask(decision);
    expect(decided?.entries.map(({ type, by }) => `${type} ${by}`)).toEqual([
      'side_effect.refused submitter',
      'tripwire.tripped docket',
      'escalation.opened docket',
    ]);
    expect(decided?.entries[0]?.body).toEqual({
      reason: 'repeated_key',
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/2' },
      owner: 'finance',
      repeated_key: 'taken',
      earlier,
    });
    expect(decided?.entries[1]?.body).toMatchObject({
      rule: 'repeated_key',
      directive: 'hold',
      facts: { operation: 'issue_refund', first_used_at: 3, first_used_in: 'dec_other' },
    });
    expect(decided).toMatchObject({ directive: 'hold', reasons: [{ rule: 'repeated_key' }] });
    expect(decision.state).toMatchObject({
      directive: 'hold',
      sideEffects: [],
      counters: { sideEffects: 0, sideEffectsRefused: 1 },
    });
  });

  test('the same attempt is recorded once while nobody has answered, another one by itself', () => {
    const decision = started();
    expect([ask(decision), ask(decision), ask(decision, 'order/9')].map(Boolean)).toEqual([
      true,
      false,
      true,
    ]);
    decision.submit(review('respond'));
    expect(ask(decision)).toBeDefined();
  });

  test('a closed decision records no attempt, and nobody but an agent makes one', () => {
    expect(ask(started(closed()))).toBeUndefined();
    expect(ask(started(), 'order/2', 'officer')).toBeUndefined();
  });

  test('replayed, its consequences are demanded like any other', () => {
    const decision = started();
    ask(decision);
    const findingsIn = (entries: typeof decision.entries) => {
      const replay = new DecisionReplay();
      const found = entries.flatMap((entry) => replay.check(entry, decision.policy));
      return [...found, ...replay.end()].map(({ code }) => code);
    };
    expect(findingsIn(decision.entries)).toEqual([]);
    expect(findingsIn(decision.entries.slice(0, -1))).toEqual(['consequence_missing']);
    expect(findingsIn(decision.entries.slice(0, -2))).toEqual([
      'consequence_missing',
      'consequence_missing',
    ]);
  });
});
