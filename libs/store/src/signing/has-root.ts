import { CompactRange, leafHash, toHex } from '@docket/chain';
import type { Database } from '../database.js';
import type { TileReader } from '../tile-reader.js';
import { LeafMissing, readLeaves } from './stored-leaves.js';

/**
 * Whether the first `size` entries of a ledger are those of the root (hex): by the tiles, which takes one look, and
 * where these say no, by the leaves. A tile that somebody changed is a matter for `docket repair`, and no other history.
 */
export async function hasRoot(
  database: Database,
  tiles: TileReader,
  ledgerNo: number,
  { size, root }: { size: number; root: string },
): Promise<boolean> {
  try {
    if (toHex(await tiles.root(ledgerNo, size)) === root) return true;
  } catch (error) {
    // A tile is not there.
    if (!(error instanceof RangeError)) throw error;
  }
  const range = CompactRange.empty();
  try {
    for await (const leaves of readLeaves(database.of(ledgerNo), ledgerNo, 0, size))
      for (const { leaf } of leaves) range.append(leafHash(leaf));
  } catch (error) {
    if (error instanceof LeafMissing) return false;
    throw error;
  }
  return toHex(range.root()) === root;
}
