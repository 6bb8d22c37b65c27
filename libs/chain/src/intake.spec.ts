import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IntakeError, type Json, parseJson, utf8 } from './index.js';
import { numberFidelity } from './decimal.js';

function refusal(
  text: string | Uint8Array,
  limits = {},
): Pick<IntakeError, 'code' | 'offset' | 'pointer'> | 'accepted' {
  try {
    parseJson(typeof text === 'string' ? utf8(text) : text, limits);
    return 'accepted';
  } catch (error) {
    const { code, offset, pointer } = error as IntakeError;
    return pointer === undefined ? { code, offset } : { code, offset, pointer };
  }
}

describe('parseJson', () => {
  test('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!/\\u0000|\\ud[89a-f]/.test(text));
        expect(parseJson(utf8(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each<[string, string, object]>([
    [
      'a key twice',
      '{"a":1,"b":{"c":1,"c":1}}',
      { code: 'duplicate_key', offset: 18, pointer: '/b/c' },
    ],
    [
      'a key twice, once escaped',
      '{"a":1,"\\u0061":2}',
      { code: 'duplicate_key', offset: 7, pointer: '/a' },
    ],
    [
      '__proto__ twice',
      '{"__proto__":1,"__proto__":2}',
      { code: 'duplicate_key', offset: 15, pointer: '/__proto__' },
    ],
    ['half a pair', '["ä","\\ud83d"]', { code: 'lone_surrogate', offset: 6, pointer: '/1' }],
    [
      'a pair turned round',
      '["\\udc00\\ud800"]',
      { code: 'lone_surrogate', offset: 1, pointer: '/0' },
    ],
    [
      'half a pair in a key',
      '{"x":{"\\udead":1}}',
      { code: 'lone_surrogate', offset: 6, pointer: '/x' },
    ],
    ['U+0000', '{"a/b":["\\u0000"]}', { code: 'nul_character', offset: 8, pointer: '/a~1b/0' }],
    ['2^53 + 1', '{"n":9007199254740993}', { code: 'inexact_number', offset: 5, pointer: '/n' }],
    [
      'too many decimals',
      '0.1000000000000000055511151231257827',
      { code: 'inexact_number', offset: 0, pointer: '' },
    ],
    ['an underflow', '[1e-400]', { code: 'inexact_number', offset: 1, pointer: '/0' }],
    ['an overflow', '[-1e309]', { code: 'non_finite_number', offset: 1, pointer: '/0' }],
    [
      'an endless number',
      `[0.${'0'.repeat(1000)}]`,
      { code: 'inexact_number', offset: 1, pointer: '/0' },
    ],
    ['a byte order mark', '\ufeff{}', { code: 'byte_order_mark', offset: 0 }],
    ['a trailing comma', '[1,]', { code: 'syntax', offset: 3 }],
    ['a leading zero', '[01]', { code: 'syntax', offset: 1 }],
    ['a raw control character', '["a\tb"]', { code: 'syntax', offset: 3 }],
    ['an unknown escape', '["\\x"]', { code: 'syntax', offset: 2 }],
    ['nothing', '', { code: 'syntax', offset: 0 }],
    ['something after the value', '{} {}', { code: 'syntax', offset: 3 }],
  ])('refuses %s and says where', (_name, text, expected) => {
    expect(refusal(text)).toEqual(expected);
  });

  test('names the first byte that is not UTF-8', () => {
    expect(refusal(Uint8Array.of(0x22, 0xc3, 0xa4, 0xc3, 0x22))).toEqual({
      code: 'invalid_utf8',
      offset: 3,
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 0x80, max: 0xbf }),
        (text, stray) => {
          const before = utf8(text);
          const bytes = Uint8Array.from([...before, stray, ...before]);
          fc.pre(!text.startsWith('\ufeff'));
          expect(refusal(bytes)).toEqual({ code: 'invalid_utf8', offset: before.length });
        },
      ),
    );
  });

  test('bounds depth and length', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(refusal(nested(64))).toBe('accepted');
    expect(refusal(nested(65))).toMatchObject({ code: 'too_deep', offset: 64 });
    expect(refusal('[[1]]', { maxDepth: 1 })).toEqual({
      code: 'too_deep',
      offset: 1,
      pointer: '/0',
    });
    expect(refusal('[1,2]', { maxBytes: 4 })).toEqual({ code: 'too_large', offset: 4 });
    expect(refusal('['.repeat(1_000_000))).toMatchObject({ code: 'too_deep' });
    expect(refusal(`["${'a'.repeat(4_000_000)}","\\ud800"]`)).toMatchObject({
      code: 'lone_surrogate',
    });
  });

  test.each([
    '1.0',
    '100000000000000000000',
    '1E22',
    '0.000',
    '0e999999',
    '-1.50e-7',
    '5e-324',
    '1.7976931348623157e308',
  ])('accepts %s, of which a double keeps the value', (text) =>
    expect(parseJson(utf8(text))).toBe(Number(text)),
  );

  test('accepts pairs of surrogates in escapes, and other escapes', () => {
    expect(parseJson(utf8('["\\ud83d\\ude02\\u00e9\\/\\n"]'))).toEqual(['😂é/\n']);
  });

  test('makes 0 of -0, wherever it stands', () => {
    const value = parseJson(utf8('{"a":[-0,{"__proto__":-0.0}],"b":-0e5,"c":-0.5}')) as {
      [key: string]: Json;
    };
    expect(Object.is((value['a'] as number[])[0], 0)).toBe(true);
    expect(
      Object.is(Object.getOwnPropertyDescriptor((value['a'] as Json[])[1], '__proto__')?.value, 0),
    ).toBe(true);
    expect(Object.is(value['b'], 0)).toBe(true);
    expect(value['c']).toBe(-0.5);
  });

  test('the number rule: every double in its shortest form is exact, one more digit is not', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        expect(numberFidelity(String(double))).toBe('exact');
        const digits = double.toPrecision(17);
        expect(numberFidelity(digits)).toBe(
          Number(digits) === double && sameDecimal(digits, String(double)) ? 'exact' : 'inexact',
        );
      }),
    );
  });
});

/** An oracle that does it with whole numbers. */
function sameDecimal(a: string, b: string): boolean {
  const scaled = (text: string): bigint => {
    const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
    const [whole = '', fraction = ''] = mantissa.split('.');
    return BigInt(whole + fraction) * 10n ** BigInt(400 + Number(power) - fraction.length);
  };
  return scaled(a) === scaled(b);
}

describe('a text that would fill the memory', () => {
  test.each([
    ['six million empty objects', () => `[${'{},'.repeat(6_000_000)}{}]`],
    ['six million arrays in each other', () => '['.repeat(6_000_001) + ']'.repeat(6_000_001)],
    [
      'a million keys and one',
      () => `{${Array.from({ length: 1_000_001 }, (_, i) => `"k${i}":0`).join()}}`,
    ],
  ])('%s: counted and refused before a value is made of it', (_name, write) => {
    const bytes = utf8(write());
    expect(() => parseJson(bytes, { maxBytes: bytes.length })).toThrow(
      expect.objectContaining({ name: 'IntakeError', code: 'too_many' }),
    );
  });

  test('commas, braces and colons in strings do not count', () => {
    const text = `["${'{,:['.repeat(2_000_000)}","\\\\","a\\","]`;
    const bytes = utf8(text);
    expect(parseJson(bytes, { maxBytes: bytes.length })).toHaveLength(3);
  });

  test('many members in many objects are taken', () => {
    const bytes = utf8(`[${Array.from({ length: 300_000 }, (_, i) => `{"a":${i},"b":0}`).join()}]`);
    expect(bytes.length).toBeGreaterThan(1024 * 1024);
    expect(parseJson(bytes, { maxBytes: bytes.length })).toHaveLength(300_000);
  });
});
