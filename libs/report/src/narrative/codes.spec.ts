import type { Json } from '@docket/chain';
import { RECORD_TYPES } from '@docket/record';
import { latestSchema } from '@docket/record/schemas';
import { expect, test } from '@jest/globals';

import { REASON_CODES } from '../variants/reasons.js';
import { germanMoment, GERMAN_CODES } from './lexicon-de-codes.js';
import { englishCode, englishMoment } from './lexicon-en-codes.js';

/** Every word of a closed list anywhere in a schema. */
function* listed(schema: Json): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [name, item] of Object.entries(schema)) {
    if (name === 'enum' && Array.isArray(item)) {
      yield* item.filter((word) => typeof word === 'string');
    } else yield* listed(item);
  }
}

test('German has a word for every code that a record may hold', () => {
  const codes = new Set([
    ...REASON_CODES,
    ...RECORD_TYPES.flatMap((type) => [...listed(latestSchema(type))]),
  ]);
  expect(codes.size).toBeGreaterThan(80);
  expect([...codes].filter((code) => !Object.hasOwn(GERMAN_CODES, code))).toEqual([]);
  expect(Object.values(GERMAN_CODES).filter((word) => word.includes('_'))).toEqual([]);
});

test('English says codes with spaces', () => {
  expect(englishCode('tool_call')).toBe('tool call');
  expect(englishCode('job_card.filed')).toBe('Job Card filed');
});

test('a time is told in words, to the second; what is none is quoted', () => {
  expect(englishMoment('2026-11-02T08:05:09.223Z')).toBe('2 November 2026, 08:05:09 UTC');
  expect(germanMoment('2026-03-22T18:50:39Z')).toBe('22. März 2026, 18:50:39 UTC');
  expect(englishMoment('soon')).toBe('“soon”');
});
