import type { Json } from './json.js';
import { decodeUtf8 } from '#utf8';
import { intakeError, strictScan } from './strict-scan.js';

export interface IntakeLimits {
  /** Containers around a value, at most; 64 unless told. */
  maxDepth?: number;
  /** Length of the text in bytes, at most; 4 MiB unless told. */
  maxBytes?: number;
}

/**
 * Values in a text, at most, and members of one object. A text of a mebibyte cannot hold so many; a longer
 * one is counted before a value is made of it, because a value can take fifty times its text.
 */
const VALUES_MAX = 6_000_000;
const MEMBERS_MAX = 1_000_000;

const DEPTH_MAX = 64;
const BYTES_MAX = 4 * 1024 * 1024;

/**
 * parseJson reads a JSON text (RFC 8259) strictly: it throws IntakeError for whatever would not come
 * out of canonical JSON and storage as it was sent: duplicate keys, lone surrogates, U+0000, numbers
 * whose digits a double does not keep, invalid UTF-8, a byte order mark. -0 becomes 0.
 *
 * JSON.parse makes the value; one lexical pass over the text finds what JSON.parse hides. Only when it
 * finds something suspicious does the slow scan run, which says what and where, or that all is well.
 */
export function parseJson(bytes: Uint8Array, limits: IntakeLimits = {}): Json {
  const { maxDepth = DEPTH_MAX, maxBytes = BYTES_MAX } = limits;
  if (bytes.length > maxBytes) throw intakeError('too_large', maxBytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw intakeError('byte_order_mark', 0);
  if (bytes.length > UNCOUNTED_BYTES) countValues(bytes);
  const text = decodeUtf8(bytes);
  if (text === undefined) throw intakeError('invalid_utf8', validPrefix(bytes));
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    strictScan(text, maxDepth);
    throw intakeError('syntax', 0);
  }
  const findings = look(text);
  if (
    findings.suspicious ||
    findings.depth > maxDepth ||
    findings.members !== countMembers(value)
  ) {
    strictScan(text, maxDepth);
  }
  return findings.negativeZero ? withoutNegativeZero(value) : value;
}

const UNCOUNTED_BYTES = 1024 * 1024;
/** Deeper ones are counted as one, for their depth is refused later. */
const COUNTED_DEPTH_MAX = 1_024;

/** Throws IntakeError `too_many`; counts by the text's structure alone, whether it is JSON or not. */
function countValues(bytes: Uint8Array): void {
  const members = new Uint32Array(COUNTED_DEPTH_MAX + 1);
  let depth = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      for (at++; at < bytes.length && bytes[at] !== QUOTE; at++) if (bytes[at] === BACKSLASH) at++;
    } else if (byte === 0x2c || byte === 0x7b || byte === 0x5b) {
      if (++values > VALUES_MAX) throw intakeError('too_many', at);
      if (byte !== 0x2c && depth < COUNTED_DEPTH_MAX) members[++depth] = 0;
    } else if (byte === 0x3a) {
      if (++members[depth]! > MEMBERS_MAX) throw intakeError('too_many', at);
    } else if ((byte === 0x7d || byte === 0x5d) && depth > 0) depth--;
  }
}

interface Findings {
  /** Members that the text writes; fewer in the value if a key came twice. */
  members: number;
  depth: number;
  negativeZero: boolean;
  suspicious: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Any integer of so many characters is exact. */
const SAFE_NUMBER_LENGTH = 15;
const SIMPLE_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** look passes once over a text that JSON.parse has accepted. */
function look(text: string): Findings {
  const findings: Findings = { members: 0, depth: 0, negativeZero: false, suspicious: false };
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      at = lookAtString(text, at + 1, findings);
    } else if (unit === 0x3a) {
      findings.members++;
    } else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > findings.depth) findings.depth = depth;
    } else if (unit === 0x7d || unit === 0x5d) {
      depth--;
    } else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      at = lookAtNumber(text, at, findings);
    }
  }
  return findings;
}

/** Returns where the closing quote stands. */
function lookAtString(text: string, at: number, findings: Findings): number {
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit !== BACKSLASH) continue;
    at++;
    if (text.charCodeAt(at) !== 0x75) continue;
    const escaped = Number.parseInt(text.slice(at + 1, at + 5), 16);
    // A proper pair of surrogates is suspicious too: rare in escapes, and the slow scan lets it pass.
    if (escaped === 0 || (escaped >= 0xd800 && escaped <= 0xdfff)) findings.suspicious = true;
    at += 4;
  }
}

/** Returns where the last character of the number stands. */
function lookAtNumber(text: string, begin: number, findings: Findings): number {
  let end = begin + 1;
  let digitsOnly = true;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit >= 0x30 && unit <= 0x39) continue;
    if (unit !== 0x2e && unit !== 0x65 && unit !== 0x45 && unit !== 0x2b && unit !== 0x2d) break;
    digitsOnly = false;
  }
  if (text.charCodeAt(begin) === 0x2d && text.charCodeAt(begin + 1) === 0x30)
    findings.negativeZero = true;
  if (
    end - begin > SAFE_NUMBER_LENGTH ||
    !(digitsOnly || SIMPLE_NUMBER.test(text.slice(begin, end)))
  ) {
    findings.suspicious = true;
  }
  return end - 1;
}

function countMembers(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : values.length;
  for (let i = 0; i < values.length; i++) {
    const child = values[i]!;
    if (typeof child === 'object' && child !== null) count += countMembers(child);
  }
  return count;
}

/** -0 and 0 are the same number in canonical JSON; so that they are the same in memory as well. */
function withoutNegativeZero(value: Json): Json {
  if (value === 0) return 0;
  if (typeof value === 'object' && value !== null) {
    // Assigning to a member that exists already is safe even for `__proto__`: it is an own member.
    const container = value as { [key: string]: Json };
    for (const key of Object.keys(value)) container[key] = withoutNegativeZero(container[key]!);
  }
  return value;
}

/** Where the first byte stands that is not UTF-8; only ever on the way to an error. */
function validPrefix(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // Halving, at beginnings of characters only; what is left is short or a run of stray bytes.
  while (high - low > 64) {
    let middle = (low + high) >> 1;
    while (middle > low && (bytes[middle]! & 0xc0) === 0x80) middle--;
    if (middle === low) break;
    if (decodeUtf8(bytes.subarray(low, middle)) === undefined) high = middle;
    else low = middle;
  }
  for (let length = 1; length <= 4; length++) {
    if (low + length > bytes.length || decodeUtf8(bytes.subarray(low, low + length)) === undefined)
      continue;
    low += length;
    length = 0;
  }
  return low;
}
