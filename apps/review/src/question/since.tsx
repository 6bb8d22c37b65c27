import { useSignal } from '@preact/signals';
import { useReadAgain } from '../live/read-again.js';
import { changesSince } from '../review/changes.js';
import { words } from '../words/index.js';
import type { SeenDecision } from './seen.js';

interface SinceProps {
  ledger: string;
  decision: string;
  seen: SeenDecision;
  /** Reads the decision again, which is recorded. */
  again: () => void;
}

/**
 * Says that something was recorded since the page read the decision. It is not read again by itself: that somebody read
 * it is recorded, and what is on the screen is what an answer says was seen.
 */
export function Since({ ledger, decision, seen, again }: SinceProps) {
  const { question: say } = words.value;
  const isChanged = useSignal(false);
  useReadAgain(async () => {
    if (isChanged.value) return;
    const handed = { ledger, decision, seenEntries: seen.entryCount };
    // Where nothing is answered nothing is said: the ledger refuses an answer to what is stale in any case.
    const changes = await changesSince(handed).catch(() => []);
    isChanged.value = changes.length > 0;
  }, [ledger]);
  return (
    <div role="status">
      {isChanged.value && (
        <p class="notice row">
          <span>△ {say.since}</span>
          <button type="button" onClick={again}>
            {say.readAgain}
          </button>
        </p>
      )}
    </div>
  );
}
