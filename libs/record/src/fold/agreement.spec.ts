import { describe, expect, test } from '@jest/globals';
import { Play, card, intent, opened, policyWith } from '../../test/builders.js';
import type { Policy, RecordBodies, Submission } from '../index.js';
import { DecisionReplay } from './replay.js';
import { STATE_LIMITS } from './state.js';

type Review = RecordBodies['review.recorded'];

const TWO = policyWith({}, { approvals_needed: { high: 2, critical: 3 } });
const AMOUNT = { value: '240.00', currency: 'EUR' };
const asks = card({
  needs_human: true,
  next_action: { operation: 'issue_refund', amount: AMOUNT },
});

/** A decision that waits, as `[who, what they say]` leave it. */
function waiting(
  reviews: readonly [string, Partial<Review>][],
  { policy = TWO, stakes = 'high' as 'low' | 'high' | 'critical' } = {},
) {
  const decision = new Play(policy);
  for (const one of [opened({ stakes }), asks]) decision.submit(one);
  return { decision, said: reviews.map(([who, body]) => say(decision, who, body)) };
}

/** What a review came to: the directive after it, or why it was refused. */
function say(decision: Play, who: string, body: Partial<Review>): string {
  const replaces = body.verdict === 'correct' || body.verdict === 'override';
  const values = replaces ? { before: '240.00', after: '24.00' } : {};
  const submission: Submission = {
    type: 'review.recorded',
    body: { verdict: 'approve', reason: 'I looked at it', ...values, ...body },
  };
  const decided = decision.submit(submission, { actor: who });
  return decided.ok ? decided.directive : decided.refusal.code;
}

const ofType = (decision: Play, wanted: string) =>
  decision.entries.filter(({ type }) => type === wanted).map(({ body }) => body);

describe('where the policy asks for several people', () => {
  test('the escalation says how many, and one of them is not enough', () => {
    const { decision, said } = waiting([['prn_a', {}]]);
    expect(said).toEqual(['hold']);
    expect(ofType(decision, 'escalation.opened')).toMatchObject([{ approvals_needed: 2 }]);
    expect(ofType(decision, 'escalation.resolved')).toEqual([]);
    expect(decision.submit(intent('1'))).toMatchObject({
      ok: false,
      refusal: { code: 'decision_held' },
    });
  });

  test('the second person resolves it, and the entry names both reviews', () => {
    const { decision, said } = waiting([
      ['prn_a', {}],
      ['prn_b', {}],
    ]);
    expect(said).toEqual(['hold', 'proceed']);
    expect(ofType(decision, 'escalation.resolved')).toEqual([
      {
        escalation_id: 'esc-1',
        review: 4,
        verdict: 'approve',
        directive: 'proceed',
        approvals: [3, 4],
      },
    ]);
    expect(decision.state?.approvals).toMatchObject([
      { review: 4, action: { amount: AMOUNT }, usedBy: null },
    ]);
  });

  test.each<[string, readonly [string, Partial<Review>][], readonly string[]]>([
    [
      'the same person twice is one',
      [
        ['prn_a', {}],
        ['prn_a', {}],
      ],
      ['hold', 'hold'],
    ],
    ['one no decides', [['prn_a', { verdict: 'reject' }]], ['stop']],
    [
      'one no decides, also after a yes',
      [
        ['prn_a', {}],
        ['prn_b', { verdict: 'reject' }],
      ],
      ['hold', 'stop'],
    ],
    [
      'a yes to something else does not count',
      [
        ['prn_a', {}],
        ['prn_b', { verdict: 'correct' }],
      ],
      ['hold', 'hold'],
    ],
    [
      'two corrections of one value are the same',
      [
        ['prn_a', { verdict: 'correct' }],
        ['prn_b', { verdict: 'correct' }],
      ],
      ['hold', 'proceed'],
    ],
    [
      'of two values they are not',
      [
        ['prn_a', { verdict: 'correct' }],
        ['prn_b', { verdict: 'correct', after: '25.00' }],
      ],
      ['hold', 'hold'],
    ],
    [
      'who says something else has taken the first back',
      [
        ['prn_a', {}],
        ['prn_a', { verdict: 'correct' }],
        ['prn_b', {}],
      ],
      ['hold', 'hold', 'hold'],
    ],
    [
      'what the reviewer names is part of what they say yes to',
      [
        ['prn_a', {}],
        ['prn_b', { approves: { amount: AMOUNT } }],
      ],
      ['hold', 'proceed'],
    ],
    [
      'one who names more than was announced says yes to more',
      [
        ['prn_a', {}],
        ['prn_b', { approves: { arguments_digest: 'sha256:aa' } }],
      ],
      ['hold', 'hold'],
    ],
    ['a stop is one person', [['prn_a', { verdict: 'stop' }]], ['stop']],
  ])('%s', (_name, reviews, expected) => {
    expect(waiting(reviews).said).toEqual(expected);
  });

  test('on other stakes one is enough, and on critical ones three are', () => {
    expect(waiting([['prn_a', {}]], { stakes: 'low' }).said).toEqual(['proceed']);
    const three: [string, Partial<Review>][] = ['a', 'b', 'a', 'c'].map((who) => [who, {}]);
    expect(waiting(three, { stakes: 'critical' }).said).toEqual([
      'hold',
      'hold',
      'hold',
      'proceed',
    ]);
  });

  test('a policy that asks for fewer lets nothing go that is open', () => {
    const { decision } = waiting([['prn_a', {}]]);
    const weaker = new Play(policyWith());
    weaker.state = decision.state;
    weaker.entries.push(...decision.entries);
    expect(say(weaker, 'prn_a', {})).toBe('hold');
    expect(say(weaker, 'prn_b', {})).toBe('proceed');
  });

  test('a stop is taken back by as many, who said so since it', () => {
    const override: Partial<Review> = { verdict: 'override' };
    const { decision, said } = waiting([
      ['prn_a', { verdict: 'reject' }],
      ['prn_a', override],
      ['prn_c', { verdict: 'stop' }],
      ['prn_b', override],
      ['prn_b', override],
    ]);
    expect(said).toEqual(['stop', 'stop', 'stop', 'stop', 'stop']);
    expect(decision.state?.liftings).toMatchObject([{ by: 'prn_b' }]);
    expect(say(decision, 'prn_a', override)).toBe('proceed');
    expect(decision.state?.liftings).toEqual([]);
  });

  test('nobody approves another action alone beside the question', () => {
    const { decision } = waiting([
      ['prn_a', {}],
      ['prn_b', {}],
    ]);
    const more = { operation: 'issue_refund', amount: { value: '9000.00', currency: 'EUR' } };
    expect(say(decision, 'prn_a', { approves: more })).toBe('approval_mismatch');
    const taken = decision.submit(intent('1', more));
    expect(taken.ok && taken.directive).toBe('hold');
  });

  test('what is remembered of them is bounded, and forgetting lets nothing go', () => {
    const crowd = Array.from(
      { length: STATE_LIMITS.yeses + 4 },
      (_, i): [string, Partial<Review>] => [`prn_${i}`, { verdict: 'correct', after: `${i}.00` }],
    );
    const { decision, said } = waiting(crowd);
    expect(new Set(said)).toEqual(new Set(['hold']));
    expect(decision.state?.openEscalations[0]?.yeses).toHaveLength(STATE_LIMITS.yeses);
  });

  test('the agent is told how many have said so', () => {
    const { decision } = waiting([]);
    const reasons = (policy: Policy) => {
      const again = new Play(policy);
      again.state = decision.state;
      again.entries.push(...decision.entries);
      const decided = again.submit(card());
      return decided.ok ? decided.reasons.map(({ message }) => message) : [];
    };
    expect(reasons(TWO)).toEqual([
      "2 different people have to decide on esc-1, opened by the agent's own request",
    ]);
    say(decision, 'prn_a', {});
    expect(reasons(TWO)).toEqual([
      "1 of 2 different people have said yes on esc-1, opened by the agent's own request",
    ]);
  });
});

test('a resolution that came too early, or without its reviews, is found', () => {
  const { decision } = waiting([
    ['prn_a', {}],
    ['prn_b', {}],
  ]);
  const findings = (entries = decision.entries) => {
    const replay = new DecisionReplay();
    return [...entries.flatMap((one) => replay.check(one, TWO)), ...replay.end()].map(
      ({ code }) => code,
    );
  };
  expect(findings()).toEqual([]);
  const [resolved] = decision.entries.slice(-1);
  const early = { ...resolved!, body: { ...resolved!.body, review: 3 }, decisionSeq: 4 };
  expect(findings([...decision.entries.slice(0, 4), early as typeof resolved & object])).toEqual([
    'consequence_invented',
  ]);
  const { approvals: _both, ...alone } = resolved!.body as RecordBodies['escalation.resolved'];
  const altered = { ...resolved!, body: alone } as typeof resolved & object;
  expect(findings([...decision.entries.slice(0, -1), altered])).toEqual(['consequence_altered']);
});
