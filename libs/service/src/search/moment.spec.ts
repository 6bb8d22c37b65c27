import { describe, expect, test } from '@jest/globals';
import { readMoment } from './moment.js';

describe('a moment', () => {
  test.each([
    ['2026-01-15T09:30:00Z', '2026-01-15T09:30:00.000Z'],
    ['2026-01-15t09:30:00.1z', '2026-01-15T09:30:00.100Z'],
    // The ledger has no finer times: what lies between two of them is rounded up.
    ['2026-01-15T09:30:00.123000001Z', '2026-01-15T09:30:00.124Z'],
    ['2026-01-15T09:30:59.9999Z', '2026-01-15T09:31:00.000Z'],
    ['2026-01-15T00:30:00+01:00', '2026-01-14T23:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('is read of %s', (text, expected) => {
    expect(readMoment(text)).toBe(expected);
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
  ])('is not %s', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });
});
