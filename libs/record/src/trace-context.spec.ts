import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PERMISSIONS } from './gates/permissions.js';
import { latestSchema } from './schemas.js';
import { inTrace, readTraceparent, withoutTrace } from './trace-context.js';
import type { RecordType } from './types.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

test.each([
  ['the example of the recommendation', `00-${TRACE}-${SPAN}-01`],
  ['not sampled', `00-${TRACE}-${SPAN}-00`],
  ['of a later version, with more behind', `cc-${TRACE}-${SPAN}-01-what-the-future-will-be-like`],
])('%s is read', (_name, header) => {
  expect(readTraceparent(header)).toEqual({ trace_id: TRACE, span_id: SPAN });
});

test.each([
  ['none', undefined],
  ['two lines', [`00-${TRACE}-${SPAN}-01`, `00-${TRACE}-${SPAN}-01`]],
  ['two lines in one', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`],
  ['version ff', `ff-${TRACE}-${SPAN}-01`],
  ['version 00 with more behind', `00-${TRACE}-${SPAN}-01-x`],
  ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
  ['a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['capital letters', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
  ['too short', `00-${TRACE.slice(1)}-${SPAN}-01`],
  ['a line behind', `00-${TRACE}-${SPAN}-01\n00`],
  ['very long', `01-${TRACE}-${SPAN}-01-${'x'.repeat(10_000)}`],
])('%s is passed over', (_name, header) => {
  expect(readTraceparent(header)).toBeUndefined();
});

test('whatever is read, a record can hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abcdef-') }), (text) => {
      const read = readTraceparent(text);
      return read === undefined || /^[\da-f]{32}$/.test(read.trace_id);
    }),
  );
});

const trace = { trace_id: TRACE, span_id: SPAN };

test('a record gets the ids, unless it has some, or is signed, or no agent writes it', () => {
  const card = { goal: 'x' };
  expect(inTrace('job_card.filed', card, trace)).toEqual({ ...card, ...trace });
  expect(inTrace('job_card.filed', card, undefined)).toBe(card);
  for (const own of [{ trace_id: 'f'.repeat(32) }, { span_id: SPAN }, { signature: {} }])
    expect(inTrace('job_card.filed', own, trace)).toBe(own);
  expect(inTrace('review.recorded', card, trace)).toBe(card);
  expect(withoutTrace({ ...card, ...trace })).toEqual(card);
});

test('every record that an agent may write has a place for them', () => {
  const types = Object.keys(PERMISSIONS) as RecordType[];
  const lacking = types
    .filter((type) => PERMISSIONS[type].includes('agent'))
    .filter((type) => {
      const { properties } = latestSchema(type) as { properties: object };
      return !('trace_id' in properties && 'span_id' in properties);
    });
  expect(lacking).toEqual([]);
});
