import { toHex } from '../bytes.js';

/** Encodings of the y that the points of an order below 8, and of order 8, have; the sign of x left out. */
const SMALL_ORDER_Y: ReadonlySet<string> = new Set([
  // (0, 1) and (0, -1): orders 1 and 2.
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  // y = 0: order 4.
  '0000000000000000000000000000000000000000000000000000000000000000',
  // Order 8.
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);

/**
 * isStrictKey tells whether 32 bytes can be an Ed25519 public key here: written canonically (y below
 * 2^255 - 19), and no point of small order, for which signatures can be made that fit many messages. Whether
 * they are a point at all, decoding tells. RFC 8032 leaves the second open; both back ends ask this first.
 */
export function isStrictKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  const y = publicKey.slice();
  y[31]! &= 0x7f;
  const isCanonical = y[0]! < 0xed || y[31] !== 0x7f || y.subarray(1, 31).some((b) => b !== 0xff);
  return isCanonical && !SMALL_ORDER_Y.has(toHex(y));
}
