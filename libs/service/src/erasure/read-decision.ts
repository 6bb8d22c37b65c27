import type { EntryReader, StoredEntry } from '@docket/store';
import { ServiceError } from '../service-error.js';

/** Entries of a decision, by position in the ledger. @throws {ServiceError} `not_possible` where there are too many. */
export async function readDecision(
  entries: EntryReader,
  ledger: string,
  decisionId: string,
): Promise<Map<number, StoredEntry>> {
  const found = new Map<number, StoredEntry>();
  for (;;) {
    const page = await entries.decisionEntries(ledger, decisionId, found.size);
    for (const entry of page) found.set(entry.seq, entry);
    if (page.length === 0) return found;
    if (found.size > ENTRIES_MAX)
      throw new ServiceError(
        'not_possible',
        `A decision has ${ENTRIES_MAX} entries at most here, and ${decisionId} has more.`,
      );
  }
}

const ENTRIES_MAX = 50_000;
