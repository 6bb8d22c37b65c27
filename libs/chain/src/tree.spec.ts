import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  checkConsistency,
  checkInclusion,
  CompactRange,
  concatBytes,
  decodeEntryBundle,
  emptyRoot,
  encodeEntryBundle,
  hashFromTile,
  type HashReader,
  leafHash,
  nodeHash,
  type NodeCoordinate,
  parseTilePath,
  proveConsistency,
  proveInclusion,
  proveLeaf,
  rootFromLeaves,
  type TileCoordinate,
  tileHashReader,
  TileNodes,
  TilePart,
  tilePath,
  tilesForNodes,
  toHex,
  upperNodes,
  utf8,
} from './index.js';

const SIZE_MAX = 128;
const leaves = Array.from({ length: SIZE_MAX }, (_, i) => leafHash(utf8(`leaf ${i}`)));

/** MTH of RFC 9162 section 2.1.1, written as it stands there: the oracle. */
function treeHash(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot();
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(treeHash(hashes.slice(0, split)), treeHash(hashes.slice(split)));
}

/** A store of all nodes of a growing tree; refuses nodes that a tree of `size` has not completed. */
function memoryReader(nodes: Map<string, Uint8Array>, size: number): HashReader {
  return {
    readHashes: (coordinates: NodeCoordinate[]) =>
      Promise.resolve(
        coordinates.map(({ level, index }) => {
          const hash = nodes.get(`${level}/${index}`);
          if (hash === undefined || (index + 1) * 2 ** level > size)
            throw new Error(`no node ${level}/${index}`);
          return hash;
        }),
      ),
  };
}

const nodes = new Map<string, Uint8Array>();
const roots: Uint8Array[] = [emptyRoot()];
beforeAll(() => {
  const range = CompactRange.empty();
  for (const leaf of leaves) {
    range.append(leaf, (level, index, hash) => nodes.set(`${level}/${index}`, hash));
    roots.push(range.root());
  }
});

/** The same proof with one bit of one hash changed, in turn for every hash. */
function* flips(proof: readonly Uint8Array[], seed: number): Generator<Uint8Array[]> {
  for (const [i, hash] of proof.entries()) {
    const flipped = hash.slice();
    const bit = (seed * 37 + i * 101) % 256;
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    yield [...proof.slice(0, i), flipped, ...proof.slice(i + 1)];
  }
}

describe('every tree of up to 128 leaves', () => {
  test('its compact range has the root that the RFC defines, and survives being written down', () => {
    for (let size = 0; size <= SIZE_MAX; size++) {
      expect(toHex(roots[size]!)).toBe(toHex(treeHash(leaves.slice(0, size))));
      const range = CompactRange.empty();
      for (const leaf of leaves.slice(0, size)) range.append(leaf);
      const restored = CompactRange.decode(range.encode(), size);
      expect([restored.size, toHex(restored.root())]).toEqual([size, toHex(roots[size]!)]);
      if (size === SIZE_MAX) continue;
      const copy = restored.copy();
      copy.append(leaves[size]!);
      expect(toHex(copy.root())).toBe(toHex(roots[size + 1]!));
      expect(toHex(restored.root())).toBe(toHex(roots[size]!));
    }
    expect(toHex(rootFromLeaves(leaves))).toBe(toHex(roots[SIZE_MAX]!));
  });

  test('every inclusion proof verifies; every changed one, and every other place, does not', async () => {
    let proofs = 0;
    for (let size = 1; size <= SIZE_MAX; size++) {
      const reader = memoryReader(nodes, size);
      const root = roots[size]!;
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion(reader, index, size);
        const leafHashed = { leafHash: leaves[index], proof };
        expect(await proveLeaf(reader, index, size)).toEqual(leafHashed);
        const leaf = leaves[index]!;
        const bad = [...flips(proof, index)].filter((p) =>
          checkInclusion(p, index, size, leaf, root),
        );
        const longer = [...proof, leaf];
        const others = [
          checkInclusion(proof, index ^ 1, size, leaf, root),
          checkInclusion(proof, index + 1, size, leaf, root),
          checkInclusion(proof, index, size, leaves[(index + 1) % SIZE_MAX]!, root),
          checkInclusion(proof, index, size, leaf, roots[size - 1]!),
          checkInclusion(longer, index, size, leaf, root),
          proof.length > 0 && checkInclusion(proof.slice(1), index, size, leaf, root),
          proof.length > 0 && checkInclusion(proof.slice(0, -1), index, size, leaf, root),
        ];
        if (
          !checkInclusion(proof, index, size, leaf, root) ||
          bad.length > 0 ||
          others.includes(true)
        ) {
          throw new Error(
            `leaf ${index} of ${size}: ${bad.length} changed proofs verify, others ${others.join()}`,
          );
        }
        proofs++;
      }
    }
    expect(proofs).toBe((SIZE_MAX * (SIZE_MAX + 1)) / 2);
  });

  test('every consistency proof verifies; every changed one, and other roots, do not', async () => {
    let proofs = 0;
    for (let size2 = 1; size2 <= SIZE_MAX; size2++) {
      const reader = memoryReader(nodes, size2);
      for (let size1 = 1; size1 <= size2; size1++) {
        const proof = await proveConsistency(reader, size1, size2);
        const [root1, root2] = [roots[size1]!, roots[size2]!];
        const bad = [...flips(proof, size1)].filter((p) =>
          checkConsistency(p, size1, size2, root1, root2),
        );
        const others = [
          checkConsistency(proof, size1, size2, root1, roots[size2 - 1]!),
          checkConsistency(proof, size1, size2, roots[size1 - 1]!, root2),
          checkConsistency([...proof, root1], size1, size2, root1, root2),
          proof.length > 0 && checkConsistency(proof.slice(0, -1), size1, size2, root1, root2),
          size1 < size2 && checkConsistency(proof, size2, size1, root2, root1),
          size1 < size2 && checkConsistency([], size1, size2, root1, root2),
        ];
        if (
          !checkConsistency(proof, size1, size2, root1, root2) ||
          bad.length > 0 ||
          others.includes(true)
        ) {
          throw new Error(
            `${size1} to ${size2}: ${bad.length} changed proofs verify, others ${others.join()}`,
          );
        }
        proofs++;
      }
    }
    expect(proofs).toBe((SIZE_MAX * (SIZE_MAX + 1)) / 2);
  });
});

describe('proofs', () => {
  test('what cannot be proved is refused', async () => {
    const reader = memoryReader(nodes, 10);
    await expect(proveInclusion(reader, 10, 10)).rejects.toThrow(RangeError);
    await expect(proveInclusion(reader, -1, 10)).rejects.toThrow(RangeError);
    await expect(proveConsistency(reader, 0, 10)).rejects.toThrow(RangeError);
    await expect(proveConsistency(reader, 11, 10)).rejects.toThrow(RangeError);
  });

  test.each([Number.NaN, -1, 0.5, Infinity, 2 ** 53])('a size of %p proves nothing', (size) => {
    expect(checkInclusion([], 0, size, leaves[0]!, leaves[0]!)).toBe(false);
    expect(checkInclusion([], size, 1, leaves[0]!, leaves[0]!)).toBe(false);
    expect(checkConsistency([], size, size, leaves[0]!, leaves[0]!)).toBe(false);
  });

  test('hashes of another length take no part', () => {
    const short = leaves[1]!.slice(1);
    expect(checkInclusion([short], 0, 2, leaves[0]!, nodeHash(leaves[0]!, leaves[1]!))).toBe(false);
    expect(checkInclusion([], 0, 1, short, short)).toBe(false);
  });

  test('sizes beyond 32 bits work', () => {
    const size = 2 ** 40 + 1;
    const root = nodeHash(leaves[0]!, leaves[1]!);
    expect(checkInclusion([leaves[0]!], size - 1, size, leaves[1]!, root)).toBe(true);
    expect(checkInclusion([leaves[0]!], size - 2, size, leaves[1]!, root)).toBe(false);
    expect(checkConsistency([leaves[1]!], 2 ** 40, size, leaves[0]!, root)).toBe(true);
  });

  test('a frontier of the wrong length is refused', () => {
    expect(() => CompactRange.decode(new Uint8Array(32), 3)).toThrow(RangeError);
    expect(() => CompactRange.decode(new Uint8Array(0), -1)).toThrow(RangeError);
  });
});

describe('tiles', () => {
  // The examples of C2SP tlog-tiles, and the bounds around them.
  test.each<[string, TileCoordinate]>([
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/entries/x001/x234/067', { level: 'entries', index: 1_234_067, width: 256 }],
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/273.p/112', { level: 0, index: 273, width: 112 }],
    ['tile/1/001.p/17', { level: 1, index: 1, width: 17 }],
    ['tile/63/x001/000.p/255', { level: 63, index: 1000, width: 255 }],
  ])('%s', (path, { level, index, width }) => {
    expect(tilePath(level, index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ level, index, width });
  });

  test.each([
    'tile/0/0',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/-1/000',
    'tile/0/000/',
    '/tile/0/000',
    'tile/data/000',
    'tile/0/000.p/1/',
    'tile/0/x001/x234/067\n',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/../000',
    '',
  ])('%p is no path of a tile', (path) => expect(parseTilePath(path)).toBeUndefined());

  test('a tree of 70,000 has the tiles that the specification lists', () => {
    const size = 70_000;
    const widths = (level: number) => {
      const hashes = Math.floor(size / 256 ** level);
      return tilesForNodes(
        Array.from({ length: hashes }, (_, index) => ({ level: 8 * level, index })),
        size,
      ).map(({ width }) => width);
    };
    expect(widths(0)).toEqual([...Array<number>(273).fill(256), 112]);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
  });

  test('proofs made of tiles verify', async () => {
    const size = 66_000;
    const many = Array.from({ length: size }, (_, i) => leafHash(utf8(String(i))));
    const range = CompactRange.empty();
    const stored = new Map<string, Uint8Array[]>();
    let root1 = emptyRoot();
    for (const leaf of many) {
      range.append(leaf, (level, index, hash) => {
        if (level % 8 !== 0) return;
        const tile = `${level / 8}/${Math.floor(index / 256)}`;
        if (!stored.has(tile)) stored.set(tile, []);
        stored.get(tile)!.push(hash);
      });
      if (range.size === 3000) root1 = range.root();
    }
    let fetches = 0;
    const reader = tileHashReader((tiles) => {
      fetches++;
      return Promise.resolve(
        tiles.map(({ level, index, width }) => {
          const hashes = stored.get(`${level}/${index}`)!;
          expect(hashes.length).toBe(width);
          return Uint8Array.from(hashes.flatMap((hash) => [...hash]));
        }),
      );
    }, size);
    for (const index of [0, 255, 256, 65_535, 65_536, size - 1]) {
      const proof = await proveInclusion(reader, index, size);
      expect(checkInclusion(proof, index, size, many[index]!, range.root())).toBe(true);
    }
    const proof = await proveConsistency(reader, 3000, size);
    expect(checkConsistency(proof, 3000, size, root1, range.root())).toBe(true);
    expect(fetches).toBe(7);
  });

  test('a tile that is kept gives each node as one that is not, in whatever order they are asked for', () => {
    const hashes = Array.from({ length: 200 }, (_, i) => leafHash(utf8(String(i))));
    const tile = Uint8Array.from(hashes.flatMap((hash) => [...hash]));
    const kept = new TileNodes(tile.slice());
    const wanted = [8, 7, 6, 5, 4, 3, 2, 1, 0].flatMap((level) =>
      Array.from({ length: 256 >> level }, (_, index) => ({ level, index })),
    );
    for (const node of [...wanted.toReversed(), ...wanted, ...wanted]) {
      // A node of level 8 is the first hash of the tile above.
      const [from, to] = [node.index << (node.level % 8), (node.index + 1) << (node.level % 8)];
      if (to > 200) expect(() => kept.hash(node)).toThrow(RangeError);
      else {
        expect(kept.hash(node)).toEqual(hashFromTile(tile, node));
        expect(kept.hash(node)).toEqual(rootFromLeaves(hashes.slice(from, to)));
        // What is given away is nobody else's.
        kept.hash(node).fill(0);
      }
    }
  });

  test('a group of 16 hashes and the nodes over all groups give what the whole tile gives', () => {
    const hashes = Array.from({ length: 256 }, (_, i) => leafHash(utf8(String(i))));
    const tile = concatBytes(hashes);
    const upper = upperNodes(tile);
    expect(upper).toHaveLength(1_024);
    expect(upper.subarray(0, 32)).toEqual(new Uint8Array(32));
    expect(upper.subarray(32, 64)).toEqual(rootFromLeaves(hashes));
    expect(upper.subarray(31 * 32)).toEqual(rootFromLeaves(hashes.slice(240)));
    for (let group = 0; group < 16; group++) {
      const part = new TilePart(group, tile.slice(512 * group, 512 * (group + 1)), upper);
      for (const level of [0, 1, 2, 3, 4, 5, 6, 7]) {
        for (let index = 0; index < 256 >> level; index++) {
          const node = { level, index };
          // In another tile, a level of tiles above, the place is the same.
          const above = { level: level + 8, index: index + 3 * (256 >> level) };
          const own = Math.floor((index << level) / 16);
          if (level < 4) expect(TilePart.groupOf([node])).toBe(own);
          if (level < 4 && own !== group) expect(() => part.hash(node)).toThrow(RangeError);
          else expect(part.hash(node)).toEqual(hashFromTile(tile, node));
          if (level >= 4 || own === group) expect(part.hash(above)).toEqual(part.hash(node));
        }
      }
    }
    const [last, next] = [15, 16].map((index) => ({ level: 0, index }));
    expect(TilePart.groupOf([{ level: 7, index: 1 }])).toBe(0);
    expect(TilePart.groupOf([last!, next!])).toBeUndefined();
    expect(() => upperNodes(tile.subarray(1))).toThrow(RangeError);
    expect(() => new TilePart(0, tile.subarray(0, 480), upper)).toThrow(RangeError);
    expect(() => new TilePart(0, tile.subarray(0, 512), tile)).toThrow(RangeError);
  });

  test('an entry bundle: a length before every leaf, exactly', () => {
    const bundle = encodeEntryBundle([utf8(''), utf8('a'), new Uint8Array(300)]);
    expect(toHex(bundle.subarray(0, 7))).toBe('0000000161012c');
    expect(decodeEntryBundle(bundle).map((leaf) => leaf.length)).toEqual([0, 1, 300]);
    expect(() => decodeEntryBundle(bundle.subarray(0, -1))).toThrow(RangeError);
    expect(() => decodeEntryBundle(Uint8Array.of(0))).toThrow(RangeError);
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(() => encodeEntryBundle(Array<Uint8Array>(257).fill(utf8('a')))).toThrow(RangeError);
    expect(() => decodeEntryBundle(new Uint8Array(2 * 257))).toThrow(RangeError);
  });
});
