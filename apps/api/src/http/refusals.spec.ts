import { expect, test } from '@jest/globals';
import { REFUSAL_CODES } from '@docket/record';
import { StoreRefusal } from '@docket/store';
import { Problem } from './problem.js';
import { problemOf, RECORD_REFUSALS } from './refusals.js';

test.each([...REFUSAL_CODES])(
  'the refusal %s of the rules has a problem of its own choice',
  (code) => {
    expect(Object.keys(RECORD_REFUSALS)).toContain(code);
  },
);

test('a refusal keeps its words, its place and its advice', () => {
  const refusal = new StoreRefusal('entry_count_mismatch', 'There are 4 entries.', {
    next: 'Leave it out.',
    pointer: '/entry_count',
  });
  expect(problemOf(refusal)).toMatchObject({
    code: 'validation_failed',
    message: 'There are 4 entries.',
    next: 'Leave it out.',
    errors: [{ pointer: '/entry_count' }],
  });
});

test('what nobody foresaw becomes a problem that says nothing', () => {
  for (const error of [new Error('password is hunter2'), 'text', undefined, null, { code: 42 }]) {
    const problem = problemOf(error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem.code).toBe('internal');
    expect(problem.message).not.toContain('hunter2');
  }
});

test.each([
  ['ECONNREFUSED', 'not_ready'],
  ['57P01', 'not_ready'],
  ['53300', 'not_ready'],
  ['23505', 'internal'],
])('an error of the database with code %s is %s', (code, expected) => {
  expect(problemOf(Object.assign(new Error('…'), { code })).code).toBe(expected);
});
