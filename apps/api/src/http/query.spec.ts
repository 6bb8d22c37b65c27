import { describe, expect, test } from '@jest/globals';
import { Problem } from './problem.js';
import { QueryParameters } from './query.js';

describe('QueryParameters', () => {
  const moment = (text: string): string | undefined =>
    new QueryParameters({ from: text }, ['from']).moment('from');

  test.each([
    ['2026-01-15T09:30:00Z', '2026-01-15T09:30:00.000Z'],
    ['2026-01-15t09:30:00.1z', '2026-01-15T09:30:00.100Z'],
    // The ledger has no finer times: what lies between two of them is rounded up.
    ['2026-01-15T09:30:00.123000001Z', '2026-01-15T09:30:00.124Z'],
    ['2026-01-15T09:30:59.9999Z', '2026-01-15T09:31:00.000Z'],
    ['2026-01-15T00:30:00+01:00', '2026-01-14T23:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('reads the moment %s', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });

  test.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-15',
    '2026-01-15T09:30:00',
    '2026-01-15T24:30:00Z',
    '2026-01-15T09:30:00+24:00',
    '1768469400',
    '9999-12-31T23:59:59.9999999-23:59',
  ])('refuses %s', (text) => {
    expect(() => moment(text)).toThrow(Problem);
  });

  test.each([
    [{ form: '1' }, 'form'],
    [{ from: ['1', '2'] }, 'from'],
    [{ from: '' }, 'from'],
    [{ from: 'x'.repeat(513) }, 'from'],
    [{ from: 'a\u0000b' }, 'from'],
  ])('names the parameter that is wrong: %j', (query, name) => {
    const read = (): unknown => new QueryParameters(query, ['from']);
    const problem = (() => {
      try {
        return read();
      } catch (error) {
        return error;
      }
    })();
    expect((problem as Problem).errors?.[0]?.parameter).toBe(name);
  });
});
