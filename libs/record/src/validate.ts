import { validators } from './generated/validators.js';
import type { BodyProblem } from './problem.js';
import { SchemaSet, type Validator } from './schema-set.js';
import { type RecordBodies, type RecordType, type SchemaId, latestSchemaIds } from './types.js';

export type Validation<Body> =
  { ok: true; body: Body; schema: SchemaId } | { ok: false; problems: BodyProblem[] };

// The generated module is not type-checked.
const published = new SchemaSet(validators as { readonly [schemaId: string]: Validator });

/** isKnownSchema tells whether `id` is a schema version of this record type that is known here. */
export function isKnownSchema(type: string, id: string): boolean {
  return published.has(type, id);
}

/** latestSchemaId names the schema that new records of `type` are held against, e.g. `gap.recorded/1`. */
export function latestSchemaId(type: RecordType): SchemaId {
  return latestSchemaIds[type];
}

/**
 * validateRecord holds `body` against the newest schema of `type`. It changes nothing in it, and
 * reports at most 50 problems, each with a JSON Pointer to the member that must change.
 */
export function validateRecord<Type extends RecordType>(
  type: Type,
  body: unknown,
): Validation<RecordBodies[Type]> {
  const schema = latestSchemaIds[type];
  const problems = published.problemsOf(schema, body);
  // What the schema accepts is what the type says: both come from one source.
  if (problems.length === 0) return { ok: true, body: body as RecordBodies[Type], schema };
  return { ok: false, problems };
}

/**
 * validateEntry holds a stored body against the very schema version that its entry names.
 * An unknown version is a problem of its own: such a body cannot be judged.
 */
export function validateEntry(schemaId: string, body: unknown): BodyProblem[] {
  return published.problemsOf(schemaId, body);
}
