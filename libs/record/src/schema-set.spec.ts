import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Play, opened } from '../test/builders.js';
import { evolve } from './fold/evolve.js';
import type { FoldEntry } from './fold/state.js';
import { DEFAULT_POLICY } from './policy.js';
import { SchemaSet, type Validator } from './schema-set.js';
import { type RecordType, latestSchemaIds } from './types.js';
import { SCHEMAS } from './published-schemas.js';

/**
 * No type has a second version yet. Here `gap.recorded/1` is taken for the second of a made-up history:
 * the first did not count what was missing, neither in all nor by type.
 */
const golden = JSON.parse(
  readFileSync(new URL('../test/golden/gap.recorded-1.json', import.meta.url), 'utf8'),
) as JsonObject;
const today = SCHEMAS['gap.recorded/1']!;
const {
  records: _records,
  by_type: _byType,
  ...olderProperties
} = today['properties'] as JsonObject;
const older: JsonObject = {
  ...today,
  $id: 'urn:docket:schema:gap.recorded:made-up',
  properties: olderProperties,
};
const { records: _count, by_type: _counts, ...olderBody } = golden;

function compiled(schema: JsonObject): Validator {
  const { $id: _id, ...anonymous } = schema;
  const ajv = new Ajv2020({ allErrors: true, strict: false, unicodeRegExp: true });
  return ajv.compile(anonymous) as Validator;
}

const set = new SchemaSet({
  'gap.recorded/2': compiled(today),
  'gap.recorded/1': compiled(older),
});

describe('several versions of one type', () => {
  test('an entry is held against the version that it names', () => {
    expect(set.problemsOf('gap.recorded/1', olderBody)).toEqual([]);
    expect(set.problemsOf('gap.recorded/2', golden)).toEqual([]);
    expect(set.problemsOf('gap.recorded/1', golden).map(({ pointer }) => pointer)).toEqual([
      '/records',
      '/by_type',
    ]);
  });

  test('a new record is held against the newest, in whatever order they are listed', () => {
    expect(set.latestId('gap.recorded')).toBe('gap.recorded/2');
    expect(() => set.latestId('gap.record')).toThrow(RangeError);
  });

  test('a body of the older version is valid under the newest one, and folds', () => {
    // What docs/records asks of a new version: it only adds what can be absent.
    expect(set.problemsOf('gap.recorded/2', olderBody)).toEqual([]);
    const decision = new Play();
    decision.submit(opened());
    const place = { actor: 'prn_agent', seq: 101, time: '2026-01-15T00:00:01.000Z' };
    const entry = { type: 'gap.recorded', body: olderBody, ...place } as unknown as FoldEntry;
    const placed = { ...entry, decisionId: 'dec_1', decisionSeq: 1 };
    const state = evolve(decision.state, placed, DEFAULT_POLICY);
    expect(state).toMatchObject({ entryCount: 2, counters: { gaps: 1 } });
  });

  test.each(['gap.recorded/3', 'gap.recorded/', 'toString', 'gap.recorded/01'])(
    'a version that is not known is said to be unknown, and judged by no other: %s',
    (id) => {
      expect(set.has('gap.recorded', id)).toBe(false);
      expect(set.problemsOf(id, golden)).toEqual([
        { pointer: '', keyword: 'schema', message: `the schema ${id} is not known here` },
      ]);
    },
  );
});

test('the newest version that is published is the one that the types are made of', () => {
  const published = new SchemaSet(
    Object.fromEntries(Object.entries(SCHEMAS).map(([id, schema]) => [id, compiled(schema)])),
  );
  for (const [type, id] of Object.entries(latestSchemaIds) as [RecordType, string][]) {
    expect(published.latestId(type)).toBe(id);
  }
});
