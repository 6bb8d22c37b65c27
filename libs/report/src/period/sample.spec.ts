import { createHash } from 'node:crypto';

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { sampleDigest, SampleDraw } from './sample.js';

test('the place of a decision is what sha256sum gives for seed, line feed and id', () => {
  const expected = createHash('sha256').update('seed 7\ndec_01J9Z3').digest('hex');
  expect(sampleDigest('seed 7', 'dec_01J9Z3')).toBe(expected);
});

test('the draw is that of sorting everything, in whatever order the decisions come', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 80 }),
      fc.integer({ min: 0, max: 30 }),
      (numbers, wanted) => {
        const draw = new SampleDraw('s', wanted);
        const ids = numbers.map((n) => `dec_${n}`);
        for (const id of ids) {
          draw.offer({ decision_id: id, opened_seq: 1, stakes: null, status: 'open' });
        }
        const { rows, population } = draw.result();
        expect(population).toBe(ids.length);
        expect(rows.map(({ decision_id: id }) => id)).toEqual(
          ids
            .map((id) => [sampleDigest('s', id), id] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .slice(0, wanted)
            .map(([, id]) => id),
        );
      },
    ),
  );
});
