import { describe, expect, test } from '@jest/globals';
import { card, closed, intent, opened, play, report, review } from '../../test/builders.js';

describe('closed_with_open_work', () => {
  const asks = card({ needs_human: true });
  test.each([
    ['nothing open', [card()], closed(), false],
    ['an intent without an outcome', [intent('a')], closed(), true],
    [
      'an outcome in doubt',
      [intent('a'), report('side_effect.outcome_unknown', 'a')],
      closed(),
      true,
    ],
    ['a settled side effect', [intent('a'), report('side_effect.executed', 'a')], closed(), false],
    ['a human is still asked', [asks], closed(), true],
    ['a human has answered', [asks, review('approve')], closed(), false],
    ['completed against a stop', [review('stop')], closed(), true],
    ['stopped after a stop', [review('stop')], closed({ outcome: 'stopped' }), false],
  ])('%s', (_name, before, closing, trips) => {
    expect(play([opened(), ...before, closing]).trips).toEqual(
      trips ? ['closed_with_open_work'] : [],
    );
  });
});
