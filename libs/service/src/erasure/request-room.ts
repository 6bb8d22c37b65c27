import { decodeLeaf } from '@docket/chain';
import { heldBy, type LedgerState, type RecordBodies } from '@docket/record';
import type { StoredEntry } from '@docket/store';
import { placesOf } from './places.js';

export type ErasedEntry = RecordBodies['erasure.requested']['values'][number];

/** What goes of entries, and what does not. Places, never values. */
export interface Going {
  /** What would go, as the record would name it. */
  values: ErasedEntry[];
  /** What was named, or stands below it, and cannot go: the rules work with it. */
  stays: { seq: number; pointer: string }[];
  /** Entries that a legal hold covers, and the entry that placed it. */
  held: { seq: number; hold: number }[];
}

/** What an erasure would do. Places, never values. */
export interface ErasurePreview extends Going {
  /** Decisions about the person of which something can go that one request cannot name any more. */
  left: number;
  /** Entries of the ledger that could not be searched: damaged ones. */
  notSearched: number;
  /** Of what is too old: until when something must have been recorded by the rule that keeps the shortest, RFC 3339. */
  until?: string;
  /** Of what is too old: by which time and which rules, as the record would say it. */
  byAge?: NonNullable<RecordBodies['erasure.requested']['by_age']>;
  /** Of what is too old: from where the next request goes on; absent: that is all of it now. */
  next?: number;
}

/** What one request can name: of a record's own limits, with what else stands in it. */
export class RequestRoom {
  #entries = 0;
  #values = 0;
  #bytes = 0;
  isFull = false;

  /**
   * Those of a decision's entries for which there is room: all, or none. One that has no room by itself gives its newest.
   * What does not get in makes it full.
   */
  take(entries: readonly ErasedEntry[]): ErasedEntry[] {
    const isFirst = this.#entries === 0;
    const taken: ErasedEntry[] = [];
    for (const entry of entries.toReversed()) {
      this.#entries += 1;
      this.#values += 5 + entry.pointers.length;
      this.#bytes += 290;
      for (const pointer of entry.pointers) this.#bytes += 3 + 2 * Buffer.byteLength(pointer);
      this.isFull ||= this.#entries > 1_000 || this.#values > 9_000 || this.#bytes > 200_000;
      if (this.isFull) return isFirst ? taken : [];
      taken.push(entry);
    }
    return taken;
  }
}

/** What can go of a decision as a whole, entry by entry, and what of it is held. */
export function goingOf(
  decision: string,
  stored: ReadonlyMap<number, StoredEntry>,
  { policy, legalHolds }: LedgerState,
): Going {
  const going: Going = { values: [], stays: [], held: [] };
  for (const [seq, entry] of stored) {
    const { goes, stays } = placesOf(entry, policy.body_commitment, [''], '/subject');
    if (goes.length === 0) continue;
    const { type, time, body: commitment } = decodeLeaf(entry.leaf);
    const hold = heldBy(legalHolds, { decision, time });
    if (hold !== undefined) {
      going.held.push({ seq, hold: hold.seq });
      continue;
    }
    going.values.push({ seq, decision, type, time, commitment, pointers: goes });
    going.stays.push(...stays.map((pointer) => ({ seq, pointer })));
  }
  return going;
}

export const withoutPseudonym = (values: readonly ErasedEntry[]): ErasedEntry[] =>
  values
    .map((one) => ({ ...one, pointers: one.pointers.filter((at) => at !== '/subject_ref') }))
    .filter(({ pointers }) => pointers.length > 0);
