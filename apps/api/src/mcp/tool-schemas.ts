import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { latestSchema } from '@docket/record/schemas';
import { TRANSITIONS } from '../openapi/schemas.js';

/** A tool's arguments, JSON Schema 2020-12 (MCP 2026-07-28, server/tools). */
export interface ToolSchema extends JsonObject {
  type: 'object';
  properties: { [name: string]: Json };
  required: string[];
}

export const DECISION_ARGUMENT: JsonObject = {
  type: 'string',
  description: 'Id of the decision, as docket_open_decision answered it.',
};

/**
 * The arguments of a tool that files a record: the members of the record, from its published schema, and what
 * the address says in REST.
 *
 * @param without members that Docket fills in.
 */
export function recordTool(
  type: RecordType,
  place: { [name: string]: Json },
  without: readonly string[] = [],
): ToolSchema {
  const { properties, required, ...rest } = embedded(type);
  // A model does not sign: what it could write there is no signature.
  const left = new Set(['signature', ...without]);
  const own = Object.entries(properties).filter(([name]) => !left.has(name));
  return {
    ...rest,
    type: 'object',
    properties: { ...place, ...Object.fromEntries(own) },
    required: [...Object.keys(place), ...required.filter((name) => !without.includes(name))],
  };
}

/** What any transition of a side effect may say. Which of it a state takes, its own schema holds. */
export function transitionTool(): ToolSchema {
  const forms = TRANSITIONS.map((to) => embedded(`side_effect.${to}`));
  const {
    side_effect_id: _id,
    signature: _signature,
    ...members
  } = Object.assign({}, ...forms.map(({ properties }) => properties)) as { [name: string]: Json };
  return {
    type: 'object',
    properties: {
      decision_id: DECISION_ARGUMENT,
      side_effect_id: {
        type: 'string',
        description: 'As docket_register_side_effect answered it.',
      },
      to: { enum: [...TRANSITIONS], description: 'The state that the side effect is in now.' },
      ...members,
    },
    required: ['decision_id', 'side_effect_id', 'to'],
    additionalProperties: false,
  };
}

interface RecordSchema extends JsonObject {
  properties: { [name: string]: Json };
  required: string[];
}

/**
 * A record's schema as a model reads it: in one piece, and without what only a machine checks. Clients resolve
 * references in their own ways, some lose what stands beside them, and not every dialect has the patterns. What
 * comes in is held against the whole schema all the same.
 */
function embedded(type: RecordType): RecordSchema {
  const { $id: _id, $schema: _dialect, title: _title, $defs, ...schema } = latestSchema(type);
  const definitions = ($defs ?? {}) as JsonObject;
  const { required = [], ...whole } = inlined(schema, definitions) as Partial<RecordSchema>;
  return { properties: {}, ...whole, required };
}

function inlined(schema: Json, definitions: JsonObject): Json {
  if (Array.isArray(schema)) return schema.map((item) => inlined(item, definitions));
  if (!isJsonObject(schema)) return schema;
  const { $ref, pattern, 'x-allowed': _words, ...rest } = schema;
  // A member of an object may be called so, too: then it is a schema.
  const own = isJsonObject(pattern) ? { ...rest, pattern } : rest;
  const parts = Object.entries(own).map(([name, part]) => [name, inlined(part, definitions)]);
  const said = Object.fromEntries(parts) as JsonObject;
  if (typeof $ref !== 'string') return said;
  const named = definitions[$ref.replace('#/$defs/', '')];
  if (named === undefined) throw new Error(`the schema refers to ${$ref}, which it does not have`);
  return { ...(inlined(named, definitions) as JsonObject), ...said };
}
