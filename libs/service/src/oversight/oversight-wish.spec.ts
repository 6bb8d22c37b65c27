import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../service-error.js';
import { readOversightWish } from './oversight-wish.js';

describe('a moment', () => {
  test.each([
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01T06:30:00Z', '2026-11-01T06:30:00.000Z'],
    ['2026-11-01T06:30:00.5Z', '2026-11-01T06:30:00.500Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (from, moment) => {
    expect(readOversightWish({ from, to: '2027-01-01' }, 'json').from).toBe(moment);
  });

  test.each([
    undefined,
    '',
    'yesterday',
    '2026-02-30',
    '2026-11-01T06:30:00',
    '2026-11-01T06:30:00+01:00',
  ])('%j is none, and the error points to it', (from) => {
    const read = (): unknown => readOversightWish({ from, to: '2027-01-01' }, 'json');
    expect(read).toThrow(ServiceError);
    expect(read).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        places: [expect.objectContaining({ pointer: '/from' })],
      }),
    );
  });
});
