import { TILE_WIDTH } from '@docket/chain';
import type { LedgerAsker } from '../ledger-scope.js';

export interface StoredLeaf {
  readonly seq: number;
  readonly leaf: Uint8Array;
  /** Leaf hash as the row says, which is not taken for the leaf's. */
  readonly hash: Uint8Array;
}

/** Rows read at once: whole tiles, and at most 32 MiB. */
const PAGE = 2 * TILE_WIDTH;

/** A position of the ledger at which the database has no entry. */
export class LeafMissing extends Error {
  override readonly name = 'LeafMissing';

  constructor(readonly seq: number) {
    super(`The database holds no entry ${seq}.`);
  }
}

/**
 * The stored leaves of entries [from, to), in order, some at a time.
 * @throws {LeafMissing} where one is not there.
 */
export async function* readLeaves(
  client: LedgerAsker,
  ledgerNo: number,
  from: number,
  to: number,
): AsyncGenerator<StoredLeaf[]> {
  let next = from;
  while (next < to) {
    const end = Math.min(to, next - (next % PAGE) + PAGE);
    const { rows } = await client.query<{ seq: string; leaf: Buffer; leaf_hash: Buffer }>({
      name: 'docket-read-stored-leaves',
      text: 'SELECT seq, leaf, leaf_hash FROM docket.entry WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 ORDER BY seq',
      values: [ledgerNo, next, end],
    });
    const leaves = rows.map((row) => ({
      seq: Number(row.seq),
      leaf: row.leaf,
      hash: row.leaf_hash,
    }));
    const start = next;
    const gap = leaves.findIndex(({ seq }, i) => seq !== start + i);
    const there = gap < 0 ? leaves : leaves.slice(0, gap);
    if (there.length > 0) yield there;
    if (there.length < end - next) throw new LeafMissing(next + there.length);
    next = end;
  }
}
