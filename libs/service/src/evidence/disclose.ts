import type { FullDisclosure } from '@docket/chain';
import { discloseEntry, type StoredEntry } from '@docket/store';

/** The body of an entry with the secret of its salts; null where it is lost or no longer JSON. */
export function disclose(entry: StoredEntry): FullDisclosure | null {
  try {
    return discloseEntry(entry) ?? null;
  } catch (error) {
    // Damaged: verification names the entry.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
