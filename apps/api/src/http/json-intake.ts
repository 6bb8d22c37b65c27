import { IntakeError, parseJson, type Json } from '@docket/chain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem, type ProblemPlace } from './problem.js';

/** Largest body of one record, in bytes as sent. */
export const BODY_BYTES_MAX = 512 * 1024;
/** Deepest nesting of arrays and objects. */
export const BODY_DEPTH_MAX = 32;

/**
 * Makes `application/json` the only type of body, read by the strict parser: what it lets through
 * can be kept, canonicalised and hashed without loss.
 */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    ['application/json'],
    { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX },
    (_request: FastifyRequest, body: Buffer, done) => {
      try {
        done(null, readJson(body));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
}

/** Parses a body; throws the problem `malformed_json` with the place. */
export function readJson(body: Uint8Array): Json {
  try {
    return parseJson(body, { maxDepth: BODY_DEPTH_MAX, maxBytes: BODY_BYTES_MAX });
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    throw intakeProblem(error);
  }
}

function intakeProblem(error: IntakeError): Problem {
  const place: ProblemPlace = {
    ...(error.pointer === undefined ? {} : { pointer: error.pointer }),
    code: error.code,
    offset: error.offset,
    detail: INTAKE_ADVICE[error.code],
  };
  return new Problem(
    error.code === 'too_large' ? 'body_too_large' : 'malformed_json',
    `${error.message} (byte ${error.offset})`,
    { errors: [place], cause: error },
  );
}

const INTAKE_ADVICE: Record<IntakeError['code'], string> = {
  duplicate_key: 'A member name occurs twice in one object; readers disagree on which one counts.',
  lone_surrogate: 'Half of a surrogate pair cannot be written in UTF-8. Escape both halves.',
  nul_character: 'The character U+0000 cannot be stored.',
  inexact_number: 'A double cannot hold this number exactly. Send it as a string.',
  non_finite_number: 'This number is larger than a double can hold. Send it as a string.',
  invalid_utf8: 'The body must be UTF-8.',
  byte_order_mark: 'JSON starts without a byte order mark.',
  syntax: 'This is not JSON (RFC 8259).',
  too_deep: `At most ${BODY_DEPTH_MAX} levels of arrays and objects are kept.`,
  too_large: `At most ${BODY_BYTES_MAX} bytes are taken.`,
};
