import { toHex } from '@docket/chain';
import type { Findings } from '../finding.js';
import type { LedgerReader, StoredDecision } from '../reader.js';
import type { DecisionFold } from './rules.js';

/** How many stored states were compared, and how many could not be. */
export interface ComparedStates {
  compared: number;
  /** Written by another version of the fold. */
  otherVersion: number;
}

/**
 * checkDecisionStates compares every stored decision state with the folded one, and the columns that
 * repeat parts of a state with the state. A state that another version of the fold wrote cannot be
 * compared: Docket does not use it either, but folds the entries again.
 */
export async function checkDecisionStates(
  reader: LedgerReader,
  fold: DecisionFold,
  findings: Findings,
): Promise<ComparedStates> {
  const { projections } = reader;
  const stored = projections?.decisions;
  const states = { compared: 0, otherVersion: 0 };
  if (stored === undefined) return states;
  for await (const batch of stored.call(projections)) {
    for (const decision of batch) {
      if (!fold.isMine(decision.id)) continue;
      const outcome = checkDecisionState(
        decision,
        fold,
        findings,
        (state) => projections?.isOfOtherVersion?.(state) ?? false,
      );
      if (outcome !== 'unfolded') states[outcome]++;
      fold.noteStored(decision.id);
    }
  }
  for (const seq of fold.unstored()) {
    findings.add(
      'decision_state_missing',
      `The decision whose last entry is ${seq} has no stored state.`,
      { seq },
    );
  }
  return states;
}

function checkDecisionState(
  stored: StoredDecision,
  fold: DecisionFold,
  findings: Findings,
  isOfOtherVersion: (state: string) => boolean,
): keyof ComparedStates | 'unfolded' {
  const { id, state } = stored;
  const seq = fold.lastEntryOf(id);
  const where = { decision: id, ...(seq === undefined ? {} : { seq }) };
  switch (fold.compareState(id, state)) {
    case 'unknown':
      findings.add(
        'decision_state_unknown',
        `A state is stored for a decision that has no entries: ${id}.`,
        where,
      );
      return 'compared';
    case 'different':
      if (isOfOtherVersion(state)) {
        checkLastHash(stored, where, fold, findings);
        return 'otherVersion';
      }
      findings.add(
        'decision_state_mismatch',
        'The stored state of the decision is not what its entries give.',
        where,
      );
      return 'compared';
    case 'unfolded':
      return 'unfolded';
    case 'same':
      compareColumns(stored, where, findings);
      checkLastHash(stored, where, fold, findings);
      return 'compared';
  }
}

function checkLastHash(
  { id, lastHash }: StoredDecision,
  where: { decision: string; seq?: number },
  fold: DecisionFold,
  findings: Findings,
): void {
  if (lastHash === undefined || fold.endsWith(id, lastHash)) return;
  findings.add(
    'decision_state_mismatch',
    'The stored last leaf hash of the decision is not that of its last entry.',
    { ...where, pointer: 'lastHash', found: toHex(lastHash) },
  );
}

/** The state is known to be right here, so it can be read. */
function compareColumns(
  { state, columns }: StoredDecision,
  where: { decision: string; seq?: number },
  findings: Findings,
): void {
  if (columns === undefined) return;
  const folded = JSON.parse(state) as Readonly<Record<string, unknown>>;
  for (const [path, found] of Object.entries(columns)) {
    const expected = memberAt(folded, path);
    if (expected === found) continue;
    findings.add(
      'decision_state_mismatch',
      `The stored ${path} of the decision is not what its entries give.`,
      {
        ...where,
        pointer: path,
        expected: String(expected),
        found: String(found),
      },
    );
  }
}

/** `agent.id` is the member `id` of the member `agent`. */
function memberAt(state: Readonly<Record<string, unknown>>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[name]
      : undefined;
  }, state);
}
