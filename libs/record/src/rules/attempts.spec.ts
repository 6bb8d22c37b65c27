import { describe, expect, test } from '@jest/globals';
import { card, opened, play, policyWith } from '../../test/builders.js';

describe('attempts', () => {
  test.each([
    ['not stated', card(), 5, false],
    ['as many as allowed', card({ attempts: 5 }), 5, false],
    ['one more', card({ attempts: 6 }), 5, true],
    ['another limit', card({ attempts: 2 }), 1, true],
  ])('%s', (_name, filed, most, trips) => {
    expect(play([opened(), filed], policyWith({ attempts_max: most }))).toEqual({
      trips: trips ? ['attempts'] : [],
      escalations: trips ? ['attempts'] : [],
      directive: trips ? 'hold' : 'proceed',
    });
  });
});
