import { decodeLeaf, equalBytes, type Leaf, LeafError, leafHash, toHex } from '@docket/chain';
import { isHexOf } from '../hex.js';
import type { Findings } from '../finding.js';
import type { EntryColumns, EntryMaterial } from '../reader.js';

/** A leaf that was looked at: what it says, if it is one, and what it hashes to in any case. */
export interface CheckedLeaf {
  leaf?: Leaf;
  hash: Uint8Array;
  /** Whether the hash kept beside the leaf is the leaf's own; true if none is kept. */
  intact: boolean;
}

/** checkLeaf decodes one leaf strictly and compares it with the hash and columns kept beside it. */
export function checkLeaf(material: EntryMaterial, findings: Findings): CheckedLeaf {
  const { position: seq, storedHash } = material;
  const hash = leafHash(material.leaf);
  const intact = storedHash === undefined || equalBytes(storedHash, hash);
  if (!intact) {
    findings.add(
      'leaf_hash_mismatch',
      `The leaf of entry ${seq} is not the one its stored hash was made of.`,
      {
        seq,
        expected: toHex(storedHash),
        found: toHex(hash),
      },
    );
  }
  try {
    const leaf = decodeLeaf(material.leaf);
    if (material.columns !== undefined) compareColumns(material.columns, leaf, seq, findings);
    return { leaf, hash, intact };
  } catch (error) {
    if (!(error instanceof LeafError)) throw error;
    findings.add('leaf_malformed', `The leaf of entry ${seq} is not a leaf: ${error.message}.`, {
      seq,
      ...(error.member === undefined ? {} : { pointer: `/${error.member.replace('.', '/')}` }),
    });
    return { hash, intact };
  }
}

/** Every column that repeats what the leaf says must say the same. */
function compareColumns(columns: EntryColumns, leaf: Leaf, seq: number, findings: Findings): void {
  const { decision } = leaf;
  if (
    isSame(columns.type, leaf.type) &&
    isSame(columns.time, leaf.time) &&
    isSame(columns.actor, leaf.actor) &&
    isSame(columns.schema, leaf.schema) &&
    isSame(columns.decisionId, decision === undefined ? null : decision.id) &&
    isSame(columns.decisionSeq, decision === undefined ? null : decision.seq) &&
    (columns.prev === undefined || isHexOf(leaf.prev, columns.prev))
  ) {
    return;
  }
  reportColumns(columns, leaf, seq, findings);
}

function isSame(column: string | number | null | undefined, said: string | number | null): boolean {
  return column === undefined || column === said;
}

function reportColumns(columns: EntryColumns, leaf: Leaf, seq: number, findings: Findings): void {
  const pairs: [string, string | number | null | undefined, string | number | null][] = [
    ['type', columns.type, leaf.type],
    ['time', columns.time, leaf.time],
    ['actor', columns.actor, leaf.actor],
    ['schema', columns.schema, leaf.schema],
    ['decision_id', columns.decisionId, leaf.decision?.id ?? null],
    ['decision_seq', columns.decisionSeq, leaf.decision?.seq ?? null],
    ['prev', columns.prev && toHex(columns.prev), leaf.prev],
  ];
  for (const [column, found, expected] of pairs) {
    if (isSame(found, expected)) continue;
    const message = `The stored column ${column} of entry ${seq} differs from its leaf.`;
    findings.add('column_mismatch', message, {
      seq,
      pointer: column,
      expected: String(expected),
      found: String(found),
      ...(leaf.decision === undefined ? {} : { decision: leaf.decision.id }),
    });
  }
}

/**
 * Leaves that name another ledger. A run of them is one finding, at its beginning: a ledger whose
 * entries were all swapped has one fault, not a million.
 */
export class OriginCheck {
  #last: string;

  constructor(readonly origin: string) {
    this.#last = origin;
  }

  take(leaf: Leaf, seq: number, findings: Findings): void {
    if (leaf.origin !== this.origin && leaf.origin !== this.#last) {
      findings.add(
        'leaf_foreign_origin',
        `From entry ${seq} on, leaves belong to another ledger.`,
        {
          seq,
          expected: this.origin,
          found: leaf.origin,
        },
      );
    }
    this.#last = leaf.origin;
  }
}
