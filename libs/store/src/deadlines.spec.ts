import { describe, expect, test } from '@jest/globals';
import { DatabaseLate, readDeadlines } from './deadlines.js';

describe('readDeadlines', () => {
  test('has defaults for what is left out or empty, and takes whole seconds', () => {
    const defaults = { connectMs: 5_000, statementMs: 10_000, longStatementMs: 3_600_000 };
    expect(readDeadlines({})).toEqual(defaults);
    expect(readDeadlines({ DATABASE_CONNECT_S: '', DATABASE_STATEMENT_S: '' })).toEqual(defaults);
    expect(
      readDeadlines({
        DATABASE_CONNECT_S: '300',
        DATABASE_STATEMENT_S: '1',
        DATABASE_LONG_STATEMENT_S: '604800',
      }),
    ).toEqual({ connectMs: 300_000, statementMs: 1_000, longStatementMs: 604_800_000 });
  });

  test.each([
    ['DATABASE_CONNECT_S', 300],
    ['DATABASE_STATEMENT_S', 3_600],
    ['DATABASE_LONG_STATEMENT_S', 604_800],
  ])('%s outside of 1 to %i, or no whole number, is refused by its name', (name, max) => {
    for (const text of ['0', '-1', '1.5', '1e2', ' 2', '0x10', 'ten', String(max + 1)]) {
      expect(() => readDeadlines({ [name]: text })).toThrow(
        new RangeError(`${name} must be a whole number from 1 to ${max}.`),
      );
    }
  });

  test('what takes long may not have less time than what does not', () => {
    const equal = { DATABASE_STATEMENT_S: '3600', DATABASE_LONG_STATEMENT_S: '3600' };
    expect(readDeadlines(equal).longStatementMs).toBe(3_600_000);
    expect(() => readDeadlines({ ...equal, DATABASE_LONG_STATEMENT_S: '3599' })).toThrow(
      'DATABASE_LONG_STATEMENT_S must not be below DATABASE_STATEMENT_S.',
    );
  });
});

test('what was late is said with its time, under a code by which a connection is known to be lost', () => {
  const said = (['connection', 'statement', 'question', 'stopping'] as const).map(
    (what) => new DatabaseLate(what, 1_500).message,
  );
  expect(said).toEqual([
    'The database took no connection within 1.5 s.',
    'The database did not answer within 1.5 s: the connection was closed.',
    'The database did not answer in time: the connection was closed.',
    'The server stopped, and the database had not answered within 1.5 s.',
  ]);
  expect(new DatabaseLate('question').code).toBe('ETIMEDOUT');
});
