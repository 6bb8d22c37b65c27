import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 as nativeSha256 } from './native.js';
import { sha256 as pureSha256 } from './pure.js';
import { sha256 } from '../index.js';

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('sha256', () => {
  const backEnds = { native: nativeSha256, pure: pureSha256, chosen: sha256 };

  test.each(Object.entries(backEnds))('%s: FIPS 180-4 example "abc"', (_name, hash) => {
    expect(toHex(hash(new TextEncoder().encode('abc')))).toBe(ABC);
  });

  test.each(Object.entries(backEnds))('%s: returns a plain Uint8Array', (_name, hash) => {
    expect(Object.getPrototypeOf(hash(new Uint8Array()))).toBe(Uint8Array.prototype);
  });

  test('both back ends agree on any input', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toHex(nativeSha256(bytes))).toBe(toHex(pureSha256(bytes)));
      }),
    );
  });
});
