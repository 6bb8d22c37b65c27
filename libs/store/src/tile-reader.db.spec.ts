import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  checkConsistency,
  checkInclusion,
  leafHash,
  proveConsistency,
  proveLeaf,
  rootFromLeaves,
} from '@docket/chain';
import { opened } from '../../../test/support/records.js';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { TileReader } from './tile-reader.js';

const LEDGER = 'claims';

let store: TestStore;
let size: number;
/** Of the leaves as they are stored, without any tile. */
let leaves: Uint8Array[];

beforeAll(async () => {
  store = await openTestStore();
  await store.ledgers.createLedger({ id: LEDGER, createdBy: 'prn_admin' });
  for (let batch = 0; batch < 8; batch++) {
    await store.ledgers.appendBatch(
      LEDGER,
      Array.from({ length: 100 }, () => opened()),
    );
  }
  const tiles = new TileReader(store.database, store.ledgers);
  size = await tiles.size(LEDGER);
  leaves = (await tiles.leaves(LEDGER, 0, size)).map((leaf) => leafHash(leaf));
  expect(leaves.length).toBeGreaterThan(3 * 256);
});
afterAll(() => store.close());

test('a proof is the same of a part of a tile, of the whole, and from memory', async () => {
  const root = rootFromLeaves(leaves);
  for (const seq of [0, 1, 127, 255, 256, 300, 511, 512, 767, 768, size - 1]) {
    const tiles = new TileReader(store.database, store.ledgers);
    const prove = async () => proveLeaf(await tiles.hashReader(LEDGER, size), seq, size);
    const first = await prove();
    expect(first.leafHash).toEqual(leaves[seq]);
    expect(checkInclusion(first.proof, seq, size, first.leafHash, root)).toBe(true);
    expect([await prove(), await prove()]).toEqual([first, first]);
  }
});

test('growth is proven from within a tile of which only a part is read', async () => {
  const root = rootFromLeaves(leaves);
  for (const from of [1, 255, 256, 257, 300, 511, 640, 767, 768, size - 1]) {
    const tiles = new TileReader(store.database, store.ledgers);
    const prove = async () => proveConsistency(await tiles.hashReader(LEDGER, size), from, size);
    const first = await prove();
    const older = rootFromLeaves(leaves.slice(0, from));
    expect(checkConsistency(first, from, size, older, root)).toBe(true);
    expect([await prove(), await prove()]).toEqual([first, first]);
  }
});

test('whoever asks about an older tree is given its tiles', async () => {
  const tiles = new TileReader(store.database, store.ledgers);
  for (const older of [200, 256, 600]) {
    const root = rootFromLeaves(leaves.slice(0, older));
    expect(await tiles.root((await store.ledgers.getLedger(LEDGER)).ledgerNo, older)).toEqual(root);
    const { leafHash: hash, proof } = await proveLeaf(
      await tiles.hashReader(LEDGER, older),
      199,
      older,
    );
    expect(checkInclusion(proof, 199, older, hash, root)).toBe(true);
  }
});

test('a tile that the ledger does not have is said to be none', async () => {
  const tiles = new TileReader(store.database, store.ledgers);
  const reader = await tiles.hashReader(LEDGER, 1_024);
  await expect(reader.readHashes([{ level: 0, index: 800 }])).rejects.toThrow(RangeError);
  await expect(reader.readHashes([{ level: 1, index: 511 }])).rejects.toThrow(RangeError);
});
