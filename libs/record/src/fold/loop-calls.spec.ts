import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LoopCompares, callCount, countCalls, distanceOf } from './loop-calls.js';
import { repeatsMax, repeatsOf } from './loop-calls.js';
import { type SignedCall, loopSignature, resultSignature } from './signature.js';
import { STATE_LIMITS } from './state.js';

interface Seen extends SignedCall {
  count: number;
  first: number;
}

const isSame = (a: SignedCall, b: SignedCall) =>
  a.signature === b.signature && (a.result === b.result || !a.result || !b.result);

/** The same, with objects. */
class Model {
  calls: Seen[] = [];

  constructor(readonly compares: LoopCompares) {}

  count(added: readonly SignedCall[], decisionSeq: number): void {
    for (const call of added) {
      const key = this.keyOf(call);
      const before = this.calls.find((one) => this.keyOf(one) === key);
      this.calls = this.calls.filter((one) => one !== before);
      const first = before?.first ?? decisionSeq;
      this.calls.push({ ...this.comparable(call), count: (before?.count ?? 0) + 1, first });
    }
    this.calls = this.calls.slice(-STATE_LIMITS.loopCalls);
  }

  /** The most calls that may all have had one result, this call's among them. */
  repeats(call: SignedCall): number {
    const same = this.calls.filter((one) => isSame(one, this.comparable(call)));
    const unrecorded = same.find(({ result }) => result === undefined)?.count ?? 0;
    const recorded = same.filter(({ result }) => result !== undefined).map(({ count }) => count);
    return unrecorded + Math.max(0, ...recorded);
  }

  distance(call: SignedCall): number {
    const at = this.calls.findLastIndex((one) => isSame(one, this.comparable(call)));
    return at < 0 ? 0 : this.calls.length - at;
  }

  private comparable({ toolName, signature, result }: SignedCall): SignedCall {
    const isKept = this.compares === 'call_and_result' && result !== undefined;
    return { toolName, signature, ...(isKept ? { result } : {}) };
  }

  private keyOf(call: SignedCall): string {
    return `${call.signature} ${this.comparable(call).result}`;
  }
}

const signed = (n: number, answer: number | undefined): SignedCall => ({
  toolName: 'search',
  signature: loopSignature('search', { n }),
  ...(answer === undefined ? {} : { result: resultSignature({ answer }) }),
});
const results = fc.option(fc.nat({ max: 2 }), { nil: undefined });
const cardsOf = (max: number) =>
  fc.array(fc.array(fc.tuple(fc.nat({ max }), results), { maxLength: 8 }), {
    maxLength: 80,
    size: 'max',
  });

describe.each(['call', 'call_and_result'] as const)('comparing %s', (compares) => {
  // Few calls meet again often, many fall out of what is remembered.
  test.each([5, 200])('remembers what a list of objects would, of up to %i calls', (calls) => {
    fc.assert(
      fc.property(cardsOf(calls), (cards) => {
        let text = '';
        let forgotten = 0;
        const model = new Model(compares);
        for (const [decisionSeq, card] of cards.entries()) {
          const added = card.map(([n, answer]) => signed(n, answer));
          const counted = countCalls(text, added, { decisionSeq, compares });
          text = counted.calls;
          forgotten += counted.forgotten;
          model.count(added, decisionSeq);
        }
        expect(callCount(text)).toBe(model.calls.length);
        expect(text.length).toBeLessThanOrEqual(1 + STATE_LIMITS.loopCalls * 24);
        const counts = model.calls.map((call) => model.repeats(call));
        expect(repeatsMax(text)).toBe(Math.max(0, ...counts));
        for (const call of [...model.calls, signed(0, 0), signed(0, undefined)]) {
          expect(repeatsOf(text, call)?.count ?? 0).toBe(model.repeats(call));
          expect(distanceOf(text, call)).toBe(model.distance(call));
        }
        expect(repeatsOf(text, signed(-1, 1))).toBeUndefined();
        if (compares === 'call' && calls === 5) expect(forgotten).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test('the same letters across two calls are no call', () => {
    const added = ['abcdefghij', 'klmnopqrst'].map((signature) => ({ toolName: 'x', signature }));
    const { calls } = countCalls('', added, { decisionSeq: 0, compares });
    const start = compares === 'call' ? 0 : 1;
    for (let at = 1; at < 16; at++) {
      const signature = calls.slice(start + at, start + at + 10);
      expect(distanceOf(calls, { toolName: 'x', signature })).toBe(0);
    }
    expect(distanceOf(calls, { toolName: 'x', signature: 'abcdefghij' })).toBe(2);
  });

  test('counts stop at what they can hold', () => {
    const poll = signed(1, 1);
    let { calls } = countCalls('', [poll], { decisionSeq: 20_000_000, compares });
    for (let n = 0; n < 5_000; n++)
      calls = countCalls(calls, [poll], { decisionSeq: n, compares }).calls;
    expect(repeatsOf(calls, poll)).toMatchObject({ count: 4_095, first: 16_777_215 });
  });
});

/** Calls as they were written before results could be compared: such texts lie in databases. */
test('reads and continues what was stored when only calls were compared', () => {
  const stored = 'abcdefghijACAAABklmnopqrstABAAAH';
  const old = { toolName: 'x', signature: 'abcdefghij' };
  expect(repeatsOf(stored, old)).toEqual({ count: 2, first: 1 });
  const { calls } = countCalls(stored, [old], { decisionSeq: 9, compares: 'call' });
  expect(calls).toBe('klmnopqrstABAAAHabcdefghijADAAAB');
});

test('counts afresh, and says what it forgot, when the measure changes', () => {
  const both = [signed(1, 1), signed(2, 1)];
  const { calls } = countCalls('', both, { decisionSeq: 0, compares: 'call' });
  const changed = countCalls(calls, [both[0]!], { decisionSeq: 1, compares: 'call_and_result' });
  expect(changed.forgotten).toBe(2);
  expect(repeatsOf(changed.calls, both[0]!)).toEqual({ count: 1, first: 1, recorded: 1 });
  const back = countCalls(changed.calls, [both[0]!], { decisionSeq: 2, compares: 'call' });
  expect(back.forgotten).toBe(1);
  expect(repeatsOf(back.calls, both[0]!)).toEqual({ count: 1, first: 2 });
});

test('signatures tell tools, arguments and results apart', () => {
  expect(loopSignature('a', { x: 1, y: 2 })).toBe(loopSignature('a', { y: 2, x: 1 }));
  const all = [
    ['a', {}],
    ['b', {}],
    ['a', { x: 1 }],
    ['a', '{}'],
  ] as const;
  expect(new Set(all.map(([tool, args]) => loopSignature(tool, args))).size).toBe(all.length);
  expect(loopSignature('a', {})).toMatch(/^[A-Za-z0-9_-]{10}$/);
  expect(resultSignature({ x: 1, y: 2 })).toBe(resultSignature({ y: 2, x: 1 }));
  expect(new Set([null, '', 0, false, {}, []].map(resultSignature)).size).toBe(6);
  expect(resultSignature(null)).toMatch(/^[A-Za-z0-9_-]{8}$/);
});
