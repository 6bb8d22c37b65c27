import { describe, expect, test } from '@jest/globals';
import type { DecisionState } from '@docket/record';
import { DecisionCache } from './decision-cursor.js';
import { DecisionMemory } from './decision-memory.js';

const cursor = (decisionId: string) => ({ decisionId, state: {} as DecisionState, lastHash: '' });

/** What one cursor is counted as. */
function bytesOfOne(): number {
  const memory = new DecisionMemory();
  new DecisionCache(1, memory).keep(cursor('a'));
  return memory.bytes;
}

describe('the memory that the ledgers of a process share', () => {
  test('has its bound, however many ledgers there are: the one used longest ago gives up first', () => {
    const memory = new DecisionMemory(10 * bytesOfOne());
    const caches = Array.from({ length: 1_000 }, () => new DecisionCache(4, memory));
    for (const [n, cache] of caches.entries()) {
      for (let i = 0; i < 8; i += 1) cache.keep(cursor(`${n}-${i}`));
      expect(memory.bytes).toBeLessThanOrEqual(10 * bytesOfOne());
    }
    const full = caches.filter(({ bytes }) => bytes > 0);
    expect(full).toEqual(caches.slice(-2));
    for (const { bytes } of full) expect(bytes).toBe(4 * bytesOfOne());
  });

  test('leaves what it is used for where that alone is more', () => {
    const memory = new DecisionMemory(bytesOfOne());
    const [one, other] = [new DecisionCache(4, memory), new DecisionCache(4, memory)];
    for (const id of ['a', 'b', 'c']) one.keep(cursor(id));
    expect(one.bytes).toBe(3 * bytesOfOne());
    other.keep(cursor('d'));
    expect([one.bytes, other.bytes]).toEqual([0, bytesOfOne()]);
    expect(memory.bytes).toBe(bytesOfOne());
    other.clear();
    expect(memory.bytes).toBe(0);
  });
});
