import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeJsonGroups } from './json-groups.js';
import { splitPlainJson } from './plain-json.js';
import { readSpans } from './read-request.js';
import { sortByTrace } from './trace-chunks.js';
import { groupsRanges, readGroups } from './wire-groups.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const traceOf = (n: number): string => (n + 1).toString(16).padStart(8, '0').padStart(32, 'a');
const spanOf = (n: number): string => (n + 1).toString(16).padStart(16, 'b');

/** What is sorted without being read is what reading all of it gives. @returns whether it was sorted so. */
function checkPlain(message: Uint8Array): boolean {
  const plain = splitPlainJson(message);
  if (plain === undefined) return false;
  const { items, rejected } = readSpans(message, 'json');
  expect(rejected).toBe(0);
  const expected = groupBy(items);
  expect(plain.map(({ traceId }) => traceId)).toEqual([...expected.keys()]);
  const ranges = groupsRanges(plain);
  for (const [n, { traceId, bytes: length, items: count, hasRoot }] of plain.entries()) {
    const content = encodeJsonGroups(message, readGroups(ranges[n]!, message.length));
    expect(content.length).toBe(length);
    const spans = expected.get(traceId) ?? [];
    expect(readSpans(content, 'json')).toEqual({
      items: spans,
      rejected: 0,
      reasons: [],
      ignored: 0,
    });
    const roots = spans.filter(
      ({ end, parentSpanId, isParentRemote }) =>
        end !== undefined && (parentSpanId === undefined || isParentRemote === true),
    );
    expect([count, hasRoot]).toEqual([spans.length, roots.length > 0]);
  }
  return true;
}

function groupBy<Item extends { traceId: string }>(items: readonly Item[]): Map<string, Item[]> {
  const traces = new Map<string, Item[]>();
  for (const one of items) traces.set(one.traceId, [...(traces.get(one.traceId) ?? []), one]);
  return traces;
}

const number = fc.oneof(fc.integer(), fc.double({ noDefaultInfinity: true, noNaN: true }));
const anyValue = fc.letrec<{ any: object }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }).map((stringValue) => ({ stringValue })),
    fc.boolean().map((boolValue) => ({ boolValue })),
    fc.integer().map((intValue) => ({ intValue })),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }).map((n) => ({ intValue: String(n) })),
    number.map((doubleValue) => ({ doubleValue })),
    fc.constant({ bytesValue: 'AA==' }),
    fc.constant({}),
    fc.array(tie('any'), { maxLength: 3 }).map((values) => ({ arrayValue: { values } })),
    fc.array(fc.tuple(fc.string(), tie('any')), { maxLength: 3 }).map((pairs) => ({
      kvlistValue: { values: pairs.map(([key, value]) => ({ key, value })) },
    })),
  ),
})).any;
const attributes = fc
  .array(fc.tuple(fc.string(), anyValue), { maxLength: 4 })
  .map((pairs) => pairs.map(([key, value]) => ({ key, value })));
const link = fc.record(
  {
    traceId: fc.nat(3).map(traceOf),
    spanId: fc.nat(3).map(spanOf),
    attributes,
    flags: fc.nat(),
    traceState: fc.constant('a=b'),
  },
  { requiredKeys: ['traceId', 'spanId'] },
);
const time = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 63n }).map(String),
  fc.constantFrom(0, 5, '0', '000', 1_700_000_000_000),
);
const span = fc.record(
  {
    traceId: fc.nat(3).map((n) => (n === 2 ? traceOf(n).toUpperCase() : traceOf(n))),
    spanId: fc.nat(5).map(spanOf),
    parentSpanId: fc.oneof(fc.constant(''), fc.nat(3).map(spanOf)),
    name: fc.string({ unit: 'grapheme' }),
    kind: fc.nat(5),
    startTimeUnixNano: time,
    endTimeUnixNano: time,
    attributes,
    droppedAttributesCount: fc.nat(3),
    events: fc.array(fc.record({ timeUnixNano: time, name: fc.string(), attributes }), {
      maxLength: 2,
    }),
    links: fc.array(link, { maxLength: 2 }),
    status: fc.record({ code: fc.nat(3), message: fc.string() }, { requiredKeys: [] }),
    flags: fc.constantFrom(0, 1, 0x101, 0x100, 0x300),
    traceState: fc.string(),
  },
  { requiredKeys: ['traceId', 'spanId'] },
);
/** As no exporter writes it, or as one that is broken does. */
const odd = fc.constantFrom<object>(
  { traceId: '0'.repeat(32) },
  { traceId: spanOf(1) },
  { traceId: '' },
  { spanId: null },
  { parentSpanId: traceOf(1) },
  { name: 5 },
  { unknown: { a: 1 } },
  { attributes: {} },
  { endTimeUnixNano: -1 },
  { endTimeUnixNano: '18446744073709551616' },
  { attributes: [{ key: 'a', value: { intValue: 'x' } }] },
  { attributes: [{ key: 'a', value: { doubleValue: '' } }] },
  { status: { code: 'STATUS_CODE_OK' } },
  { links: [{}] },
  { flags: -1 },
);
const spans = fc.array(
  fc.tuple(span, fc.option(odd, { freq: 40 })).map(([one, strange]) => ({ ...one, ...strange })),
  { maxLength: 5 },
);
const scopeSpans = fc.record(
  {
    scope: fc.record({ name: fc.string(), version: fc.string(), attributes }, { requiredKeys: [] }),
    spans,
    schemaUrl: fc.string(),
  },
  { requiredKeys: [] },
);
const request = fc
  .array(
    fc.record(
      {
        scopeSpans: fc.array(scopeSpans, { maxLength: 2 }),
        resource: fc.record({ attributes, droppedAttributesCount: fc.nat() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  )
  .chain((resourceSpans) =>
    fc
      .constantFrom(undefined, 1, '\t')
      .map((space) => JSON.stringify({ resourceSpans }, null, space)),
  );

describe('spans of OTLP/JSON that are sorted without being read', () => {
  test('are those that reading gives, and none of them is rejected', () => {
    let [sorted, tried] = [0, 0];
    fc.assert(
      fc.property(request, (text) => {
        tried += 1;
        if (checkPlain(bytes(text))) sorted += 1;
      }),
      { numRuns: 400 },
    );
    expect(sorted / tried).toBeGreaterThan(0.25);
  });

  test('whatever becomes of the text on its way', () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom(...'"\\{}[],:0-.eu \u0000\u00ff'));
    fc.assert(
      fc.property(
        request,
        fc.array(change, { minLength: 1, maxLength: 2 }),
        fc.option(fc.nat()),
        (text, changes, cut) => {
          const damaged = Uint8Array.from(bytes(text));
          for (const [at, value] of changes) damaged[at % damaged.length] = value.charCodeAt(0);
          const kept = damaged.subarray(0, cut === null ? undefined : cut % (damaged.length + 1));
          checkPlain(kept);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test('whatever stands in or beside the digits of an id', () => {
    const [trace, id] = [traceOf(0), spanOf(0)];
    const strange = fc.constantFrom(...' \n\t\r\u0000\u000b\u00a0"\\g0aF', '\\n', '\\u0061', '');
    // As long as an id is, or longer or shorter by that.
    const damaged = (good: string) =>
      fc
        .tuple(strange, fc.nat(good.length), fc.nat(2))
        .map(([one, at, left]) => good.slice(0, at) + one + good.slice(at + left));
    const ids = fc.oneof(
      fc.tuple(damaged(trace), fc.constant(id), fc.constant(id)),
      fc.tuple(fc.constant(trace), damaged(id), fc.constant(id)),
      fc.tuple(fc.constant(trace), fc.constant(id), damaged(id)),
    );
    const digits = /^[0-9a-f]+$/;
    let sorted = 0;
    const wrap = fc.constantFrom('parentSpanId', 'links');
    fc.assert(
      fc.property(ids, wrap, ([traceId, spanId, other], place) => {
        const more =
          place === 'links' ? `[{"traceId":"${trace}","spanId":"${other}"}]` : `"${other}"`;
        const text = `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${traceId}","spanId":"${spanId}","${place}":${more}}]}]}]}`;
        if (!checkPlain(bytes(text))) return;
        sorted += 1;
        for (const written of [
          traceId,
          spanId,
          ...(place === 'links' || other !== '' ? [other] : []),
        ])
          expect(written.toLowerCase()).toMatch(digits);
      }),
      { numRuns: 2_000 },
    );
    expect(sorted).toBeGreaterThan(50);
  });

  const whole = (one: string): string =>
    `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${traceOf(0)}","spanId":"${spanOf(0)}"${one}}]}]}]}`;
  const withValue = (value: string): string =>
    whole(`,"attributes":[{"key":"a","value":${value}}]`);

  test.each([
    ['', true],
    [',"name":"a\\u00e9\\n\\/"', true],
    [',"name":"\\ud83d\\ude02"', false],
    [',"name":"\\ud83d"', false],
    [',"name":"\\u0000"', false],
    [',"name":"a","name":"b"', false],
    [',"n\\u0061me":"a"', false],
    [',"kind":01', false],
    [',"kind":1.5', false],
    [',"kind":1234567890123456', false],
    [',"name":"\n"', false],
    [`,"spanId":"${spanOf(1)}"`, false],
    [`,"parentSpanId":"${spanOf(1)}"`, true],
    [`,"parentSpanId":"${spanOf(1).slice(1)} "`, false],
    [`,"parentSpanId":"${spanOf(1).slice(1)}\n"`, false],
    [`,"parentSpanId":" "`, false],
    [',', false],
  ])('a span with %j: %j', (more, isPlain) => {
    expect(checkPlain(bytes(whole(more)))).toBe(isPlain);
  });

  test.each([
    ['{"doubleValue":0.5}', true],
    ['{"doubleValue":-0.0}', true],
    ['{"doubleValue":1e400}', false],
    ['{"doubleValue":0.1000000000000000055}', false],
    ['{"intValue":"-9223372036854775808"}', true],
    ['{"intValue":9223372036854775808}', false],
    ['{"intValue":""}', false],
    ['{"boolValue":tru}', false],
    ['{"arrayValue":{"values":[{},{"stringValue":"a"}]}}', true],
    [`${'{"arrayValue":{"values":['.repeat(16)}{}${']}}'.repeat(16)}`, true],
    [`${'{"arrayValue":{"values":['.repeat(17)}{}${']}}'.repeat(17)}`, false],
  ])('a value %j: %j', (value, isPlain) => {
    expect(checkPlain(bytes(withValue(value)))).toBe(isPlain);
  });

  test.each([
    ['\ufeff{}', false],
    ['{}', true],
    ['{} ', true],
    ['{}{}', false],
    ['[]', false],
    ['', false],
    ['{"resourceSpans":[{}]}', true],
    ['{"resourceSpans":[],}', false],
    ['{"resourceSpans":null}', false],
  ])('a request %j: %j', (text, isPlain) => {
    expect(checkPlain(bytes(text))).toBe(isPlain);
  });

  test('one that is nearly too long is taken, and one that is too long is rejected', () => {
    const long = (length: number): Uint8Array => bytes(whole(`,"name":"${'x'.repeat(length)}"`));
    expect(checkPlain(long(523_000))).toBe(true);
    expect(checkPlain(long(525_000))).toBe(false);
    expect(sortByTrace(long(525_000), 'traces', 'json')).toMatchObject({ chunks: [], rejected: 1 });
  });

  test('text that is not UTF-8 is not plain', () => {
    const damaged = bytes(whole(',"name":"ab"'));
    damaged[damaged.indexOf(0x62, damaged.length - 16)] = 0xff;
    expect(checkPlain(damaged)).toBe(false);
  });
});
