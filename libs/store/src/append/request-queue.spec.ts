import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoreRefusal } from '../refusal.js';
import { RequestQueue, WRITER_LIMITS, type Request } from './request-queue.js';
import type { PreparedSubmission } from './submission.js';

interface Sent {
  actor: string;
  records: number;
}

/** As much of a request as the queue looks at. */
function request({ actor, records }: Sent, bytes = 100): Request {
  const submission = { author: { actor }, content: { bytes: new Uint8Array(bytes) } };
  const submissions = Array.from({ length: records }, () => submission as PreparedSubmission);
  return { submissions, resolve: () => undefined, reject: () => undefined };
}

const actorOf = ({ submissions: [first] }: Request): string | undefined => first?.author.actor;

describe('the queue of a ledger', () => {
  test("a single record shares the next batch, however many of another principal's wait", () => {
    const queue = new RequestQueue({ ...WRITER_LIMITS, batchRecordsMax: 100 });
    for (let n = 0; n < 40; n++) queue.push(request({ actor: 'importer', records: 100 }));
    queue.push(request({ actor: 'agent', records: 1 }));
    expect(queue.take().map(actorOf)).toEqual(['importer']);
    expect(queue.take().map(actorOf)).toContain('agent');
  });

  test('one principal has half of the room, and leaves the other half', () => {
    const queue = new RequestQueue({ ...WRITER_LIMITS, queueRecordsMax: 10 });
    for (let n = 0; n < 5; n++) queue.push(request({ actor: 'a', records: 1 }));
    const refused = expect.objectContaining({ code: 'overloaded' });
    expect(() => queue.push(request({ actor: 'a', records: 1 }))).toThrow(refused);
    for (let n = 0; n < 5; n++) queue.push(request({ actor: 'b', records: 1 }));
    expect(() => queue.push(request({ actor: 'c', records: 1 }))).toThrow(refused);
    expect(queue.records).toBe(10);
  });

  test('who is refused is told to wait as long as the first in the queue has waited', () => {
    const clock = jest.spyOn(performance, 'now');
    const queue = new RequestQueue({ ...WRITER_LIMITS, queueRecordsMax: 10 });
    const at = (seconds: number): void => void clock.mockReturnValue(1_000 * seconds);
    const toldTo = (actor: string): unknown => {
      try {
        return queue.push(request({ actor, records: 5 }));
      } catch (error) {
        return (error as StoreRefusal).retryAfterSeconds;
      }
    };
    at(100);
    expect(toldTo('a')).toBeUndefined();
    at(104);
    expect(toldTo('b')).toBeUndefined();
    expect(toldTo('a')).toBe(4);
    expect(toldTo('b')).toBe(1);
    expect(toldTo('c')).toBe(4);
    at(107.5);
    expect(toldTo('b')).toBe(4);
    expect(toldTo('c')).toBe(8);
    at(500);
    expect(toldTo('c')).toBe(30);
    queue.take();
    at(500.5);
    expect(toldTo('a')).toBeUndefined();
    clock.mockRestore();
  });

  test('half of the bytes as well; one request alone may be larger', () => {
    const queue = new RequestQueue({ ...WRITER_LIMITS, queueBytesMax: 1_000 });
    queue.push(request({ actor: 'a', records: 1 }, 800));
    const refused = expect.objectContaining({ code: 'overloaded' });
    expect(() => queue.push(request({ actor: 'a', records: 1 }, 10))).toThrow(refused);
    queue.push(request({ actor: 'b', records: 1 }, 200));
    expect(queue.bytes).toBe(1_000);
  });

  test('everything is taken once, within the limits, and each principal in its order', () => {
    const actor = fc.constantFrom('a', 'b', 'c');
    const sent = fc.array(fc.record({ actor, records: fc.integer({ min: 1, max: 12 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(sent, (all) => {
        const queue = new RequestQueue({ ...WRITER_LIMITS, batchRecordsMax: 10 });
        const pushed = all.map((one) => request(one));
        for (const one of pushed) queue.push(one);
        const taken: Request[] = [];
        while (!queue.isEmpty) {
          const batch = queue.take();
          const records = batch.reduce((sum, { submissions }) => sum + submissions.length, 0);
          expect(batch.length).toBeGreaterThan(0);
          if (batch.length > 1) expect(records).toBeLessThanOrEqual(10);
          taken.push(...batch);
        }
        for (const who of ['a', 'b', 'c']) {
          const own = (one: Request): boolean => actorOf(one) === who;
          expect(taken.filter(own)).toEqual(pushed.filter(own));
        }
        expect([taken.length, queue.records, queue.bytes]).toEqual([pushed.length, 0, 0]);
      }),
    );
  });
});
