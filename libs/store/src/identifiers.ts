import { randomFillSync } from 'node:crypto';

/** Crockford's base 32 in lower case: no i, l, o, u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const POOL_BYTES = 4096;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;

/** `count` random bytes from the system's generator, which is asked for many at a time. */
export function randomSlice(count: number): Uint8Array {
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const slice = new Uint8Array(count);
  for (let i = 0; i < count; i += 1, used += 1) {
    slice[i] = pool[used] ?? 0;
    // A secret must not stay behind in the pool.
    pool[used] = 0;
  }
  return slice;
}

/**
 * `<prefix>_` and 26 characters, a ULID in lower case: 48 bits of Unix time in milliseconds, then 80
 * random bits. In order of time, so that indexes grow at their end.
 */
export function createIdentifier(
  prefix: 'alr' | 'dec' | 'exp' | 'per' | 'prn' | 'ses' | 'sfx' | 'viw' | 'whk',
): string {
  let time = Date.now();
  let head = '';
  for (let i = 0; i < 10; i += 1) {
    head = `${ALPHABET.charAt(time % 32)}${head}`;
    time = Math.floor(time / 32);
  }
  let tail = '';
  // 16 characters of 5 bits each; a whole byte for each keeps the arithmetic plain and the bits uniform.
  for (const byte of randomSlice(16)) tail += ALPHABET.charAt(byte & 31);
  return `${prefix}_${head}${tail}`;
}
