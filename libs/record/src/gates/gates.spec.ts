import type { Json } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import {
  Play,
  accessed,
  card,
  closed,
  evaluation,
  exported,
  gap,
  incident,
  intent,
  opened,
  play,
  policyWith,
  report,
  review,
  undo,
} from '../../test/builders.js';
import type { Submission } from '../fold/decide.js';
import { STATE_LIMITS } from '../fold/state.js';
import { RECORD_TYPES, ROLES, type Role } from '../types.js';
import type { RefusalCode } from './gate.js';
import { misattribution, PERMISSIONS, refuseRole } from './permissions.js';
import { SIDE_EFFECT_TRANSITIONS } from './side-effect-gate.js';

const asks = card({ needs_human: true });
const loops = [1, 2, 3].map(() => card({ tool_calls: [{ tool_name: 'get', arguments: {} }] }));

describe('life cycle', () => {
  test.each([
    ['a card before the opening', [card()], 'unknown_decision'],
    ['a second opening', [opened(), opened()], 'decision_exists'],
    ['a card after the close', [opened(), closed(), card()], 'decision_closed'],
    ['an intent after the close', [opened(), closed(), intent('a')], 'decision_closed'],
    ['a second close', [opened(), closed(), closed()], 'decision_closed'],
    ['a review after the close', [opened(), closed(), review('approve')], undefined],
    ['an evaluation after the close', [opened(), closed(), evaluation()], undefined],
    ['an export after the close', [opened(), closed(), exported()], undefined],
    ['a read after the close', [opened(), closed(), accessed()], undefined],
    [
      'an outcome after the close',
      [opened(), intent('a'), closed(), report('side_effect.executed', 'a')],
      undefined,
    ],
    ['the right number of entries', [opened(), card(), closed({ entry_count: 3 })], undefined],
    [
      'a wrong number of entries',
      [opened(), card(), closed({ entry_count: 2 })],
      'entry_count_mismatch',
    ],
    ['a gap after the close', [opened(), closed(), gap()], undefined],
    ['an incident after the close', [opened(), closed(), incident()], undefined],
    ['the next incident', [opened(), incident(), incident('opened', 'inc-2')], undefined],
    [
      'a taken number',
      [opened(), incident(), incident('opened', 'inc-1')],
      'incident_number_mismatch',
    ],
    ['an update of an open incident', [opened(), incident(), incident('updated')], undefined],
    [
      'an update of a closed one',
      [opened(), incident(), incident('closed'), incident('updated')],
      'unknown_incident',
    ],
    ['a correction of an earlier entry', [opened(), card(), card({ supersedes: 1 })], undefined],
    ['a correction of itself', [opened(), card({ supersedes: 1 })], 'reference_unknown'],
  ])('%s', (_name, submissions, refused) => {
    expect(play(submissions).refused).toBe(refused);
  });

  test('the closing entry carries the number of entries, consequences before it included', () => {
    const decision = new Play();
    for (const one of [opened(), asks, closed({ outcome: 'abandoned' })]) decision.submit(one);
    const closing = decision.entries.find(({ type }) => type === 'decision.closed');
    expect(closing).toMatchObject({
      decisionSeq: 3,
      body: { outcome: 'abandoned', entry_count: 4 },
    });
  });

  test('one writer more than are remembered is refused', () => {
    const decision = new Play();
    decision.submit(opened());
    const handTo = (to_principal: string) =>
      decision.submit(card({ handoff: { to_agent: 'next', to_principal, confidence: 0.9 } }));
    expect(handTo('prn_last').ok).toBe(true);
    for (let n = 1; n < STATE_LIMITS.writers; n++) {
      expect(handTo(`prn_${n}`).ok).toBe(true);
      expect(decision.submit(card(), { actor: `prn_${n}` }).ok).toBe(true);
    }
    // As many may have it as may write in it, and its opener.
    expect(handTo('prn_one_more')).toMatchObject({
      refusal: { code: 'decision_limit', pointer: '/handoff/to_principal' },
    });
    expect(handTo('prn_1').ok).toBe(true);
    expect(decision.submit(card(), { actor: 'prn_last' })).toMatchObject({
      refusal: { code: 'decision_limit' },
    });
    expect(decision.submit(card(), { actor: 'prn_1' }).ok).toBe(true);
  });

  test('a refusal changes nothing and says what to do', () => {
    const decision = new Play();
    decision.submit(opened());
    decision.submit(closed());
    const before = decision.state;
    const refused = decision.submit(card());
    expect(decision.state).toBe(before);
    expect(refused).toEqual({
      ok: false,
      refusal: {
        code: 'decision_closed',
        message: 'decision dec_1 was closed as completed and takes no job_card.filed',
        next: 'Open a new decision with parent_decision dec_1. Reviews, evaluations and side-effect outcomes are still taken.',
      },
    });
  });
});

describe('held decisions', () => {
  const advisory = policyWith({}, { enforcement: 'advisory' });
  test.each([
    ['a held decision registers nothing', [asks, intent('a')], undefined, 'decision_held'],
    ['a stopped decision registers nothing', [...loops, intent('a')], undefined, 'decision_held'],
    ['cards are still taken', [asks, card()], undefined, undefined],
    [
      'outcomes are still taken',
      [intent('a'), asks, report('side_effect.executed', 'a')],
      undefined,
      undefined,
    ],
    ['an approval releases', [asks, review('approve'), intent('a')], undefined, undefined],
    ['an override releases', [asks, review('override'), intent('a')], undefined, undefined],
    ['a correction releases', [asks, review('correct'), intent('a')], undefined, undefined],
    ['an answer releases', [asks, review('respond'), intent('a')], undefined, undefined],
    ['a rejection does not', [asks, review('reject'), intent('a')], undefined, 'decision_held'],
    ['a stop does not', [asks, review('stop'), intent('a')], undefined, 'decision_held'],
    ['a stop out of the blue', [review('stop'), intent('a')], undefined, 'decision_held'],
    [
      'an override takes a stop back',
      [review('stop'), review('override'), intent('a')],
      undefined,
      undefined,
    ],
    [
      'an approval does not',
      [review('stop'), review('approve'), intent('a')],
      undefined,
      'decision_held',
    ],
    ['an advisory ledger only advises', [asks, intent('a')], advisory, undefined],
  ])('%s', (_name, submissions, policy, refused) => {
    expect(play([opened(), ...submissions], policy).refused).toBe(refused);
  });

  test('every open escalation must be answered', () => {
    const decision = new Play();
    for (const one of [opened(), asks, card({ attempts: 9 }), review('approve', 'esc-1')])
      decision.submit(one);
    expect(decision.state).toMatchObject({ directive: 'hold', openEscalations: [{ id: 'esc-2' }] });
    expect(decision.submit(intent('a'))).toMatchObject({
      refusal: {
        code: 'decision_held',
        message: 'decision dec_1 is held: waiting for a human: esc-2 (attempts)',
      },
    });
  });

  test('a review without an escalation answers all that are open', () => {
    const decision = new Play();
    for (const one of [opened(), asks, card({ attempts: 9 }), review('approve')])
      decision.submit(one);
    expect(decision.state).toMatchObject({ directive: 'proceed', openEscalations: [] });
    expect(decision.entries.slice(-2).map(({ body }) => body)).toEqual([
      { escalation_id: 'esc-1', review: 6, verdict: 'approve', directive: 'proceed' },
      { escalation_id: 'esc-2', review: 6, verdict: 'approve', directive: 'proceed' },
    ]);
  });
});

describe('reviews', () => {
  const reviewer = { role: 'reviewer' } as const;
  test('who wrote the decision as an agent cannot review it', () => {
    const asAgent = { ...reviewer, actor: 'prn_agent' };
    expect(play([opened(), asks, [review('approve'), asAgent]]).refused).toBe('reviewer_is_agent');
  });

  test.each([
    ['an escalation that never was', 'esc-2', 'unknown_escalation'],
    ['one that was answered', 'esc-1', 'escalation_resolved'],
  ])('%s', (_name, id, refused) => {
    expect(play([opened(), asks, review('approve'), review('reject', id)]).refused).toBe(refused);
  });
});

describe('a correction that changes nothing is none', () => {
  const corrects = (before: Json, after: Json): Submission => ({
    type: 'review.recorded',
    body: { verdict: 'correct', reason: 'see after', before, after },
  });
  test.each<[Json, Json, RefusalCode | undefined]>([
    ['50.00', '50.00', 'nothing_corrected'],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, 'nothing_corrected'],
    [null, null, 'nothing_corrected'],
    ['50.00', 50, undefined],
    // What people cannot tell apart is the same; where one shows nothing, nothing is said.
    ['paid', 'paid ', 'nothing_corrected'],
    ['paid', 'pa\u200bid', 'nothing_corrected'],
    ['paid', 'pa\ufeffid\u2800', 'nothing_corrected'],
    ['caf\u00e9', 'cafe\u0301', 'nothing_corrected'],
    ['two words', 'two \n\t words', 'nothing_corrected'],
    [{ state: 'paid', to: ['a'] }, { to: ['a '], state: 'paid' }, 'nothing_corrected'],
    ['50', 50, 'nothing_corrected'],
    ['  ', 'paid', 'nothing_corrected'],
    ['paid', '\u200b', 'nothing_corrected'],
    [null, 'paid', undefined],
    ['paid', null, undefined],
    ['two words', 'twowords', undefined],
    ['paid', 'Paid', undefined],
    ['', { a: '' }, 'nothing_corrected'],
    [{ a: 1 }, { a: 1, b: null }, undefined],
  ])('%j by %j', (before, after, refused) => {
    expect(play([opened(), asks, corrects(before, after)]).refused).toBe(refused);
  });
});

describe('side effects', () => {
  const statuses = Object.keys(SIDE_EFFECT_TRANSITIONS) as (keyof typeof SIDE_EFFECT_TRANSITIONS)[];
  const submissionTo = (status: (typeof statuses)[number]) => {
    if (status === 'intent') return intent('a');
    if (status === 'rolled_back' || status === 'compensated')
      return undo(`side_effect.${status}`, 'a');
    return report(`side_effect.${status}`, 'a');
  };
  const path: { [status: string]: readonly (typeof statuses)[number][] } = {
    intent: ['intent'],
    executing: ['intent', 'executing'],
    executed: ['intent', 'executed'],
    failed: ['intent', 'failed'],
    outcome_unknown: ['intent', 'outcome_unknown'],
    rolled_back: ['intent', 'executed', 'rolled_back'],
    compensated: ['intent', 'executed', 'compensated'],
  };
  // Columns: intent executing executed failed outcome_unknown rolled_back compensated. x = refused.
  test.each([
    ['intent', 'x....xx'],
    ['executing', 'xx...xx'],
    ['executed', 'xxxxx..'],
    ['failed', 'xxxxxxx'],
    ['outcome_unknown', 'xx..xxx'],
    ['rolled_back', 'xxxxxxx'],
    ['compensated', 'xxxxxxx'],
  ])('after %s', (from, expected) => {
    const columns = [
      'intent',
      'executing',
      'executed',
      'failed',
      'outcome_unknown',
      'rolled_back',
      'compensated',
    ] as const;
    const marks = columns.map((to) => {
      const before = (path[from] ?? []).map(submissionTo);
      return play([opened(), ...before, submissionTo(to)]).refused === undefined ? '.' : 'x';
    });
    expect(marks.join('')).toBe(expected);
  });

  test.each([
    ['a report on an unknown one', [report('side_effect.executed', 'z')], 'unknown_side_effect'],
    ['an undoing of an unknown one', [undo('side_effect.compensated', 'z')], 'unknown_side_effect'],
    [
      'a new intent under an old key',
      [intent('a'), intent('b', { idempotency_key: 'key-a' })],
      'idempotency_key_reused',
    ],
    [
      'a new intent under an old id',
      [intent('a'), intent('b', { side_effect_id: 'sfx_a' })],
      'side_effect_exists',
    ],
    [
      'a compensation of an unknown one',
      [intent('b', { compensates: 'sfx_z' })],
      'unknown_side_effect',
    ],
    ['a compensation', [intent('a'), intent('b', { compensates: 'sfx_a' })], undefined],
    [
      'an undoing by an unknown one',
      [intent('a'), report('side_effect.executed', 'a'), undo('side_effect.compensated', 'a', 'z')],
      'unknown_side_effect',
    ],
    [
      'an undoing by itself',
      [intent('a'), report('side_effect.executed', 'a'), undo('side_effect.compensated', 'a', 'a')],
      'unknown_side_effect',
    ],
    [
      'an undoing by another one',
      [
        intent('a'),
        report('side_effect.executed', 'a'),
        intent('b'),
        undo('side_effect.compensated', 'a', 'b'),
      ],
      undefined,
    ],
  ])('%s', (_name, submissions, refused) => {
    expect(play([opened(), ...submissions]).refused).toBe(refused);
  });

  test('an intent is refused when no side effect has an outcome and all places are taken', () => {
    const decision = new Play();
    decision.submit(opened());
    for (let n = 0; n < STATE_LIMITS.sideEffects; n++) {
      expect(decision.submit(intent(`${n}`)).ok).toBe(true);
    }
    expect(decision.submit(intent('more'))).toMatchObject({ refusal: { code: 'decision_limit' } });
    decision.submit(report('side_effect.failed', '7'));
    expect(decision.submit(intent('more')).ok).toBe(true);
    expect(decision.state?.sideEffects).toHaveLength(STATE_LIMITS.sideEffects);
  });
});

describe('permissions', () => {
  // Columns: agent reviewer officer auditor administrator observer.
  test.each([
    ['decision.opened', 'y.....'],
    ['job_card.filed', 'y.....'],
    ['side_effect.intent', 'y.....'],
    ['side_effect.executed', 'y.....'],
    ['evaluation.recorded', 'yyyy..'],
    ['review.recorded', '.yy...'],
    ['comment.recorded', '.yyy..'],
    ['decision.closed', 'y.y...'],
    ['export.recorded', '.yyyy.'],
    ['access.recorded', '.yyyy.'],
    ['tripwire.tripped', '......'],
    ['escalation.opened', '......'],
    ['escalation.resolved', '......'],
    ['ledger.created', '......'],
    ['observation.recorded', '.....y'],
    ['watch.recorded', '.....y'],
  ] as const)('%s', (type, expected) => {
    const marks = ROLES.map((role) => (refuseRole(type, role) === undefined ? 'y' : '.'));
    expect(marks.join('')).toBe(expected);
  });

  test('every record type says who may write it', () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual([...RECORD_TYPES].toSorted());
  });

  test('an entry in the role of who may not submit it is found, whatever wrote it', () => {
    for (const type of RECORD_TYPES) {
      for (const role of ROLES) {
        const found = misattribution({ type, actor: 'prn_x', role })?.code;
        // A refused attempt is its author's own: whoever may submit the intent.
        const submitted = type === 'side_effect.refused' ? 'side_effect.intent' : type;
        const isOwn = PERMISSIONS[submitted].length === 0;
        const isRight = refuseRole(submitted, role) === undefined;
        const expected = isOwn ? 'wrong_author' : isRight ? undefined : 'role_not_permitted';
        expect([type, role, found]).toEqual([type, role, expected]);
      }
      const own = misattribution({ type, actor: 'docket', role: 'docket' })?.code;
      const submitted = type === 'side_effect.refused' ? 'side_effect.intent' : type;
      // Docket lets people in on their own behalf, and asks for what is too old; it is nobody's second person.
      const isAlsoOwn = /^(principal\.(registered|revoked)|erasure\.(requested|executed))$/.test(
        type,
      );
      const mayBeOwn = PERMISSIONS[submitted].length === 0 || isAlsoOwn;
      expect([type, own]).toEqual([type, mayBeOwn ? undefined : 'wrong_author']);
    }
  });

  test('a role that is not known may write nothing', () => {
    const role = 'superuser' as Role;
    for (const type of RECORD_TYPES)
      expect(misattribution({ type, actor: 'prn_x', role })).toBeDefined();
  });

  test('decide applies them', () => {
    expect(play([opened(), [card(), { role: 'auditor' }]]).refused).toBe('not_permitted_for_role');
  });
});
