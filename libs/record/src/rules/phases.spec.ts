import { describe, expect, test } from '@jest/globals';
import { Play, card, opened, play, review } from '../../test/builders.js';
import type { Phase } from '../types.js';

const PHASES: readonly Phase[] = [
  'PLANNING',
  'EXECUTING',
  'BLOCKED',
  'LOOP_DETECTED',
  'ESCALATING',
  'DONE',
];

function inPhase(phase: Phase, agent = 'resolver') {
  const why = { reason_blocked: 'no key', self_diagnosis: 'I repeat myself' };
  return card({ current_phase: phase, agent: { id: agent }, ...why });
}

describe('phase_transition', () => {
  // Rows: the phase before; columns: the phase after, in the order of PHASES. x = cannot follow.
  const table: [Phase | 'START', string][] = [
    ['START', '...x..'],
    ['PLANNING', '......'],
    ['EXECUTING', '......'],
    ['BLOCKED', '...x.x'],
    ['LOOP_DETECTED', '.x...x'],
    ['ESCALATING', 'xx.x.x'],
    ['DONE', '.xxxx.'],
  ];
  test.each(table)('after %s', (from, expected) => {
    const marks = PHASES.map((to) => {
      const before = from === 'START' ? [] : [inPhase(from)];
      return play([opened(), ...before, inPhase(to)]).trips.includes('phase_transition')
        ? 'x'
        : '.';
    });
    expect(marks.join('')).toBe(expected);
  });

  test('records the card and lets the agent go on', () => {
    const outcome = play([opened(), inPhase('BLOCKED'), inPhase('DONE')]);
    expect(outcome).toEqual({ trips: ['phase_transition'], escalations: [], directive: 'proceed' });
  });

  test('every agent has a phase of its own', () => {
    expect(play([opened(), inPhase('ESCALATING', 'a'), inPhase('EXECUTING', 'b')]).trips).toEqual(
      [],
    );
    const back = [inPhase('ESCALATING', 'a'), inPhase('EXECUTING', 'b'), inPhase('EXECUTING', 'a')];
    expect(play([opened(), ...back]).trips).toEqual(['phase_transition']);
  });

  test("after a human's decision every phase may follow, once", () => {
    const asks = card({ current_phase: 'ESCALATING', needs_human: true });
    const decision = new Play();
    for (const one of [opened(), asks, review('approve'), card()]) decision.submit(one);
    expect(decision.state?.counters.tripwires).toBe(0);
    decision.submit(card({ current_phase: 'ESCALATING' }));
    decision.submit(card());
    expect(decision.state?.counters.tripwires).toBe(1);
  });

  test('more agents than are tracked: an unknown last phase is no finding', () => {
    const decision = new Play();
    decision.submit(opened());
    for (let n = 0; n < 20; n++) decision.submit(inPhase('ESCALATING', `agent-${n}`));
    decision.submit(inPhase('EXECUTING', 'agent-0'));
    expect(decision.state?.counters.tripwires).toBe(0);
    expect(decision.state?.agentsForgotten).toBeGreaterThan(0);
  });
});
