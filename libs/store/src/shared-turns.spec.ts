import { describe, expect, test } from '@jest/globals';
import { SharedTurns } from './shared-turns.js';

/** A value that is read in its time, and how often it was. */
function reading() {
  const state = { value: 0, reads: 0, fails: false };
  const shared = new SharedTurns<number>();
  const waiting: (() => void)[] = [];
  const get = () =>
    shared.take('one', async () => {
      state.reads += 1;
      const { value, fails } = state;
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (fails) throw new Error(`no ${value}`);
      return value;
    });
  const end = async (): Promise<void> => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { state, get, end };
}

describe('shared turns', () => {
  test('whoever asks while one is under way is answered by one that began afterwards, all of them by the same', async () => {
    const { state, get, end } = reading();
    const first = get();
    state.value = 1;
    const later = [get(), get(), get()];
    expect(state.reads).toBe(1);
    await end();
    expect(await first).toBe(0);
    expect(state.reads).toBe(2);
    // The second has begun: what comes now waits for a third.
    state.value = 2;
    const last = get();
    await end();
    expect(await Promise.all(later)).toEqual([1, 1, 1]);
    await end();
    expect([await last, state.reads]).toEqual([2, 3]);
  });

  test('one that fails is the failure of whom it was read for, and of nobody who came behind', async () => {
    const { state, get, end } = reading();
    state.fails = true;
    const first = get();
    const failure = expect(first).rejects.toThrow('no 0');
    state.fails = false;
    const later = get();
    await end();
    await failure;
    await end();
    expect(await later).toBe(0);
    const again = get();
    await end();
    expect([await again, state.reads]).toEqual([0, 3]);
  });
});
