import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalizeOracle from 'canonicalize';
import { canonicalBytes, canonicalize, type Json, toHex } from '@docket/chain';
import { filesBelow, publicVectors } from './vectors.js';

const folder = publicVectors('jcs');

(folder === undefined ? describe.skip : describe)('RFC 8785 vectors', () => {
  const read = (...path: string[]) => readFileSync(join(folder!, ...path), 'utf8');
  const names = folder === undefined ? [] : filesBelow(join(folder, 'input'));

  test('there are six', () => expect(names).toHaveLength(6));

  test.each(names)('%s', (name) => {
    const value = JSON.parse(read('input', name)) as Json;
    expect(canonicalize(value)).toBe(read('output', name));
    const hex = read('outhex', name.replace('.json', '.txt')).replace(/\s/g, '');
    expect(toHex(canonicalBytes(value))).toBe(hex);
    // The library that is the oracle of the property tests is held to the same vectors.
    expect(canonicalizeOracle(value)).toBe(read('output', name));
  });
});
