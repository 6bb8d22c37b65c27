import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeBase64Url as pureBase64Url } from './utf8/pure.js';
import {
  concatBytes,
  equalBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  toBase64,
  toBase64Url,
  toHex,
} from './index.js';

const bytes = fc.uint8Array({ maxLength: 100 });

describe('bytes', () => {
  test('hexadecimal and base64 agree with Buffer, and come back', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        expect(toHex(input)).toBe(Buffer.from(input).toString('hex'));
        expect(toBase64(input)).toBe(Buffer.from(input).toString('base64'));
        expect(fromHex(toHex(input))).toEqual(input);
        expect(fromBase64(toBase64(input))).toEqual(input);
      }),
    );
  });

  test.each([0, 1, 4_095, 4_096, 4_097, 8_192, 300_001])('hexadecimal of %i bytes', (length) => {
    const input = Uint8Array.from({ length }, (_, i) => i * 7 + (i >> 8));
    expect(toHex(input)).toBe(Buffer.from(input).toString('hex'));
  });

  test.each(['0', '0G', 'AB', ' 00', '0x00', '00\n'])('%p is not hexadecimal', (text) => {
    expect(() => fromHex(text)).toThrow(RangeError);
  });

  test.each(['A', 'AA', 'AA=', 'AB==', 'AA==\n', 'A A=', 'AA-_', '====', 'AAA=AAA='])(
    '%p is not the one base64 of anything',
    (text) => expect(fromBase64(text)).toBeUndefined(),
  );

  /** By way of base64: what fromBase64Url was before it had a loop of its own. */
  function byBase64(text: string): Uint8Array | undefined {
    if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
    const padded = text + '='.repeat((4 - (text.length % 4)) % 4);
    return fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
  }

  test('base64url agrees with Buffer, and comes back', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        const text = Buffer.from(input).toString('base64url');
        expect(toBase64Url(input)).toBe(text);
        expect(pureBase64Url(input)).toBe(text);
        expect(fromBase64Url(text)).toEqual(input);
      }),
    );
  });

  test('base64url takes of any text what base64 takes of it', () => {
    const near = fc.string({
      unit: fc.constantFrom(...'AQgwZaz059-_+/=. \n\u0100\u0141\ud83d'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.string(), fc.base64String()), (text) => {
        expect(fromBase64Url(text)).toEqual(byBase64(text));
      }),
      { numRuns: 5_000 },
    );
  });

  test('joining and comparing', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const joined = concatBytes([a, b]);
        expect(toHex(joined)).toBe(toHex(a) + toHex(b));
        expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b));
        expect(equalBytes(joined, joined.slice())).toBe(true);
      }),
    );
  });
});
