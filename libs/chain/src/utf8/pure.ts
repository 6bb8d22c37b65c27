const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** decodeUtf8 reads UTF-8 (RFC 3629, no byte order mark is skipped); undefined if it is not valid. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    // The only failure of a fatal decoder is invalid input; the caller reports it.
    return undefined;
  }
}

/** isValidUtf8 says whether `decodeUtf8` would read it. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  return decodeUtf8(bytes) !== undefined;
}

const encoder = new TextEncoder();

/** encodeUtf8 writes `text`, which must hold no lone surrogate (they would become U+FFFD). */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

const HEX_UNITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** Bytes whose digits are written at once: as many as a call takes arguments, and far fewer. */
const HEX_PIECE = 4_096;

/** encodeHex writes `bytes` as lower-case hexadecimal. */
export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += HEX_PIECE)
    text += hexOf(bytes.subarray(from, from + HEX_PIECE));
  return text;
}

function hexOf(bytes: Uint8Array): string {
  const units: number[] = [];
  for (const byte of bytes) units.push(HEX_UNITS[byte >> 4]!, HEX_UNITS[byte & 0xf]!);
  return String.fromCharCode(...units);
}

/** encodeBase64Url writes `bytes` in base64url without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
}
