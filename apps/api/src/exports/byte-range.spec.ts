import { expect, test } from '@jest/globals';
import { isIfRangeMet, isNamedByIfNoneMatch, readByteRange } from './byte-range.js';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,4-5', undefined],
  ['lines=0-1', undefined],
  ['bytes=5-4', undefined],
  ['bytes=0-', { from: 0, to: 10 }],
  ['bytes=0-0', { from: 0, to: 1 }],
  ['bytes=3-99', { from: 3, to: 10 }],
  ['bytes=9-9', { from: 9, to: 10 }],
  ['bytes=-3', { from: 7, to: 10 }],
  ['bytes=-99', { from: 0, to: 10 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
] as const)('readByteRange(%j) of ten bytes', (header, expected) => {
  expect(readByteRange(header, 10)).toEqual(expected);
});

test.each([
  [undefined, true],
  ['"abc"', true],
  ['W/"abc"', false],
  ['"nope"', false],
  ['abc', false],
  ['Sat, 29 Oct 1994 19:43:31 GMT', false],
  ['', false],
] as const)('isIfRangeMet(%j) of a file with the tag "abc"', (header, expected) => {
  expect(isIfRangeMet(header, '"abc"')).toBe(expected);
});

test.each([
  [undefined, false],
  ['', false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['"b",W/"a" , "c"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  ['"a', false],
  ['"b, "a""', false],
])('isNamedByIfNoneMatch(%j) of "a" is %s', (header, expected) => {
  expect(isNamedByIfNoneMatch(header, '"a"')).toBe(expected);
});
