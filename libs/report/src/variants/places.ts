import {
  escapePointerToken,
  isFullDisclosure,
  parsePointer,
  type BodyDisclosure,
  type Granularity,
  type Json,
  type JsonObject,
} from '@docket/chain';

import type { EntryEvidence, Evidence } from '../schema/index.js';

/** A committed value that is withheld, and on whose account. */
export interface WithheldPlace {
  seq: number;
  type: string;
  pointer: string;
  reason: string;
  cause: 'profile' | 'list' | 'repeat' | 'digest';
}

/**
 * A place that may still tell what is withheld at `of`. Pointers only: to say the value here would
 * be to publish it with every log line.
 *
 * - `repeat`: the value stands there and is shown, because `repeats` is `list`.
 * - `part`: an id, an address, a word of a name or a day out of it stands there.
 * - `alike`: something stands there that may be it in another form; only a person can tell.
 * - `key`: it stands in the name of a member of this object, and names are shown (docs/decisions/0002).
 * - `header`: it stands in the entry's header, which is hashed as it is.
 * - `id`: it stands in an id that ties entries together.
 * - `issuer`: it stands in what the issuer states about the dossier.
 */
export interface Residue {
  kind: 'repeat' | 'part' | 'alike' | 'key' | 'header' | 'id' | 'issuer';
  of: { seq: number; pointer: string };
  at: { seq?: number; pointer: string };
}

/** A scalar or empty container that is shown before the redaction. */
export interface ShownValue {
  seq: number;
  type: string;
  /** What the leaf commits to and what would be withheld: the value's own place, or the body's in a ledger that commits to whole bodies. */
  committed: string;
  pointer: string;
  tokens: readonly string[];
  value: Json;
}

/** Every value that the evidence shows of the decision's and the policy's entries. */
export function shownValues(evidence: Evidence): ShownValue[] {
  const granularity = granularityOf(evidence);
  const { entries, ledger_records: records } = evidence;
  return [...entries, ...records].flatMap((entry) => {
    const type = typeOf(entry);
    return committedIn(entry.disclosure, granularity).flatMap(({ pointer: committed, value }) =>
      scalarsIn(value, committed).map(({ pointer, value: scalar }) => ({
        seq: entry.seq,
        type,
        committed,
        pointer,
        tokens: parsePointer(pointer) ?? [],
        value: scalar,
      })),
    );
  });
}

function committedIn(
  disclosure: BodyDisclosure | null,
  granularity: Granularity,
): { pointer: string; value: Json }[] {
  if (disclosure === null) return [];
  if (!isFullDisclosure(disclosure)) return disclosure.disclosed;
  // The salts are not asked for here.
  if (granularity === 'whole') return [{ pointer: '', value: disclosure.body }];
  return scalarsIn(disclosure.body, '');
}

function scalarsIn(value: Json, pointer: string): { pointer: string; value: Json }[] {
  if (typeof value !== 'object' || value === null) return [{ pointer, value }];
  const members = Object.entries(value as JsonObject);
  if (members.length === 0) return [{ pointer, value }];
  return members.flatMap(([key, item]) => scalarsIn(item, `${pointer}/${escapePointerToken(key)}`));
}

function typeOf(entry: EntryEvidence): string {
  // A leaf that cannot be read has no type: nothing but a rule for all types covers it.
  return /"type":"([^"]+)"/.exec(entry.leaf)?.[1] ?? '';
}

export function granularityOf({ genesis }: Evidence): Granularity {
  const { disclosure } = genesis;
  if (disclosure === null || !isFullDisclosure(disclosure)) return 'scalar';
  const { policy } = disclosure.body;
  const isWhole = (policy as JsonObject | undefined)?.['body_commitment'] === 'whole';
  return isWhole ? 'whole' : 'scalar';
}

export type Withholding = Pick<WithheldPlace, 'reason' | 'cause'>;

/** Ids that tie entries together: without them the rows of a dossier could not be put together. Always shown. */
const TYING = new Set(['/side_effect_id', '/escalation_id', '/incident_id']);

export const isTying = ({ pointer, committed }: ShownValue): boolean =>
  TYING.has(pointer) && committed === pointer;

/** What ties a dossier to the entry of its own export: without it the copy does not verify. */
const STATED =
  /^\/(?:kind|dossier_id|variant|locale|profile|(?:statements|ledger_records)(?:\/.*)?)$/;

/**
 * Tells the values that are no part of a redaction: what the last entry, the record of this very export,
 * says of the copy, which says it too. Of a ledger that commits to whole bodies that is its whole body.
 */
export function isOfOwnExport({ entries }: Evidence): (value: ShownValue) => boolean {
  const last = entries.at(-1);
  if (last === undefined || typeOf(last) !== 'export.recorded') return () => false;
  return ({ seq, committed }) => seq === last.seq && (committed === '' || STATED.test(committed));
}

/** Residues of what no redaction can take away: such a copy is not made unasked. */
export const isUnavoidable = ({ kind }: Residue): boolean =>
  kind === 'key' || kind === 'header' || kind === 'id';
