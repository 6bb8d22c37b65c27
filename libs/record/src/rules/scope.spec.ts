import { describe, expect, test } from '@jest/globals';
import { intent, opened, play, report } from '../../test/builders.js';

const scoped = opened({ authority_scope: ['issue_refund'] });
const described = {
  operation: 'send_email',
  target: { system: 'mail', resource: 'a' },
  owner: 'support',
  idempotency_key: 'mail-1',
};

describe('out_of_scope', () => {
  test.each([
    ['an operation in scope', scoped, intent('a'), false],
    ['an operation out of scope', scoped, intent('a', { operation: 'send_email' }), true],
    ['no scope recorded', opened(), intent('a'), false],
    ['an empty scope', opened({ authority_scope: [] }), intent('a'), true],
    ['a wildcard means nothing', opened({ authority_scope: ['*'] }), intent('a'), true],
    ['nor does a prefix', opened({ authority_scope: ['issue'] }), intent('a'), true],
    ['nor does another case', opened({ authority_scope: ['ISSUE_REFUND'] }), intent('a'), true],
    ['an unannounced action', scoped, report('side_effect.executed', 'b', described), true],
  ])('%s', (_name, opening, submission, trips) => {
    const outcome = play([opening, submission]);
    expect(outcome.trips.includes('out_of_scope')).toBe(trips);
    expect(outcome.directive).toBe(trips ? 'hold' : 'proceed');
  });

  test('the outcome of an action that was already judged is not judged again', () => {
    const out = intent('a', { operation: 'send_email' });
    expect(play([scoped, out, report('side_effect.failed', 'a')]).trips).toEqual([
      'acted_while_held',
    ]);
  });
});
