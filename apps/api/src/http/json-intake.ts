import { IntakeError, parseJson, type Json } from '@docket/chain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CLOUD_EVENTS, unsupportedCoding, unsupportedType } from './media-types.js';
import { isGzip, PROTOBUF } from './otlp-types.js';
import { Problem, type ProblemPlace } from './problem.js';
import { noteReceived } from './received-pieces.js';

/** Largest body of one record, in bytes as sent. */
export const BODY_BYTES_MAX = 512 * 1024;
/** Deepest nesting of arrays and objects. */
const BODY_DEPTH_MAX = 32;
/** Largest body of a batch, in bytes as sent. */
export const BATCH_BYTES_MAX = 4 * 1024 * 1024;
/** Largest form, in bytes as sent: a token. */
const FORM_BYTES_MAX = 64 * 1024;
/** A record of a batch stands two levels deeper: in the list, and as a member. */
const BATCH_DEPTH_MAX = BODY_DEPTH_MAX + 2;

/**
 * Makes `application/json` the only type of body (batches may be lines of it), read by the strict parser: what it lets through
 * can be kept, canonicalised and hashed without loss.
 */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  passOverTypeOfNothing(server);
  refuseCodings(server);
  // Before any route is registered: the limit is read when the route is.
  server.addHook('onRoute', (route) => {
    const { batch, telemetry, events } = route.config ?? {};
    if (batch === true || telemetry === true || events === true) route.bodyLimit = BATCH_BYTES_MAX;
  });
  addParser(server, 'application/json', (body, isBatch) =>
    isBatch ? readJson(body, BATCH_BYTES_MAX, BATCH_DEPTH_MAX) : readJson(body),
  );
  server.addContentTypeParser<Buffer>(
    [PROTOBUF],
    { parseAs: 'buffer', bodyLimit: BATCH_BYTES_MAX },
    (request: FastifyRequest, body: Buffer, done) => {
      if (request.routeOptions.config.telemetry === true) return done(null, body);
      done(unsupportedType(request));
    },
  );
  server.addContentTypeParser<Buffer>(
    ['application/x-www-form-urlencoded'],
    { parseAs: 'buffer', bodyLimit: FORM_BYTES_MAX },
    (request: FastifyRequest, body: Buffer, done) => {
      if (request.routeOptions.config.form === true) return done(null, readForm(body));
      done(unsupportedType(request));
    },
  );
  addParser(server, 'application/x-ndjson', (body, isBatch, request) => {
    if (isBatch) return readLines(body);
    throw unsupportedType(request);
  });
  for (const type of CLOUD_EVENTS)
    addParser(server, type, (body, _isBatch, request) => {
      if (request.routeOptions.config.events !== true) throw unsupportedType(request);
      return readJson(body, BATCH_BYTES_MAX, BATCH_DEPTH_MAX);
    });
}

/**
 * A DELETE takes no body. Clients that name a type with every request name it there too, of nothing: read as
 * JSON, that nothing would be refused, and a key that had to be revoked would go on working.
 */
function passOverTypeOfNothing(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { method, headers } = request;
    const isEmpty =
      headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
    if (method === 'DELETE' && isEmpty) delete headers['content-type'];
    done();
  });
}

/**
 * A body comes as it is: unpacked, a small one could be any size. RFC 9110, 15.5.16: the answer says which codings
 * would have been taken.
 */
function refuseCodings(server: FastifyInstance): void {
  // Behind the check of the key, and before the body is read.
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.routeOptions.config.telemetry === true) noteReceived(request);
    const coding = request.headers['content-encoding'];
    if (coding === undefined || /^ *(identity)? *$/i.test(coding)) return done(null, payload);
    // Unpacked behind the route, where the bound on what comes of it stands.
    const isTelemetry = request.routeOptions.config.telemetry === true;
    if (isTelemetry && isGzip(request)) return done(null, payload);
    done(unsupportedCoding(request));
  });
}

function addParser(
  server: FastifyInstance,
  type: string,
  read: (body: Buffer, isBatch: boolean, request: FastifyRequest) => Json,
): void {
  server.addContentTypeParser<Buffer>(
    [type],
    { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX },
    (request: FastifyRequest, body: Buffer, done) => {
      const { telemetry, batch } = request.routeOptions.config;
      if (telemetry === true && type === 'application/json') return done(null, body);
      try {
        done(null, read(body, batch === true, request));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
}

/** Parses a body; throws the problem `malformed_json` with the place. */
function readJson(body: Uint8Array, maxBytes = BODY_BYTES_MAX, maxDepth = BODY_DEPTH_MAX): Json {
  try {
    return parseJson(body, { maxDepth, maxBytes });
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    throw intakeProblem(error);
  }
}

/** Each field once: of two of one name the last would count, and another reader takes the first. */
function readForm(body: Buffer): Json {
  const fields = [...new URLSearchParams(body.toString('utf8'))];
  const names = new Set(fields.map(([name]) => name));
  return names.size === fields.length ? Object.fromEntries(fields) : null;
}

const NEWLINE = 0x0a;

/** Lines of JSON as one list. An empty line is only taken at the end. */
function readLines(body: Buffer): Json[] {
  const values: Json[] = [];
  for (let start = 0; start < body.length;) {
    const found = body.indexOf(NEWLINE, start);
    const end = found === -1 ? body.length : found;
    try {
      values.push(parseJson(body.subarray(start, end), { maxDepth: BATCH_DEPTH_MAX - 1 }));
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      throw intakeProblem(error, `/${values.length}`, start);
    }
    start = end + 1;
  }
  return values;
}

/** `before` and `start` say where in the body the text that was read stands. */
function intakeProblem(error: IntakeError, before = '', start = 0): Problem {
  const pointer = error.pointer ?? (before === '' ? undefined : '');
  const place: ProblemPlace = {
    ...(pointer === undefined ? {} : { pointer: before + pointer }),
    code: error.code,
    offset: start + error.offset,
    detail: INTAKE_ADVICE[error.code],
  };
  return new Problem(
    error.code === 'too_large' ? 'body_too_large' : 'malformed_json',
    `${error.message} (byte ${start + error.offset})`,
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
  too_many: 'The text holds more values than are taken.',
  too_large: `At most ${BODY_BYTES_MAX} bytes are taken, ${BATCH_BYTES_MAX} in a batch.`,
};
