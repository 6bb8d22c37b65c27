import { decodeLeaf, LeafError, parseJson, type JsonObject } from '@docket/chain';
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
    // A body of which values are erased has a text in their places, which nobody declared and nobody saw.
    const isWhole = disclosure !== undefined && 'secret' in disclosure;
    return { ...told, time, actor, body: isWhole ? bodyOf(disclosure.bodyBytes) : undefined };
  } catch (error) {
    if (error instanceof LeafError) return { ...told, time: '', actor: '' };
    throw error;
  }
}

function bodyOf(bytes: Uint8Array): JsonObject | undefined {
  try {
    return parseJson(bytes) as JsonObject;
  } catch {
    // Damaged, which verification says; here it is what could not be read.
    return undefined;
  }
}
