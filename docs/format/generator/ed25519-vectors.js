/* oxlint-disable max-lines-per-function -- a table of cases and what makes them */
import { hashes, Point } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

/** Encoding of a point of order 8. */
const ORDER_8 = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a';
const ORDER_4 = '0000000000000000000000000000000000000000000000000000000000000000';

/** Signatures on which implementations of RFC 8032 differ, with what this format says of each. */
export function ed25519(chain) {
  hashes.sha512 ??= (message) => sha512(message);
  const { n: order, p: prime } = Point.CURVE();
  const { toHex, fromHex, utf8, sha256, concatBytes } = chain;
  const number = (bytes) => BigInt(`0x${toHex(bytes.slice().reverse())}`);
  const bytesOf = (value) => fromHex(value.toString(16).padStart(64, '0')).slice().reverse();
  const scalar = (label) => number(sha256(utf8(`docket-ledger/v1 ed25519 ${label}`))) % order;
  const torsion = Point.fromBytes(fromHex(ORDER_8), true);
  const [secret, nonce] = [scalar('key'), scalar('nonce')];
  const key = Point.BASE.multiply(secret);
  const commitment = Point.BASE.multiply(nonce);
  /** A signature with the parts that are given, as whoever knows secret and nonce can make it. */
  const sign = (publicKey, r, message) => {
    const k = number(sha512(concatBytes([r, publicKey, message]))) % order;
    return { k, signature: concatBytes([r, bytesOf((nonce + k * secret) % order)]) };
  };
  /** The first message for which the challenge is, or is not, a multiple of the cofactor. */
  const messageFor = (publicKey, r, isMultiple) => {
    for (let i = 0; ; i++) {
      const message = utf8(`message ${i}`);
      if ((sign(publicKey, r, message).k % 8n === 0n) === isMultiple) return message;
    }
  };
  const made = (name, publicKey, r, message, verifies) => ({
    name,
    public_key: toHex(publicKey),
    message: toHex(message),
    signature: toHex(sign(publicKey, r, message).signature),
    verifies,
  });
  const [plainKey, plainR] = [key.toBytes(), commitment.toBytes()];
  const mixedKey = key.add(torsion).toBytes();
  const mixedR = commitment.add(torsion).toBytes();
  const text = utf8('message');
  const plain = made('as RFC 8032 signs', plainKey, plainR, text, true);
  const s = number(fromHex(plain.signature).subarray(32));
  /** For a key of order 1 any R = [S]B fits any message. */
  const forged = (name, publicKey) => ({
    name,
    public_key: publicKey,
    message: toHex(text),
    signature: toHex(concatBytes([commitment.toBytes(), bytesOf(nonce)])),
    verifies: false,
  });
  const identity = bytesOf(1n);
  const signed = identity.slice();
  signed[31] |= 0x80;
  return [
    plain,
    { ...plain, name: 'another message', message: toHex(utf8('massage')), verifies: false },
    {
      ...plain,
      name: 'S not reduced: S + L',
      signature: toHex(concatBytes([plainR, bytesOf(s + order)])),
      verifies: false,
    },
    made(
      'a key with a part of order 8, which the challenge cancels: the equation holds without the cofactor',
      mixedKey,
      plainR,
      messageFor(mixedKey, plainR, true),
      true,
    ),
    made(
      'a key with a part of order 8: the equation holds only with the cofactor',
      mixedKey,
      plainR,
      messageFor(mixedKey, plainR, false),
      false,
    ),
    made(
      'an R with a part of order 8: the equation holds only with the cofactor',
      plainKey,
      mixedR,
      text,
      false,
    ),
    forged('a key of order 1', toHex(identity)),
    forged('a key of order 1, its x written as negative', toHex(signed)),
    forged('a key of order 1, its y written as p + 1', toHex(bytesOf(prime + 1n))),
    forged('a key of order 2', toHex(bytesOf(prime - 1n))),
    forged('a key of order 4', ORDER_4),
    forged('a key of order 4, its y written as p', toHex(bytesOf(prime))),
    forged('a key of order 8', ORDER_8),
    forged('a key that is no point', toHex(bytesOf(2n))),
    {
      ...plain,
      name: 'an R that is no point',
      signature: toHex(concatBytes([bytesOf(2n), bytesOf(s)])),
      verifies: false,
    },
    {
      ...plain,
      name: 'a signature of 63 bytes',
      signature: plain.signature.slice(2),
      verifies: false,
    },
  ];
}
