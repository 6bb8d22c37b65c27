import { describe, expect, test } from '@jest/globals';
import { KeysInFlight } from './keys-in-flight.js';

const of = (ledger: string, principal = 'prn_1') => ({ ledger, principal, key: 'k' });
const unused = async (): Promise<boolean> => false;

describe('KeysInFlight', () => {
  test('a key at work is refused in its ledger, and free afterwards, whatever came of it', async () => {
    const keys = new KeysInFlight();
    let finish: (() => void) | undefined;
    const first = keys.hold(
      of('a'),
      unused,
      () => new Promise<void>((resolve) => (finish = resolve)),
    );
    const work = async (): Promise<string> => 'done';
    await expect(keys.hold(of('a'), unused, work)).rejects.toMatchObject({
      code: 'idempotency_in_flight',
    });
    await expect(keys.hold(of('b'), unused, work)).resolves.toBe('done');
    await expect(keys.hold(of('a', 'prn_2'), unused, work)).resolves.toBe('done');
    await expect(keys.hold({ ...of('a'), key: undefined }, unused, work)).resolves.toBe('done');
    finish?.();
    await first;
    await expect(keys.hold(of('a'), unused, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    await expect(keys.hold(of('a'), unused, work)).resolves.toBe('done');
  });

  test('repetitions of a finished key do not wait for each other', async () => {
    const keys = new KeysInFlight();
    let finish: (() => void) | undefined;
    const slow = keys.hold(
      of('a'),
      unused,
      () => new Promise<void>((resolve) => (finish = resolve)),
    );
    const isUsed = async (): Promise<boolean> => true;
    await expect(keys.hold(of('a'), isUsed, async () => 'again')).resolves.toBe('again');
    // The one that came later did not let go of what the first one holds.
    await expect(keys.hold(of('a'), unused, async () => 'early')).rejects.toMatchObject({
      code: 'idempotency_in_flight',
    });
    finish?.();
    await slow;
  });
});
