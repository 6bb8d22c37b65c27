import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { attemptSignal } from './attempt-signal.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

describe('an attempt that nobody answers', () => {
  test('ends, however often garbage is collected', async () => {
    const collecting = setInterval(collect, 20);
    const attempts = Array.from({ length: 8 }, () =>
      attemptSignal(500, new AbortController().signal),
    );
    await Promise.all(attempts.map(({ signal }) => once(signal, 'abort')));
    clearInterval(collecting);
    for (const { signal, end } of attempts) {
      expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
      end();
    }
  });

  test('ends when it is stopped, with the reason of that, also where it was before', () => {
    const stopped = new AbortController();
    const begun = attemptSignal(600_000, stopped.signal);
    expect(begun.signal.aborted).toBe(false);
    stopped.abort(new Error('closing'));
    const late = attemptSignal(600_000, stopped.signal);
    for (const { signal, end } of [begun, late]) {
      expect(signal.reason).toMatchObject({ message: 'closing' });
      end();
    }
  });

  test('is not ended by either after its end', async () => {
    const stopped = new AbortController();
    const { signal, end } = attemptSignal(1, stopped.signal);
    end();
    stopped.abort();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(signal.aborted).toBe(false);
  });
});
