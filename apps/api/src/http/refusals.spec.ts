import { expect, test } from '@jest/globals';
import { ServiceError } from '@docket/service';
import { StoreRefusal } from '@docket/store';
import { Problem } from './problem.js';
import { problemOf } from './refusals.js';

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

test('an error of a use case keeps its words, its places, its advice and its time', () => {
  const cause = new Error('the disk');
  const problem = problemOf(
    new ServiceError('access_not_recorded', 'It was not handed out.', {
      places: [{ pointer: '/purpose', code: 'maxLength', detail: 'is too long' }],
      next: 'Ask again.',
      retryAfterSeconds: 2,
      cause,
    }),
  );
  expect(problem).toMatchObject({
    code: 'access_not_recorded',
    status: 503,
    message: 'It was not handed out.',
    errors: [{ pointer: '/purpose', code: 'maxLength', detail: 'is too long' }],
    next: 'Ask again.',
    headers: { 'retry-after': '2' },
    cause,
  });
});

test('a missing key is the missing header here', () => {
  const { status, errors } = problemOf(new ServiceError('idempotency_key_missing', 'No key.'));
  expect({ status, errors }).toEqual({
    status: 400,
    errors: [{ parameter: 'Idempotency-Key', detail: 'is required' }],
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
  ['25006', 'not_ready'],
  ['55P03', 'not_ready'],
  ['57014', 'not_ready'],
  ['EHOSTUNREACH', 'not_ready'],
  ['EAI_AGAIN', 'not_ready'],
  ['42501', 'not_ready'],
  ['3F000', 'not_ready'],
  ['42P01', 'not_ready'],
  ['22023', 'internal'],
  ['42601', 'internal'],
  ['23505', 'internal'],
])('an error of the database with code %s is %s', (code, expected) => {
  expect(problemOf(Object.assign(new Error('…'), { code })).code).toBe(expected);
});

test('a database that does not know the role of the server is no failure of the server', () => {
  const error = Object.assign(new Error('role "docket_app_16384" does not exist'), {
    code: '22023',
  });
  const problem = problemOf(error);
  expect(problem).toMatchObject({ code: 'not_ready', headers: { 'retry-after': '30' } });
  expect(problem.message).toMatch(/replaced or restored while the server ran/);
  expect(problem.message).not.toContain('docket_app');
});
