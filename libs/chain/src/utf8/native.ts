import { Buffer, isUtf8 } from 'node:buffer';

/** decodeUtf8 reads UTF-8 (RFC 3629, no byte order mark is skipped); undefined if it is not valid. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
