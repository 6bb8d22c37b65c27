import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { Problem, type ProblemPlace } from './problem.js';
import type { JsonSchema } from '../openapi/operation.js';

const ajv = new Ajv2020({ allErrors: true, strict: true, verbose: true });
// Says in words what a pattern asks.
ajv.addKeyword('x-allowed');

/**
 * Reads the bodies that the API itself defines; records have their validators in `@docket/record`.
 * Throws `validation_failed` with a pointer to each bad place.
 */
export function bodyReader<Body>(schema: JsonSchema): (body: unknown) => Body {
  const validate: ValidateFunction<Body> = ajv.compile<Body>(schema);
  return (body) => {
    if (validate(body)) return body;
    throw new Problem('validation_failed', 'The body does not fit its schema.', {
      errors: (validate.errors ?? []).map(describe),
    });
  };
}

function describe(error: ErrorObject): ProblemPlace {
  const { keyword, instancePath, params, message = 'does not fit', parentSchema } = error;
  const named: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const pointer = typeof named === 'string' ? `${instancePath}/${escape(named)}` : instancePath;
  const words: unknown = keyword === 'pattern' ? parentSchema?.['x-allowed'] : undefined;
  const detail = typeof words === 'string' ? `must be ${words}` : (DETAILS[keyword] ?? message);
  const allowed: unknown = params['allowedValues'];
  return {
    pointer,
    code: keyword,
    detail: Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : detail,
  };
}

const DETAILS: { readonly [keyword: string]: string } = {
  required: 'is required',
  additionalProperties: 'is not a field here',
};

function escape(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
