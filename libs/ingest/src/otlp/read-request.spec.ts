import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OTLP_LIMITS } from './limits.js';
import { OtlpError } from './otlp-error.js';
import { readLogs, readSpans } from './read-request.js';
import { field, fixed64, hex, keyValue, numberOf as number } from '../fixtures/wire.js';

const TRACE = '5b8efff798038103d269b633813fc60c';
const SPAN = 'eee19b7ec3c1b174';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => bytes(JSON.stringify(value));
const requestOf = (...spans: object[]) => ({
  resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: {}, spans }] }],
});
const span = (more: object = {}) => ({ traceId: TRACE, spanId: SPAN, name: 'work', ...more });
const readOne = (more: object) => readSpans(json(requestOf(span(more))), 'json');
const attribute = (value: object) => ({ attributes: [{ key: 'a', value }] });

const binary = (inner: number[]): Uint8Array =>
  Uint8Array.from(
    field(1, field(2, field(2, [...field(1, hex(TRACE)), ...field(2, hex(SPAN)), ...inner]))),
  );

describe('one tree of both encodings', () => {
  test('ids, times, values of every kind', () => {
    const any = [
      keyValue('text', field(1, bytes('größe'))),
      keyValue('yes', number(2, 1n)),
      keyValue('int', number(3, 42n)),
      keyValue('minus', number(3, BigInt.asUintN(64, -7n))),
      keyValue('long', number(3, 9007199254740993n)),
      keyValue('bytes', field(7, [1, 2, 255])),
      keyValue('list', field(5, field(1, field(1, bytes('x'))))),
      keyValue('map', field(6, field(1, keyValue('k', number(2, 0n))))),
      keyValue('none', []),
    ].flatMap((one) => field(9, one));
    const [read] = readSpans(
      binary([...any, ...fixed64(7, 1544712660000000001n), ...field(15, number(3, 2n))]),
      'protobuf',
    ).items;
    const values = [
      ['text', { stringValue: 'größe' }],
      ['yes', { boolValue: true }],
      ['int', { intValue: 42 }],
      ['minus', { intValue: '-7' }],
      ['long', { intValue: '9007199254740993' }],
      ['bytes', { bytesValue: 'AQL/' }],
      ['list', { arrayValue: { values: [{ stringValue: 'x' }] } }],
      ['map', { kvlistValue: { values: [{ key: 'k', value: { boolValue: false } }] } }],
      ['none', {}],
    ].map(([key, value]) => ({ key, value }));
    const [other] = readOne({
      name: '',
      attributes: values,
      startTimeUnixNano: '1544712660000000001',
      status: { code: 2 },
    }).items;
    expect(read).toEqual(other);
    expect(read).toMatchObject({
      traceId: TRACE,
      spanId: SPAN,
      start: '1544712660000000001',
      status: 'error',
      attributes: { long: '9007199254740993', int: 42, minus: -7, none: null, list: ['x'] },
    });
  });

  test('unknown fields and members are passed over', () => {
    const strange = [...field(99, [1, 2]), ...number(98, 3n), ...fixed64(97, 1n)];
    expect(readSpans(binary(strange), 'protobuf').items).toHaveLength(1);
    // A field of another kind than is known counts as unknown.
    expect(readSpans(binary(number(9, 3n)), 'protobuf').items[0]?.attributes).toEqual({});
    expect(readOne({ tomorrow: { deep: [1] } }).items).toHaveLength(1);
  });
});

describe('ids', () => {
  test('hex in either case', () => {
    const [read] = readOne({
      traceId: TRACE.toUpperCase(),
      parentSpanId: SPAN.toUpperCase(),
    }).items;
    expect(read).toMatchObject({ traceId: TRACE, parentSpanId: SPAN });
  });

  test.each([
    ['base64, as protobuf would write JSON', { traceId: 'W47/95gDgQPSabYzgT/GDA==' }],
    ['too short', { spanId: 'eee1' }],
    ['nothing but zeros', { traceId: '0'.repeat(32) }],
    ['absent', { spanId: undefined }],
    ['a parent of zeros', { parentSpanId: '0'.repeat(16) }],
  ])('%s: that span is rejected, the others are taken', (_, wrong) => {
    const read = readSpans(json(requestOf(span(wrong), span())), 'json');
    expect(read.items).toHaveLength(1);
    expect(read.rejected).toBe(1);
    expect(read.reasons).toHaveLength(1);
  });

  test('no parent is no parent, however it is said', () => {
    for (const parentSpanId of ['', null, undefined])
      expect(readOne({ parentSpanId }).items[0]).not.toHaveProperty('parentSpanId');
  });
});

describe('times', () => {
  test('of 64 bits keep their digits; 0 is not known', () => {
    const [read] = readOne({
      startTimeUnixNano: '18446744073709551615',
      endTimeUnixNano: '0',
    }).items;
    expect(read?.start).toBe('18446744073709551615');
    expect(read).not.toHaveProperty('end');
  });

  test.each(['18446744073709551616', '-1', 'yesterday', 1.5])('%s is none', (wrong) => {
    expect(readOne({ startTimeUnixNano: wrong }).rejected).toBe(1);
  });
});

test('a remote parent is told by bits 8 and 9 of the flags', () => {
  const remoteOf = (flags: number) => readOne({ flags }).items[0]?.isParentRemote;
  expect([0, 1, 257, 769].map(remoteOf)).toEqual([undefined, undefined, false, true]);
});

describe('texts that cannot be kept', () => {
  test('half a character and U+0000 become U+FFFD, and nothing else does', () => {
    const text = String.raw`{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${TRACE}","spanId":"${SPAN}","name":"cut \ud83d, whole \ud83d\ude00, \u0000, \\ud83d"}]}]}]}`;
    expect(readSpans(bytes(text), 'json').items[0]?.name).toBe(
      'cut \ufffd, whole 😀, \ufffd, \\ud83d',
    );
  });
});

describe('bounds', () => {
  test('attributes: what is more is left out, and counted', () => {
    const many = Array.from({ length: OTLP_LIMITS.attributes + 3 }, (_, n) => ({
      key: `k${n}`,
      value: { intValue: n },
    }));
    const [read] = readOne({ attributes: many, droppedAttributesCount: 2 }).items;
    expect(Object.keys(read!.attributes)).toHaveLength(OTLP_LIMITS.attributes);
    expect(read?.leftOut).toBe(5);
  });

  test('a key a second time: the first counts', () => {
    const twice = ['first', 'second'].map((stringValue) => ({ key: 'a', value: { stringValue } }));
    expect(readOne({ attributes: twice }).items[0]).toMatchObject({
      attributes: { a: 'first' },
      leftOut: 1,
    });
  });

  test('a key named __proto__ is a key', () => {
    const [read] = readOne({
      attributes: [{ key: '__proto__', value: { stringValue: 'x' } }],
    }).items;
    expect(Object.entries(read!.attributes)).toEqual([['__proto__', 'x']]);
  });

  test('depth of a value: in JSON that span, in protobuf the request', () => {
    let any: object = { stringValue: 'x' };
    for (let depth = 0; depth <= OTLP_LIMITS.valueDepth; depth++)
      any = { arrayValue: { values: [any] } };
    expect(readOne(attribute(any)).rejected).toBe(1);
    let inner: number[] = field(1, bytes('x'));
    for (let depth = 0; depth < 2_000; depth++) inner = field(5, field(1, inner));
    const deep = binary(field(9, keyValue('a', inner)));
    expect(() => readSpans(deep, 'protobuf')).toThrow(
      expect.objectContaining({ code: 'too_deep' }),
    );
  });

  test('spans of a request', () => {
    const spans = Array.from({ length: OTLP_LIMITS.itemsPerRequest + 2 }, () => ({
      traceId: TRACE,
      spanId: SPAN,
    }));
    const read = readSpans(json(requestOf(...spans)), 'json');
    expect([read.items.length, read.rejected]).toEqual([OTLP_LIMITS.itemsPerRequest, 2]);
  });

  test('length of a span', () => {
    const stringValue = 'x'.repeat(OTLP_LIMITS.itemLength);
    expect(readOne(attribute({ stringValue })).rejected).toBe(1);
  });

  test('many empty messages', () => {
    const empty = new Uint8Array(new Uint16Array(1_000_000).fill(10).buffer);
    expect(() => readSpans(empty, 'protobuf')).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    );
  });
});

describe('what is no request', () => {
  test.each(['', '[]', 'null', '{"a":1,"a":2}', '{"resourceSpans":[', '\ufeff{}'])(
    'JSON: %s',
    (text) => {
      expect(() => readSpans(bytes(text), 'json')).toThrow(OtlpError);
    },
  );

  test('any bytes are read, or refused as what they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (given) => {
        for (const read of [readSpans, readLogs]) {
          try {
            expect(read(given, 'protobuf').items).toBeInstanceOf(Array);
          } catch (error) {
            expect(error).toBeInstanceOf(OtlpError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a request that breaks off, at every byte', () => {
    const whole = binary([...field(9, keyValue('a', field(1, bytes('hello')))), ...fixed64(7, 5n)]);
    for (let end = 1; end < whole.length; end++) {
      expect(() => readSpans(whole.subarray(0, end), 'protobuf')).toThrow(
        expect.objectContaining({ code: 'malformed_protobuf' }),
      );
    }
    expect(readSpans(whole.subarray(0, 0), 'protobuf').items).toEqual([]);
  });
});

test('log records: those of a span that say something, the others are passed over', () => {
  const log = (more: object) => ({ traceId: TRACE, spanId: SPAN, timeUnixNano: '5', ...more });
  const logRecords = [
    log({ eventName: 'gen_ai.evaluation.result' }),
    log({
      attributes: [{ key: 'event.name', value: { stringValue: 'gen_ai.evaluation.result' } }],
    }),
    log({ body: { stringValue: 'a line' } }),
    { eventName: 'gen_ai.evaluation.result' },
    log({ eventName: 'gen_ai.evaluation.result', spanId: 'x' }),
  ];
  const read = readLogs(json({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }), 'json');
  expect([read.items.length, read.ignored, read.rejected]).toEqual([2, 2, 1]);
});
