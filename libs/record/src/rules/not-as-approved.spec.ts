import { describe, expect, test } from '@jest/globals';
import {
  Play,
  card,
  intent,
  opened,
  play,
  policyWith,
  report,
  review,
} from '../../test/builders.js';
import type { RecordBodies, Submission } from '../index.js';

type Planned = NonNullable<RecordBodies['job_card.filed']['next_action']>;

const EUR = (value: string) => ({ value, currency: 'EUR' });
const PAY: Planned = {
  tool: 'pay',
  operation: 'pay',
  target: { system: 'bank', resource: 'supplier/A' },
  amount: EUR('10.00'),
  arguments_digest: 'sha256:aaa',
};
const asks = (next: Planned = PAY): Submission => card({ needs_human: true, next_action: next });
const announces = (next: Planned): Submission => card({ next_action: next });
const pays = (members: Parameters<typeof intent>[1] = {}, name = '1'): Submission =>
  intent(name, {
    operation: 'pay',
    target: { system: 'bank', resource: 'supplier/A' },
    amount: EUR('10.00'),
    arguments_digest: 'sha256:aaa',
    ...members,
  });
/** The same action, of which the agent no longer says one thing. */
function paysWithout(name: 'amount' | 'arguments_digest'): Submission {
  const { type, body } = pays();
  const { [name]: _left, ...rest } = body as RecordBodies['side_effect.intent'];
  return { type, body: rest } as Submission;
}
const approve = review('approve');
const did = (members: Partial<RecordBodies['side_effect.executed']>): Submission =>
  report('side_effect.executed', '1', members);
const begins = (members: Partial<RecordBodies['side_effect.executing']>): Submission =>
  report('side_effect.executing', '1', members);
const advisory = policyWith({}, { enforcement: 'advisory' });

describe('not_as_approved', () => {
  test.each<[string, Submission[], boolean]>([
    ['what was approved', [asks(), approve, pays()], false],
    ['the same amount in other digits', [asks(), approve, pays({ amount: EUR('10') })], false],
    ['another amount', [asks(), approve, pays({ amount: EUR('10000.00') })], true],
    ['no amount where one was approved', [asks(), approve, paysWithout('amount')], true],
    ['no digest where one was approved', [asks(), approve, paysWithout('arguments_digest')], true],
    [
      'another currency',
      [asks(), approve, pays({ amount: { value: '10.00', currency: 'USD' } })],
      true,
    ],
    [
      'another receiver',
      [asks(), approve, pays({ target: { system: 'bank', resource: 'supplier/B' } })],
      true,
    ],
    [
      'another system',
      [asks(), approve, pays({ target: { system: 'cash', resource: 'supplier/A' } })],
      true,
    ],
    ['other arguments', [asks(), approve, pays({ arguments_digest: 'sha256:bbb' })], true],
    ['another operation', [asks(), approve, pays({ operation: 'wire' })], true],
    [
      'another operation than the tool that was named',
      [asks({ tool: 'pay' }), approve, pays({ operation: 'wire' })],
      true,
    ],
    ['what only one of them states', [asks({ tool: 'pay' }), approve, pays()], false],
    [
      'a question about nothing',
      [card({ needs_human: true }), approve, pays({ operation: 'wire' })],
      false,
    ],
    ['an answer that is no verdict on it', [asks(), review('respond'), pays()], false],
    ['a second one under the same approval', [asks(), approve, pays(), pays({}, '2')], true],
    [
      'what only a later card announced',
      [asks(), approve, announces({ ...PAY, amount: EUR('5.00') }), pays({ amount: EUR('5.00') })],
      true,
    ],
    [
      'what was approved, after a later card announced something else',
      [asks(), approve, announces({ ...PAY, amount: EUR('5.00') }), pays()],
      false,
    ],
    [
      'what a later card announced and a human approved too',
      [
        asks(),
        approve,
        asks({ ...PAY, amount: EUR('5.00') }),
        approve,
        pays({ amount: EUR('5.00') }),
      ],
      false,
    ],
    [
      'what was approved first, after a human approved something in its place',
      [asks(), approve, asks({ ...PAY, amount: EUR('5.00') }), approve, pays()],
      true,
    ],
    [
      'something else than a used approval, announced after it',
      [
        asks(),
        approve,
        pays(),
        announces({ ...PAY, amount: EUR('5.00') }),
        pays({ amount: EUR('5.00') }, '2'),
      ],
      false,
    ],
    [
      'a later card that says less',
      [asks(), approve, announces({ description: 'go on' }), pays({ amount: EUR('5.00') })],
      true,
    ],
    [
      'a later card that announces nothing',
      [asks(), approve, card(), pays({ amount: EUR('5.00') })],
      true,
    ],
    [
      'a correction that says what is right',
      [
        asks(),
        { type: 'review.recorded', body: corrected({ approves: { amount: EUR('5.00') } }) },
        pays({ amount: EUR('5.00') }),
      ],
      false,
    ],
    [
      'something else than the correction',
      [
        asks(),
        { type: 'review.recorded', body: corrected({ approves: { amount: EUR('5.00') } }) },
        pays(),
      ],
      true,
    ],
    [
      'what a review approved that answers nothing',
      [
        card(),
        {
          type: 'review.recorded',
          body: { verdict: 'approve', reason: 'seen', approves: { operation: 'pay' } },
        },
        pays({ operation: 'wire' }),
      ],
      true,
    ],
  ])('%s', (_name, submissions, trips) => {
    const expected = trips ? ['not_as_approved'] : [];
    const found = play([opened(), ...submissions]);
    expect(found).toMatchObject({ trips: expected, escalations: expected });
    expect(found.directive).toBe(trips ? 'hold' : 'proceed');
  });

  function corrected(
    members: Partial<RecordBodies['review.recorded']>,
  ): RecordBodies['review.recorded'] {
    return {
      verdict: 'correct',
      reason: 'half',
      before: { value: '10.00' },
      after: { value: '5.00' },
      ...members,
    };
  }

  test('names each member that differs with both values, the review and its escalation', () => {
    const decision = new Play();
    for (const one of [opened(), asks(), approve]) decision.submit(one);
    const other = { amount: EUR('99999.00'), arguments_digest: 'sha256:ccc' };
    decision.submit(pays(other));
    expect(decision.entries.find(({ type }) => type === 'tripwire.tripped')?.body).toMatchObject({
      rule: 'not_as_approved',
      directive: 'hold',
      facts: {
        side_effect_id: 'sfx_1',
        operation: 'pay',
        review: 3,
        approved_escalation: 'esc-1',
        differences: [
          { member: '/amount/value', approved: '10.00', found: '99999.00' },
          { member: '/arguments_digest', approved: 'sha256:aaa', found: 'sha256:ccc' },
        ],
        already_used_by: null,
      },
    });
  });

  test('names the card that announced something else', () => {
    const decision = new Play();
    const other = { ...PAY, amount: EUR('5.00') };
    for (const one of [opened(), asks(), approve, announces(other)]) decision.submit(one);
    decision.submit(pays({ amount: EUR('5.00') }));
    const filed = decision.entries.findLast(({ type }) => type === 'job_card.filed');
    expect(decision.entries.find(({ type }) => type === 'tripwire.tripped')?.body).toMatchObject({
      facts: {
        differences: [{ member: '/amount/value', approved: '10.00', found: '5.00' }],
        replaced_by: filed?.decisionSeq,
      },
    });
    // Announced again, the approved action stands in its place.
    const again = new Play();
    for (const one of [opened(), asks(), approve, announces(other), announces(PAY)])
      again.submit(one);
    expect(again.state?.approvals).toMatchObject([{ replacedBy: null }]);
  });

  test('an action that nobody announced is held against the approval too', () => {
    const unannounced = report('side_effect.executed', '9', {
      operation: 'pay',
      target: { system: 'bank', resource: 'supplier/C' },
      owner: 'finance',
      idempotency_key: 'k-9',
    });
    expect(play([opened(), asks(), approve, unannounced]).escalations).toEqual(['not_as_approved']);
  });

  test('an approved registration covers itself, not the next one', () => {
    const scoped = opened({ authority_scope: ['pay'] });
    const wire = pays({ operation: 'wire' });
    const [first, ...rest] = [scoped, wire, approve, report('side_effect.executed', '1')];
    expect(play([first!, ...rest])).toMatchObject({ trips: [], directive: 'proceed' });
    expect(play([first!, ...rest, pays({}, '2')]).trips).toEqual(['not_as_approved']);
  });

  test.each<[string, Submission[], boolean]>([
    ['as approved', [did({ amount: EUR('10.0'), operation: 'pay' })], false],
    ['another amount', [did({ amount: EUR('10000.00') })], true],
    ['another receiver', [did({ target: { system: 'bank', resource: 'supplier/B' } })], true],
    ['other arguments, as it begins', [begins({ arguments_digest: 'sha256:bbb' })], true],
    ['nothing said of the action', [begins({}), did({ result: { paid: '10000.00' } })], false],
    [
      'how much of it was undone later',
      [
        did({}),
        { type: 'side_effect.rolled_back', body: { side_effect_id: 'sfx_1', amount: EUR('4.00') } },
      ],
      false,
    ],
  ])('carried out under an approval: %s', (_name, reports, trips) => {
    const expected = trips ? ['not_as_approved'] : [];
    const asked = play([opened(), asks(), approve, pays(), ...reports]);
    expect(asked).toMatchObject({ trips: expected, escalations: expected });
    expect(asked.directive).toBe(trips ? 'hold' : 'proceed');
    // The same where the registration itself was what the human approved.
    const wire = pays({ operation: 'wire' });
    const ofWire = reports.map((one): Submission =>
      one.type === 'side_effect.executed' && one.body.operation !== undefined
        ? { ...one, body: { ...one.body, operation: 'wire' } }
        : one,
    );
    const held = [opened({ authority_scope: ['pay'] }), wire, approve];
    expect(play([...held, ...ofWire] as [Submission]).escalations).toEqual(expected);
  });

  test('what was carried out instead is named, and a human who approves of it has approved that', () => {
    const decision = new Play();
    const other = did({ amount: EUR('10000.00') });
    for (const one of [opened(), asks(), approve, pays(), begins({}), other]) decision.submit(one);
    const tripped = decision.entries.find(({ type }) => type === 'tripwire.tripped');
    expect(tripped?.body).toMatchObject({
      facts: {
        side_effect_id: 'sfx_1',
        operation: 'pay',
        reported: 'side_effect.executed',
        differences: [{ member: '/amount/value', approved: '10.00', found: '10000.00' }],
        already_used_by: null,
      },
    });
    decision.submit(approve);
    expect(decision.state?.directive).toBe('proceed');
    expect(decision.state?.approvals.at(-1)).toMatchObject({
      action: { amount: EUR('10000.00') },
      usedBy: 'sfx_1',
    });
  });

  // Case 10: approved is one payment of 10.00, made are two others, in a ledger that only advises.
  test('in an advisory ledger both other payments trip and escalate', () => {
    const decision = new Play(advisory);
    for (const one of [
      opened(),
      asks({ tool: 'pay', arguments_digest: 'sha256:aaa', effect: 'external' }),
      approve,
      pays({ arguments_digest: 'sha256:bbb', amount: EUR('10000.00') }, 'B'),
      pays({ arguments_digest: 'sha256:ccc', amount: EUR('99999.00') }, 'C'),
    ])
      decision.submit(one);
    const tripped = decision.entries.filter(
      ({ body }) => 'rule' in body && body.rule === 'not_as_approved',
    );
    expect(tripped.map(({ type }) => type)).toEqual([
      'tripwire.tripped',
      'escalation.opened',
      'tripwire.tripped',
      'escalation.opened',
    ]);
    expect(decision.state?.directive).toBe('hold');
  });
});
