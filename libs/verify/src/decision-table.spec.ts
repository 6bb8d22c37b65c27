import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DecisionTable } from './decision-table.js';

describe('DecisionTable', () => {
  test('keeps what a Map would keep, through every growth', () => {
    const operation = fc.record({
      id: fc.integer({ min: 0, max: 3_000 }).map((n) => `dec_${n}`),
      count: fc.integer({ min: 0, max: 0xffff_ffff }),
      entry: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      flag: fc.integer({ min: 0, max: 255 }),
      digest: fc.uint8Array({ minLength: 4, maxLength: 40 }),
    });
    fc.assert(
      fc.property(
        fc.array(operation, { minLength: 1, maxLength: 4_000, size: 'max' }),
        (operations) => {
          const table = new DecisionTable(4);
          const model = new Map<string, (typeof operations)[number]>();
          for (const one of operations) {
            table.set(one.id, one, one.digest);
            model.set(one.id, one);
          }
          expect(table.size).toBe(model.size);
          for (const [id, { count, entry, flag, digest }] of model) {
            expect(table.get(id)).toEqual({ count, entry, flag });
            expect(table.digest(id)).toEqual(digest.slice(0, 4));
          }
          expect([...table.marks()].length).toBe(model.size);
          expect(table.get('dec_absent')).toBeUndefined();
          expect(table.digest('dec_absent')).toBeUndefined();
        },
      ),
      { numRuns: 20 },
    );
  });

  test('changes flags in place', () => {
    const table = new DecisionTable(0);
    for (let n = 0; n < 2_000; n++) table.set(`dec_${n}`, { count: n, entry: n, flag: n % 2 });
    for (const { mark, change } of table.marks()) if (mark.flag === 1) change(7);
    expect(table.get('dec_3')?.flag).toBe(7);
    expect(table.get('dec_4')?.flag).toBe(0);
  });
});
