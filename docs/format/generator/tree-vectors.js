/* oxlint-disable max-lines-per-function -- tables of cases, one after another */

export async function tree(chain) {
  const nodes = new Map();
  const range = chain.CompactRange.empty();
  const wanted = [...Array(20).keys(), 255, 256, 257, 600];
  const roots = [];
  const rootAt = new Map();
  const hashes = [];
  for (let size = 0; size <= 600; size++) {
    rootAt.set(size, range.root());
    if (wanted.includes(size)) roots.push({ size, root: chain.toHex(range.root()) });
    hashes.push(chain.leafHash(chain.utf8(`leaf ${size}`)));
    range.append(hashes[size], (level, index, hash) => nodes.set(`${level}/${index}`, hash));
  }
  const reader = {
    readHashes: async (list) => list.map(({ level, index }) => nodes.get(`${level}/${index}`)),
  };
  const inclusion = [];
  for (const [index, size] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 3],
    [0, 7],
    [3, 7],
    [6, 7],
    [5, 8],
    [255, 256],
    [256, 257],
    [17, 600],
    [599, 600],
  ]) {
    const proof = (await chain.proveInclusion(reader, index, size)).map(chain.toHex);
    inclusion.push({
      index,
      size,
      leaf_hash: chain.toHex(hashes[index]),
      root: chain.toHex(rootAt.get(size)),
      proof,
      ok: true,
    });
  }
  const consistency = [];
  for (const [size1, size2] of [
    [1, 1],
    [1, 2],
    [2, 3],
    [3, 7],
    [4, 7],
    [6, 8],
    [7, 8],
    [8, 8],
    [256, 257],
    [255, 600],
    [512, 600],
  ]) {
    const proof = (await chain.proveConsistency(reader, size1, size2)).map(chain.toHex);
    consistency.push({
      size1,
      size2,
      root1: chain.toHex(rootAt.get(size1)),
      root2: chain.toHex(rootAt.get(size2)),
      proof,
      ok: true,
    });
  }
  const [one, two] = [inclusion[5], consistency[3]];
  return {
    leaf: 'leaf i is the text "leaf " followed by i in decimal',
    roots,
    inclusion: [
      ...inclusion,
      { ...one, index: 4, ok: false },
      { ...one, size: 8, ok: true },
      { ...one, size: 4, ok: false },
      { ...one, index: 7, ok: false },
      { ...one, proof: one.proof.slice(1), ok: false },
      { ...one, proof: [...one.proof, one.root], ok: false },
      { ...one, proof: [one.proof[1], one.proof[0], ...one.proof.slice(2)], ok: false },
      { ...one, leaf_hash: one.root, ok: false },
      { ...one, proof: [one.proof[0].slice(2), ...one.proof.slice(1)], ok: false },
    ],
    consistency: [
      ...consistency,
      { ...two, size1: 2, ok: false },
      { ...two, size2: 8, ok: true },
      { ...two, size2: 4, ok: false },
      { ...two, root1: two.root2, ok: false },
      { ...two, root1: two.root2, root2: two.root1, ok: false },
      { ...two, proof: [], ok: false },
      { ...two, proof: two.proof.slice(0, -1), ok: false },
      { ...two, proof: [...two.proof, two.root1], ok: false },
      {
        size1: 0,
        size2: 7,
        root1: chain.toHex(chain.emptyRoot()),
        root2: two.root2,
        proof: [],
        ok: false,
      },
      {
        size1: 0,
        size2: 0,
        root1: chain.toHex(chain.emptyRoot()),
        root2: chain.toHex(chain.emptyRoot()),
        proof: [],
        ok: true,
      },
      { ...two, size1: 7, size2: 3, ok: false },
    ],
  };
}

export function tiles(chain) {
  const paths = [
    [0, 0, 256],
    [0, 273, 112],
    [1, 0, 256],
    [2, 0, 1],
    [0, 1_234_067, 256],
    ['entries', 1_234_067, 256],
    ['entries', 5, 1],
    [63, 1000, 255],
  ];
  const leaf = (i) => chain.utf8(`leaf ${i}`);
  const hashes = Array.from({ length: 300 }, (_, i) => chain.leafHash(leaf(i)));
  const joined = (from, to) => chain.toHex(chain.sha256(chain.concatBytes(hashes.slice(from, to))));
  return {
    paths: paths.map(([level, index, width]) => ({
      level,
      index,
      width,
      path: chain.tilePath(level, index, width),
    })),
    not_paths: [
      'tile/0/0',
      'tile/00/000',
      'tile/64/000',
      'tile/0/x000/001',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/data/000',
      'tile/0/001/002',
    ],
    tree_of_300: [
      { path: 'tile/0/000', bytes: 8192, sha256: joined(0, 256) },
      { path: 'tile/0/001.p/44', bytes: 1408, sha256: joined(256, 300) },
      {
        path: 'tile/1/000.p/1',
        bytes: 32,
        sha256: chain.toHex(chain.sha256(chain.rootFromLeaves(hashes.slice(0, 256)))),
      },
    ],
    bundle: {
      leaves: ['leaf 0', 'leaf 1', 'leaf 2'],
      hex: chain.toHex(chain.encodeEntryBundle([leaf(0), leaf(1), leaf(2)])),
    },
    not_bundles: ['00', '0001', '000161000261'],
  };
}
