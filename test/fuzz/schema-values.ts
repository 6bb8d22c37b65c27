import fc from 'fast-check';

/**
 * Values that a JSON Schema describes, as arbitraries that shrink. Knows the keywords that the record
 * schemas and the OpenAPI document use; conditions between members (`if`, `allOf`, `dependentRequired`)
 * are left to chance, so that some values miss them. Written here because the one published package
 * that makes fast-check arbitraries at run time is archived, and samplers of JSON Schema do not shrink.
 */
export type Schema = { readonly [keyword: string]: unknown };
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Schemas = (reference: string) => Schema;

/** Replaced by what the server has answered, when the request is sent. */
export const PLACEHOLDERS = {
  decision: '@a-decision@',
  sideEffect: '@a-side-effect@',
} as const;

/** Members whose values must meet those of other records to mean anything. */
const LIKELY: { readonly [member: string]: readonly string[] } = {
  decision_id: [PLACEHOLDERS.decision],
  parent_decision: [PLACEHOLDERS.decision],
  side_effect_id: [PLACEHOLDERS.sideEffect],
  compensates: [PLACEHOLDERS.sideEffect],
  escalation_id: ['esc-1', 'esc-2', 'esc-3'],
  incident_id: ['inc-1', 'inc-2', 'inc-3'],
  idempotency_key: Array.from({ length: 40 }, (_, n) => `key-${n}`),
  operation: ['issue_refund', 'send_email'],
  body_commitment: ['scalar'],
};

const text = (min: number, max: number): fc.Arbitrary<string> => {
  const short = Math.min(max, 24);
  return fc
    .oneof(
      { weight: 20, arbitrary: fc.string({ minLength: min, maxLength: short }) },
      { weight: 8, arbitrary: fc.string({ unit: 'grapheme', minLength: min, maxLength: short }) },
      // Also NUL, control characters, unassigned code points.
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: min, maxLength: short }) },
      { weight: 1, arbitrary: fc.constantFrom(max, max + 1).map((n) => 'x'.repeat(n)) },
      { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '\u202eright', '🫥') },
    )
    .map((value) => (value.length < min ? value.padEnd(min, '.') : value));
};

const json: fc.Arbitrary<Value> = fc
  .oneof(
    { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' }) },
  )
  .map((value) => value as Value);

export function valuesOf(schema: Schema, schemas: Schemas): fc.Arbitrary<Value> {
  const { $ref: reference, anyOf, oneOf, const: only, enum: words } = schema;
  if (typeof reference === 'string') return valuesOf(schemas(reference), schemas);
  const forms = (oneOf ?? anyOf) as Schema[] | undefined;
  if (forms?.every((form) => 'properties' in form || '$ref' in form))
    return fc.oneof(...forms.map((form) => valuesOf(form, schemas)));
  if (only !== undefined) return fc.constant(only as Value);
  if (Array.isArray(words)) return fc.constantFrom(...(words as Value[]));
  if (schema['type'] === undefined) return json;
  const types = [schema['type']].flat() as string[];
  return fc.oneof(...types.map((type) => ofType(type, schema, schemas)));
}

function ofType(type: string, schema: Schema, schemas: Schemas): fc.Arbitrary<Value> {
  const bound = (name: string, other: number): number => (schema[name] ?? other) as number;
  switch (type) {
    case 'string': {
      const pattern = schema['pattern'] as string | undefined;
      // A text is any string that shows something; the pattern of that cannot be drawn from.
      if (pattern !== undefined && 'minLength' in schema)
        return text(bound('minLength', 0), bound('maxLength', 40)).filter((one) =>
          new RegExp(pattern, 'u').test(one),
        );
      if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
      return text(bound('minLength', 0), bound('maxLength', 40));
    }
    case 'integer': {
      const [min, max] = [bound('minimum', -5), bound('maximum', 2 ** 53 - 1)];
      const few = fc.integer({ min, max: Math.min(max, min + 9) });
      return fc.oneof(
        { weight: 4, arbitrary: few },
        { arbitrary: fc.integer({ min, max }), weight: 1 },
      );
    }
    case 'number':
      return fc.double({
        min: bound('minimum', -1e300),
        max: bound('maximum', 1e300),
        noNaN: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf((schema['items'] ?? {}) as Schema, schemas), {
        minLength: bound('minItems', 0),
        maxLength: Math.min(3, bound('maxItems', 3)),
      });
    default:
      return objects(schema, schemas);
  }
}

function objects(schema: Schema, schemas: Schemas): fc.Arbitrary<Value> {
  const properties = schema['properties'] as { [name: string]: Schema } | undefined;
  if (properties === undefined) {
    return fc.dictionary(fc.string({ maxLength: 8 }), json, { maxKeys: 4 });
  }
  const required = new Set((schema['required'] ?? []) as string[]);
  const likelyThere = new Set(sometimesRequired(schema));
  // Few of the optional members at a time: a value with all of them is rarely valid, and slow to make.
  const model = Object.entries(properties).map(([name, member]) => {
    const value = (member as unknown) === false ? json : valuesOf(member, schemas);
    const likely = LIKELY[name];
    const known = likely && fc.constantFrom<Value>(...likely);
    const some = known
      ? fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: value })
      : value;
    const isThere = fc.nat({ max: 9 }).map((n) => {
      return required.has(name) || n < (likelyThere.has(name) ? 8 : 2);
    });
    return isThere.chain((there): fc.Arbitrary<[string, Value] | null> => {
      return there ? some.map((one) => [name, one]) : fc.constant(null);
    });
  });
  return fc
    .tuple(...model)
    .map((members) => Object.fromEntries(members.filter((member) => member !== null)));
}

/** Members that some condition of the schema asks for. */
function sometimesRequired({ anyOf, else: otherwise }: Schema): string[] {
  const forms = [...((anyOf ?? []) as Schema[]), (otherwise ?? {}) as Schema];
  return forms.flatMap((form) => (form['required'] ?? []) as string[]);
}
