import { followHandovers, fromBase64Url, type Handover, NoteError } from '@docket/chain';
import type { Ledger } from '../ledger.js';
import type { SignedTree } from './signed-tree.js';
import { SigningKeyError } from './signing-key-error.js';

/** A key as an entry says it: whatever stands in the database now. */
export interface ClaimedKey {
  readonly from: number;
  readonly key?: unknown;
  /** Base64url; absent of the key of entry 0, and of one that replaces a lost one. */
  readonly handover?: unknown;
  /** `true` of a key that replaces a lost one, with what it signed of that, base64url. */
  readonly replaced?: unknown;
  readonly acceptance?: unknown;
}

/**
 * Holds what the entries say of the keys that sign a ledger against the signatures by which each handed over to the
 * next, and against what the files beside the seeds say of the one that signed last, and of which key may replace a
 * lost one. None can be made by somebody who can write the database and has no seed.
 *
 * @param signed read before the entries were. @param replacing keys that were made here to replace one. @throws {SigningKeyError} `recorded_key`
 */
export function checkRecordedKeys(
  { id, publicKey }: Pick<Ledger, 'id' | 'publicKey'>,
  keys: readonly ClaimedKey[],
  signed: SignedTree | undefined,
  replacing: ReadonlySet<unknown>,
): void {
  const later = keys.filter(({ from }) => from > 0);
  const handovers = later.flatMap((claimed) => handoverOf(claimed) ?? []);
  const isFirst = keys.every(({ from, key }) => from > 0 || key === publicKey);
  if (!isFirst || handovers.length < later.length || !isFollowed(publicKey, handovers))
    throw changed(id, 'another key signs it than the one that each key before handed over to');
  const unasked = later.find(({ key, replaced }) => replaced === true && !replacing.has(key));
  if (unasked !== undefined)
    throw changed(
      id,
      `from ${unasked.from} entries on another key replaces one that was lost, for which nobody asked on this machine`,
    );
  // What was signed may be given up: then the entries are of another history.
  if (signed === undefined || signed.restoredAt !== undefined) return;
  const inForce = handovers.findLast(({ from }) => from <= signed.size)?.key ?? publicKey;
  if (inForce === (signed.key ?? publicKey)) return;
  throw changed(
    id,
    `another key signs its first ${signed.size} entries than ${signed.key ?? publicKey}, which did`,
  );
}

function handoverOf(claimed: ClaimedKey): Handover | undefined {
  const { from, key, replaced } = claimed;
  const shown = replaced === true ? claimed.acceptance : claimed.handover;
  const signature = typeof shown === 'string' ? fromBase64Url(shown) : undefined;
  if (typeof key !== 'string' || signature === undefined) return undefined;
  return { from, key, signature, ...(replaced === true ? { replaced } : {}) };
}

function isFollowed(publicKey: string, handovers: readonly Handover[]): boolean {
  try {
    followHandovers(publicKey, handovers, publicKey, 'told');
    return true;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

function changed(id: string, what: string): SigningKeyError {
  return new SigningKeyError(
    'recorded_key',
    `The entries of the ledger ${id} say that ${what}: what the database says of its keys was changed. Verify the ledger, and bring back the body of the entry that verification names from a copy of the database; where a lost key was replaced, also the folder of keys from its backup. Nothing is signed meanwhile, and no key proposed.`,
  );
}
