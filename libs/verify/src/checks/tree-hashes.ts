import {
  CompactRange,
  type HashReader,
  leafHash,
  type NodeCoordinate,
  type TileCoordinate,
  tileHashReader,
  TileNodes,
} from '@docket/chain';
import type { LedgerReader } from '../reader.js';

type HashSource = Pick<LedgerReader, 'entries' | 'tiles'>;

/**
 * treeHashes reads hashes of a ledger's tree of `size` entries: from the source's tiles, each asked for once; where it keeps
 * none, from the leaves themselves, in one pass over them for all that are asked for at a time. None of them is checked.
 *
 * Throws RangeError for one that the source has not got.
 */
export function treeHashes(source: HashSource, size: number): HashReader {
  const { tiles } = source;
  if (tiles === undefined) return { readHashes: (nodes) => hashLeaves(source, nodes) };
  const kept = new Map<string, TileNodes>();
  const nameOf = ({ level, index }: TileCoordinate): string => `${level}/${index}`;
  return tileHashReader(async (wanted) => {
    const asked = wanted.filter((tile) => !kept.has(nameOf(tile)));
    const read = asked.length === 0 ? [] : await tiles.call(source, asked);
    for (const [i, tile] of asked.entries())
      kept.set(nameOf(tile), new TileNodes(read[i] ?? new Uint8Array()));
    return wanted.map((tile) => kept.get(nameOf(tile)) ?? new Uint8Array());
  }, size);
}

async function hashLeaves(
  source: HashSource,
  nodes: readonly NodeCoordinate[],
): Promise<Uint8Array[]> {
  const found = new Map<string, Uint8Array | undefined>();
  const nameOf = (level: number, index: number): string => `${level}/${index}`;
  for (const { level, index } of nodes) found.set(nameOf(level, index), undefined);
  const end = Math.max(0, ...nodes.map(({ level, index }) => (index + 1) * 2 ** level));
  const range = CompactRange.empty();
  const keep = (level: number, index: number, hash: Uint8Array): void => {
    if (found.has(nameOf(level, index))) found.set(nameOf(level, index), hash);
  };
  for await (const batch of end === 0 ? [] : source.entries(0, end, { content: false })) {
    for (const { position, leaf } of batch) {
      if (position !== range.size) throw new RangeError(`there is no entry ${range.size}`);
      range.append(leafHash(leaf), keep);
    }
  }
  return nodes.map(({ level, index }) => {
    const hash = found.get(nameOf(level, index));
    if (hash === undefined) throw new RangeError(`there are ${range.size} entries, not ${end}`);
    return hash;
  });
}
