import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BytePattern, endOfAscii, endOfPlainText } from './scan-bytes.js';

/** As a part of other memory, at any place of it: nothing around it may be looked at. */
const parts = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(0x21, 0x23, 0x5b, 0x5d, 0x7f, 0x80, 0xff), fc.nat(255)), {
      maxLength: 40,
    }),
    fc.nat(8),
  )
  .map(([bytes, before]) => {
    const whole = Uint8Array.from([...Array<number>(before).fill(0x22), ...bytes, 0x22, 0xff]);
    return whole.subarray(before, before + bytes.length);
  });
const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const orEnd = (found: number, end: number): number => (found === -1 ? end : found);

describe('bytes looked at some at a time', () => {
  test('the end of plain text is the first quote, backslash or control character', () => {
    fc.assert(
      fc.property(parts, fc.nat(40), (bytes, start) => {
        const from = Math.min(start, bytes.length);
        const found = bytes.findIndex(
          (byte, at) => at >= from && (byte < 0x20 || byte === 0x22 || byte === 0x5c),
        );
        expect(endOfPlainText(viewOf(bytes), from)).toBe(orEnd(found, bytes.length));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(Array.from({ length: 256 }, (_, byte) => byte))('byte %i, wherever it is', (byte) => {
    const isEnd = byte < 0x20 || byte === 0x22 || byte === 0x5c;
    for (const place of [0, 3, 4, 7, 8, 9]) {
      const bytes = new Uint8Array(10).fill(0x61);
      bytes[place] = byte;
      expect(endOfPlainText(viewOf(bytes), 0)).toBe(isEnd ? place : 10);
      expect(endOfAscii(viewOf(bytes), 0, 10)).toBe(byte < 0x80 ? 10 : place);
    }
  });

  test('before the end of ASCII is ASCII, and it is the end or near to what is none', () => {
    fc.assert(
      fc.property(parts, fc.nat(40), fc.nat(40), (bytes, one, other) => {
        const [from, to] = [one, other].map((at) => Math.min(at, bytes.length)) as [number, number];
        if (from > to) return;
        const found = bytes.findIndex((byte, at) => at >= from && at < to && byte >= 0x80);
        const end = endOfAscii(viewOf(bytes), from, to);
        expect(end).toBeLessThanOrEqual(orEnd(found, to));
        expect(end).toBeGreaterThan(orEnd(found, to) - (found === -1 ? 1 : 16));
      }),
      { numRuns: 3_000 },
    );
  });

  test('a pattern is where its bytes are, and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 4, maxLength: 9 }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 }),
        (text, within) => {
          const pattern = new BytePattern(text);
          const view = viewOf(new TextEncoder().encode(within));
          for (let at = 0; at <= within.length; at++)
            expect(pattern.isAt(view, at)).toBe(within.startsWith(text, at));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
