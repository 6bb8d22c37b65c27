/**
 * Reads a COSE receipt with libraries of others, and none of ours: `node read-cose-receipt.js <entry> <receipt> <key>`,
 * the first two in hex, the key as base64url of its 32 bytes. Prints the root in hex, or fails. A process of its own,
 * since a test's realm has another Uint8Array than the libraries' buffers are made of.
 */
import { createPublicKey } from 'node:crypto';
import { Sign1 } from '@auth0/cose';
import { receipt as receipts } from '@transmute/cose';

const [entry, receipt, x] = process.argv.slice(2);
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
const root = await receipts.inclusion.verify({
  // Their hash of a leaf, too.
  entry: await receipts.leaf(Buffer.from(entry, 'hex')),
  receipt: Buffer.from(receipt, 'hex'),
  verifier: {
    // @transmute/cose follows the proof, and checks signatures of ECDSA alone: EdDSA is checked by @auth0/cose.
    async verify({ coseSign1, payload }) {
      const detachedPayload = Buffer.from(payload);
      await Sign1.decode(coseSign1).verify(key, { detachedPayload });
      return detachedPayload;
    },
  },
});
process.stdout.write(`${Buffer.from(root).toString('hex')}\n`);
