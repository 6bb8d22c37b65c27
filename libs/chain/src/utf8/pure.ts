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
