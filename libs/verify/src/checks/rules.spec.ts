import { describe, expect, test } from '@jest/globals';
import type { DecisionState } from '@docket/record';
import { encodeState } from '@docket/record';
import { AGENT_CARD, OPENED } from '../fixtures/decisions.js';
import { MemoryLedger } from '../fixtures/memory-ledger.js';
import { Findings } from '../finding.js';
import { DecisionFold } from './rules.js';

/**
 * Twelve decisions that overlap, some closed and looked at again afterwards, so that a fold with little
 * memory has to drop them, meet them again, and fold them in a later pass.
 */
function overlapping(): MemoryLedger {
  const ledger = new MemoryLedger();
  const ids = Array.from({ length: 12 }, () =>
    ledger.record({ type: 'decision.opened', body: OPENED }),
  );
  for (const id of ids) ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
  for (const id of ids.slice(0, 8)) {
    ledger.record({ type: 'decision.closed', body: { outcome: 'completed' } }, id);
  }
  for (const id of ids.slice(4)) {
    ledger.record(
      { type: 'review.recorded', body: { verdict: 'approve', reason: 'Looked at it again.' } },
      id,
      'prn_reviewer',
      'reviewer',
    );
  }
  return ledger;
}

function fold(
  ledger: MemoryLedger,
  liveMax: number,
): { fold: DecisionFold; findings: Findings; passes: number } {
  const findings = new Findings(1_000);
  const folding = new DecisionFold({ policy: ledger.policy, part: 0, parts: 1, liveMax }, findings);
  let passes = 0;
  do {
    for (const { leaf, body, material } of ledger.entries) {
      folding.take({ seq: leaf.seq, leaf, hash: material.storedHash ?? new Uint8Array(), body });
    }
    folding.endPass();
    passes++;
  } while (folding.needsAnotherPass());
  return { fold: folding, findings, passes };
}

describe('DecisionFold', () => {
  const ledger = overlapping();
  const states = [...ledger.states] as [string, DecisionState][];

  test.each([1, 2, 3, 5, 8, 11, 12, 100])(
    'with memory for %i decisions it finds the same states',
    (liveMax) => {
      const { fold: folded, findings, passes } = fold(ledger, liveMax);
      expect(findings.list).toEqual([]);
      for (const [id, state] of states) {
        expect(folded.compareState(id, encodeState(state))).toBe('same');
        expect(folded.compareState(id, encodeState({ ...state, goal: 'another' }))).toBe(
          'different',
        );
      }
      expect(folded.decisions).toBe(states.length);
      expect(passes).toBeLessThanOrEqual(Math.ceil(states.length / liveMax) + 2);
      if (liveMax >= states.length) expect(passes).toBe(1);
    },
  );

  test('shares are disjoint and complete', () => {
    const owners = states.map(([id]) =>
      [0, 1, 2].filter((part) => {
        const options = { policy: ledger.policy, part, parts: 3 };
        return new DecisionFold(options, new Findings(1)).isMine(id);
      }),
    );
    expect(owners.every((parts) => parts.length === 1)).toBe(true);
    expect(new Set(owners.flat()).size).toBe(3);
  });

  test('an entry that the rules would have refused is found with any memory', () => {
    const damaged = overlapping();
    const closedId = states[0]?.[0] ?? '';
    damaged.append('job_card.filed', 'prn_agent', { ...AGENT_CARD }, closedId);
    for (const liveMax of [1, 100]) {
      expect(fold(damaged, liveMax).findings.list).toMatchObject([
        { code: 'entry_refused', seq: damaged.size - 1, decision: closedId },
      ]);
    }
  });

  test('a body that no schema admits is a finding, not a crash', () => {
    const damaged = overlapping();
    damaged.append(
      'job_card.filed',
      'prn_agent',
      { current_phase: 7, tool_calls: 'none' },
      states[9]?.[0],
    );
    damaged.append('side_effect.intent', 'prn_agent', {}, states[10]?.[0]);
    const { findings } = fold(damaged, 100);
    expect(findings.list.length).toBeGreaterThan(0);
  });
});
