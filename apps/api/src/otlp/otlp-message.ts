import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { OTLP_LIMITS, type OtlpEncoding } from '@docket/ingest';
import type { FastifyRequest } from 'fastify';
import { isGzip, isProtobuf } from '../http/otlp-types.js';
import { Problem } from '../http/problem.js';
import { numberField, stringField, varint } from '../http/rpc-status.js';

/** As the request's own type says; the router lets no third one through. */
export function encodingOf(request: FastifyRequest): OtlpEncoding {
  return isProtobuf(request) ? 'protobuf' : 'json';
}

const inflate = promisify(gunzip);

/** DEFLATE packs no better than this (zlib, Technical Details). */
const RATIO_MAX = 1_032;
const PIECE_BYTES_MIN = 16 * 1024;

/** As the packed body says at its end (RFC 1952, ISIZE), and some more: then it is unpacked at once, into one piece. */
function unpackedLength(packed: Buffer): number {
  const said = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4);
  const bound = Math.min(said, OTLP_LIMITS.requestBytes, packed.length * RATIO_MAX);
  return Math.max(PIECE_BYTES_MIN, bound + 1_024);
}

/**
 * The body, unpacked where it is packed: never to more than the limit, however small it came.
 * @throws {Problem} `body_too_large`, `malformed_request`.
 */
export async function unzipBody(
  request: FastifyRequest,
  body: Buffer | undefined,
): Promise<Buffer> {
  const packed = body ?? Buffer.alloc(0);
  if (!isGzip(request)) return packed;
  try {
    const options = {
      maxOutputLength: OTLP_LIMITS.requestBytes,
      chunkSize: unpackedLength(packed),
    };
    return await inflate(packed, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      const detail = `Unpacked, at most ${OTLP_LIMITS.requestBytes} bytes are taken.`;
      throw new Problem('body_too_large', detail, { cause: error });
    }
    throw new Problem('malformed_request', 'The body is not what gzip makes.', { cause: error });
  }
}

/** What was not taken. */
export interface NotTaken {
  rejected: number;
  reason: string;
}

const REJECTED = {
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
  metrics: 'rejectedDataPoints',
} as const;

/** Export…ServiceResponse: empty where everything was taken. */
export function encodePartialSuccess(
  encoding: OtlpEncoding,
  signal: keyof typeof REJECTED,
  { rejected, reason }: NotTaken,
): Buffer {
  if (encoding === 'json') {
    // 64-bit numbers are strings in protobuf's JSON.
    const partialSuccess = { [REJECTED[signal]]: String(rejected), errorMessage: reason };
    return Buffer.from(JSON.stringify(rejected === 0 ? {} : { partialSuccess }));
  }
  if (rejected === 0) return Buffer.alloc(0);
  // partial_success is field 1; in it, the number is 1 and the message 2.
  const inner = Buffer.concat([numberField(1, rejected), stringField(2, reason)]);
  return Buffer.concat([Buffer.from([0x0a]), varint(inner.length), inner]);
}
