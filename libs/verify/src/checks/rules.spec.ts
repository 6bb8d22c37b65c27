import { describe, expect, test } from '@jest/globals';
import { type JsonObject, toHex } from '@docket/chain';
import type { DecisionState, RecordType } from '@docket/record';
import { encodeState } from '@docket/record';
import { AGENT_CARD, INTENT, OPENED } from '../fixtures/decisions.js';
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
  const folding = new DecisionFold(
    { policy: ledger.policy, holdsAuthors: false, part: 0, parts: 1, liveMax },
    findings,
  );
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

const from = (id: string): JsonObject[] => [
  { role: 'cited', document_id: 'd', version: null, retrieval: { tool_call_id: id } },
];
const REVIEWER = { actor: 'prn_reviewer', role: 'reviewer', via: 'api_key' };

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
        const options = { policy: ledger.policy, holdsAuthors: false, part, parts: 3 };
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

  // Case 05: what the decision's own entries prove false, and nothing else.
  test.each<[string, RecordType, JsonObject, string | undefined]>([
    ['a position beyond the end', 'job_card.filed', { supersedes: 99 }, '/supersedes'],
    ['a Job Card that is the opening', 'side_effect.intent', { job_card: 0 }, '/job_card'],
    ['the card', 'side_effect.intent', { job_card: 1 }, undefined],
    [
      'a call that nobody made',
      'job_card.filed',
      { lineage: from('c2') },
      '/lineage/0/retrieval/tool_call_id',
    ],
    ['a call', 'job_card.filed', { lineage: from('c1') }, undefined],
  ])('references: %s', (_name, type, members, pointer) => {
    const referring = new MemoryLedger();
    const id = referring.record({ type: 'decision.opened', body: OPENED });
    const calls = { tool_calls: [{ tool_name: 'get', tool_call_id: 'c1' }] };
    referring.record({ type: 'job_card.filed', body: { ...AGENT_CARD, ...calls } }, id);
    const body =
      type === 'job_card.filed' ? { ...AGENT_CARD, ...members } : { ...INTENT, ...members };
    referring.append(type, 'prn_agent', body as JsonObject, id);
    const expected =
      pointer === undefined
        ? []
        : [{ code: 'reference_unknown', seq: referring.size - 1, pointer }];
    for (const liveMax of [1, 100])
      expect(fold(referring, liveMax).findings.list).toMatchObject(expected);
  });

  test('references: the leaf hash of what a reviewer viewed', () => {
    for (const isTrue of [true, false]) {
      const viewing = new MemoryLedger();
      const id = viewing.record({ type: 'decision.opened', body: OPENED });
      const hash = toHex(viewing.entries.at(-1)?.material.storedHash ?? new Uint8Array());
      const viewed = [{ decision_seq: 0, leaf_hash: isTrue ? hash : '0'.repeat(64) }];
      const body = { verdict: 'approve', reason: 'Looked at it.', viewed };
      viewing.append('review.recorded', REVIEWER, body, id);
      expect(fold(viewing, 100).findings.list).toMatchObject(
        isTrue ? [] : [{ code: 'reference_unknown', pointer: '/viewed/0/leaf_hash' }],
      );
    }
  });

  test('references: behind what is withheld, of what is disclosed', () => {
    const redacted = new MemoryLedger();
    const id = redacted.record({ type: 'decision.opened', body: OPENED });
    const calls = { tool_calls: [{ tool_name: 'get', tool_call_id: 'c1' }] };
    redacted.record({ type: 'job_card.filed', body: { ...AGENT_CARD, ...calls } }, id);
    const judge = { kind: 'judge', evaluator: { id: 'j' }, passed: true };
    const targets: JsonObject[] = [
      { kind: 'job_card', decision_seq: 1 },
      { kind: 'job_card', decision_seq: 0 },
      { kind: 'output', decision_seq: 99 },
      { kind: 'side_effect', side_effect_id: 'sfx_may_be_withheld' },
      { kind: 'tool_call', tool_call_id: 'may be on the withheld card' },
    ];
    for (const target of targets)
      redacted.append('evaluation.recorded', 'prn_agent', { target, ...judge }, id);
    const findings = new Findings(100);
    const folding = new DecisionFold(
      { policy: redacted.policy, holdsAuthors: false, part: 0, parts: 1 },
      findings,
    );
    for (const { leaf, body, material } of redacted.entries) {
      const hash = material.storedHash ?? new Uint8Array();
      const withheld = leaf.decision?.seq === 1;
      // Of the card a part is disclosed, and not its calls.
      const given = withheld ? { part: { goal: 'Refund' } } : { body };
      folding.take({ seq: leaf.seq, leaf, hash, ...given });
    }
    folding.endPass();
    expect(folding.opaque).toBe(1);
    expect(findings.list).toMatchObject([
      { code: 'reference_unknown', seq: 4, pointer: '/target/decision_seq' },
      { code: 'reference_unknown', seq: 5, pointer: '/target/decision_seq' },
    ]);
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
