import { describe, expect, test } from '@jest/globals';
import {
  createSigner,
  decodeTlogProof,
  encodeLeaf,
  encodeTlogProof,
  FORMAT,
  formatVerifierKey,
  leafHash,
  nodeHash,
  signCheckpoint,
  toHex,
  utf8,
} from '@docket/chain';
import { parseWitnessPolicy, verifyProofFile } from './index.js';

const ORIGIN = 'docket.example/claims';
const signer = createSigner(ORIGIN, new Uint8Array(32).fill(1));
const trustedKey = formatVerifierKey(ORIGIN, signer.publicKey);
const other = createSigner(ORIGIN, new Uint8Array(32).fill(2));
const otherKey = formatVerifierKey(ORIGIN, other.publicKey);

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
const checkpoint = signCheckpoint({ origin: ORIGIN, size: 4, root, extensions: [] }, signer);
const proven = { index: 2, proof: [h3, nodeHash(h0, h1)], checkpoint, extra: leaves[2]! };
const text = encodeTlogProof(proven);

const codesOf = async (file: string, trust = { trustedKey }): Promise<string[]> =>
  (await verifyProofFile(file, trust)).findings.map(({ code }) => code);

describe('the proof of an entry', () => {
  test('verifies by the key of its ledger', async () => {
    expect(await verifyProofFile(text, { trustedKey })).toMatchObject({
      verified: true,
      origin: ORIGIN,
      seq: 2,
      leafHash: toHex(h2),
      size: 4,
      root: toHex(root),
      findings: [],
    });
  });

  test('verifies by a policy that names its ledger', async () => {
    const named = parseWitnessPolicy(`log ${trustedKey}\nquorum none\n`);
    expect(await verifyProofFile(text, { witnessPolicy: named })).toMatchObject({ verified: true });
    const foreign = parseWitnessPolicy(`log ${otherKey}\nquorum none\n`);
    expect(await verifyProofFile(text, { witnessPolicy: foreign })).toMatchObject({
      verified: false,
    });
  });

  test.each([
    ['the place', { index: 3 }, ['seq_mismatch', 'inclusion_mismatch']],
    ['the leaf of another entry', { extra: leaves[1]! }, ['seq_mismatch', 'inclusion_mismatch']],
    ['what is no leaf', { extra: utf8('{}') }, ['leaf_malformed', 'inclusion_mismatch']],
    ['the proof', { proof: [h3, nodeHash(h1, h0)] }, ['inclusion_mismatch']],
    ['a shorter proof', { proof: [h3] }, ['inclusion_mismatch']],
    [
      'the signature of another key',
      {
        checkpoint: signCheckpoint({ origin: ORIGIN, size: 4, root, extensions: [] }, other),
      },
      ['checkpoint_signature_invalid'],
    ],
    [
      'a text that was not signed',
      { checkpoint: checkpoint.replace('\n4\n', '\n5\n') },
      ['checkpoint_signature_invalid'],
    ],
  ])('does not verify with %s', async (_, changed, codes) => {
    expect(await codesOf(encodeTlogProof({ ...proven, ...changed }))).toEqual(codes);
  });

  test('does not verify where any bit of its proof, leaf or place differs', async () => {
    const { proof } = decodeTlogProof(text)!;
    for (const [at, hash] of proof.entries()) {
      for (let byte = 0; byte < hash.length; byte++) {
        const flipped = proof.map((one) => one.slice());
        flipped[at]![byte]! ^= 1;
        expect(await codesOf(encodeTlogProof({ ...proven, proof: flipped }))).toEqual([
          'inclusion_mismatch',
        ]);
      }
    }
    for (let byte = 0; byte < proven.extra.length; byte++) {
      const extra = proven.extra.slice();
      extra[byte]! ^= 1;
      expect((await codesOf(encodeTlogProof({ ...proven, extra }))).length).toBeGreaterThan(0);
    }
  });

  test('that names no ledger to trust, or carries no leaf, is not judged', async () => {
    await expect(verifyProofFile(text, {})).rejects.toThrow('it names no key');
    const { extra: _, ...bare } = proven;
    await expect(verifyProofFile(encodeTlogProof(bare), { trustedKey })).rejects.toThrow(
      'it does not carry the leaf',
    );
    await expect(verifyProofFile('c2sp.org/tlog-proof@v2\n', { trustedKey })).rejects.toThrow(
      'it is not a C2SP tlog-proof',
    );
  });
});
