import { describe, expect, test } from '@jest/globals';
import { attestBatch, createSigner, type Leaf, toBase64Url, ZERO_HASH_HEX } from '@docket/chain';
import { Findings } from '../finding.js';
import { BatchLinks } from './batch-links.js';

const { publicKey, sign } = createSigner('server', new Uint8Array(32).fill(9));
const KEY = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey), attests: 'everyone' } as const;

/** Three entries from entry 1 on, not chained: what holds the chain is not asked here. */
const LEAVES = [1, 2, 3].map((seq): Leaf => ({
  v: 'docket-ledger/v1',
  origin: 'docket.example/claims',
  seq,
  prev: ZERO_HASH_HEX,
  time: '2026-11-22T18:50:00.000Z',
  type: 'system.changed',
  actor: 'prn_office',
  role: 'administrator',
  via: 'api_key',
  schema: 'system.changed/1',
  body: 'ab'.repeat(32),
}));
const alone = LEAVES.flatMap((leaf) => attestBatch([leaf], sign));
const together = attestBatch(LEAVES, sign);
/** It says that it is alone, and its signature is that of another entry. */
const bad: Leaf = { ...LEAVES[1]!, attestation: alone[0]!.attestation! };

function foundIn(leaves: readonly (Leaf | undefined)[], key = KEY): (number | undefined)[] {
  const findings = new Findings(10);
  const links = new BatchLinks(key);
  for (const leaf of leaves) if (leaf !== undefined) links.take(leaf, leaf.seq, findings);
  return findings.list.map(({ seq }) => seq);
}

describe('batches of attestations behind one another', () => {
  test('are as they were written', () => {
    expect(foundIn(alone)).toEqual([]);
    expect(foundIn(together)).toEqual([]);
  });

  test('do not overlap', () => {
    expect(foundIn([alone[0], together[1], together[2]])).toEqual([2]);
    expect(foundIn([together[0], alone[1], alone[2]])).toEqual([2]);
  });

  test('are held against the newest entry that is attested, where those between are not', () => {
    expect(foundIn([alone[0], bad, alone[2]])).toEqual([]);
    expect(foundIn([together[0], bad, alone[2]])).toEqual([3]);
    expect(foundIn([bad, alone[2]])).toEqual([]);
  });

  test('are whole: behind what is in none, or says that it is in another, stands no later one of them', () => {
    expect(foundIn([together[0], LEAVES[1], together[2]])).toEqual([3]);
    expect(foundIn([together[0], bad, together[2]])).toEqual([3]);
    expect(foundIn([LEAVES[0], together[1], together[2]])).toEqual([2]);
    // It was changed, and still says that it is of them.
    const changed: Leaf = { ...together[1]!, actor: 'prn_other' };
    expect(foundIn([together[0], changed, together[2]])).toEqual([]);
    // Of what is not there nothing is known.
    expect(foundIn([together[0], undefined, together[2]])).toEqual([]);
  });

  test('reach to their end: by its last entry a ledger has as many', () => {
    const links = new BatchLinks(KEY);
    expect(together.map((leaf) => links.endBy(leaf))).toEqual([4, 4, 4]);
    expect(alone.map((leaf) => links.endBy(leaf))).toEqual([2, 3, 4]);
    expect([bad, LEAVES[1], undefined].map((leaf) => links.endBy(leaf))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(new BatchLinks(null).endBy(together[0])).toBeUndefined();
  });
});
