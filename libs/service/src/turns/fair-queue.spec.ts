import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue } from './fair-queue.js';

interface Item {
  ledger: string;
  principal: string;
  n: number;
}

function filled(items: readonly Item[]): FairQueue<Item> {
  const queue = new FairQueue<Item>();
  for (const item of items) queue.push(item, item);
  return queue;
}

function drain(queue: FairQueue<Item>): Item[] {
  const taken: Item[] = [];
  for (let item = queue.take(); item !== undefined; item = queue.take()) taken.push(item);
  return taken;
}

const name = (letter: string) => fc.integer({ min: 0, max: 3 }).map((n) => `${letter}${n}`);
const someItems = fc
  .array(fc.record({ ledger: name('l'), principal: name('p') }), { maxLength: 60 })
  .map((shares) => shares.map((share, n) => ({ ...share, n })));

describe('what waits in turns', () => {
  test('one item of B is taken second, however many of A wait before it', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ ledger: 'a', principal: 'p', n }));
    const order = drain(filled([...many, { ledger: 'b', principal: 'p', n: 100 }]));
    expect(order[1]?.ledger).toBe('b');
    expect(order).toHaveLength(101);
  });

  test('within a ledger the turns go round between principals', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ ledger: 'a', principal: 'p', n }));
    const order = drain(filled([...many, { ledger: 'a', principal: 'q', n: 100 }]));
    expect(order[1]?.principal).toBe('q');
  });

  test('everything is taken once, each principal in its order, and nobody has two turns before a neighbour has one', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const order = drain(filled(items));
        expect(order.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(items.map(({ n }) => n));
        for (const [at, item] of order.entries()) {
          const later = order.slice(at + 1);
          const isOwn = (other: Item): boolean =>
            other.ledger === item.ledger && other.principal === item.principal;
          expect(later.filter((other) => isOwn(other) && other.n < item.n)).toEqual([]);
          // All waited from the beginning: until the ledger's next turn each other one that waits has one.
          const next = later.findIndex(({ ledger }) => ledger === item.ledger);
          if (next === -1) continue;
          const between = later.slice(0, next).map(({ ledger }) => ledger);
          const waiting = new Set(later.slice(next).map(({ ledger }) => ledger));
          for (const ledger of waiting)
            if (ledger !== item.ledger) expect(between).toContain(ledger);
        }
      }),
    );
  });

  test('a ledger that may have none now is passed over and keeps its place', () => {
    const queue = filled([
      { ledger: 'a', principal: 'p', n: 0 },
      { ledger: 'b', principal: 'p', n: 1 },
    ]);
    expect(queue.take((ledger) => ledger !== 'a')?.n).toBe(1);
    expect(queue.take((ledger) => ledger !== 'a')).toBeUndefined();
    expect(queue.take()?.n).toBe(0);
  });

  test('what is given up is not taken, and the others are', () => {
    const items = [0, 1, 2].map((n) => ({ ledger: 'a', principal: 'p', n }));
    const queue = filled(items);
    expect(queue.remove(items[1]!, items[1]!)).toBe(true);
    expect(queue.remove(items[1]!, items[1]!)).toBe(false);
    expect(queue.takeAll().map(({ n }) => n)).toEqual([0, 2]);
    expect(queue.take()).toBeUndefined();
  });
});
