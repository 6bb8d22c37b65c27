import { describe, expect, test } from '@jest/globals';
import { placeInPath } from './cell-path.js';
import { cellHolding } from './placement.js';

const cell = (
  name: string,
  ledgers: string[] | undefined,
  answers = true,
  leaving: string[] = [],
) => ({
  name,
  ledgers: ledgers && new Set(ledgers),
  leaving: new Set(leaving),
  answers,
});

describe('where a ledger lives', () => {
  test.each([
    ['in the one that holds it', [cell('a', ['x']), cell('b', ['y'])], { cell: 'a' }],
    ['there also while others are silent', [cell('a', ['x']), cell('b', [], false)], { cell: 'a' }],
    [
      'there also while that one is silent',
      [cell('a', ['x'], false), cell('b', [])],
      { cell: 'a' },
    ],
    ['nowhere, where all say so', [cell('a', []), cell('b', ['y'])], 'nowhere'],
    [
      'not known, where one was never heard',
      [cell('a', []), cell('b', undefined, false)],
      { silent: ['b'] },
    ],
    [
      'not known, where one is silent now',
      [cell('a', []), cell('b', ['y'], false)],
      { silent: ['b'] },
    ],
    [
      'where it stands still, as long as no other has it',
      [cell('a', ['x'], true, ['x']), cell('b', [])],
      { cell: 'a' },
    ],
    [
      'where it was moved to, as soon as it is there',
      [cell('a', ['x'], true, ['x']), cell('b', ['x'])],
      { cell: 'b' },
    ],
    [
      'in none of two that both hold it',
      [cell('a', ['x']), cell('b', ['x'], false)],
      { within: ['a', 'b'] },
    ],
  ])('%s', (_what, cells, place) => {
    expect(cellHolding('x', cells)).toEqual(place);
  });
});

describe('what a path names', () => {
  test.each([
    ['/v1/ledgers/claims', { ledger: 'claims' }],
    ['/v1/ledgers/claims/decisions?limit=3', { ledger: 'claims' }],
    ['/v1/ledgers/claims?x=/y', { ledger: 'claims' }],
    ['/v1/ledgers/cl%61ims/checkpoint', { ledger: 'claims' }],
    ['/v1/ledgers/registry/checkpoint', { ledger: 'registry' }],
    [
      '/v1/ledgers/registry.b/checkpoint?x=1',
      { registryOf: 'b', url: '/v1/ledgers/registry/checkpoint?x=1' },
    ],
    ['/v1/ledgers/registry%2Eb', { registryOf: 'b', url: '/v1/ledgers/registry' }],
    ['/v1/ledgers/registry.B', { ledger: 'registry.B' }],
    ['/v1/ledgers', undefined],
    ['/v1/ledgers/', undefined],
    ['/v1/ledgers/%', undefined],
    ['/v1/session', undefined],
    ['/V1/ledgers/claims', undefined],
  ])('%s', (url, place) => {
    expect(placeInPath(url)).toEqual(place);
  });
});
