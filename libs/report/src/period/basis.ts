import {
  fromBase64,
  type LedgerKey,
  NoteError,
  openSignedCheckpoint,
  type Replacements,
  type SignedCheckpointText,
  toHex,
} from '@docket/chain';
import { replacedKeyLimits } from '@docket/verify';
import type { DossierDifference } from '../dossier.js';
import type { Basis, OversightReport } from './schema.js';

/** The root that a checkpoint of this size states; hex. */
export function rootAt(note: string | undefined, size: number): string | null {
  const [, stated, root] = note?.split('\n') ?? [];
  const bytes = stated === String(size) ? fromBase64(root ?? '') : undefined;
  return bytes === undefined ? null : toHex(bytes);
}

/**
 * What of a report's basis can be checked without the ledger: that its checkpoint is signed with the key it
 * names, or with `trustedKey` where one is given, is of the ledger, size and root that the report states,
 * and that "verified" agrees with the checks and findings listed beside it. Empty if all of it holds.
 *
 * It does not show that the figures follow from the entries under that checkpoint: that takes the ledger.
 */
export function checkBasis(
  { origin, basis }: Pick<OversightReport, 'origin' | 'basis'>,
  trustedKey?: string,
): DossierDifference[] {
  const differences: DossierDifference[] = [];
  const compare = (pointer: string, stated: unknown, computed: unknown): void => {
    if (stated === computed) return;
    differences.push({ pointer, stated: shown(stated), computed: shown(computed) });
  };
  // A later key of the ledger is one too: then the checkpoint says how the first one came to it.
  if (trustedKey !== undefined && !handsOver(basis, trustedKey))
    compare('/basis/public_key', basis.public_key, trustedKey);
  compare('/basis/root', basis.root, rootAt(basis.checkpoint ?? undefined, basis.size));
  const hasFault = basis.findings.count > 0 || basis.checks.some(({ passed }) => !passed);
  if (basis.verified) {
    compare('/basis/verified', true, !hasFault && basis.root !== null);
  }
  if (basis.checkpoint === null) return differences;
  // Its own word it is either way: that a key replaces a lost one, the entry says that is listed among changes of the key.
  const opened =
    trustedKey === undefined
      ? open(basis.checkpoint, basis.public_key, basis.public_key, 'told')
      : open(basis.checkpoint, trustedKey, basis.public_key);
  if (typeof opened === 'string') {
    differences.push({
      pointer: '/basis/checkpoint',
      stated: 'a signed checkpoint',
      computed: opened,
    });
    return differences;
  }
  compare('/origin', origin, opened.checkpoint.origin);
  return differences;
}

/**
 * The keys that signed up to a report's checkpoint, from the one that it names on, and what that says of lost ones, in words.
 * Nothing where it does not open: that is a difference.
 */
export function keysOfBasis({ public_key: key, checkpoint }: Basis): {
  keys: LedgerKey[];
  limits: string[];
} {
  const opened = checkpoint === null ? '' : open(checkpoint, key, key, 'told');
  if (typeof opened === 'string') return { keys: [], limits: [] };
  return { keys: opened.keys, limits: replacedKeyLimits(opened.checkpoint) };
}

/** Whether the trusted key is the one that the report names, or one behind it, up to that which signed. */
function handsOver({ public_key: key, checkpoint }: Basis, trustedKey: string): boolean {
  if (key === null || checkpoint === null) return false;
  return (
    typeof open(checkpoint, key, key, 'told') !== 'string' &&
    typeof open(checkpoint, trustedKey, key, 'told') !== 'string'
  );
}

/** The checkpoint, or in words why it is not one of this key. */
function open(
  note: string,
  key: Basis['public_key'],
  first = key,
  replacements: Replacements = 'refused',
): SignedCheckpointText | string {
  if (key === null) return 'one that no key is named for';
  try {
    return openSignedCheckpoint(note, key, first ?? undefined, replacements);
  } catch (error) {
    if (error instanceof NoteError)
      return `one that does not hold (${error.code}): ${error.message}`;
    throw error;
  }
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'absent';
