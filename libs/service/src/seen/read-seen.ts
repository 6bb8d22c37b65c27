import {
  decodeLeaf,
  isJsonObject,
  LeafError,
  parseJson,
  type JsonObject,
  type PartialDisclosure,
} from '@docket/chain';
import { isSeenType, RECORD_TYPES, SeenFold, type SeenEntry } from '@docket/record';
import { databaseReader, type Database, type StoredMaterial } from '@docket/store';

const SEEN_TYPES = RECORD_TYPES.filter(isSeenType);

/**
 * What agents declared and what was seen in the first `size` entries of a ledger, as they are stored. Undefined: it is
 * more than `max` actions, observations and watches.
 *
 * @throws {StoreRefusal} `unknown_ledger`.
 */
export async function readSeen(
  database: Database,
  ledger: string,
  { size, max }: { size: number; max: number },
): Promise<SeenFold | undefined> {
  const reader = await databaseReader(database, ledger);
  const fold = new SeenFold();
  for await (const batch of reader.entriesOfTypes(size, SEEN_TYPES)) {
    for (const material of batch) fold.take(entryOf(material));
    if (fold.size > max) return undefined;
  }
  return fold;
}

/** As it is stored. That it is what was recorded is for verification to say. */
function entryOf({ position, leaf, disclosure, columns }: StoredMaterial): SeenEntry {
  const decision = columns.decisionId ?? undefined;
  const told = { seq: position, type: columns.type, decision };
  try {
    const { time, actor } = decodeLeaf(leaf);
    const body = disclosure === undefined ? undefined : objectOf(disclosure.bodyBytes);
    const hidden = disclosure === undefined ? [] : hiddenOf(disclosure);
    if (hidden === undefined) return { ...told, time, actor };
    return { ...told, time, actor, body, hidden };
  } catch (error) {
    if (error instanceof LeafError) return { ...told, time: '', actor: '' };
    throw error;
  }
}

type Content = NonNullable<StoredMaterial['disclosure']>;

/** Where values are erased; undefined: what says so is damaged. */
function hiddenOf(content: Content): string[] | undefined {
  if ('secret' in content) return [];
  const { erased } = (objectOf(content.partBytes) ?? {}) as Partial<PartialDisclosure>;
  return Array.isArray(erased) ? erased.map(({ pointer }) => pointer) : undefined;
}

function objectOf(bytes: Uint8Array): JsonObject | undefined {
  try {
    const json = parseJson(bytes);
    return isJsonObject(json) ? json : undefined;
  } catch {
    // Damaged, which verification says; here it is what could not be read.
    return undefined;
  }
}
