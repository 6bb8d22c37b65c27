import type { JsonObject, Leaf } from '@docket/chain';

/** One entry whose leaf and content have been checked. */
export interface CheckedEntry {
  seq: number;
  leaf: Leaf;
  /** Leaf hash as stored. */
  hash: Uint8Array;
  /** Absent when it is not disclosed in full, is not what the leaf commits to, or was not asked for. */
  body?: JsonObject;
  /** The file discloses only some decisions, and nothing of this entry. */
  isUndisclosed?: true;
  /** What of the body is disclosed, if not all of it is. */
  part?: JsonObject;
  /** The same, with JSON Pointers of the values that are withheld or erased: for whoever looks on. */
  left?: { body: JsonObject; hidden: readonly string[] };
}
