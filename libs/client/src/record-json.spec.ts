import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { BODY_LIMITS, parseJson } from '@docket/chain';
import { InvalidValue, RECORD_LIMITS, toRecordJson } from './record-json.js';

function refusal(value: unknown): InvalidValue {
  try {
    toRecordJson(value);
  } catch (error) {
    if (error instanceof InvalidValue) return error;
    throw error;
  }
  throw new Error('not refused');
}
const places = (value: unknown) => refusal(value).errors.map(({ pointer }) => pointer);
const throwing = (name: string) =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });
class Money {
  constructor(readonly value: string) {}
}
class Listing extends Array<number> {
  toJSON() {
    return 'a list';
  }
}
const cyclic: { a: { back?: unknown } } = { a: {} };
cyclic.a.back = cyclic;

/** Members that are undefined count as absent; `toEqual` looks them up in the prototype, where there is a `toString`. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutUndefined(member)]));
}

describe('toRecordJson', () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    key: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'toJSON', 'é', 'é')),
  });

  test('takes a value that the server reads back as the same, or refuses it', () => {
    const taken = { yes: 0, no: 0 };
    const check = (value: unknown) => {
      let copy: unknown;
      try {
        copy = toRecordJson(value);
      } catch (error) {
        if (!(error instanceof InvalidValue)) throw error;
        expect(error.errors.length).toBeGreaterThan(0);
        taken.no++;
        return;
      }
      taken.yes++;
      // What a server's strict reader makes of the bytes. Equal but for members that are undefined.
      const read = parseJson(new TextEncoder().encode(JSON.stringify(copy)));
      expect(read).toEqual(withoutUndefined(value));
      expect(read).toEqual(copy);
    };
    fc.assert(fc.property(anything, check), { numRuns: 2_000 });
    fc.assert(fc.property(fc.object({ maxDepth: 4 }), check), { numRuns: 500 });
    expect(Math.min(taken.yes, taken.no)).toBeGreaterThan(200);
  });

  test('takes all JSON that has a way through UTF-8 and storage', () => {
    const isOdd = (json: unknown) => /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(json));
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (json) => {
        const read: unknown = JSON.parse(JSON.stringify(json));
        fc.pre(!isOdd(read));
        expect(toRecordJson(read)).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });

  test('takes what has as many bytes as it may, and nothing of one more', () => {
    const deep = fc.nat(40).map((depth) => {
      let value: unknown = -Number.MIN_VALUE;
      for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { '\u0001': value };
      return value;
    });
    const json = fc.jsonValue({ noUnicodeString: false });
    fc.assert(
      fc.property(fc.oneof(json, deep, fc.string({ unit: 'grapheme' })), (value) => {
        const limits = { ...RECORD_LIMITS, depthMax: 50 };
        let copy: unknown;
        try {
          copy = toRecordJson(value, '', limits);
        } catch {
          fc.pre(false);
        }
        const bytes = Buffer.byteLength(JSON.stringify(copy));
        expect(toRecordJson(value, '', { ...limits, bytesMax: bytes })).toEqual(copy);
        expect(() => toRecordJson(value, '', { ...limits, bytesMax: bytes - 1 })).toThrow(
          InvalidValue,
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, unknown, string[]]>([
    ['an Error', { error: new Error('boom') }, ['/error']],
    ['a Map', { a: [new Map()] }, ['/a/0']],
    ['a Set', new Set([1]), ['']],
    ['a Date', { at: new Date(0) }, ['/at']],
    ['an instance of a class', { price: new Money('1') }, ['/price']],
    ['a boxed number', { n: Object(1) }, ['/n']],
    ['a boxed text', { s: Object('s') }, ['/s']],
    ['a regular expression', [/x/], ['/0']],
    ['a function', { f: () => 1 }, ['/f']],
    ['a symbol', { s: Symbol('s') }, ['/s']],
    ['a member named by a symbol', { a: { [Symbol('s')]: 1 } }, ['/a']],
    ['a hidden member', { a: Object.defineProperty({}, 'x', { value: 1 }) }, ['/a']],
    ['undefined itself', undefined, ['']],
    ['undefined in a list', [1, undefined], ['/1']],
    // eslint-disable-next-line no-sparse-arrays
    ['a hole', { list: [1, , 3] }, ['/list/1']],
    ['a list with a name on it', { m: 'abc'.match(/b/) }, ['/m']],
    ['a list with a toJSON', Listing.of(1), ['']],
    ['an object with a toJSON', { a: { toJSON: () => 1 } }, ['/a']],
    ['NaN and infinities', { a: NaN, b: [Infinity, -Infinity] }, ['/a', '/b/0', '/b/1']],
    ['-0', [-0], ['/0']],
    ['a BigInt', { rows: 12n }, ['/rows']],
    ['typed arrays and buffers', [new Uint8Array(1), new ArrayBuffer(1)], ['/0', '/1']],
    ['half a surrogate pair', { text: 'thanks \ud83d' }, ['/text']],
    ['half a surrogate pair in a name', { a: { '\ud83d': 1 } }, ['/a']],
    ['U+0000', { text: 'a\u0000b', '\u0000': 1 }, ['/text', '']],
    ['a cycle', cyclic, ['/a/back']],
    ['a getter that throws', { a: throwing('b') }, ['/a/b']],
    ['a proxy that throws', [new Proxy({}, { ownKeys: () => JSON.parse('') })], ['/0']],
    ['what an object inherits', Object.create({ a: 1 }), ['']],
    ['what an object inherits from nothing', Object.create(Object.create(null)), ['']],
    ['Math', { Math }, ['/Math']],
    ['a promise', { later: Promise.resolve(1) }, ['/later']],
    ['names that need escapes', { 'a/b': { '~': NaN } }, ['/a~1b/~0']],
  ])('refuses %s, with its place', (_name, value, pointers) => {
    expect(places(value)).toEqual(pointers);
  });

  test.each<[string, unknown]>([
    ['a member that is undefined, as absent', { a: 1, b: undefined }],
    ['a member called __proto__', JSON.parse('{"__proto__":{"a":1}}')],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['an object of another realm', runInNewContext('({ a: [1, { b: null }] })')],
    ['the same object twice', [{ a: 1 }, { a: 1 }]],
    ['names that are the same when normalised', { '\u00e9': 1, 'e\u0301': 2 }],
    ['a whole surrogate pair', '\ud83d\ude00'],
    ['the largest and the smallest double', [Number.MAX_VALUE, Number.MIN_VALUE, 2 ** 53 + 2]],
    ['a toJSON that is data', { toJSON: 'text' }],
  ])('takes %s', (_name, value) => {
    const copy = toRecordJson(value);
    expect(parseJson(new TextEncoder().encode(JSON.stringify(copy)))).toEqual(value);
  });

  test('is a copy: what is changed afterwards, or reads otherwise the second time, is not sent', () => {
    let reads = 0;
    const source = {
      list: [1],
      get count() {
        return ++reads;
      },
    };
    const copy = toRecordJson(source);
    source.list.push(2);
    expect(copy).toEqual({ list: [1], count: 1 });
    expect(reads).toBe(1);
  });

  test('its limits are those of the format', () => {
    expect(RECORD_LIMITS).toEqual(BODY_LIMITS);
  });

  test('refuses what is too deep, too many or too long, without walking over all of it', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(toRecordJson(nested(32))).toEqual(nested(32));
    expect(places(nested(33))).toEqual([`${'/0'.repeat(32)}`]);
    const many = (n: number) => Array.from({ length: 2 }, () => Array(n / 2).fill(0));
    expect(toRecordJson(many(10_000))).toEqual(many(10_000));
    expect(places(many(10_002))).toEqual(['/1/4999']);
    expect(places(Array(4_000_000_000))).toEqual(['']);
    // Each level twice the one below: 2^31 values in 32 objects.
    let doubled: unknown = 1;
    for (let level = 0; level < 31; level++) doubled = [doubled, doubled];
    expect(refusal(doubled).errors[0]?.detail).toMatch(/too many/);
    expect(toRecordJson('x'.repeat(262_142))).toHaveLength(262_142);
    expect(places({ a: 'x'.repeat(262_144) })).toEqual(['/a']);
    expect(places({ a: ['ü'.repeat(140_000)] })).toEqual(['']);
    const long = 'x'.repeat(200_000);
    expect(places(Array(5_000).fill(long))).toEqual(['/1']);
  });

  test('names at most fifty places, and says what to give instead', () => {
    const error = refusal(Array(100).fill(NaN));
    expect(error.errors).toHaveLength(50);
    expect(error).toMatchObject({ code: 'invalid_value', pointer: '/0', next: expect.any(String) });
    expect(refusal({ at: new Date(0) }).message).toBe(
      'Nothing was sent, a value cannot be recorded as it is: /at is a Date: give date.toISOString().',
    );
  });
});
