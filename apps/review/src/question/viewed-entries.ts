import type { SeenDecision } from './seen.js';

/** One entry that was shown, as a review says it. */
export interface ViewedEntry {
  decision_seq: number;
  leaf_hash: string;
}

/** Entries that one review names at most. */
const VIEWED_MAX = 256;

/** The entries of the decision behind marks, in its order; of too many the last. */
export function viewedEntries(
  marks: Iterable<string>,
  targets: SeenDecision['model']['marks'],
): ViewedEntry[] {
  const entries = new Map<number, ViewedEntry>();
  for (const mark of marks) {
    const target = Object.hasOwn(targets, mark) ? targets[mark] : undefined;
    // Marks of the ledger's own records are of no decision.
    if (target?.decision_seq === undefined) continue;
    const { decision_seq, leaf_hash } = target;
    entries.set(decision_seq, { decision_seq, leaf_hash });
  }
  return [...entries.values()]
    .toSorted((a, b) => a.decision_seq - b.decision_seq)
    .slice(-VIEWED_MAX);
}
