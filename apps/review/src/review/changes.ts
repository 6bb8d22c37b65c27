import { ask, inLedger } from '../ask.js';

/** An entry that came after what was on the screen. */
export interface LaterEntry {
  type: string;
  time: string | null;
}

/** A decision as far as it was handed to this page. */
interface HandedDecision {
  ledger: string;
  decision: string;
  /** Entries of the decision that were handed to the page. */
  seenEntries: number;
}

/** Records that tell nothing of the work: that somebody read or exported it. */
const CUSTODY = ['access.recorded', 'export.recorded', 'export.completed'];

interface EntriesPage {
  entries: LaterEntry[];
  next: string | null;
}

/**
 * What was recorded behind what the page was handed. Without bodies, which leaves no entry.
 * @throws {Refused}
 */
export async function changesSince(handed: HandedDecision): Promise<LaterEntry[]> {
  const { ledger, decision, seenEntries } = handed;
  const found: LaterEntry[] = [];
  for (let from: string | null = String(seenEntries); from !== null;) {
    const query = new URLSearchParams({ from, limit: '100', bodies: 'false' });
    const path = `${inLedger(ledger, 'decisions', decision, 'entries')}?${query.toString()}`;
    const page: EntriesPage = (await (await ask(path)).json()) as EntriesPage;
    found.push(...page.entries.map(({ type, time }) => ({ type, time })));
    from = page.next;
  }
  return found.filter(({ type }) => !CUSTODY.includes(type));
}
