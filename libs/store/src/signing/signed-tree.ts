import { CompactRange, fromHex, HASH_LENGTH, sha256, toHex, utf8 } from '@docket/chain';

/** The newest tree of a ledger that was proven for a signature: what the next one has to continue. */
export interface SignedTree {
  /** Counts the states of this ledger, from 1: each is made out of the one before. */
  readonly generation: number;
  /** C2SP origin of the ledger. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  /** Hex, 64 digits. */
  readonly root: string;
  /** The tree's right edge, as CompactRange.encode gives it. */
  readonly frontier: Uint8Array;
  /** Restorations of the ledger that had been recorded by then. */
  readonly restorations: number;
  /**
   * Position at which an administrator, through a server, asked for the record that gives this tree up
   * (`ledger.restored`). Undefined: nobody did.
   */
  readonly restoredAt: number | undefined;
  /** C2SP verifier key that signed it; undefined: that of entry 0. */
  readonly key: string | undefined;
}

/** What is kept of a tree. Lines of text; the last is the SHA-256 of those before. */
export function encodeSignedTree(tree: Omit<SignedTree, 'generation'>): string {
  const lines = [
    FORMAT_LINE,
    tree.origin,
    `size ${tree.size}`,
    `root ${tree.root}`,
    `restorations ${tree.restorations}`,
    ...(tree.restoredAt === undefined ? [] : [`restored-at ${tree.restoredAt}`]),
    ...(tree.key === undefined ? [] : [`key ${tree.key}`]),
    ...edgeOf(tree.frontier).map((hash) => `edge ${hash}`),
  ];
  const text = lines.map((line) => `${line}\n`).join('');
  return `${text}sha256 ${toHex(sha256(utf8(text)))}\n`;
}

/** Reads what encodeSignedTree wrote; undefined where it is anything else, or its parts do not fit. */
export function decodeSignedTree(text: string): Omit<SignedTree, 'generation'> | undefined {
  const [, origin, size, root, restorations, restoredAt, key, edges] = FORM.exec(text) ?? [];
  if (origin === undefined || root === undefined || edges === undefined) return undefined;
  const tree = {
    origin,
    size: Number(size),
    root,
    frontier: fromHex(edges.replaceAll(/edge |\n/g, '')),
    restorations: Number(restorations),
    restoredAt: restoredAt === undefined ? undefined : Number(restoredAt),
    key,
  };
  try {
    const isRoot = toHex(CompactRange.decode(tree.frontier, tree.size).root()) === root;
    return isRoot && encodeSignedTree(tree) === text ? tree : undefined;
  } catch (error) {
    // A right edge of another length than the size has.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const FORMAT_LINE = 'docket-signed-tree/v1';

const FORM = new RegExp(
  `^${FORMAT_LINE}\n(.+)\nsize (\\d{1,16})\nroot ([0-9a-f]{64})\nrestorations (\\d{1,9})\n` +
    `(?:restored-at (\\d{1,16})\n)?(?:key (.+)\n)?((?:edge [0-9a-f]{64}\n)*)sha256 [0-9a-f]{64}\n$`,
);

function edgeOf(frontier: Uint8Array): string[] {
  const count = frontier.length / HASH_LENGTH;
  return Array.from({ length: count }, (_, i) =>
    toHex(frontier.subarray(HASH_LENGTH * i, HASH_LENGTH * (i + 1))),
  );
}
