import type { Json, JsonObject } from '@docket/chain';
import { definitions, schemas } from './generated/schemas.js';
import { type RecordType, latestSchemaIds } from './types.js';

const REF = '#/$defs/';

/** Definitions are one object each, in however many schemas. */
const wholeDefinitions = new Map<string, JsonObject>();

/**
 * SCHEMAS holds every version of every record schema (JSON Schema 2020-12) by `type/version`, each with
 * what it refers to put in its place: for whoever walks a schema.
 */
export const SCHEMAS: { readonly [schemaId: string]: JsonObject } = Object.fromEntries(
  Object.entries(schemas).map(([id, schema]) => [id, whole(schema)]),
);

/** latestSchema gives the schema that new records of `type` are held against. */
export function latestSchema(type: RecordType): JsonObject {
  const schema = SCHEMAS[latestSchemaIds[type]];
  if (schema === undefined) throw new Error(`no schema for ${type}`);
  return schema;
}

/**
 * publishedSchema gives a schema as it is published: complete by itself, with what several members share
 * under `$defs`. Undefined: there is no such schema.
 */
export function publishedSchema(id: string): JsonObject | undefined {
  const schema = Object.hasOwn(schemas, id) ? schemas[id] : undefined;
  if (schema === undefined) return undefined;
  const used = new Set<string>();
  noteReferences(schema, used);
  const names = Object.keys(definitions).filter((name) => used.has(name));
  const $defs = Object.fromEntries(names.map((name) => [name, definitions[name] ?? {}]));
  return { ...schema, $defs };
}

function noteReferences(value: Json, used: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const name = Array.isArray(value) ? undefined : referenceIn(value);
  if (name !== undefined && !used.has(name)) {
    used.add(name);
    noteReferences(definitions[name] ?? {}, used);
  }
  for (const inner of Object.values(value)) noteReferences(inner, used);
}

function referenceIn({ $ref: reference }: JsonObject): string | undefined {
  return typeof reference === 'string' ? reference.slice(REF.length) : undefined;
}

function wholeDefinition(name: string): JsonObject {
  const known = wholeDefinitions.get(name);
  if (known !== undefined) return known;
  const made = whole(definitions[name] ?? {});
  wholeDefinitions.set(name, made);
  return made;
}

function whole(schema: JsonObject): JsonObject {
  const name = referenceIn(schema);
  if (name !== undefined) {
    const { $ref: _reference, ...beside } = schema;
    const definition = wholeDefinition(name);
    return Object.keys(beside).length === 0 ? definition : { ...definition, ...beside };
  }
  const { properties, items } = schema;
  const copy = { ...schema };
  if (properties !== undefined) {
    const members = Object.entries(properties as { [name: string]: JsonObject });
    copy['properties'] = Object.fromEntries(members.map(([member, one]) => [member, whole(one)]));
  }
  if (items !== undefined) copy['items'] = whole(items as JsonObject);
  return copy;
}
