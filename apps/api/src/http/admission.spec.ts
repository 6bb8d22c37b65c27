import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Admission, ALWAYS_TAKEN, LOOK_MS, WAIT_MS_MAX } from './admission.js';

const MAX = 1_000;

/** A clock that a test sets. */
let now: number;
let busy: number;
const clock = { now: () => now, busy: () => busy };
const connection = (): { destroyed: boolean } => ({ destroyed: false });

beforeEach(() => {
  now = 0;
  busy = 0;
});

function endOf(admission: Admission, from = connection()): (isWritten: boolean) => void {
  const { end } = admission.take(from);
  if (end === undefined) throw new Error('refused');
  return end;
}

function refusal(
  admission: Admission,
  from = connection(),
): { retryAfterS: number; isEarly: boolean } {
  const admitted = admission.take(from);
  if (admitted.end !== undefined) throw new Error('taken');
  return admitted;
}

test('never more are in progress than may be, and one more as soon as one has ended', () => {
  const steps = fc.array(fc.boolean(), { maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), steps, (max, moves) => {
      const admission = new Admission(max, clock);
      const ends: ((isWritten: boolean) => void)[] = [];
      for (const isTake of moves) {
        if (!isTake) {
          ends.pop()?.(true);
          continue;
        }
        const isRoom = ends.length < max;
        const { end } = admission.take(connection());
        expect(end !== undefined).toBe(isRoom);
        if (end !== undefined) ends.push(end);
      }
    }),
  );
});

describe('how many are taken at once', () => {
  let admission: Admission;
  let inHand: ((isWritten: boolean) => void)[];
  beforeEach(() => {
    admission = new Admission(MAX, clock);
    inHand = [];
  });

  /** Always full; each look as many are written, the oldest first, and others come. */
  function serve(looks: number, writtenOfEach: number): void {
    for (let look = 0; look < looks; look += 1) {
      for (let n = 0; n < writtenOfEach; n += 1) inHand.shift()?.(true);
      now += LOOK_MS;
      for (;;) {
        const { end } = admission.take(connection());
        if (end === undefined) break;
        inHand.push(end);
      }
    }
  }

  test('is what the process writes within the time that one may wait, where it is what is waited for', () => {
    busy = 1;
    serve(40, 50);
    // 50 a look are 200 in a second. Taken on trial are never as many again.
    for (let look = 0; look < 40; look += 1) {
      serve(1, 50);
      expect(admission.atOnce).toBeGreaterThanOrEqual(200);
      expect(inHand.length).toBeLessThan(400);
    }
  });

  test('stays what it is where the database is waited for: what shares a commit is not slowed down by more', () => {
    busy = 0.3;
    serve(40, 50);
    expect(admission.atOnce).toBe(MAX);
  });

  test('stays what it is where all of it is soon written', () => {
    busy = 1;
    serve(40, MAX);
    expect(admission.atOnce).toBe(MAX);
  });

  test('is never less than fills a commit', () => {
    busy = 1;
    serve(200, 1);
    expect(admission.atOnce).toBeGreaterThanOrEqual(ALWAYS_TAKEN);
  });

  test('is what it was when the work has become light again', () => {
    busy = 1;
    serve(40, 50);
    busy = 0.2;
    serve(160, 200);
    expect(admission.atOnce).toBe(MAX);
  });

  test('says nothing of what was refused or given up: that did not wait to be written', () => {
    busy = 1;
    for (let look = 0; look < 20; look += 1) {
      const end = endOf(admission);
      now += WAIT_MS_MAX * 2;
      end(false);
    }
    expect(admission.atOnce).toBe(MAX);
  });
});

describe('when those that are turned away may come back', () => {
  test('is one to three seconds while nothing is known, in turn', () => {
    const admission = new Admission(1, clock);
    endOf(admission);
    const told = Array.from({ length: 6 }, () => refusal(admission).retryAfterS);
    expect(told).toEqual([1, 2, 3, 1, 2, 3]);
  });

  /** Full for so long, with so many written a second; then 100 others come. */
  function toldAt(perSecond: number): number[] {
    const admission = new Admission(1, clock);
    const waits = connection();
    let end = endOf(admission);
    for (let n = 0; n < perSecond * 10; n += 1) {
      refusal(admission, waits);
      now += 1000 / perSecond;
      end(true);
      end = endOf(admission, waits);
    }
    return Array.from({ length: 100 }, () => refusal(admission).retryAfterS);
  }

  test('is spread over the time in which those that are away can be written', () => {
    expect(Math.max(...toldAt(100))).toBe(3);
    const told = toldAt(10);
    expect(Math.max(...told)).toBeGreaterThanOrEqual(9);
    expect(Math.max(...told)).toBeLessThanOrEqual(12);
    // No second gets much more of them than another.
    const ofSecond = Array.from(
      { length: 9 },
      (_, s) => told.filter((one) => one === s + 1).length,
    );
    expect(Math.max(...ofSecond)).toBeLessThan(40);
  });

  test('is half a minute at most, also where nothing is written at all', () => {
    const admission = new Admission(1, clock);
    endOf(admission);
    refusal(admission);
    now += LOOK_MS;
    const told = Array.from({ length: 100 }, () => refusal(admission).retryAfterS);
    expect(Math.max(...told)).toBe(30);
  });

  test('counts nobody twice, and nobody who has gone or was taken', () => {
    const admission = new Admission(1, clock);
    const waits = connection();
    const gone = Array.from({ length: 1_000 }, connection);
    let end = endOf(admission);
    // Ten writes a second.
    for (let n = 0; n < 100; n += 1) {
      for (let again = 0; again < 50; again += 1) refusal(admission, waits);
      for (const one of gone.slice(n * 10, n * 10 + 10)) {
        refusal(admission, one);
        one.destroyed = true;
      }
      now += 100;
      end(true);
      end = endOf(admission, waits);
    }
    now += LOOK_MS;
    const told = Array.from({ length: 10 }, () => refusal(admission).retryAfterS);
    expect(Math.max(...told)).toBeLessThanOrEqual(4);
  });

  test('is kept in mind of each: who comes sooner is known', () => {
    const admission = new Admission(1, clock);
    const end = endOf(admission);
    const one = connection();
    const first = refusal(admission, one);
    expect(first).toEqual({ end: undefined, retryAfterS: 1, isEarly: false });
    now += 999;
    expect(refusal(admission, one).isEarly).toBe(true);
    now += 2_000;
    expect(refusal(admission, one).isEarly).toBe(false);
    // Once taken, it is nobody who was turned away.
    end(true);
    endOf(admission, one);
    expect(refusal(admission, one).isEarly).toBe(false);
  });
});
