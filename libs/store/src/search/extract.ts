import { decodeLeaf, isJsonObject } from '@docket/chain';
import type { JsonObject, Leaf } from '@docket/chain';
import { CUSTODY_TYPES, DOCKET_ACTOR } from '@docket/record';
import { vectorOf } from './words.js';

/** An entry as the database has it; `leaf` null: there is none at this position. */
export interface IndexedEntry {
  seq: number;
  leaf: Uint8Array | null;
  body: Uint8Array | null;
}

export type SkipReason =
  | 'entry_missing'
  | 'leaf_damaged'
  | 'body_missing'
  | 'body_damaged'
  | 'decision_unknown'
  | 'text_cut';

interface DocumentReference {
  position: number;
  documentId: string;
  version: string | null;
  chunkId: string | null;
  section: string | null;
  role: string;
}

/** What one entry says about a side effect. */
export interface SideEffectEvent {
  sideEffectId: string;
  /** The state it is in after this entry. */
  state: string;
  isIntent: boolean;
  time: string;
  operation: string | null;
  targetSystem: string | null;
  targetResource: string | null;
  owner: string | null;
  amountValue: string | null;
  amountCurrency: string | null;
  idempotencyKey: string | null;
}

/** What an entry can be found by. */
export interface Findable {
  seq: number;
  type: string;
  /** The decision it belongs to. */
  decisionId: string;
  writer: string | null;
  subjectRef: string | null;
  words: string | null;
  documents: DocumentReference[];
  sideEffect: SideEffectEvent | null;
  tripwire: string | null;
}

/**
 * Reads what an entry can be found by. Total: an entry that is missing or damaged, in whole or in part,
 * gives the reason. `findable` is null where the entry belongs to no decision, or cannot be read.
 */
export function extract(entry: IndexedEntry, ledgerNo: number): Extracted {
  if (entry.leaf === null) return { findable: null, skipped: 'entry_missing' };
  const leaf = readLeaf(entry.leaf);
  if (leaf === undefined) return { findable: null, skipped: 'leaf_damaged' };
  const { seq, body: bytes } = entry;
  if (bytes === null) return extractRead({ seq, leaf, missing: 'body_missing' }, ledgerNo);
  const body = readBody(bytes);
  if (body === undefined) return extractRead({ seq, leaf, missing: 'body_damaged' }, ledgerNo);
  return extractRead({ seq, leaf, body }, ledgerNo);
}

export interface Extracted {
  findable: Findable | null;
  skipped: SkipReason | null;
}

/** An entry whose leaf has been read, and its body, or why there is none. */
export type ReadEntry = { seq: number; leaf: Leaf } & (
  { body: JsonObject } | { missing: 'body_missing' | 'body_damaged' }
);

/** As `extract`, of an entry that somebody has read. */
export function extractRead(entry: ReadEntry, ledgerNo: number): Extracted {
  const { seq, leaf } = entry;
  if (leaf.decision === undefined) return { findable: null, skipped: null };
  const findable: Findable = {
    seq,
    type: leaf.type,
    decisionId: leaf.decision.id,
    writer: isWriter(leaf) ? leaf.actor : null,
    subjectRef: null,
    words: null,
    documents: [],
    sideEffect: null,
    tripwire: null,
  };
  if ('missing' in entry) return { findable, skipped: entry.missing };
  const { vector, cut } = vectorOf(entry.body, ledgerNo);
  findable.words = vector;
  addFields(findable, leaf, entry.body);
  return { findable, skipped: cut ? 'text_cut' : null };
}

const CUSTODY: ReadonlySet<string> = new Set(CUSTODY_TYPES);

/** Reading and exporting are recorded too, and write nothing in the decision. */
function isWriter({ actor, type }: Leaf): boolean {
  return actor !== DOCKET_ACTOR && !CUSTODY.has(type);
}

function addFields(findable: Findable, { type, time }: Leaf, body: JsonObject): void {
  if (type === 'decision.opened') findable.subjectRef = textOf(body['subject_ref']);
  else if (type === 'job_card.filed') findable.documents = documentsOf(body['lineage']);
  else if (type === 'tripwire.tripped') findable.tripwire = textOf(body['rule']);
  else if (type.startsWith('side_effect.')) findable.sideEffect = sideEffectOf(type, time, body);
}

function documentsOf(lineage: unknown): DocumentReference[] {
  if (!Array.isArray(lineage)) return [];
  return lineage.flatMap((reference: unknown, position) => {
    const documentId = textOf(memberOf(reference, 'document_id'));
    const role = textOf(memberOf(reference, 'role'));
    if (documentId === null || role === null) return [];
    const chunk = memberOf(reference, 'chunk');
    const version = textOf(memberOf(reference, 'version'));
    const chunkId = textOf(memberOf(chunk, 'id'));
    const section = textOf(memberOf(chunk, 'section'));
    return [{ position, documentId, version, chunkId, section, role }];
  });
}

function sideEffectOf(type: string, time: string, body: JsonObject): SideEffectEvent | null {
  const sideEffectId = textOf(body['side_effect_id']);
  // A refused action never became a side effect: it has no id.
  if (sideEffectId === null) return null;
  const { target, amount } = body;
  return {
    sideEffectId,
    state: type.slice('side_effect.'.length),
    isIntent: type === 'side_effect.intent',
    time,
    operation: textOf(body['operation']),
    targetSystem: textOf(memberOf(target, 'system')),
    targetResource: textOf(memberOf(target, 'resource')),
    owner: textOf(body['owner']),
    amountValue: textOf(memberOf(amount, 'value')),
    amountCurrency: textOf(memberOf(amount, 'currency')),
    idempotencyKey: textOf(body['idempotency_key']),
  };
}

function readLeaf(bytes: Uint8Array): Leaf | undefined {
  try {
    return decodeLeaf(bytes);
  } catch {
    // Verification says what is wrong with it; here it is enough that it cannot be found by its content.
    return undefined;
  }
}

function readBody(bytes: Uint8Array): JsonObject | undefined {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isJsonObject(body) ? body : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return isJsonObject(value) ? value[name] : undefined;
}

/** PostgreSQL's text has no NUL, and a damaged body may. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && !value.includes('\0') ? value : null;
}
