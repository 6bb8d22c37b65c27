import {
  canonicalize,
  equalBytes,
  IntakeError,
  type JsonObject,
  upperNodes,
  parseJson,
  TILE_WIDTH,
  toHex,
  utf8,
} from '@docket/chain';
import type { Findings } from '../finding.js';
import type { LedgerReader, Projections, StoredHead, StoredTile } from '../reader.js';
import type { Subject } from '../subject.js';
import type { LedgerTree } from './tree.js';

const HASH_BYTES = 32;

/** The last entry that was found, and what comes of all of them. */
export interface LedgerEnd {
  /** One more than the last position. */
  size: number;
  last?: { seq: number; hash: Uint8Array; time?: string };
  /** Right edge of the tree over them, `CompactRange.encode()`; undefined when it cannot be computed. */
  frontier: Uint8Array | undefined;
  /** Absent where tiles are not compared. */
  tree?: LedgerTree;
}

/**
 * checkProjections compares what a store derives from the ledger as a whole with the ledger. The
 * derived state of each decision is compared where decisions are folded.
 *
 * Returns how many stored values were compared.
 */
export async function checkProjections(
  reader: LedgerReader,
  subject: Subject,
  end: LedgerEnd,
  findings: Findings,
): Promise<number> {
  const { projections } = reader;
  if (projections === undefined) return 0;
  let count = 0;
  if (projections.ledger !== undefined) {
    await checkLedgerRow(projections, subject, findings);
    count++;
  }
  if (projections.head !== undefined) {
    checkHead(await projections.head(), end, findings);
    count++;
  }
  if (projections.beyondHead !== undefined) {
    for (const { what, rows, first } of await projections.beyondHead()) {
      const message = `The database holds ${what} beyond the end of the ledger, which no entry names: ${rows}, the first at position ${first}.`;
      findings.add('beyond_head', message, { seq: first });
    }
    count++;
  }
  if (end.tree !== undefined && projections.tiles !== undefined) {
    count += await checkTiles(projections.tiles(), end.tree, findings);
  }
  return count;
}

async function checkLedgerRow(
  projections: Projections,
  subject: Subject,
  findings: Findings,
): Promise<void> {
  const row = await projections.ledger?.();
  if (row === undefined) {
    findings.add('ledger_row_mismatch', "The ledger's row is missing from the table of ledgers.");
    return;
  }
  const expected: Record<string, string | undefined> = {
    origin: subject.origin,
    public_key: subject.genesisKey,
    policy: subject.policy && canonicalize({ ...subject.policy } as JsonObject),
  };
  const found: Record<string, string> = {
    origin: row.origin,
    public_key: row.publicKey,
    policy: canonicalText(row.policy),
  };
  for (const [column, value] of Object.entries(expected)) {
    if (value === undefined || value === found[column]) continue;
    findings.add(
      'ledger_row_mismatch',
      `The ledger's stored ${column} differs from the one in entry 0.`,
      {
        seq: 0,
        pointer: column,
        expected: value,
        found: found[column] ?? '',
      },
    );
  }
}

/** The row may spell the policy as it likes; what counts is what it says. */
function canonicalText(text: string): string {
  try {
    return canonicalize(parseJson(utf8(text)));
  } catch (error) {
    if (error instanceof IntakeError) return text;
    throw error;
  }
}

function checkHead(head: StoredHead | undefined, end: LedgerEnd, findings: Findings): void {
  const fail = (message: string, expected: string, found: string): void =>
    findings.add('head_mismatch', message, {
      expected,
      found,
      ...(end.last && { seq: end.last.seq }),
    });
  if (head === undefined) {
    fail("The ledger's head is missing.", String(end.size), 'none');
    return;
  }
  if (head.size !== end.size) {
    fail('The stored head is not at the end of the ledger.', String(end.size), String(head.size));
    return;
  }
  if (end.last !== undefined && !equalBytes(head.lastHash, end.last.hash)) {
    fail('The stored head names another last leaf.', toHex(end.last.hash), toHex(head.lastHash));
  }
  if (
    head.lastTime !== undefined &&
    end.last?.time !== undefined &&
    head.lastTime !== end.last.time
  ) {
    fail('The stored head names another time.', end.last.time, head.lastTime);
  }
  const { frontier } = end;
  if (
    head.frontier !== undefined &&
    frontier !== undefined &&
    !equalBytes(head.frontier, frontier)
  ) {
    fail(
      'The stored right edge of the tree is not that of the entries.',
      toHex(frontier),
      toHex(head.frontier),
    );
  }
}

/**
 * Full tiles at level 0 hold leaf hashes, those above hold the roots of tiles below; so all of them
 * follow from the roots over 256 entries each, which the range checks have left in the tree.
 */
async function checkTiles(
  tiles: AsyncIterable<StoredTile[]>,
  tree: LedgerTree,
  findings: Findings,
): Promise<number> {
  const levels = tileLevels(tree.tileRoots());
  const counts = levels.map(() => 0);
  let count = 0;
  for await (const batch of tiles) {
    for (const tile of batch) {
      count++;
      if (!isTile(tile, levels, tree.complete)) {
        const { level, index } = tile;
        findings.add(
          'tile_mismatch',
          `The stored tile ${index} of level ${level} is not that of the entries.`,
          {
            seq: index * TILE_WIDTH ** (level + 1),
            pointer: `${level}/${index}`,
          },
        );
      }
      const seen = counts[tile.level];
      if (seen !== undefined) counts[tile.level] = seen + 1;
    }
  }
  if (!tree.complete) return count;
  levels.forEach((roots, level) => {
    const full = roots.length / HASH_BYTES;
    if (counts[level] === full) return;
    findings.add(
      'tile_mismatch',
      `There are ${counts[level]} stored tiles of level ${level}, not ${full}.`,
      {
        pointer: String(level),
        expected: String(full),
        found: String(counts[level]),
      },
    );
  });
  return count;
}

/** By tile level: the roots of the full tiles, one after another. */
function tileLevels(tileRoots: Uint8Array): Uint8Array[] {
  const levels = [tileRoots];
  for (let below = tileRoots; below.length >= TILE_WIDTH * HASH_BYTES;) {
    const full = Math.floor(below.length / (TILE_WIDTH * HASH_BYTES));
    const above = new Uint8Array(full * HASH_BYTES);
    for (let i = 0; i < full; i++) above.set(rootOf(upperNodes(tileAt(below, i))), i * HASH_BYTES);
    levels.push(above);
    below = above;
  }
  return levels;
}

function isTile(
  { level, index, hashes, root, nodes }: StoredTile,
  levels: readonly Uint8Array[],
  complete: boolean,
): boolean {
  const expected = levels[level]?.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  // A tile beyond the ledger is wrong; one over entries whose hashes are missing cannot be judged.
  if (expected === undefined || expected.length === 0) return !complete;
  if (hashes.length !== TILE_WIDTH * HASH_BYTES) return false;
  if (root !== undefined && !equalBytes(root, expected)) return false;
  const over = upperNodes(hashes);
  if (nodes !== undefined && !equalBytes(nodes, over)) return false;
  if (level > 0) return equalBytes(hashes, tileAt(levels[level - 1] ?? new Uint8Array(), index));
  return equalBytes(rootOf(over), expected);
}

function tileAt(hashes: Uint8Array, index: number): Uint8Array {
  return hashes.subarray(index * TILE_WIDTH * HASH_BYTES, (index + 1) * TILE_WIDTH * HASH_BYTES);
}

/** Of what upperNodes made. */
const rootOf = (nodes: Uint8Array): Uint8Array => nodes.subarray(HASH_BYTES, 2 * HASH_BYTES);
