import { describe, expect, test } from '@jest/globals';
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  createSigner,
  encodeLeaf,
  FORMAT,
  formatCosignerKey,
  formatHandoverLine,
  formatVerifierKey,
  fromHex,
  leafHash,
  nodeHash,
  signHandover,
  type Signer,
  toHex,
  utf8,
} from '@docket/chain';
import {
  type CoseReceipt,
  decodeCoseReceipt,
  encodeCoseReceipt,
  signRoot,
} from '@docket/chain/cose';
import { isCoseFile, verifyCoseReceipt } from './cose.js';
import { parseWitnessPolicy, ReaderError } from './index.js';

const ORIGIN = 'docket.example/claims';
const signerOf = (fill: number, name = ORIGIN): Signer =>
  createSigner(name, new Uint8Array(32).fill(fill));
const keyOf = ({ name, publicKey }: Signer): string => formatVerifierKey(name, publicKey);
const [signer, other, foreign] = [signerOf(1), signerOf(2), signerOf(1, 'docket.example/other')];
const trustedKey = keyOf(signer);

const leafOf = (seq: number): Uint8Array =>
  encodeLeaf({
    v: FORMAT,
    origin: ORIGIN,
    seq,
    prev: '0'.repeat(64),
    time: '2026-11-22T18:50:00.123Z',
    type: 'job_card.filed',
    actor: 'prn_a',
    role: 'agent',
    via: 'api_key',
    schema: 'job_card.filed/1',
    body: 'a'.repeat(64),
  });
const leaves = [0, 1, 2, 3].map(leafOf);
const [h0, h1, h2, h3] = leaves.map(leafHash) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
const root = nodeHash(nodeHash(h0, h1), nodeHash(h2, h3));
const made: CoseReceipt = {
  ...signRoot(root, signer),
  index: 2,
  size: 4,
  proof: [h3, nodeHash(h0, h1)],
  leaf: leaves[2]!,
  handovers: [],
};
const bytes = encodeCoseReceipt(made);

const codesOf = (file: Uint8Array, trust = { trustedKey }): string[] =>
  verifyCoseReceipt(file, trust).findings.map(({ code }) => code);
const changed = (change: Partial<CoseReceipt>): Uint8Array =>
  encodeCoseReceipt({ ...made, ...change });

describe('the COSE receipt of an entry', () => {
  test('verifies by the key of its ledger', () => {
    expect(isCoseFile(bytes)).toBe(true);
    expect(verifyCoseReceipt(bytes, { trustedKey })).toMatchObject({
      verified: true,
      form: 'cose_receipt',
      origin: ORIGIN,
      seq: 2,
      leafHash: toHex(h2),
      size: 4,
      root: toHex(root),
      findings: [],
    });
  });

  test('is read back as it was written', () => {
    expect(decodeCoseReceipt(bytes)).toEqual(made);
    const { leaf: _, ...bare } = made;
    expect(decodeCoseReceipt(encodeCoseReceipt(bare))).toEqual(bare);
  });

  test('verifies by a policy that names its ledger, and is not called witnessed', () => {
    const policy = (end: string): ReturnType<typeof parseWitnessPolicy> =>
      parseWitnessPolicy(`log ${trustedKey}\n${end}`);
    const alone = { witnessPolicy: policy('quorum none\n') };
    expect(verifyCoseReceipt(bytes, alone)).toMatchObject({ verified: true, attestations: [] });
    const north = createSigner('north.example/w', new Uint8Array(32).fill(3));
    const vkey = formatCosignerKey(north.name, north.publicKey);
    const asked = policy(`witness north ${vkey}\nquorum north\n`);
    const refused = verifyCoseReceipt(bytes, { witnessPolicy: asked });
    expect(refused.findings.map(({ code }) => code)).toEqual(['quorum_missing']);
    const elsewhere = parseWitnessPolicy(`log ${keyOf(foreign)}\nquorum none\n`);
    const { findings } = verifyCoseReceipt(bytes, { witnessPolicy: elsewhere });
    expect(findings.map(({ code }) => code)).toEqual(['key_untrusted']);
  });

  test.each<[string, Partial<CoseReceipt>, string[]]>([
    ['the place', { index: 3 }, ['seq_mismatch', 'inclusion_mismatch']],
    ['the leaf of another entry', { leaf: leaves[1]! }, ['seq_mismatch', 'inclusion_mismatch']],
    ['what is no leaf', { leaf: utf8('{}') }, ['leaf_malformed', 'inclusion_mismatch']],
    ['the proof', { proof: [h3, nodeHash(h1, h0)] }, ['inclusion_mismatch']],
    ['a shorter proof', { proof: [h3] }, ['inclusion_mismatch']],
    ['a size that the proof does not fit', { size: 9 }, ['inclusion_mismatch']],
    ['another root', signRoot(h0, signer), ['inclusion_mismatch']],
    ['another key', signRoot(root, other), ['inclusion_mismatch']],
    ['another ledger', signRoot(root, foreign), ['checkpoint_foreign_origin']],
    [
      'a signature that fits no header',
      { protectedHeader: signRoot(root, other).protectedHeader },
      ['inclusion_mismatch'],
    ],
    [
      'a header of another algorithm',
      // ES256, and the same tree.
      { protectedHeader: fromHex('a2012619018b01') },
      ['checkpoint_malformed'],
    ],
  ])('does not verify with %s', (_, change, codes) => {
    expect(codesOf(changed(change))).toEqual(codes);
  });

  test('of a ledger whose key changed verifies by the first key and by the last', () => {
    const [from, key] = [3, keyOf(other)];
    const signature = signHandover(trustedKey, key, signer);
    const later = changed({
      ...signRoot(root, other),
      handovers: [formatHandoverLine({ from, key, signature })],
    });
    expect(verifyCoseReceipt(later, { trustedKey })).toMatchObject({
      verified: true,
      keys: [
        { from: 0, key: trustedKey },
        { from, key },
      ],
    });
    expect(codesOf(later, { trustedKey: key })).toEqual([]);
    const forged = signHandover(trustedKey, key, other);
    const usurped = changed({
      ...signRoot(root, other),
      handovers: [formatHandoverLine({ from, key, signature: forged })],
    });
    expect(codesOf(usurped)).toEqual(['key_handover_invalid']);
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['its beginning', bytes.slice(0, -1)],
    ['more behind it', Uint8Array.from([...bytes, 0])],
    ['no tag', bytes.slice(1)],
    ['a length that is written longer', fromHex(`d29804${toHex(bytes.slice(2))}`)],
    ['depth without end', new Uint8Array(200_000).fill(0x81)],
    ['depth behind the tag', Uint8Array.from([0xd2, ...new Uint8Array(200_000).fill(0x81)])],
    ['a payload', fromHex(toHex(bytes).replace(/f65840/, '405840'))],
  ])('is none: %s', (_, file) => {
    expect(decodeCoseReceipt(file)).toBeUndefined();
    expect(() => verifyCoseReceipt(file, { trustedKey })).toThrow(ReaderError);
  });

  test('no byte of it can be changed unseen', () => {
    const verified: number[] = [];
    for (let i = 0; i < bytes.length; i++) {
      const one = bytes.slice();
      one[i]! ^= 1;
      if (decodeCoseReceipt(one)?.leaf === undefined) continue;
      if (verifyCoseReceipt(one, { trustedKey }).verified) verified.push(i);
    }
    expect(verified).toEqual([]);
  });

  test('does not verify without a key', () => {
    expect(() => verifyCoseReceipt(bytes, {})).toThrow(/names no key/);
  });
});

/** The ledger's key, for another program than ours. */
const publicKey = createPublicKey({
  key: {
    kty: 'OKP',
    crv: 'Ed25519',
    x: Buffer.from(signer.publicKey).toString('base64url'),
  },
  format: 'jwk',
});

interface CoseVector {
  name: string;
  key: string;
  receipt: string;
  findings: string[] | null;
}
const vectors = JSON.parse(
  readFileSync(new URL('../../../docs/format/vectors/cose-receipts.json', import.meta.url), 'utf8'),
) as CoseVector[];

describe('the vectors of docs/format', () => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))(
    '%s',
    (_, { key, receipt, findings }) => {
      if (findings === null)
        expect(() => verifyCoseReceipt(fromHex(receipt), { trustedKey: key })).toThrow(ReaderError);
      else expect(codesOf(fromHex(receipt), { trustedKey: key })).toEqual(findings);
    },
  );

  test('are signed as RFC 9052 says, by node:crypto', () => {
    const { protectedHeader, signature } = made;
    const text = (head: string, content: Uint8Array): string => head + toHex(content);
    const bstr = (content: Uint8Array): string =>
      text(
        content.length < 24
          ? (0x40 + content.length).toString(16)
          : `58${content.length.toString(16).padStart(2, '0')}`,
        content,
      );
    const structure = fromHex(
      `84${text('6a', utf8('Signature1'))}${bstr(protectedHeader)}40${bstr(root)}`,
    );
    expect(verifySignature(null, structure, publicKey, signature)).toBe(true);
    expect(createHash('sha256').update(Uint8Array.of(0)).update(leaves[2]!).digest('hex')).toBe(
      toHex(h2),
    );
  });
});
