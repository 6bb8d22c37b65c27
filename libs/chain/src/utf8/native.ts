import { Buffer, isUtf8 } from 'node:buffer';

/** isValidUtf8 says whether `decodeUtf8` would read it. */
export const isValidUtf8: (bytes: Uint8Array) => boolean = isUtf8;

/** decodeUtf8 reads UTF-8 (RFC 3629, no byte order mark is skipped); undefined if it is not valid. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/**
 * encodeUtf8 writes `text`, which must hold no lone surrogate (they would become U+FFFD). Out of the pool that Node
 * keeps for small buffers: memory of its own costs a leaf more than everything else about it.
 */
export function encodeUtf8(text: string): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.from(text, 'utf8');
  return new Uint8Array(buffer, byteOffset, length);
}

/** encodeHex writes `bytes` as lower-case hexadecimal: a text of one piece. */
export function encodeHex({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('hex');
}

/** encodeBase64Url writes `bytes` in base64url without padding. */
export function encodeBase64Url({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64url');
}
