import { describe, expect, test } from '@jest/globals';
import canonicalizeOracle from 'canonicalize';
import fc from 'fast-check';
import { json } from '../testing/json-values.js';
import { canonicalBytes, canonicalize, type Json, type JsonObject, parseJson } from './index.js';

describe('canonicalize', () => {
  test('agrees with an independent implementation', () => {
    fc.assert(
      fc.property(json(), (value) => expect(canonicalize(value)).toBe(canonicalizeOracle(value))),
    );
  });

  test('is a fixed point of parsing and writing', () => {
    fc.assert(
      fc.property(json(), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\u0000'));
        const bytes = canonicalBytes(value);
        expect(canonicalBytes(parseJson(bytes))).toEqual(bytes);
      }),
    );
  });

  test('does not depend on the order of members', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(entries, fc.integer(), (members, seed) => {
        const turn = members.length === 0 ? 0 : Math.abs(seed) % members.length;
        const turned = [...members.slice(turn), ...members.slice(0, turn)];
        expect(canonicalize(Object.fromEntries(turned))).toBe(
          canonicalize(Object.fromEntries(members)),
        );
      }),
    );
  });

  test('orders keys by UTF-16 code units, not by code points', () => {
    expect(canonicalize({ '\ufb33': 1, '\u{1f602}': 2, a: 3 })).toBe(
      '{"a":3,"\u{1f602}":2,"\ufb33":1}',
    );
  });

  test('keeps a member called __proto__', () => {
    const value = JSON.parse('{"z":1,"__proto__":{"a":2}}') as Json;
    expect(canonicalize(value)).toBe('{"__proto__":{"a":2},"z":1}');
  });

  test('survives more shapes than its cache holds', () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 3000; i++) {
        expect(canonicalize({ [`k${i}`]: 1, a: 2 })).toBe(`{"a":2,"k${i}":1}`);
        expect(canonicalize({ same: 1, [`k${i}`]: 2 })).toBe(`{"k${i}":2,"same":1}`);
      }
    }
  });

  class Instance {
    a = 1;
  }
  const deep = (depth: number): Json => {
    let value: Json = 1;
    for (let i = 0; i < depth; i++) value = [value];
    return value;
  };
  test.each<[string, unknown, string]>([
    ['NaN', Number.NaN, 'non_finite_number'],
    ['Infinity', [Infinity], 'non_finite_number'],
    ['a lone surrogate', { a: '\ud800' }, 'lone_surrogate'],
    ['a lone surrogate in a key', { '\udc00': 1 }, 'lone_surrogate'],
    ['undefined', { a: undefined }, 'not_json'],
    ['a hole in an array', [1, , 2], 'not_json'], // oxlint-disable-line no-sparse-arrays
    ['a bigint', [1n], 'not_json'],
    ['a date', [new Date(0)], 'not_json'],
    ['an instance of a class', new Instance(), 'not_json'],
    ['513 arrays in each other', deep(513), 'too_deep'],
  ])('refuses %s', (_name, value, code) => {
    expect(() => canonicalize(value as Json)).toThrow(
      expect.objectContaining({ name: 'CanonicalError', code }),
    );
  });

  test('accepts 512 arrays in each other and objects without a prototype', () => {
    expect(canonicalize(deep(512))).toHaveLength(1025);
    expect(canonicalize(Object.assign(Object.create(null), { b: 1 }) as JsonObject)).toBe(
      '{"b":1}',
    );
  });
});
