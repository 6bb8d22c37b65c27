import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { field, fixed32, fixed64, hex, keyValue, numberOf } from '../fixtures/wire.js';
import type { OtlpSpan } from './items.js';
import { splitPlainSpans } from './plain-spans.js';
import { encodeRanges } from './ranges.js';
import { readSpans } from './read-request.js';
import { CHUNK_ITEMS_MAX } from './span-sorter.js';
import { ItemGathering, sortByTrace, type OtlpKept, type OtlpSignal } from './trace-chunks.js';
import { encodeGroups, groupsRanges, readGroups } from './wire-groups.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A request as it is kept, once for each of its traces. */
const keep = (
  message: Uint8Array,
  encoding: 'protobuf' | 'json',
  signal: OtlpSignal = 'traces',
) => {
  const { form, content, chunks } = sortByTrace(message, signal, encoding);
  return chunks.map(({ ranges }): OtlpKept => ({ signal, form, content, ranges }));
};
const gather = (kept: readonly OtlpKept[], earlier: readonly Uint8Array[] = []) => {
  const gathering = new ItemGathering(earlier);
  for (const one of kept) gathering.add(one);
  return gathering.done();
};
const traceOf = (n: number): string => (n + 1).toString(16).padStart(8, '0').padStart(32, 'a');
const spanOf = (n: number): string => (n + 1).toString(16).padStart(16, 'b');

const anyValue = fc.letrec<{ any: number[] }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }).map((text) => field(1, bytes(text))),
    fc.boolean().map((yes) => numberOf(2, yes ? 1n : 0n)),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => numberOf(3, value)),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => fixed64(4, value)),
    fc.uint8Array().map((value) => field(7, value)),
    fc.constant<number[]>([]),
    fc.array(tie('any'), { maxLength: 3 }).map((values) =>
      field(
        5,
        values.flatMap((value) => field(1, value)),
      ),
    ),
    fc.array(fc.tuple(fc.string(), tie('any')), { maxLength: 3 }).map((values) =>
      field(
        6,
        values.flatMap(([key, value]) => field(1, keyValue(key, value))),
      ),
    ),
  ),
})).any;
const attribute = fc.tuple(fc.string(), anyValue).map(([key, any]) => keyValue(key, any));

const id = (text: string): number[] => hex(text);
/** Mostly as exporters make them; now and then an id that is none, a field twice, or one that nobody knows. */
const part = fc.oneof(
  { weight: 20, arbitrary: attribute.map((one) => field(9, one)) },
  fc.constant(field(3, bytes('a=b'))),
  fc.constant(numberOf(6, 3n)),
  fc.constant(numberOf(10, 1n)),
  fc.constant(field(4, [])),
  fc.nat(3).map((n) => field(4, id(spanOf(n)))),
  fc.constantFrom(0, 0x100, 0x300).map((flags) => fixed32(16, flags)),
  fc.constantFrom(0n, 5n, 2n ** 63n).map((time) => fixed64(8, time)),
  fc.constant(fixed64(7, 3n)),
  fc.constant(field(15, [...field(2, bytes('no')), ...numberOf(3, 2n)])),
  fc.string().map((name) => field(5, bytes(name))),
  attribute.map((one) =>
    field(11, [...fixed64(1, 4n), ...field(2, bytes('event')), ...field(3, one)]),
  ),
  fc.nat(3).map((n) => field(13, [...field(1, id(traceOf(n))), ...field(2, id(spanOf(n)))])),
);
const odd = fc.constantFrom(
  field(1, [1]),
  field(
    1,
    Array.from({ length: 16 }, () => 0),
  ),
  field(2, []),
  field(4, [1, 2]),
  field(5, [0xff]),
  field(13, []),
  field(1, id(traceOf(9))),
  numberOf(5, 1n),
  numberOf(30, 2n ** 40n),
  fixed32(9, 1),
);
const span = fc
  .tuple(fc.nat(3), fc.nat(5), fc.array(part, { maxLength: 6 }), fc.option(odd, { freq: 12 }))
  .map(([trace, n, parts, strange]) =>
    field(2, [
      ...field(1, id(traceOf(trace))),
      ...field(2, id(spanOf(n))),
      ...parts.flat(),
      ...(strange ?? []),
    ]),
  );
const scope = fc.constantFrom(
  [],
  field(1, []),
  field(1, field(1, bytes('agents'))),
  field(3, bytes('url')),
);
const scopeSpans = fc
  .tuple(scope, fc.array(span, { maxLength: 6 }), scope)
  .map(([before, spans, after]) => field(2, [...before, ...spans.flat(), ...after]));
const resource = attribute.map((one) => field(1, field(1, one)));
const request = fc
  .array(
    fc.tuple(
      fc.option(resource),
      fc.array(scopeSpans, { maxLength: 3 }),
      fc.option(resource, { freq: 9 }),
    ),
    { maxLength: 3 },
  )
  .map((groups) =>
    Uint8Array.from(
      groups.flatMap(([before, scopes, after]) =>
        field(1, [...(before ?? []), ...scopes.flat(), ...(after ?? [])]),
      ),
    ),
  );

const isRoot = ({ end, parentSpanId, isParentRemote }: OtlpSpan): boolean =>
  end !== undefined && (parentSpanId === undefined || isParentRemote === true);
function byTrace(spans: readonly OtlpSpan[]): Map<string, OtlpSpan[]> {
  const traces = new Map<string, OtlpSpan[]>();
  for (const one of spans) traces.set(one.traceId, [...(traces.get(one.traceId) ?? []), one]);
  return traces;
}

/** What is sorted without being decoded is what decoding all of it gives. @returns whether it was sorted so. */
function checkPlain(message: Uint8Array): boolean {
  const plain = splitPlainSpans(message);
  if (plain === undefined) return false;
  const { items, rejected } = readSpans(message, 'protobuf');
  expect(rejected).toBe(0);
  const expected = byTrace(items);
  expect(plain.map(({ traceId }) => traceId)).toEqual([...expected.keys()]);
  const ranges = groupsRanges(plain);
  for (const [n, { traceId, bytes: length, items: count, hasRoot }] of plain.entries()) {
    const content = encodeGroups(message, readGroups(ranges[n]!, message.length));
    expect(content.length).toBe(length);
    const spans = expected.get(traceId) ?? [];
    expect(readSpans(content, 'protobuf')).toEqual({
      items: spans,
      rejected: 0,
      reasons: [],
      ignored: 0,
    });
    expect([count, hasRoot]).toEqual([spans.length, spans.some(isRoot)]);
  }
  return true;
}

describe('spans sorted without being decoded', () => {
  test('are those that decoding gives, and none of them is rejected', () => {
    let sorted = 0;
    let tried = 0;
    fc.assert(
      fc.property(request, (message) => {
        tried += 1;
        if (checkPlain(message)) sorted += 1;
      }),
      { numRuns: 400 },
    );
    expect(sorted / tried).toBeGreaterThan(0.3);
  });

  test('whatever becomes of the bytes on their way', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(request, damage, fc.option(fc.nat()), (message, changes, cut) => {
        const damaged = Uint8Array.from(message);
        for (const [at, value] of changes)
          if (damaged.length > 0) damaged[at % damaged.length] = value;
        checkPlain(damaged.subarray(0, cut === null ? undefined : cut % (damaged.length + 1)));
      }),
      { numRuns: 600 },
    );
  });

  const long = (length: number, unit = 'x'): Uint8Array =>
    Uint8Array.from(
      field(
        1,
        field(
          2,
          field(2, [
            ...field(1, id(traceOf(0))),
            ...field(2, id(spanOf(0))),
            ...field(9, keyValue('a', field(1, bytes(unit.repeat(length))))),
          ]),
        ),
      ),
    );

  test('one that is nearly too long is taken, and one that is too long as JSON is not', () => {
    expect(checkPlain(long(200_000))).toBe(true);
    expect(checkPlain(long(100_000, '\u0001'))).toBe(false);
    expect(sortByTrace(long(100_000, '\u0001'), 'traces', 'protobuf')).toMatchObject({
      chunks: [],
      rejected: 1,
    });
  });

  test('many of one trace are kept in several pieces', () => {
    const one = [...field(1, id(traceOf(0))), ...field(2, id(spanOf(0)))];
    const spans = Array.from({ length: CHUNK_ITEMS_MAX + 1 }, () => field(2, one)).flat();
    const many = Uint8Array.from(field(1, field(2, spans)));
    const { chunks } = sortByTrace(many, 'traces', 'protobuf');
    expect(chunks.map(({ items }) => items)).toEqual([CHUNK_ITEMS_MAX, 1]);
    expect(gather(keep(many, 'protobuf')).spans).toHaveLength(1);
  });

  test.each(['protobuf', 'json'] as const)(
    'a resource is kept once for all of its traces: %s',
    (encoding) => {
      const text = 'r'.repeat(300_000);
      const traces = Array.from({ length: 200 }, (_, n) => n);
      const attributes = [{ key: 'a', value: { stringValue: text } }];
      const spans = traces.map((n) => ({ traceId: traceOf(n), spanId: spanOf(n) }));
      const fields = spans.map(({ traceId, spanId }) => [
        ...field(1, id(traceId)),
        ...field(2, id(spanId)),
      ]);
      const scopeFields = fields.flatMap((one) => field(2, one));
      const resourceFields = field(1, field(1, keyValue('a', field(1, bytes(text)))));
      const message =
        encoding === 'protobuf'
          ? Uint8Array.from(field(1, [...resourceFields, ...field(2, scopeFields)]))
          : bytes(
              JSON.stringify({
                resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans }] }],
              }),
            );
      const { content, chunks } = sortByTrace(message, 'traces', encoding);
      expect(chunks).toHaveLength(200);
      expect(content.length).toBeLessThan(400_000);
      const [first] = keep(message, encoding);
      expect(gather(first === undefined ? [] : [first]).spans).toMatchObject([
        { traceId: traceOf(0), resource: { a: text } },
      ]);
    },
  );

  test('scopes of one trace that all have a long resource are decoded instead', () => {
    const one = field(2, [...field(1, id(traceOf(0))), ...field(2, id(spanOf(0)))]);
    const scopes = Array.from({ length: 20 }, () => field(2, one)).flat();
    const resourceFields = field(1, field(1, keyValue('a', field(1, bytes('r'.repeat(300_000))))));
    const message = Uint8Array.from(field(1, [...resourceFields, ...scopes]));
    expect(checkPlain(message)).toBe(false);
    expect(gather(keep(message, 'protobuf')).spans).toHaveLength(1);
  });
});

describe('what waited of a trace', () => {
  const json = (spans: object[], from: object = {}) =>
    bytes(
      JSON.stringify({
        resourceSpans: [{ resource: from, scopeSpans: [{ scope: { name: 's' }, spans }] }],
      }),
    );
  const made = (n: number, more: object = {}) => ({
    traceId: traceOf(0),
    spanId: spanOf(n),
    name: 'work',
    ...more,
  });
  const kept = (...requests: Uint8Array[]) => requests.flatMap((one) => keep(one, 'json'));

  test('is read as it would have been read at once, in whatever encoding it came', () => {
    const attributes = [{ key: 'a', value: { stringValue: 'größe' } }];
    const message = json([made(0, { attributes }), made(1)], { attributes });
    expect(gather(kept(message), []).spans).toEqual(readSpans(message, 'json').items);
    const same = Uint8Array.from(
      field(1, [
        ...field(1, field(1, keyValue('a', field(1, bytes('größe'))))),
        ...field(2, [
          ...field(1, field(1, bytes('s'))),
          ...field(2, [
            ...field(1, id(traceOf(0))),
            ...field(2, id(spanOf(0))),
            ...field(5, bytes('work')),
            ...field(9, keyValue('a', field(1, bytes('größe')))),
          ]),
        ]),
      ]),
    );
    const other = keep(same, 'protobuf');
    expect(other.map(({ form }) => form)).toEqual(['protobuf']);
    const both = gather([...kept(message), ...other], []);
    expect([both.spans.length, both.conflicts]).toEqual([2, 0]);
  });

  test('has each span once; another content is a conflict, and the first counts', () => {
    const { spans, conflicts } = gather(
      kept(json([made(0), made(1)]), json([made(1), made(0, { name: 'other' })])),
      [],
    );
    expect([spans.map(({ spanId, name }) => [spanId, name]), conflicts]).toEqual([
      [
        [spanOf(0), 'work'],
        [spanOf(1), 'work'],
      ],
      1,
    ]);
  });

  test('leaves out what earlier rounds had, and counts what contradicts it', () => {
    const first = gather(kept(json([made(0), made(1)])), []);
    const second = gather(kept(json([made(0), made(1, { name: 'other' }), made(2)])), [
      first.known,
    ]);
    expect([second.spans.map(({ spanId }) => spanId), second.conflicts]).toEqual([[spanOf(2)], 1]);
    const third = gather(kept(json([made(2), made(0)])), [first.known, second.known]);
    expect(third).toMatchObject({ spans: [], conflicts: 0 });
    expect(third.known).toHaveLength(0);
  });

  test('has the same log record once, and others of its span beside it', () => {
    const record = (score: number) => ({
      traceId: traceOf(0),
      spanId: spanOf(0),
      eventName: 'gen_ai.evaluation.result',
      attributes: [{ key: 'gen_ai.evaluation.score.value', value: { doubleValue: score } }],
    });
    const logs = (...logRecords: object[]) =>
      keep(
        bytes(JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] })),
        'json',
        'logs',
      );
    const first = gather(logs(record(1), record(1), record(2)), []);
    expect([first.logs.length, first.conflicts]).toEqual([2, 0]);
    const second = gather(logs(record(2), record(3)), [first.known]);
    expect([second.logs.length, second.conflicts]).toEqual([1, 0]);
  });

  test.each([
    ['items', '{"items":', [0, 0, 9]],
    ['items', '[]', [0, 0, 3]],
    ['items', '[]', [0, 0]],
    ['protobuf', 'no', [0, 0, 0, 0, 1, 0, 2]],
    ['protobuf', 'no', [0, 0, 0, 0, 1, 0, 3]],
    ['protobuf', 'no', [0, 0, 0, 0, 9]],
  ] as const)('that is damaged is not read: %s %j %j', (form, text, numbers) => {
    const ranges = encodeRanges(numbers);
    const damaged = { signal: 'traces', form, content: bytes(text), ranges } as const;
    expect(() => gather([damaged])).toThrow(Error);
  });
});
