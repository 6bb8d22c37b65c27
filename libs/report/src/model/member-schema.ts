import { escapePointerToken, parsePointer, type Json, type JsonObject } from '@docket/chain';
import { isRecordType } from '@docket/record';
import { latestSchema } from '@docket/record/schemas';

import { joined, say, type Told } from '../narrative/told.js';
import type { Lexicon } from '../narrative/lexicon.js';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema of a place in the bodies of a record type; undefined where the type has none there. */
export function memberSchema(type: string, pointer: string): JsonObject | undefined {
  if (!isRecordType(type)) return undefined;
  const whole = latestSchema(type);
  let node: Json | undefined = whole;
  for (const token of parsePointer(pointer) ?? []) {
    node = resolved(node, whole);
    if (!isObject(node)) return undefined;
    const { properties, items } = node;
    node = isObject(properties) && Object.hasOwn(properties, token) ? properties[token] : items;
  }
  node = resolved(node, whole);
  return isObject(node) ? node : undefined;
}

/** A schema, through a reference into the definitions of the whole. */
function resolved(node: Json | undefined, whole: JsonObject): Json | undefined {
  const ref = isObject(node) ? node['$ref'] : undefined;
  if (typeof ref !== 'string' || !ref.startsWith('#')) return node;
  let at: Json | undefined = whole;
  for (const token of parsePointer(ref.slice(1)) ?? []) at = isObject(at) ? at[token] : undefined;
  return at;
}

/**
 * A value that is one of the closed list of words that its schema allows: it is a code and no prose.
 * Undefined for everything else.
 */
export function listedWord(type: string, pointer: string, value: string): string | undefined {
  const allowed = memberSchema(type, pointer)?.['enum'];
  return Array.isArray(allowed) && allowed.includes(value) ? value : undefined;
}

/**
 * The name of a place, from its pointer: members that the schema has in the words of the document's language,
 * items of a list with their number from 1; names that the writer chose (of `ext`, of arguments) are quoted.
 */
export function memberName(context: Named, type: string, pointer: string): Told {
  return joined(memberPath(context, type, pointer), ' › ');
}

interface Named {
  words: Pick<Lexicon, 'quote' | 'members'>;
}

/** The parts of memberName, from the outermost on. */
export function memberPath({ words }: Named, type: string, pointer: string): Told[] {
  let at = '';
  const parts: Told[] = [];
  for (const token of parsePointer(pointer) ?? []) {
    const { properties, items } = memberSchema(type, at) ?? {};
    at = `${at}/${escapePointerToken(token)}`;
    const list = parts.at(-1);
    if (isObject(properties) && Object.hasOwn(properties, token)) {
      parts.push(wordFor(words.members, token));
    } else if (list === undefined || !/^\d+$/.test(token)) parts.push(words.quote(token));
    else if (isObject(items)) parts.splice(-1, 1, say`${list} ${Number(token) + 1}`);
    // In JSON of the writer's own shape a number may be a name as well: as it stands in the pointer.
    else parts.push(say`${Number(token)}`);
  }
  return parts;
}

/** A member that documents leave out, or that only an older version has, keeps the schema's name. */
function wordFor(members: Lexicon['members'], name: string): Told {
  const known: { readonly [name: string]: Told } = members;
  return Object.hasOwn(known, name) ? (known[name] as Told) : (name as Told);
}
