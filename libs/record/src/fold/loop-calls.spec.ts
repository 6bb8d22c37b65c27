import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callCount, countCalls, distanceOf, repeatsMax, repeatsOf } from './loop-calls.js';
import { loopSignature } from './signature.js';
import { STATE_LIMITS } from './state.js';

interface Seen {
  signature: string;
  count: number;
  first: number;
}

/** The same, with objects. */
function remember(
  known: readonly Seen[],
  signatures: readonly string[],
  decisionSeq: number,
): Seen[] {
  let calls = [...known];
  for (const signature of signatures) {
    const before = calls.find((call) => call.signature === signature);
    calls = calls.filter((call) => call !== before);
    calls.push({ signature, count: (before?.count ?? 0) + 1, first: before?.first ?? decisionSeq });
  }
  return calls.slice(-STATE_LIMITS.loopCalls);
}

test('remembers what a list of objects would, newest last, and forgets the least recent', () => {
  const tool = fc.nat({ max: 200 }).map((n) => loopSignature('search', { n }));
  const cards = fc.array(fc.array(tool, { maxLength: 8 }), { maxLength: 80, size: 'max' });
  fc.assert(
    fc.property(cards, (signed) => {
      let calls = '';
      let expected: Seen[] = [];
      for (const [seq, signatures] of signed.entries()) {
        calls = countCalls(calls, signatures, seq).calls;
        expected = remember(expected, signatures, seq);
      }
      expect(callCount(calls)).toBe(expected.length);
      expect(repeatsMax(calls)).toBe(Math.max(0, ...expected.map(({ count }) => count)));
      for (const [i, { signature, count, first }] of expected.entries()) {
        expect(repeatsOf(calls, signature)).toEqual({ count, first });
        expect(distanceOf(calls, signature)).toBe(expected.length - i);
      }
      expect(repeatsOf(calls, loopSignature('other', {}))).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test('the same letters across two calls are no call', () => {
  const { calls } = countCalls('', ['abcdefghij', 'klmnopqrst'], 0);
  for (let at = 1; at < 16; at++) expect(distanceOf(calls, calls.slice(at, at + 10))).toBe(0);
  expect(distanceOf(calls, 'abcdefghij')).toBe(2);
});

test('counts stop at what they can hold', () => {
  const signature = loopSignature('poll', {});
  let { calls } = countCalls('', [signature], 20_000_000);
  for (let n = 0; n < 5_000; n++) calls = countCalls(calls, [signature], n).calls;
  expect(repeatsOf(calls, signature)).toEqual({ count: 4_095, first: 16_777_215 });
});

test('signatures tell tools and arguments apart', () => {
  expect(loopSignature('a', { x: 1, y: 2 })).toBe(loopSignature('a', { y: 2, x: 1 }));
  const all = [
    ['a', {}],
    ['b', {}],
    ['a', { x: 1 }],
    ['a', '{}'],
  ] as const;
  expect(new Set(all.map(([tool, args]) => loopSignature(tool, args))).size).toBe(all.length);
  expect(loopSignature('a', {})).toMatch(/^[A-Za-z0-9_-]{10}$/);
});
