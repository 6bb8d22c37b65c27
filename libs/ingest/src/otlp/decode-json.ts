import {
  decodeUtf8,
  IntakeError,
  isJsonObject,
  parseJson,
  utf8,
  type Json,
  type JsonObject,
} from '@docket/chain';
import { OTLP_LIMITS, WIRE_DEPTH_MAX } from './limits.js';
import { OtlpError } from './otlp-error.js';

const LIMITS = { maxBytes: OTLP_LIMITS.requestBytes, maxDepth: 2 * WIRE_DEPTH_MAX };

/**
 * decodeOtlpJson reads OTLP/JSON strictly: no number loses digits, and no member counts twice. Half a character and
 * U+0000 become U+FFFD: SDKs that shorten texts cut characters in two, and the other spans are not to be lost for it.
 *
 * @throws {OtlpError} `malformed_json`, `too_deep`, `too_large`.
 */
export function decodeOtlpJson(bytes: Uint8Array): JsonObject {
  const value = parse(bytes);
  if (!isJsonObject(value)) throw new OtlpError('malformed_json', 'the request is no JSON object');
  return value;
}

function parse(bytes: Uint8Array): Json {
  try {
    return parseJson(bytes, LIMITS);
  } catch (error) {
    const text = isBrokenText(error) ? decodeUtf8(bytes) : undefined;
    if (text === undefined) throw refusalOf(error);
    try {
      return parseJson(utf8(text.replace(ESCAPES, repairEscape)), LIMITS);
    } catch (second) {
      throw refusalOf(second);
    }
  }
}

function isBrokenText(error: unknown): boolean {
  return (
    error instanceof IntakeError &&
    (error.code === 'lone_surrogate' || error.code === 'nul_character')
  );
}

/** Every escape of a JSON text, whole pairs of surrogates before halves. */
const ESCAPES = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|.)/g;

function repairEscape(escape: string): string {
  return /^\\u(?:[dD][89a-fA-F][\da-fA-F]{2}|0000)$/.test(escape) ? '\\ufffd' : escape;
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof IntakeError)) return error;
  const isKept = error.code === 'too_deep' || error.code === 'too_large';
  const code = isKept ? error.code : 'malformed_json';
  const { message: why, offset } = error;
  return new OtlpError(code, `${why} (byte ${offset})`, { cause: error });
}
