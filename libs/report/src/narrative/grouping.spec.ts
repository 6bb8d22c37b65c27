import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupByText } from './grouping.js';
import type { Told } from './told.js';

test('every row is told in exactly one group, under its own text, in the order of the first of it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', '__proto__')), (texts) => {
      const rows = texts.map((text, at) => ({ text: text as Told, at }));
      const groups = groupByText(rows, ({ text }) => text);
      expect(groups.map(({ text }) => text)).toEqual([...new Set(texts)]);
      for (const { text, rows: grouped } of groups) {
        expect(grouped).toEqual(rows.filter((row) => row.text === text));
      }
    }),
  );
});
