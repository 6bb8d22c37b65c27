import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CompactRange, leafHash, toHex, utf8 } from '@docket/chain';
import pg from 'pg';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
import { describeDifference, findDifference } from './first-difference.js';

/** A number that no ledger has. */
const LEDGER = 1_000_000;

const leaf = (seq: number, history: string): Uint8Array => utf8(`${history} ${seq}`);

function treeOf(size: number): { size: number; root: string; frontier: Uint8Array } {
  const range = CompactRange.empty();
  for (let i = 0; i < size; i++) range.append(leafHash(leaf(i, 'signed')));
  return { size, root: toHex(range.root()), frontier: range.encode() };
}

describe('where a ledger first differs from what was signed for', () => {
  let store: TestStore;
  let client: pg.Client;
  beforeAll(async () => {
    store = await openTestStore();
    client = new pg.Client({ connectionString: store.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await store.close();
  });

  /** Runs with these leaves in the table, and afterwards with none. `hashes`: as the rows say. */
  async function withLeaves<T>(
    size: number,
    rewrittenFrom: number,
    hashes: 'left' | 'rewritten',
    work: () => Promise<T>,
  ): Promise<T> {
    await client.query('BEGIN');
    const rows = Array.from({ length: size }, (_, seq) => {
      const bytes = leaf(seq, seq < rewrittenFrom ? 'signed' : 'forged');
      return { bytes, hash: leafHash(hashes === 'left' ? leaf(seq, 'signed') : bytes) };
    });
    await client.query(
      `INSERT INTO docket.entry (ledger_no, seq, decision_seq, leaf_hash, prev, type, decision_id, leaf)
       SELECT $1, n - 1, NULL, hash, hash, 'x', NULL, leaf
       FROM unnest($2::bytea[], $3::bytea[]) WITH ORDINALITY AS t (leaf, hash, n)`,
      [
        LEDGER,
        rows.map(({ bytes }) => Buffer.from(bytes)),
        rows.map(({ hash }) => Buffer.from(hash)),
      ],
    );
    try {
      return await work();
    } finally {
      await client.query('ROLLBACK');
    }
  }

  test('is told for every size and place, and exactly where stored hashes were left', async () => {
    for (const size of [1, 2, 3, 7, 8, 21, 30, 513]) {
      const tree = treeOf(size);
      const places =
        size < 40 ? Array.from({ length: size }, (_, i) => i) : [0, 255, 256, 511, 512];
      for (const place of places) {
        const exact = await withLeaves(size, place, 'left', () =>
          findDifference(client, LEDGER, tree, []),
        );
        expect({ size, exact }).toEqual({ size, exact: { from: place, to: place + 1 } });
        const others = [Math.floor(place / 2), place + 1].filter((n) => n > 0).map(treeOf);
        const near = await withLeaves(size, place, 'rewritten', () =>
          findDifference(client, LEDGER, tree, []),
        );
        const nearer = await withLeaves(size, place, 'rewritten', () =>
          findDifference(client, LEDGER, tree, others),
        );
        for (const found of [near, nearer]) {
          expect(found?.from).toBeLessThanOrEqual(place);
          expect(found?.to).toBeGreaterThan(place);
        }
        expect(nearer?.to).toBe(place + 1);
        expect(nearer?.from).toBeGreaterThanOrEqual(near?.from ?? Infinity);
      }
      const same = await withLeaves(size, size, 'left', () =>
        findDifference(client, LEDGER, tree, []),
      );
      expect(same).toBeUndefined();
    }
  });

  test('names the position that the database has nothing at', async () => {
    const found = await withLeaves(10, 10, 'left', () =>
      findDifference(client, LEDGER, treeOf(21), [treeOf(8)]),
    );
    expect(found).toEqual({ from: 8, to: 11 });
    expect(describeDifference({ from: 8, to: 11 })).toBe(
      'The first entry that differs is one of 8 to 10; what is left does not tell which.',
    );
    expect(describeDifference({ from: 8, to: 9 })).toBe('The first entry that differs is 8.');
  });
});
