import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isTold, positions } from './positions.js';

/** How often is read again where nobody tells what changed. */
const UNTOLD_MS = 15_000;
/** Between two readings, however much is recorded. */
const REST_MS = 1_000;

/**
 * Reads when a view comes, and again when one of its ledgers has grown, as long as the view is looked at.
 *
 * @param read never throws; tells whether to read again soon, because what was answered is not all. @param ledgers those
 *   that it reads.
 */
export function useReadAgain(read: () => Promise<unknown>, ledgers: readonly string[]): void {
  useEffect(() => {
    let [isLeft, isBusy, isDue] = [false, false, false];
    const look = async (): Promise<void> => {
      if (isLeft || document.visibilityState !== 'visible') return;
      isDue = isBusy;
      if (isBusy) return;
      isBusy = true;
      // What is indexed meanwhile makes no ledger grow, so that nothing tells of it.
      if ((await read()) === true) isDue = true;
      setTimeout(() => {
        isBusy = false;
        if (isDue) void look();
      }, REST_MS);
    };
    let seen: string | undefined;
    const unsubscribe = effect(() => {
      const now = ledgers.map((ledger) => positions.value[ledger]).join(' ');
      if (now === seen) return;
      seen = now;
      void look();
    });
    const timer = setInterval(() => {
      if (!isTold()) void look();
    }, UNTOLD_MS);
    const onVisible = (): void => void look();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      isLeft = true;
      unsubscribe();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [ledgers.join(' ')]);
}
