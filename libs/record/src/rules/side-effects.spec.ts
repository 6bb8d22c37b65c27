import { describe, expect, test } from '@jest/globals';
import { STATE_LIMITS } from '../fold/state.js';
import { Play, card, intent, opened, play, policyWith, report, undo } from '../../test/builders.js';

const described = {
  operation: 'send_email',
  target: { system: 'mail', resource: 'a' },
  owner: 'support',
  idempotency_key: 'mail-1',
};
const executed = (name: string) => report('side_effect.executed', name);

describe('unannounced', () => {
  test.each([
    [
      'an outcome without an intent',
      [report('side_effect.executed', 'x', described)],
      ['unannounced'],
    ],
    [
      'a failure without an intent',
      [report('side_effect.failed', 'x', described)],
      ['unannounced'],
    ],
    ['an outcome with an intent', [intent('a'), executed('a')], []],
    [
      'its later outcome is announced by then',
      [report('side_effect.outcome_unknown', 'x', described), executed('x')],
      [],
    ],
  ])('%s', (_name, submissions, trips) => {
    expect(play([opened(), ...submissions])).toMatchObject({ trips, directive: 'proceed' });
  });
});

describe('acted_while_held', () => {
  const asks = card({ needs_human: true });
  const advisory = policyWith({}, { enforcement: 'advisory' });
  test.each([
    [
      'begun while held',
      [intent('a'), asks, report('side_effect.executing', 'a')],
      ['acted_while_held'],
    ],
    ['first heard of while held', [intent('a'), asks, executed('a')], ['acted_while_held']],
    [
      'only ended while held',
      [intent('a'), report('side_effect.executing', 'a'), asks, executed('a')],
      [],
    ],
    [
      'undone while held',
      [intent('a'), executed('a'), asks, undo('side_effect.rolled_back', 'a')],
      [],
    ],
    ['not held', [intent('a'), executed('a')], []],
    ['registered while held, in an advisory ledger', [asks, intent('a')], ['acted_while_held']],
  ])('%s', (_name, submissions, trips) => {
    expect(play([opened(), ...submissions], advisory).trips).toEqual(trips);
  });
});

describe('duplicate_effect', () => {
  const booking = { operation: 'book', target: { system: 'flights', resource: 'HAT-136' } };
  const twice = (second: object = {}) => [
    intent('a', booking),
    intent('b', { ...booking, ...second }),
    executed('a'),
    executed('b'),
  ];
  test.each([
    ['the same action carried out twice', twice(), ['duplicate_effect']],
    ['the second one is only intended', twice().slice(0, 3), []],
    ['another target', twice({ target: { system: 'flights', resource: 'HAT-137' } }), []],
    ['another amount', twice({ amount: { value: '1.00', currency: 'EUR' } }), []],
    [
      'the same amount in other digits',
      [
        intent('a', { ...booking, amount: { value: '1.00', currency: 'EUR' } }),
        intent('b', { ...booking, amount: { value: '1', currency: 'EUR' } }),
        executed('a'),
        executed('b'),
      ],
      ['duplicate_effect'],
    ],
    ['other arguments', twice({ arguments_digest: 'sha256:2' }), []],
    [
      'the first one was undone before',
      [
        intent('a', booking),
        executed('a'),
        undo('side_effect.rolled_back', 'a'),
        intent('b', booking),
        executed('b'),
      ],
      [],
    ],
    [
      'the first one failed',
      [
        intent('a', booking),
        report('side_effect.failed', 'a'),
        intent('b', booking),
        executed('b'),
      ],
      [],
    ],
  ])('%s', (_name, submissions, trips) => {
    expect(play([opened(), ...submissions])).toMatchObject({
      trips,
      directive: trips.length > 0 ? 'hold' : 'proceed',
    });
  });
});

describe('untracked_side_effect', () => {
  test('a report about a forgotten side effect is taken, and remarked on', () => {
    const decision = new Play();
    decision.submit(opened());
    for (let n = 0; n <= STATE_LIMITS.sideEffects; n++) {
      decision.submit(intent(`${n}`));
      decision.submit(executed(`${n}`));
    }
    expect(decision.state).toMatchObject({ sideEffectsForgotten: 1 });
    const late = decision.submit(undo('side_effect.rolled_back', '0'));
    expect(late).toMatchObject({ ok: true, reasons: [{ rule: 'untracked_side_effect' }] });
    // A tracked one is still checked.
    expect(decision.submit(executed('5'))).toMatchObject({ ok: false });
  });
});
