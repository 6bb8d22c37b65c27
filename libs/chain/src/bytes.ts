import { encodeBase64Url, encodeHex, encodeUtf8 } from '#utf8';

const HEX = /^(?:[0-9a-f]{2})*$/;

/** utf8 encodes `text`, which must hold no lone surrogate (they would become U+FFFD). */
export function utf8(text: string): Uint8Array {
  return encodeUtf8(text);
}

/**
 * toHex writes `bytes` as lower-case hexadecimal, two digits a byte. The text of a hash is one piece: one that is put
 * together keeps its pieces for as long as it is kept itself, which is 17 times as much.
 */
export function toHex(bytes: Uint8Array): string {
  return encodeHex(bytes);
}

/** fromHex reads lower-case hexadecimal. Throws RangeError for anything else. */
export function fromHex(text: string): Uint8Array {
  if (!HEX.test(text)) throw new RangeError('not lower-case hexadecimal of whole bytes');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = digitValue(text.charCodeAt(2 * i)) * 16 + digitValue(text.charCodeAt(2 * i + 1));
  }
  return bytes;
}

/** `0` to `9` are U+0030 to U+0039, `a` to `f` are U+0061 to U+0066. */
function digitValue(unit: number): number {
  return unit < 0x3a ? unit - 0x30 : unit - 0x57;
}

/** equalBytes compares contents. Not constant-time: everything compared in this package is public. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** concatBytes joins `parts` in order. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** toBase64 writes `bytes` in standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * fromBase64 reads standard base64 with padding (RFC 4648 section 4). Returns undefined for anything
 * that toBase64 would not have written (other alphabet, white space, stray bits), so that one byte
 * string has one text.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return toBase64(bytes) === text ? bytes : undefined;
}

/** toBase64Url writes `bytes` in base64url without padding (RFC 4648 section 5, as RFC 7515 section 2 has it). */
export function toBase64Url(bytes: Uint8Array): string {
  return encodeBase64Url(bytes);
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** What a digit of base64url is worth, by its code unit; −1: it is none. */
const DIGIT_VALUE = new Int8Array(128).fill(-1);
for (let i = 0; i < BASE64URL.length; i++) DIGIT_VALUE[BASE64URL.charCodeAt(i)] = i;

/**
 * fromBase64Url reads what toBase64Url writes; undefined for anything else, so that bytes have one text. A loop of its own: every
 * entry has some 300 digits in its attestation, and no other way stops at the one spelling.
 */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const { length } = text;
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array((length * 3) >> 2);
  /** Digits so far that are not given out yet, and how many bits they are. */
  let held = 0;
  let bits = 0;
  let end = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const value = unit < 128 ? DIGIT_VALUE[unit]! : -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[end++] = held >> bits;
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
