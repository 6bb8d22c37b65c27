import type { BodyDisclosure } from '@docket/chain';
import { discloseEntry, type StoredEntry } from '@docket/store';

/** What an entry's leaf commits to, as far as it is there; null where it is lost or no longer JSON. */
export function disclose(entry: StoredEntry): BodyDisclosure | null {
  try {
    return discloseEntry(entry) ?? null;
  } catch (error) {
    // Damaged: verification names the entry.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
