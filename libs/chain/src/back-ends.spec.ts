import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import * as nativeHash from './hash/native.js';
import * as nativeKeys from './ed25519/native.js';
import * as nativeText from './utf8/native.js';
import * as pureHash from './hash/pure.js';
import * as pureKeys from './ed25519/pure.js';
import * as pureText from './utf8/pure.js';
import { fromHex, toHex, utf8 } from './bytes.js';
import { sha256 as chosen } from './index.js';

const bytes = fc.uint8Array({ maxLength: 300 });
const hashes = { native: nativeHash, pure: pureHash };
const keys = { native: nativeKeys, pure: pureKeys };

describe.each(Object.entries(hashes))(
  '%s hash back end',
  (_name, { sha256, sha256Text, shake256 }) => {
    test('SHA-256: FIPS 180-4 example "abc"', () => {
      expect(toHex(sha256(utf8('abc')))).toBe(
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      );
    });

    test('SHA-256 of a text is that of its UTF-8, and a plain Uint8Array', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (text) => {
          const digest = sha256Text(text);
          expect(toHex(digest)).toBe(toHex(sha256(utf8(text))));
          expect(Object.getPrototypeOf(digest)).toBe(Uint8Array.prototype);
        }),
      );
    });

    test('SHAKE256: FIPS 202 example, no message, first 32 bytes', () => {
      expect(toHex(shake256(new Uint8Array(), 32))).toBe(
        '46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f',
      );
    });

    test('returns plain Uint8Arrays', () => {
      for (const result of [sha256(new Uint8Array()), shake256(new Uint8Array(), 16)]) {
        expect(Object.getPrototypeOf(result)).toBe(Uint8Array.prototype);
      }
    });
  },
);

describe.each(Object.entries(keys))(
  '%s Ed25519 back end',
  (_name, { publicKeyOf, signerOf, verifierOf }) => {
    const seed = fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
    const publicKey = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
    const signature =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';

    test('RFC 8032 section 7.1 test 2', () => {
      expect(toHex(publicKeyOf(seed))).toBe(publicKey);
      expect(toHex(signerOf(seed)(Uint8Array.of(0x72)))).toBe(signature);
      const verify = verifierOf(fromHex(publicKey));
      expect(verify(Uint8Array.of(0x72), fromHex(signature))).toBe(true);
      expect(verify(Uint8Array.of(0x73), fromHex(signature))).toBe(false);
      expect(verify(Uint8Array.of(0x72), fromHex(signature).subarray(0, 63))).toBe(false);
    });

    test('a scalar that is not reduced is refused (RFC 8032 section 5.1.7)', () => {
      const malleable = fromHex(signature);
      malleable[63] = 0xff;
      expect(verifierOf(fromHex(publicKey))(Uint8Array.of(0x72), malleable)).toBe(false);
    });
  },
);

describe('the back ends agree', () => {
  const cases = JSON.parse(
    readFileSync(new URL('../../../docs/format/vectors/ed25519.json', import.meta.url), 'utf8'),
  ) as {
    name: string;
    public_key: string;
    message: string;
    signature: string;
    verifies: boolean;
  }[];
  test.each(cases.map((one) => [one.name, one] as const))('on a signature: %s', (_name, one) => {
    const { public_key: key, message, signature, verifies } = one;
    for (const { verifierOf } of Object.values(keys))
      expect(verifierOf(fromHex(key))(fromHex(message), fromHex(signature))).toBe(verifies);
  });

  test('on every hash', () => {
    expect(chosen).toBe(nativeHash.sha256);
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 400 }), (input, length) => {
        expect(toHex(nativeHash.sha256(input))).toBe(toHex(pureHash.sha256(input)));
        expect(toHex(nativeHash.shake256(input, length))).toBe(
          toHex(pureHash.shake256(input, length)),
        );
      }),
    );
  });

  test('on what is written into a hash buffer, growth included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 40 }),
        (texts) => {
          const digests = Object.values(hashes).map(({ HashBuffer }) => {
            const buffer = new HashBuffer(16);
            let end = 0;
            for (const text of texts) {
              buffer.reserve(end, 3 * text.length);
              end = buffer.putText(text, end);
            }
            const written = utf8(texts.join(''));
            expect(buffer.begins(written, end)).toBe(true);
            expect(buffer.begins(written.subarray(1), end)).toBe(end === 0);
            const other = written.slice();
            other[other.length - 1]! ^= 1;
            expect(buffer.begins(other, end)).toBe(end === 0);
            const target = new Uint8Array(70);
            buffer.putDigest(end, target, 3);
            buffer.putDigest(end, target, 3);
            return new TextDecoder().decode(target.subarray(3, 67));
          });
          expect(digests).toEqual(Array(2).fill(toHex(chosen(utf8(texts.join(''))))));
        },
      ),
    );
  });

  test('on what is UTF-8', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          fc.string({ unit: 'binary' }).map((text) => utf8(text)),
        ),
        (input) => {
          expect(nativeText.decodeUtf8(input)).toBe(pureText.decodeUtf8(input));
        },
      ),
    );
    // A byte order mark is a character like any other here; intake refuses it.
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61);
    expect(nativeText.decodeUtf8(marked)).toBe('\ufeffa');
    expect(pureText.decodeUtf8(marked)).toBe('\ufeffa');
  });

  test('on the digits of bytes, also of many and of a part of a buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 300 }), (input) => {
        const part = input.subarray(1, -1);
        expect(nativeText.encodeHex(part)).toBe(pureText.encodeHex(part));
        expect(fromHex(pureText.encodeHex(part))).toEqual(new Uint8Array(part));
      }),
    );
    const many = new Uint8Array(10_000).fill(0xa5);
    expect(pureText.encodeHex(many)).toBe('a5'.repeat(10_000));
    expect(nativeText.encodeHex(many)).toBe('a5'.repeat(10_000));
  });

  test('on every signature', () => {
    const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(seed, bytes, fc.nat(511), (secret, message, bit) => {
        const publicKey = nativeKeys.publicKeyOf(secret);
        const signature = nativeKeys.signerOf(secret)(message);
        expect(toHex(pureKeys.publicKeyOf(secret))).toBe(toHex(publicKey));
        expect(toHex(pureKeys.signerOf(secret)(message))).toBe(toHex(signature));
        const flipped = signature.slice();
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        for (const { verifierOf } of Object.values(keys)) {
          expect(verifierOf(publicKey)(message, signature)).toBe(true);
          expect(verifierOf(publicKey)(message, flipped)).toBe(false);
        }
      }),
      { numRuns: 25 },
    );
  });
});
