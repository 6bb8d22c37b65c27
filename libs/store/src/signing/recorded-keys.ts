import { followHandovers, fromBase64Url, type Handover, NoteError } from '@docket/chain';
import type { Ledger } from '../ledger.js';
import type { SignedTree } from './signed-tree.js';
import { SigningKeyError } from './signing-key-error.js';

/** A key as an entry says it: whatever stands in the database now. */
export interface ClaimedKey {
  readonly from: number;
  readonly key?: unknown;
  /** Base64url; absent of the key of entry 0. */
  readonly handover?: unknown;
}

/**
 * Holds what the entries say of the keys that sign a ledger against the signatures by which each handed over to the
 * next, and against what the files beside the seeds say of the one that signed last. Neither can be made by somebody
 * who can write the database and has no seed.
 *
 * @param signed read before the entries were. @throws {SigningKeyError} `recorded_key`
 */
export function checkRecordedKeys(
  { id, publicKey }: Pick<Ledger, 'id' | 'publicKey'>,
  keys: readonly ClaimedKey[],
  signed: SignedTree | undefined,
): void {
  const later = keys.filter(({ from }) => from > 0);
  const handovers = later.flatMap((claimed) => handoverOf(claimed) ?? []);
  const isFirst = keys.every(({ from, key }) => from > 0 || key === publicKey);
  if (!isFirst || handovers.length < later.length || !isFollowed(publicKey, handovers))
    throw changed(id, 'another key signs it than the one that each key before handed over to');
  // What was signed may be given up: then the entries are of another history.
  if (signed === undefined || signed.restoredAt !== undefined) return;
  const inForce = handovers.findLast(({ from }) => from <= signed.size)?.key ?? publicKey;
  if (inForce === (signed.key ?? publicKey)) return;
  throw changed(
    id,
    `another key signs its first ${signed.size} entries than ${signed.key ?? publicKey}, which did`,
  );
}

function handoverOf({ from, key, handover }: ClaimedKey): Handover | undefined {
  const signature = typeof handover === 'string' ? fromBase64Url(handover) : undefined;
  return typeof key !== 'string' || signature === undefined ? undefined : { from, key, signature };
}

function isFollowed(publicKey: string, handovers: readonly Handover[]): boolean {
  try {
    followHandovers(publicKey, handovers, publicKey);
    return true;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

function changed(id: string, what: string): SigningKeyError {
  return new SigningKeyError(
    'recorded_key',
    `The entries of the ledger ${id} say that ${what}: what the database says of its keys was changed. Verify the ledger, and bring back the body of the entry that verification names from a copy of the database. Nothing is signed meanwhile, and no key proposed.`,
  );
}
