import { decodeLeaf, LeafError } from '@docket/chain';
import type { Leaf, LeafDecision } from '@docket/chain';
import { isRecordType, validateEntry } from '@docket/record';

/** A row of an entry, with its body. */
export interface RecordRow {
  leaf: Buffer;
  /** Null: there is none. */
  body: Buffer | null;
  /** Values of the body were erased, so that it is none of its schema any more. */
  is_erased?: boolean;
}

/** Where the row says that its entry is. `decision`: and what it then names in its decision; undefined: in none. */
interface RecordPlace {
  seq: number;
  decision: LeafDecision | undefined;
}

/** What a row records, or why it records nothing, as half a sentence without anything of what it holds. */
export type ReadRecord = { leaf: Leaf; body: unknown } | { unread: string };

/**
 * Reads a row as the record that it is at its place. A record of a later version is read as far as that goes: its type
 * has no meaning here, and `body` is undefined. That it is what the leaf commits to, verification shows.
 */
export function readRecord(row: RecordRow, { seq, decision }: RecordPlace): ReadRecord {
  const { leaf: bytes, body: bodyBytes, is_erased: isErased = false } = row;
  const leaf = readLeaf(bytes);
  if (leaf === undefined) return { unread: 'the leaf is none' };
  if (leaf.seq !== seq) return { unread: `the leaf says that it is entry ${leaf.seq}` };
  const stray = strayDecision(leaf.decision, decision);
  if (stray !== undefined) return { unread: stray };
  if (!isRecordType(leaf.type) && decision === undefined) return { leaf, body: undefined };
  if (bodyBytes === null) return { unread: `there is no body (${leaf.type})` };
  const body = readJson(bodyBytes);
  if (body === undefined) return { unread: `the body is not JSON (${leaf.type})` };
  if (!isRecordType(leaf.type) || isErased) return { leaf, body };
  const [problem] = validateEntry(leaf.schema, body);
  if (problem === undefined) return { leaf, body };
  // Of a later version: of a decision it is folded as far as it goes; outside of one it would change what is in force.
  if (problem.keyword === 'schema' && decision !== undefined) return { leaf, body };
  // The schema's own words: what the body holds is for no log.
  return { unread: `the body is none of ${leaf.schema} (${problem.keyword})` };
}

function strayDecision(
  said: LeafDecision | undefined,
  place: LeafDecision | undefined,
): string | undefined {
  if (place === undefined)
    return said === undefined
      ? undefined
      : 'the leaf is of a decision, which its row does not name';
  if (said === undefined) return 'the leaf is of no decision, and its row names one';
  if (said.id !== place.id) return 'the leaf is of another decision than its row';
  if (said.seq !== place.seq)
    return `the leaf says that it is number ${said.seq} of its decision, and number ${place.seq} comes next`;
  if (said.prev !== place.prev) return 'the leaf names another entry before it in its decision';
  return undefined;
}

function readLeaf(bytes: Buffer): Leaf | undefined {
  try {
    return decodeLeaf(bytes);
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
