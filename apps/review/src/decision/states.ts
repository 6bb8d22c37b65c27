import { DEFAULT_POLICY, evolve, type DecisionState } from '@docket/record';
import type { EntryView } from '@docket/report/living';

/** The decision after one of its entries. */
export interface Step {
  entry: EntryView;
  /** Undefined from the first entry on that cannot be read: what would follow from it is not known. */
  state: DecisionState | undefined;
}

type FoldEntry = Parameters<typeof evolve>[1];

/** The decision after each of its entries, by the fold that the ledger and its auditors run. */
export function stepsOf(entries: readonly EntryView[], decisionId: string): Step[] {
  let state: DecisionState | undefined;
  let isKnown = true;
  return entries.map((entry, at) => {
    isKnown &&= isWhole(entry, at);
    if (isKnown) state = after(state, entry, decisionId);
    return { entry, state: isKnown ? state : undefined };
  });
}

const isWhole = ({ trusted, disclosed, hidden, decisionSeq }: EntryView, at: number): boolean =>
  trusted && disclosed && hidden.size === 0 && decisionSeq === at;

function after(
  state: DecisionState | undefined,
  { type, body, actor, leaf, seq, decisionSeq, time }: EntryView,
  decisionId: string,
): DecisionState {
  const { role } = leaf;
  const entry = { type, body, actor, role, decisionId, decisionSeq, seq, time };
  // Of an entry that verified: its body fits its schema. Of the policy only what the loop rule remembers depends, which
  // is not shown.
  return evolve(state, entry as unknown as FoldEntry, DEFAULT_POLICY);
}

/** Where something of the rules or of a human stands: what is worth jumping to. */
export const isTurn = ({ entry }: Step): boolean =>
  ['tripwire.tripped', 'escalation.opened', 'deadline.passed', 'review.recorded'].includes(
    entry.type,
  );

/** What became of each side effect up to an entry. */
interface EffectLife {
  id: string;
  operation: string;
  /** In order: what it became, and the mark of the entry that says so. */
  life: readonly { status: Effect['status']; mark: string }[];
}

type Effect = DecisionState['sideEffects'][number];

export function livesUntil(steps: readonly Step[], last: number): EffectLife[] {
  const lives = new Map<string, { id: string; operation: string; life: EffectLife['life'] }>();
  for (const { entry, state } of steps.slice(0, last + 1)) {
    for (const { id, operation, status } of state?.sideEffects ?? []) {
      const known = lives.get(id) ?? { id, operation, life: [] };
      if (known.life.at(-1)?.status === status) continue;
      lives.set(id, { ...known, life: [...known.life, { status, mark: entry.mark }] });
    }
  }
  return [...lives.values()];
}
