import {
  checkDisclosure,
  decodeLeaf,
  escapePointerToken,
  isFullDisclosure,
  isJsonObject,
  leafHash,
  parsePointer,
  setMember,
  toHex,
  utf8,
  type BodyDisclosure,
  type Json,
  type JsonObject,
  type Leaf,
  type PartialDisclosure,
} from '@docket/chain';

import type { EntryEvidence } from '../schema/index.js';

/** Why a place of a body shows no value. */
interface Hidden {
  state: 'withheld' | 'erased';
  reason?: string;
  erasedBy?: number;
  /** The digest in the skeleton; absent where the skeleton has none there. */
  commitment?: string;
}

/** An entry of the evidence, decoded for reading. Never throws on bad evidence: what fails is `trusted: false`. */
export interface EntryView {
  mark: string;
  seq: number;
  decisionSeq: number;
  leaf: Leaf;
  leafHash: string;
  type: string;
  time: string;
  actor: string;
  /** The body as far as disclosed; hidden places hold '[hidden]' and are listed in `hidden`. */
  body: Json;
  hidden: ReadonlyMap<string, Hidden>;
  /** Whether any of the body came with it. */
  disclosed: boolean;
  /** The leaf decodes and the disclosure matches its commitment. */
  trusted: boolean;
  proofLength: number;
}

/** The pointer of `key` under `parent` (RFC 6901). */
export const child = (parent: string, key: string | number): string =>
  `${parent}/${typeof key === 'number' ? key : escapePointerToken(key)}`;

/**
 * Puts the disclosed values back into the skeleton, so that array positions and member names are
 * the body's own even where neighbours are hidden.
 */
function fillSkeleton(
  node: Json,
  pointer: string,
  values: ReadonlyMap<string, Json>,
  hidden: Map<string, Hidden>,
): Json {
  if (typeof node === 'string') {
    if (values.has(pointer)) return values.get(pointer) ?? null;
    const place = hidden.get(pointer);
    if (place && /^[0-9a-f]{64}$/.test(node)) place.commitment = node;
    return standIn(place);
  }
  if (Array.isArray(node))
    return node.map((item, i) => fillSkeleton(item, child(pointer, i), values, hidden));
  if (node === null || typeof node !== 'object') return node;
  const filled: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    setMember(filled, key, fillSkeleton(value, child(pointer, key), values, hidden));
  }
  return filled;
}

/** Shows where a hidden value sits inside a composite one; a single value never reaches it. */
function standIn(place: Hidden | undefined): string {
  if (place === undefined) return '[hidden]';
  return place.state === 'erased' ? '[erased]' : `[withheld: ${place.reason ?? ''}]`;
}

function hiddenPlaces(disclosure: BodyDisclosure): Map<string, Hidden> {
  const hidden = new Map<string, Hidden>();
  if (isFullDisclosure(disclosure)) return hidden;
  for (const place of disclosure.withheld ?? []) {
    hidden.set(place.pointer, { state: 'withheld', reason: place.reason });
  }
  for (const place of disclosure.erased ?? []) {
    hidden.set(place.pointer, { state: 'erased', erasedBy: place.erased_by });
  }
  return hidden;
}

function readBody(disclosure: BodyDisclosure, hidden: Map<string, Hidden>): Json {
  if (isFullDisclosure(disclosure)) return disclosure.body;
  const values = new Map(disclosure.disclosed.map((item) => [item.pointer, item.value]));
  return fillSkeleton(disclosure.skeleton, '', values, hidden);
}

const hasPointer = (item: unknown): boolean =>
  isJsonObject(item) && typeof item['pointer'] === 'string';

/** Whether it has the members that reading one takes; what else is wrong with it, checking it says. */
function isShaped(disclosure: EntryEvidence['disclosure']): boolean {
  if (!isJsonObject(disclosure)) return false;
  if (isFullDisclosure(disclosure)) return isJsonObject(disclosure.body);
  const { skeleton, disclosed, withheld, erased } = disclosure as Partial<PartialDisclosure>;
  const lists: unknown[] = [disclosed, withheld, erased];
  return (
    skeleton !== undefined && lists.every((list) => Array.isArray(list) && list.every(hasPointer))
  );
}

function disclosureHolds(
  leaf: Leaf,
  disclosure: BodyDisclosure,
  granularity: 'scalar' | 'whole',
): boolean {
  try {
    return checkDisclosure(leaf.body, disclosure, granularity).ok;
  } catch {
    // A disclosure so malformed that it cannot be checked is one that does not hold.
    return false;
  }
}

/** A leaf and its hash, hex; undefined when it cannot be read at all (verification names that). */
export function readLeaf(evidence: EntryEvidence): { leaf: Leaf; leafHash: string } | undefined {
  const bytes = utf8(evidence.leaf);
  try {
    return { leaf: decodeLeaf(bytes), leafHash: toHex(leafHash(bytes)) };
  } catch {
    // The verification findings say what is wrong with it; a model cannot quote what it cannot read.
    return undefined;
  }
}

/**
 * How the bodies of some evidence are held against their leaves: committed to whole or value by value; or not at
 * all, because verification held every one of them and found nothing.
 */
export type Holding = 'scalar' | 'whole' | 'held';

/** Decodes one entry; undefined when its leaf cannot be read at all. */
export function readEntry(evidence: EntryEvidence, holding: Holding): EntryView | undefined {
  const read = readLeaf(evidence);
  if (read === undefined) return undefined;
  const { leaf } = read;
  const disclosure = isShaped(evidence.disclosure) ? evidence.disclosure : null;
  const decisionSeq = leaf.decision?.seq ?? 0;
  const hidden = disclosure ? hiddenPlaces(disclosure) : new Map<string, Hidden>();
  return {
    mark: `E${decisionSeq}`,
    seq: leaf.seq,
    decisionSeq,
    leaf,
    leafHash: read.leafHash,
    type: leaf.type,
    time: leaf.time,
    actor: leaf.actor,
    body: disclosure ? readBody(disclosure, hidden) : {},
    hidden,
    disclosed: disclosure !== null,
    trusted:
      disclosure !== null && (holding === 'held' || disclosureHolds(leaf, disclosure, holding)),
    proofLength: evidence.inclusion_proof.length,
  };
}

/** What stands at a pointer: a value, a hidden place, or nothing. */
export type BodyPlace = { value: Json } | { hidden: Hidden } | undefined;

/** Looks a pointer up in an entry's body. */
export function placeAt(entry: EntryView, pointer: string): BodyPlace {
  const place = nodeAt(entry, pointer);
  if (place === undefined || 'hidden' in place || entry.hidden.size === 0) return place;
  const hidden = hiddenThroughout(entry, pointer, place.value);
  return hidden ? { hidden } : place;
}

/** The same by the shape of the body: a container whose values are all hidden is still one. */
function nodeAt(entry: EntryView, pointer: string): BodyPlace {
  const hides = entry.hidden.size > 0;
  if (hides) {
    const whole = entry.hidden.get('');
    if (whole) return { hidden: whole };
  }
  let node: Json = entry.body;
  let at = '';
  for (const key of parsePointer(pointer) ?? []) {
    if (hides) {
      at = child(at, key);
      const hidden = entry.hidden.get(at);
      if (hidden) return { hidden };
    }
    if (node === null || typeof node !== 'object') return undefined;
    const next: Json | undefined = Array.isArray(node)
      ? node[Number(key)]
      : Object.hasOwn(node, key)
        ? node[key]
        : undefined;
    if (next === undefined) return undefined;
    node = next;
  }
  return { value: node };
}

/** Where nothing of a composite value is shown it is hidden itself; the first of its places says why. */
function hiddenThroughout(entry: EntryView, at: string, node: Json): Hidden | undefined {
  if (node === null || typeof node !== 'object') return undefined;
  let first: Hidden | undefined;
  for (const [key, item] of Object.entries(node)) {
    const place = child(at, key);
    const hidden = entry.hidden.get(place) ?? hiddenThroughout(entry, place, item);
    if (hidden === undefined) return undefined;
    first ??= hidden;
  }
  if (first === undefined) return undefined;
  const { commitment: _one, ...rest } = first;
  return rest;
}

/** Whether some value below a pointer is hidden. */
export function isHiddenBelow(entry: EntryView, pointer: string): boolean {
  return [...entry.hidden.keys()].some((place) => place.startsWith(`${pointer}/`));
}

/** The value at a pointer if it is disclosed, else undefined. */
export function valueAt(entry: EntryView, pointer: string): Json | undefined {
  const place = placeAt(entry, pointer);
  return place && 'value' in place ? place.value : undefined;
}

/** The string at a pointer if one is disclosed there, else undefined. */
export function stringAt(entry: EntryView, pointer: string): string | undefined {
  const value = valueAt(entry, pointer);
  return typeof value === 'string' ? value : undefined;
}

/** The number at a pointer if one is disclosed there, else undefined. */
export function numberAt(entry: EntryView, pointer: string): number | undefined {
  const value = valueAt(entry, pointer);
  return typeof value === 'number' ? value : undefined;
}

/** The pointers of the items of the array at `pointer`, hidden ones too; none if there is no array. */
export function itemsAt(entry: EntryView, pointer: string): string[] {
  const place = nodeAt(entry, pointer);
  const value = place && 'value' in place ? place.value : undefined;
  return Array.isArray(value) ? value.map((_, i) => child(pointer, i)) : [];
}
