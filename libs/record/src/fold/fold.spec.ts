import { describe, expect, test } from '@jest/globals';
import { type Json, canonicalize } from '@docket/chain';
import fc from 'fast-check';
import {
  type By,
  Play,
  accessed,
  call,
  card,
  closed,
  comment,
  evaluation,
  exported,
  gap,
  incident,
  intent,
  opened,
  policyWith,
  report,
  review,
  undo,
  usually,
} from '../../test/builders.js';
import { DOCKET_AUTHOR } from '../author.js';
import type { Policy } from '../types.js';
import { decodeState, encodeState } from './codec.js';
import { isConsequence } from './consequences.js';
import type { Submission } from './decide.js';
import { evolve } from './evolve.js';
import { DecisionReplay, replayCheck } from './replay.js';
import { type DecisionState, type FoldEntry, STATE_LIMITS } from './state.js';

const PHASES = ['PLANNING', 'EXECUTING', 'BLOCKED', 'LOOP_DETECTED', 'ESCALATING', 'DONE'] as const;
const REPORTS = [
  'side_effect.executing',
  'side_effect.executed',
  'side_effect.failed',
  'side_effect.outcome_unknown',
] as const;
const VERDICTS = ['approve', 'reject', 'override', 'correct', 'respond', 'stop'] as const;

/** A small world, so that keys, calls and agents meet again and every rule is reached. */
const name = fc.constantFrom('a', 'b', 'c', 'd');
const agent = fc.option(fc.constantFrom('resolver', 'researcher', 'drafter'), { nil: undefined });
const cards = fc
  .record({
    phase: fc.constantFrom(...PHASES),
    confidence: fc.constantFrom(0, 0.41, 0.6, 0.94, 1),
    asks: fc.constantFrom(false, false, false, true),
    claims: fc.constantFrom(undefined, false, true),
    attempts: fc.constantFrom(undefined, 1, 9),
    agent,
    to: agent,
    warning: fc.constantFrom(undefined, undefined, 'pages missing'),
    ack: fc.constantFrom(undefined, 'proceed' as const, 'route_to_human' as const),
    calls: fc.array(
      fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom(undefined, 'told', 'told', 'news')),
      { maxLength: 3 },
    ),
    effect: fc.constantFrom(undefined, 'read' as const, 'write' as const),
    decisive: fc.boolean(),
  })
  .map((it) =>
    card({
      current_phase: it.phase,
      confidence: it.confidence,
      needs_human: it.asks,
      reason_blocked: 'no key',
      self_diagnosis: 'I repeat myself',
      tool_calls: it.calls.map(([tool, result]) =>
        call(tool, { n: 1 }, result === undefined ? {} : { result }),
      ),
      ...(it.claims === undefined ? {} : { loop_detected: it.claims }),
      ...(it.attempts === undefined ? {} : { attempts: it.attempts }),
      ...(it.agent === undefined ? {} : { agent: { id: it.agent } }),
      ...(it.to === undefined ? {} : { handoff: { to_agent: it.to } }),
      ...(it.warning === undefined ? {} : { handoff_warning: it.warning }),
      ...(it.ack === undefined ? {} : { handoff_ack: { action: it.ack } }),
      ...(it.effect === undefined ? {} : { next_action: { effect: it.effect } }),
      ...(it.decisive ? { lineage: [{ role: 'decisive', document_id: 'd', version: null }] } : {}),
    }),
  );
const sameTarget = { target: { system: 'payments', resource: 'order/1' } };
const described = { operation: 'send_email', owner: 'support', ...sameTarget };
const submissions: fc.Arbitrary<Submission> = fc.oneof(
  { weight: 6, arbitrary: cards },
  {
    weight: 3,
    arbitrary: fc.tuple(name, fc.boolean()).map(([it, same]) => intent(it, same ? sameTarget : {})),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...REPORTS), name).map(([type, it]) => report(type, it)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...REPORTS), name)
      .map(([type, it]) => report(type, it, { ...described, idempotency_key: it })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('side_effect.rolled_back' as const, 'side_effect.compensated' as const),
        name,
      )
      .map(([type, it]) => undo(type, it)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...VERDICTS), fc.constantFrom(undefined, 'esc-1', 'esc-2', 'esc-3'))
      .map(([verdict, id]) => review(verdict, id)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      evaluation(),
      exported(),
      accessed(),
      comment(),
      comment(0),
      gap(),
      incident(),
      incident('updated'),
      incident('closed'),
      closed({ decided: 'refund' }),
    ),
  },
);
const openings = fc.constantFrom(
  opened(),
  opened({ stakes: 'high', authority_scope: ['issue_refund'] }),
  opened({ stakes: 'critical', authority_scope: [], goal: '😀'.repeat(600) }),
);
const policies: fc.Arbitrary<Policy> = fc.constantFrom(
  policyWith(),
  policyWith({}, { enforcement: 'advisory' }),
  policyWith({ loop_repeats: 2, require_decisive_lineage: false, disabled: ['agent_asked'] }),
  policyWith({ loop_compares: 'call' }),
  policyWith({}, { approvals_needed: { low: 2, high: 2, critical: 3 } }),
);
const by: fc.Arbitrary<By> = fc.constantFrom({}, {}, {}, { actor: 'prn_other' });
const histories = fc
  .tuple(policies, openings, fc.array(fc.tuple(submissions, by), { maxLength: 40, size: 'max' }))
  .map(([policy, opening, rest]) => {
    const decision = new Play(policy);
    decision.submit(opening);
    for (const [submission, author] of rest) decision.submit(submission, author);
    return decision;
  });

function findingsIn(entries: readonly FoldEntry[], policy: Policy) {
  const replay = new DecisionReplay();
  return [...entries.flatMap((entry) => replay.check(entry, policy)), ...replay.end()];
}

function historyOf(...steps: Submission[]): Play {
  const decision = new Play();
  for (const one of steps) decision.submit(one);
  return decision;
}

describe('the fold', () => {
  test('gives the same state live, replayed, and stored in between', () => {
    fc.assert(
      fc.property(histories, (decision) => {
        let state: DecisionState | undefined;
        for (const entry of decision.entries) {
          const stored = decodeState(encodeState(evolve(state, entry, decision.policy)));
          state = stored.ok ? stored.state : undefined;
        }
        expect(state).toEqual(decision.state);
      }),
      { numRuns: 500 },
    );
  });

  test('these histories are rich enough to mean something: every rule trips in them', () => {
    const rules = new Set<string>();
    for (const { entries } of fc.sample(histories, { seed: 7, numRuns: 500 })) {
      for (const entry of entries) {
        if (entry.type === 'tripwire.tripped') rules.add(entry.body.rule);
      }
    }
    expect([...rules].toSorted()).toEqual([
      'acted_while_held',
      'attempts',
      'closed_with_open_work',
      'decisive_without_lineage',
      'duplicate_effect',
      'handoff_unacknowledged',
      'loop',
      'loop_claimed',
      'low_confidence',
      'not_as_approved',
      'out_of_scope',
      'phase_transition',
      'unannounced',
      'weak_handoff',
    ]);
  });

  test('being read or talked about changes nothing but the number of entries, at whatever point', () => {
    fc.assert(
      fc.property(histories, (decision) => {
        if (decision.state === undefined) return;
        const { entryCount, lastSeq: _seq, lastTime: _time, ...before } = decision.state;
        const auditor = { actor: 'prn_auditor', role: 'auditor' } as const;
        const quiet: [Submission, By][] = [
          [accessed(), auditor],
          [comment(), { actor: 'prn_officer', role: 'officer' }],
          [comment(entryCount - 1), { actor: 'prn_reviewer', role: 'reviewer' }],
          [comment(entryCount + 1), auditor],
        ];
        for (const [n, [submission, who]] of quiet.entries()) {
          const decided = decision.submit(submission, who);
          expect(decided).toMatchObject({ ok: true, directive: before.directive });
          expect(decided.ok && decided.entries).toHaveLength(1);
          const { lastSeq: _later, lastTime: _then, ...after } = decision.state ?? {};
          expect(after).toEqual({ ...before, entryCount: entryCount + n + 1 });
        }
        expect(findingsIn(decision.entries, decision.policy)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('stores states as canonical JSON', () => {
    fc.assert(
      fc.property(histories, ({ state }) => {
        if (state !== undefined)
          expect(encodeState(state)).toBe(canonicalize(JSON.parse(JSON.stringify(state)) as Json));
      }),
      { numRuns: 100 },
    );
  });

  test('does not touch the state it was given', () => {
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      Object.freeze(value);
      Object.values(value).forEach(freeze);
    };
    fc.assert(
      fc.property(histories, ({ entries, policy }) => {
        let state: DecisionState | undefined;
        for (const entry of entries) {
          state = evolve(state, entry, policy);
          freeze(state);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('follows entries without gap, and says who wrote them', () => {
    fc.assert(
      fc.property(histories, ({ entries, state }) => {
        expect(state?.entryCount).toBe(entries.length);
        expect(state?.lastSeq).toBe(entries.at(-1)?.seq);
        for (const [i, entry] of entries.entries()) {
          expect(entry.decisionSeq).toBe(i);
          expect(entry.actor === 'docket').toBe(isConsequence(entry));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a state of ten thousand cards is as small as one of a few hundred', () => {
    const decision = new Play();
    decision.submit(opened({ stakes: 'high', authority_scope: ['issue_refund'] }));
    for (let n = 0; n < 100; n++) {
      const handoff = { to_agent: `agent-${n}`, to_principal: `prn_${n}`, confidence: 0.9 };
      decision.submit(card({ handoff }));
    }
    const sizeAfter = (from: number, to: number) => {
      for (let n = from; n < to; n++) {
        decision.submit(
          card({
            agent: { id: `agent-${n % 40}` },
            handoff: { to_agent: `agent-${n + 1}`, confidence: 0.1 },
            tool_calls: [call('search', { query: `question ${n}` }, { result: `answer ${n}` })],
          }),
          { actor: `prn_${n % 100}` },
        );
        decision.submit(intent(`${n}`, { operation: `operation-${n}` }));
        decision.submit(
          report('side_effect.executed', `${n}`, { operation: `o-${n}`, ...sameTarget }),
        );
      }
      return encodeState(decision.state as DecisionState).length;
    };
    const early = sizeAfter(0, 500);
    const late = sizeAfter(500, 10_000);
    expect(late).toBeLessThan(early * 1.1);
    expect(late).toBeLessThan(64_000);
    expect(decision.state?.openEscalations.length).toBeLessThanOrEqual(
      STATE_LIMITS.openEscalations,
    );
    expect(decision.state?.counters.cards).toBeGreaterThan(5_000);
  });
});

describe('replaying the rules', () => {
  test('finds nothing in an honest history', () => {
    fc.assert(
      fc.property(histories, ({ entries, policy }) => {
        expect(findingsIn(entries, policy)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  const withConsequences = histories.filter(({ entries }) => entries.some(isConsequence));
  const damaged = fc.tuple(withConsequences, fc.nat()).map(([{ entries, policy }, n]) => {
    const places = entries.flatMap((entry, i) => (isConsequence(entry) ? [i] : []));
    return { entries, policy, at: places[n % places.length] ?? 0 };
  });

  test('finds every consequence that was dropped', () => {
    fc.assert(
      fc.property(damaged, ({ entries, policy, at }) => {
        const codes = findingsIn(entries.toSpliced(at, 1), policy).map(({ code }) => code);
        expect(codes).toContain('consequence_missing');
      }),
      { numRuns: 300 },
    );
  });

  test('finds every consequence that was altered, in any member', () => {
    fc.assert(
      fc.property(damaged, fc.nat(), ({ entries, policy, at }, n) => {
        const entry = structuredClone(entries[at]) as FoldEntry;
        const body = entry.body as Record<string, unknown>;
        const members = Object.keys(body);
        const member = members[n % members.length] ?? '';
        body[member] = alter(body[member]);
        expect(findingsIn(entries.with(at, entry), policy)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('finds every consequence that was invented, wherever it is put', () => {
    fc.assert(
      fc.property(damaged, fc.nat(), ({ entries, policy, at }, n) => {
        const copy = entries[at] as FoldEntry;
        const place = 1 + (n % entries.length);
        expect(findingsIn(entries.toSpliced(place, 0, copy), policy)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('finds a trip-wire that somebody else wrote', () => {
    const { entries, policy } = historyOf(opened(), card({ attempts: 9 }));
    const forged = entries.map((entry) =>
      entry.type === 'tripwire.tripped'
        ? { ...entry, actor: 'prn_agent', role: 'agent' as const }
        : entry,
    );
    expect(findingsIn(forged, policy)).toMatchObject([{ code: 'wrong_author', decisionSeq: 2 }]);
  });

  test("finds an agent's record under Docket's name", () => {
    const { entries, policy } = historyOf(opened(), card());
    const forged = entries.map((entry) => ({ ...entry, ...DOCKET_AUTHOR }));
    expect(findingsIn(forged, policy).map(({ code }) => code)).toEqual([
      'wrong_author',
      'wrong_author',
    ]);
  });

  const place = (submission: Submission, { entries }: Play): FoldEntry =>
    ({
      ...submission,
      actor: 'prn_agent',
      role: usually(submission).role,
      decisionId: 'dec_1',
      decisionSeq: entries.length,
      seq: 900,
      time: '2026-01-15T00:00:00.000Z',
    }) as FoldEntry;

  test.each<[string, Play, Submission, string]>([
    [
      'an intent in a held decision',
      historyOf(opened(), card({ needs_human: true })),
      intent('a'),
      'decision_held',
    ],
    ['a card after the close', historyOf(opened(), closed()), card(), 'decision_closed'],
    [
      'a report that cannot follow',
      historyOf(opened(), intent('a')),
      undo('side_effect.rolled_back', 'a'),
      'impossible_transition',
    ],
    [
      'a key that was used',
      historyOf(opened(), intent('a')),
      intent('b', { idempotency_key: 'key-a' }),
      'idempotency_key_reused',
    ],
    [
      'an agent that reviews itself',
      historyOf(opened(), card()),
      review('approve'),
      'reviewer_is_agent',
    ],
    [
      'a wrong closing count',
      historyOf(opened(), card()),
      closed({ entry_count: 7 }),
      'entry_count_mismatch',
    ],
    ['a card without an opening', historyOf(), card(), 'unknown_decision'],
    ['an update of no incident', historyOf(opened()), incident('updated'), 'unknown_incident'],
    [
      'an incident out of number',
      historyOf(opened()),
      incident('opened', 'inc-2'),
      'incident_number_mismatch',
    ],
    [
      'a change of policy in a decision',
      historyOf(opened()),
      { type: 'policy.changed', body: { policy: policyWith(), reason: 'mine' } },
      'wrong_place',
    ],
  ])('finds %s', (_name, history, submission, rule) => {
    const forged = place(submission, history);
    expect(findingsIn([...history.entries, forged], history.policy)).toContainEqual(
      expect.objectContaining({ code: 'entry_refused', rule, decisionSeq: history.entries.length }),
    );
    expect(replayCheck(history.state, forged, history.policy)).toContainEqual(
      expect.objectContaining({ rule }),
    );
  });

  test('judges every entry by the policy of its time, when that is given', () => {
    const strict = policyWith({ attempts_max: 2 });
    const early = new Play(policyWith());
    early.submit(opened());
    early.submit(card({ attempts: 3 }));
    const late = new Play(strict);
    late.state = early.state;
    late.entries.push(...early.entries);
    late.submit(card({ attempts: 3 }));
    const inForce = ({ decisionSeq }: FoldEntry) => (decisionSeq < 2 ? early.policy : strict);
    const replay = new DecisionReplay();
    const found = late.entries.flatMap((entry) => replay.check(entry, inForce(entry)));
    expect([...found, ...replay.end()]).toEqual([]);
    expect(late.state?.counters.tripwires).toBe(1);
    expect(findingsIn(late.entries, early.policy)).not.toEqual([]);
    expect(findingsIn(late.entries, strict)).not.toEqual([]);
  });

  test('finds a closing entry without its count', () => {
    const history = historyOf(opened());
    expect(
      findingsIn([...history.entries, place(closed(), history)], history.policy),
    ).toMatchObject([{ code: 'closing_count_missing', decisionSeq: 1 }]);
  });

  test('finds a changed threshold: the history was written under another policy', () => {
    const { entries } = historyOf(opened(), card({ attempts: 3 }));
    expect(findingsIn(entries, policyWith({ attempts_max: 2 }))).toMatchObject([
      { code: 'consequence_missing', rule: 'attempts', decisionSeq: 2 },
      { code: 'consequence_missing', rule: 'attempts', decisionSeq: 2 },
    ]);
  });
});

function alter(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (value === 'hold') return 'stop';
  if (value === 'proceed') return 'hold';
  if (typeof value === 'string') return `${value}x`;
  return { altered: true };
}
