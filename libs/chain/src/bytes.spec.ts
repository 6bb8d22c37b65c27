import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concatBytes, equalBytes, fromBase64, fromHex, toBase64, toHex } from './index.js';

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
