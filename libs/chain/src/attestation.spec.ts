import { expect, test } from '@jest/globals';
import {
  ATTESTED_MAX,
  attestBatch,
  createSigner,
  decodeLeaf,
  encodeLeaf,
  type Leaf,
  LeafError,
  leafHash,
  openAttestation,
  toHex,
  ZERO_HASH_HEX,
} from './index.js';
import { verifierOf } from '#ed25519';

const signer = createSigner('docket.example/claims', new Uint8Array(32).fill(3));
const verifies = verifierOf(signer.publicKey);

/** Entries 5 and up; of decisions `a` and `b` in turns, but for each third one, which is of none. */
function drafts(size: number, first = 5): Leaf[] {
  return Array.from({ length: size }, (_, i) => ({
    v: 'docket-ledger/v1',
    origin: 'docket.example/claims',
    seq: first + i,
    prev: i === 0 ? 'ab'.repeat(32) : ZERO_HASH_HEX,
    time: '2026-11-22T18:50:00.123Z',
    type: 'job_card.filed',
    actor: 'prn_a',
    role: 'agent',
    via: 'api_key',
    schema: 'job_card.filed/1',
    body: 'cd'.repeat(32),
    ...(i % 3 === 2
      ? {}
      : {
          decision: { id: `dec_${i % 3 === 0 ? 'a' : 'b'}`, seq: 2 + i, prev: 'ef'.repeat(32) },
        }),
  }));
}

const isGood = (leaf: Leaf): boolean => {
  const opened = openAttestation(leaf);
  if (opened === undefined) return false;
  const signature = Buffer.from(opened.signature, 'base64url');
  return verifies(opened.message, new Uint8Array(signature));
};

test.each([1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 32])(
  'each of a batch of %i verifies by itself, and chains',
  (size) => {
    let signed = 0;
    const leaves = attestBatch(drafts(size), (message) => {
      signed++;
      return signer.sign(message);
    });
    expect(signed).toBe(1);
    const lastOf = new Map<string, string>();
    for (const [i, leaf] of leaves.entries()) {
      expect(isGood(decodeLeaf(encodeLeaf(leaf)))).toBe(true);
      const before = leaves[i - 1];
      if (before !== undefined) expect(leaf.prev).toBe(toHex(leafHash(encodeLeaf(before))));
      const { decision } = leaf;
      if (decision === undefined) continue;
      expect(decision.prev).toBe(lastOf.get(decision.id) ?? 'ef'.repeat(32));
      lastOf.set(decision.id, toHex(leafHash(encodeLeaf(leaf))));
    }
  },
);

test.each([1, 2, 7, 32])(
  'of %i, each is told as it is written, and what that hashes to',
  (size) => {
    const told: unknown[] = [];
    const leaves = attestBatch(drafts(size), signer.sign, (...of) => told.push(of));
    expect(told).toEqual(
      leaves.map((leaf, i) => {
        const hash = leafHash(encodeLeaf(leaf));
        return [i, encodeLeaf(leaf), hash, toHex(hash)];
      }),
    );
  },
);

test('what is no signature attests nothing', () => {
  for (const length of [0, 63, 65])
    expect(() => attestBatch(drafts(2), () => new Uint8Array(length))).toThrow(LeafError);
});

test.each([1, 2, 3, 7, 32])('of %i, nothing that is signed can be another', (size) => {
  const leaves = attestBatch(drafts(size), signer.sign);
  for (const [i, leaf] of leaves.entries()) {
    const isLinked = leaf.attestation?.includes('d.') === true;
    const changes: Partial<Leaf>[] = [
      { seq: leaf.seq + 1 },
      { origin: 'docket.example/other' },
      { actor: 'prn_b' },
      { role: 'reviewer' },
      { body: 'ce'.repeat(32) },
      { type: 'job_card.signed' },
      { time: '2026-11-22T18:50:00.124Z' },
      ...(i === 0 ? [{ prev: 'ac'.repeat(32) }] : []),
      ...(leaf.decision && !isLinked
        ? [{ decision: { ...leaf.decision, prev: 'ac'.repeat(32) } }]
        : []),
      ...(leaf.decision ? [{ decision: { ...leaf.decision, seq: 9_999 } }] : []),
    ];
    for (const change of changes)
      expect([change, isGood({ ...leaf, ...change })]).toEqual([change, false]);
  }
});

test('no place but its own: index, size, link and proof have one spelling', () => {
  for (const size of [2, 3, 4, 7, 8, 31, 32]) {
    const leaves = attestBatch(drafts(size), signer.sign);
    for (const leaf of leaves) {
      const [signature, at = '', count, path = ''] = (leaf.attestation ?? '').split('.');
      const others = leaves.map(({ attestation }) => attestation);
      const spelled = [
        ...others,
        signature,
        ...Array.from({ length: 34 }, (_, i) => `${signature}.${i}.${count}.${path}`),
        ...Array.from({ length: 34 }, (_, i) => `${signature}.${i}d.${count}.${path}`),
        ...Array.from({ length: 34 }, (_, i) => `${signature}.${at}.${i}.${path}`),
        `${signature}.${at}.${count}.${path.slice(0, -43)}`,
        `${signature}.${at}.${count}.${path}${'A'.repeat(43)}`,
        `${signature}.${at}.${count}.${path}=`,
        `${signature}.0${at}.${count}.${path}`,
        `${signature}.${at}.${count}.`,
        `${signature}.${at}.${count}`,
        `${signature}.${at}.${count}.${path}.${path}`,
        ` ${leaf.attestation}`,
        'x',
        '',
      ].filter((one) => one !== leaf.attestation);
      for (const attestation of spelled) {
        const changed = { ...leaf, attestation: attestation ?? '' };
        let read: Leaf | undefined;
        try {
          read = decodeLeaf(encodeLeaf(changed));
        } catch (error) {
          expect(error).toBeInstanceOf(LeafError);
        }
        if (read !== undefined) expect([attestation, isGood(read)]).toEqual([attestation, false]);
      }
    }
  }
});

test('no batch is empty, too large, with a gap, of two ledgers, or has entry 0', () => {
  const never = (): Uint8Array => {
    throw new Error('signed');
  };
  const refused: Leaf[][] = [
    [],
    drafts(ATTESTED_MAX + 1),
    drafts(3).toSpliced(1, 1),
    drafts(2).with(1, { ...drafts(2)[1]!, origin: 'docket.example/other' }),
  ];
  for (const leaves of refused) expect(() => attestBatch(leaves, never)).toThrow(RangeError);
  const spoilt = drafts(2).with(1, { ...drafts(2)[1]!, actor: 'not a name' });
  expect(() => attestBatch(spoilt, never)).toThrow(LeafError);
  for (const leaf of attestBatch(drafts(2, 0), signer.sign))
    expect(openAttestation(leaf)).toBeUndefined();
});
