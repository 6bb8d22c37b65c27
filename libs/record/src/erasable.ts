import { escapePointerToken, isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { SCHEMAS } from './published-schemas.js';
import { VISIBLE } from './visible.js';

/**
 * Members that stay although they are texts: by them Docket and others know an action, an agent or a signature
 * again. Names of members anywhere in a body, and all below them.
 */
const FRAME: ReadonlySet<string> = new Set([
  'idempotency_key',
  'agent',
  'signature',
  'tool_call_id',
]);

/**
 * erasablePointers gives the places of the values of a body that can be erased: texts in the writer's own words, and
 * whatever stands where the schema leaves the form open (`ext`, arguments and results of tools). What the rules work
 * with stays: phases, times, numbers, ids, digests, and the members by which an action is known again.
 */
export function erasablePointers(schemaId: string, body: JsonObject): string[] {
  const places: string[] = [];
  const schema = SCHEMAS[schemaId];
  if (schema !== undefined) walk({ schema, value: body, pointer: '' }, places);
  return places;
}

interface Place {
  /** Undefined: the schema says nothing of it. */
  schema: JsonObject | undefined;
  value: Json;
  pointer: string;
}

function walk({ schema, value, pointer }: Place, places: string[]): void {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (children.length === 0) {
    if (schema === undefined || isFree(schema, value)) places.push(pointer);
    return;
  }
  for (const [name, child] of children) {
    if (!Array.isArray(value) && schema !== undefined && FRAME.has(name)) continue;
    const inner = schema && innerOf(schema, name, Array.isArray(value));
    walk(
      { schema: inner, value: child as Json, pointer: `${pointer}/${escapePointerToken(name)}` },
      places,
    );
  }
}

/** Of a member that the schema does not name: undefined, as of all below an object or value of any form. */
function innerOf({ items, properties }: JsonObject, name: string, isList: boolean) {
  const inner = isList ? items : isJsonObject(properties) ? properties[name] : undefined;
  return isJsonObject(inner) ? inner : undefined;
}

/** A text of no fixed form; or any value where the schema names no type. */
function isFree({ type, enum: words, pattern }: JsonObject, value: Json): boolean {
  if (words !== undefined) return false;
  if (type === undefined) return true;
  if (type === 'object') return false;
  return typeof value === 'string' && (pattern === undefined || pattern === VISIBLE.pattern);
}
