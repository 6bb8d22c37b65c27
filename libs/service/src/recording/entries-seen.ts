import { StoreRefusal, type EntryReader } from '@docket/store';
import { ServiceError } from '../service-error.js';

/** Records that tell nothing of the work: that somebody read or exported it. */
const CUSTODY: ReadonlySet<string> = new Set([
  'access.recorded',
  'export.recorded',
  'export.completed',
]);

/** Entries that are read at a time, and how many of what came since a refusal names. */
const PAGE = 100;
const NAMED_MAX = 20;

/** How often it is tried again where only custody came in between. */
const ROUNDS_MAX = 8;

/** Up to where somebody saw a decision. */
export interface EntriesSeen {
  ledger: string;
  decisionId: string;
  /** Entries of the decision that they were handed. */
  count: number;
}

/**
 * Appends what rests on what was seen of a decision, unless more of the work was recorded since. `append` is given the
 * entries that the decision has to have under the ledger's lock: nothing comes in between.
 *
 * @throws {ServiceError} `decision_changed`, with what came since; `invalid_request` where more was seen than there is.
 */
export async function appendUnlessChanged<Receipt>(
  entries: EntryReader,
  seen: EntriesSeen,
  append: (entryCount: number) => Promise<Receipt>,
): Promise<Receipt> {
  for (let round = 1; ; round++) {
    const entryCount = await countUnchanged(entries, seen);
    try {
      return await append(entryCount);
    } catch (error) {
      const isMoved = error instanceof StoreRefusal && error.code === 'decision_moved';
      if (!isMoved || round === ROUNDS_MAX) throw error;
    }
  }
}

async function countUnchanged(entries: EntryReader, seen: EntriesSeen): Promise<number> {
  const { ledger, decisionId, count } = seen;
  const { state } = await entries.decisionSummary(ledger, decisionId);
  if (count > state.entryCount) {
    const detail = `The decision has ${state.entryCount} entries, of which nobody saw ${count}.`;
    throw new ServiceError('invalid_request', detail);
  }
  const news: string[] = [];
  let at = count;
  while (at < state.entryCount) {
    const page = await entries.decisionEntries(ledger, decisionId, at, PAGE);
    for (const [index, { type }] of page.entries())
      if (!CUSTODY.has(type)) news.push(`entry ${at + index} of the decision: ${type}`);
    if (page.length === 0) break;
    at += page.length;
  }
  if (news.length === 0) return at;
  const places = news.slice(0, NAMED_MAX).map((detail) => ({ code: 'recorded_since', detail }));
  throw new ServiceError(
    'decision_changed',
    `Entries of the decision that were seen: ${count}; recorded since: ${news.length}.`,
    { places },
  );
}
