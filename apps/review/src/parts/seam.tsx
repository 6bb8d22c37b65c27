import { askJson, inLedger } from '../ask.js';
import { words } from '../words/index.js';
import { useLoaded } from './loaded.js';
import { Problem } from './problem.js';

/** `Ledger` of the API, as far as it is shown. */
interface Seams {
  predecessor?: { id: string };
  closed?: { successor: { id: string } };
}

/** Which ledger one continues, and by which it is continued; nothing where there is neither. */
export function Seam({ ledger }: { ledger: string }) {
  const { value, refused, again } = useLoaded(() => askJson<Seams>(inLedger(ledger)), [ledger]);
  const { queue: say } = words.value;
  const { predecessor, closed } = value ?? {};
  if (refused !== undefined) return <Problem refused={refused} again={again} />;
  return (
    <>
      {predecessor && <p>{say.continues(predecessor.id)}</p>}
      {closed && <p class="notice">{say.continuedIn(closed.successor.id)}</p>}
    </>
  );
}
