import {
  canonicalBytes,
  checkDisclosure,
  decodeLeaf,
  equalBytes,
  LeafError,
  standIn,
  toHex,
} from '@docket/chain';
import type { Granularity, JsonObject, Leaf, LeafDecision, PartialDisclosure } from '@docket/chain';
import { isRecordType, validateEntry } from '@docket/record';

/** A row of an entry, with its body. */
export interface RecordRow {
  /** As the column says: rows are found by it. */
  type: string;
  leaf: Buffer;
  /** Null: there is none. */
  body: Buffer | null;
  /** Of the salts that the leaf's commitment is made with; null: there is none, or values of the body were erased. */
  secret: Buffer | null;
  /** Where values of the body were erased, so that it is none of its schema any more: what is left. */
  disclosure: Buffer | null;
}

/** Where the row says that its entry is. */
interface RecordPlace {
  seq: number;
  /** What it then names in its decision; undefined: it is in none. */
  decision: LeafDecision | undefined;
  /** By which the ledger commits to the bodies behind entry 0, which names it; undefined: none is in force. */
  granularity: Granularity | undefined;
}

/** What a row records, or why it records nothing, as half a sentence without anything of what it holds. */
export type ReadRecord = { leaf: Leaf; body: unknown } | { unread: string };

/**
 * Reads a row as the record that it is at its place, with a body that its leaf commits to. A record of a later version is
 * read as far as that goes: outside of decisions its type has no meaning here, and `body` is undefined.
 */
export function readRecord(row: RecordRow, place: RecordPlace): ReadRecord {
  const { body: bodyBytes, disclosure } = row;
  const { decision } = place;
  const leaf = readLeafAt(row, place);
  if ('unread' in leaf) return leaf;
  if (!isRecordType(leaf.type) && decision === undefined) return { leaf, body: undefined };
  if (bodyBytes === null) return { unread: `there is no body (${leaf.type})` };
  const body = readJson(bodyBytes);
  if (body === undefined) return { unread: `the body is not JSON (${leaf.type})` };
  const problem = problemOf(leaf, body, { isErased: disclosure !== null, decision });
  // The schema's own words: what the body holds is for no log.
  if (problem !== undefined) return { unread: `the body is none of ${leaf.schema} (${problem})` };
  // Entry 0 names the granularity of the others, so its own is fixed.
  const granularity = place.seq === 0 ? 'scalar' : place.granularity;
  if (granularity === undefined || !isCommitted(leaf, row, granularity))
    return { unread: `the body is not what the leaf commits to (${leaf.type})` };
  return { leaf, body };
}

/** The leaf of a row where it is one of this place, and of what the row says that it is. */
export function readLeafAt(
  { leaf: bytes, type }: Pick<RecordRow, 'leaf' | 'type'>,
  { seq, decision }: Pick<RecordPlace, 'seq' | 'decision'>,
): Leaf | { unread: string } {
  const leaf = readLeaf(bytes);
  if (leaf === undefined) return { unread: 'the leaf is none' };
  if (leaf.seq !== seq) return { unread: `the leaf says that it is entry ${leaf.seq}` };
  const stray = strayDecision(leaf.decision, decision);
  if (stray !== undefined) return { unread: stray };
  if (leaf.type !== type) return { unread: 'the leaf is of another type than its row' };
  return leaf;
}

/** What of the body its schema does not allow; undefined: nothing that could be told here. */
function problemOf(
  { type, schema }: Leaf,
  body: unknown,
  { isErased, decision }: { isErased: boolean; decision: LeafDecision | undefined },
): string | undefined {
  // Values are erased of entries in decisions alone: elsewhere a body has all that its schema asks for.
  if (!isRecordType(type) || (isErased && decision !== undefined)) return undefined;
  const [problem] = validateEntry(schema, body);
  // Of a later version: of a decision it is folded as far as it goes; outside of one it would change what is in force.
  if (problem?.keyword === 'schema' && decision !== undefined) return undefined;
  return problem?.keyword;
}

function isCommitted(leaf: Leaf, row: RecordRow, granularity: Granularity): boolean {
  const { body, secret, disclosure } = row;
  if (body === null) return false;
  const said: unknown = readJson(disclosure ?? body);
  if (disclosure === null) {
    const whole = { body: said as JsonObject, secret: secret === null ? '' : toHex(secret) };
    return checkDisclosure(leaf.body, whole, granularity).ok;
  }
  const part = said as PartialDisclosure;
  if (!checkDisclosure(leaf.body, part, granularity).ok) return false;
  const left = standIn(part);
  return left !== undefined && equalBytes(body, canonicalBytes(left));
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
