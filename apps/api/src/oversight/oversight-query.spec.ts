import { describe, expect, test } from '@jest/globals';
import { readOversightQuery } from './oversight-query.js';

const PERIOD = { from: '2026-11-01', to: '2026-12-01' };

describe('the query of a report', () => {
  test.each([
    [undefined, undefined, 'json'],
    ['pdf', 'application/json', 'pdf'],
    [undefined, 'application/pdf', 'pdf'],
    [undefined, 'text/csv, application/json;q=0.5', 'csv'],
    [undefined, 'text/*', 'csv'],
    [undefined, '*/*', 'json'],
  ])('format %s, Accept %s: %s', (format, accept, chosen) => {
    const query = { ...PERIOD, ...(format === undefined ? {} : { format }) };
    expect(readOversightQuery(query, accept).format).toBe(chosen);
  });

  test.each([
    [{ from: '2026-11-01' }, 'to'],
    [{ from: '2026-12-01', to: '2026-11-01' }, 'to'],
    [{ from: '2026-12-01', to: '2026-12-01' }, 'to'],
    [{ from: '1926-12-01', to: '2026-12-01' }, 'to'],
    [{ ...PERIOD, locale: 'fr' }, 'locale'],
    [{ ...PERIOD, format: 'xlsx' }, 'format'],
    [{ ...PERIOD, seed: '' }, 'seed'],
    [{ ...PERIOD, seed: 'x'.repeat(129) }, 'seed'],
    [{ ...PERIOD, sample_size: '501' }, 'sample_size'],
    [{ ...PERIOD, quick_seconds: '0' }, 'quick_seconds'],
    [{ ...PERIOD, table: 'rates' }, 'table'],
  ])('%j is refused for %s', (query, parameter) => {
    const read = (): unknown => readOversightQuery(query, undefined);
    expect(read).toThrow(expect.objectContaining({ code: 'invalid_parameter' }));
    expect(read).toThrow(parameter);
  });

  test('an Accept that none of the formats fits is answered so', () => {
    expect(() => readOversightQuery(PERIOD, 'image/png')).toThrow(
      expect.objectContaining({ code: 'not_acceptable' }),
    );
  });
});
