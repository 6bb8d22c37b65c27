import type { Json } from '@docket/chain';

/** Keywords of the record schemas that a body can fail to meet. A schema that uses another one is refused. */
export const SCHEMA_KEYWORDS = [
  'additionalProperties',
  'anyOf',
  'dependentRequired',
  'enum',
  'false schema',
  'maxItems',
  'maxLength',
  'maximum',
  'minLength',
  'minimum',
  'pattern',
  'required',
  'type',
] as const;

type SchemaKeyword = (typeof SCHEMA_KEYWORDS)[number];

/** Everything that can be wrong with a body. The list is closed. */
export type ProblemKeyword = SchemaKeyword | 'maxDepth' | 'maxValues' | 'schema';

/** One thing that must change in a body before it can be recorded. */
export interface BodyProblem {
  /** JSON Pointer (RFC 6901) from the body's root to the member at fault, or to the missing one. */
  pointer: string;
  /** What was not met: a keyword of the schema, a limit of the whole body, or `schema` where it is unknown. */
  keyword: ProblemKeyword;
  /** What is allowed there, in plain words. */
  message: string;
}

/** A problem as Ajv's compiled validators report it. */
export interface RawProblem {
  instancePath: string;
  /** Of a branch (`#/anyOf/…`, `#/allOf/…`, `#/then/…`, `#/else/…`); else empty. */
  schemaPath: string;
  /** `if` and `dependentSchemas` say that a condition was not met; what it demands is reported beside it. */
  keyword: SchemaKeyword | 'if' | 'dependentSchemas';
  params: { readonly [name: string]: unknown };
}

export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** describeProblems turns Ajv's reports into pointers and sentences. */
export function describeProblems(raw: readonly RawProblem[]): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const seen = new Set<string>();
  for (const one of raw) {
    const described = describe(one, raw);
    if (described === undefined) continue;
    const key = `${described.pointer} ${described.message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    problems.push(described);
  }
  return problems;
}

function describe(raw: RawProblem, all: readonly RawProblem[]): BodyProblem | undefined {
  const { instancePath, keyword, params } = raw;
  // The condition itself is no problem; what it demands is reported beside it.
  if (keyword === 'if' || keyword === 'dependentSchemas') return undefined;
  // What is empty has no visible character either.
  if (
    keyword === 'pattern' &&
    all.some((one) => one.keyword === 'minLength' && one.instancePath === instancePath)
  )
    return undefined;
  // A branch of "at least one of" is reported once, as the whole.
  if (raw.schemaPath.startsWith('#/anyOf/')) return undefined;
  const absent = params['missingProperty'] ?? params['additionalProperty'];
  const pointer = absent === undefined ? instancePath : member(instancePath, String(absent));
  return { pointer, keyword, message: MESSAGES[keyword](raw, all) };
}

function member(path: string, name: string): string {
  return `${path}/${pointerToken(name)}`;
}

function missingMessage(schemaPath: string): string {
  if (schemaPath.startsWith('#/allOf/0/')) return 'is required when current_phase is BLOCKED';
  if (schemaPath.startsWith('#/allOf/1/')) return 'is required when current_phase is LOOP_DETECTED';
  if (schemaPath.startsWith('#/then/')) {
    return 'is required when the verdict is correct or override: say what stood and what stands instead';
  }
  if (schemaPath.startsWith('#/else/')) {
    return 'is required when side_effect_id is absent: an unannounced action must be described';
  }
  return 'is required';
}

const MESSAGES: {
  readonly [Keyword in SchemaKeyword]: (raw: RawProblem, all: readonly RawProblem[]) => string;
} = {
  additionalProperties: () => 'is not a field of this record; put your own data under "ext"',
  anyOf: (_raw, all) => `must have at least one of ${missingInBranches(all)}`,
  dependentRequired: ({ params }) => `is required together with ${String(params['property'])}`,
  enum: ({ params }) =>
    `must be one of ${(params['allowedValues'] as Json[]).map((word) => JSON.stringify(word)).join(', ')}`,
  'false schema': () => 'must not be given together with arguments_raw',
  maxItems: ({ params }) => `must have at most ${String(params['limit'])} items`,
  maxLength: ({ params }) => `must have at most ${String(params['limit'])} characters`,
  maximum: ({ params }) => `must be ${String(params['limit'])} or less`,
  minLength: () => 'must not be empty',
  minimum: ({ params }) => `must be ${String(params['limit'])} or more`,
  // The generator puts the words of the schema here: a regular expression helps nobody fix a request.
  pattern: ({ params }) =>
    `must be ${String(params['allowed'] ?? 'in the format the schema gives')}`,
  required: ({ schemaPath }) => missingMessage(schemaPath),
  type: ({ params }) => `must be ${typeWords(params['type'])}`,
};

const TYPE_WORDS: { readonly [type: string]: string } = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

function typeWords(type: unknown): string {
  const types = Array.isArray(type) ? type : String(type).split(',');
  return types.map((one) => TYPE_WORDS[String(one)] ?? String(one)).join(' or ');
}

/** Every branch of "at least one of" asks for a member, and is reported with the one that it misses. */
function missingInBranches(all: readonly RawProblem[]): string {
  return all
    .filter(({ schemaPath }) => schemaPath.startsWith('#/anyOf/'))
    .map(({ params }) => String(params['missingProperty']))
    .join(', ');
}
