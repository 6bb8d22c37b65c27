import { evolve, type DecisionState, type Policy } from '@docket/record';
import type { EntryView, ToldDecision } from '@docket/report/living';

/** The decision after one of its entries. */
export interface Step {
  entry: EntryView;
  /** Undefined from the first entry on that cannot be read: what would follow from it is not known. */
  state: DecisionState | undefined;
}

type FoldEntry = Parameters<typeof evolve>[1];

/**
 * The decision after each of its entries, by the fold that the ledger and its auditors run.
 *
 * @param policies entries that brought a policy, in order.
 */
export function stepsOf(
  { entries, policies }: Pick<ToldDecision, 'entries' | 'policies'>,
  decisionId: string,
): Step[] {
  let state: DecisionState | undefined;
  let isKnown = true;
  return entries.map((entry, at) => {
    const policy = policyBefore(entry, policies);
    isKnown &&= isWhole(entry) && entry.decisionSeq === at && policy !== undefined;
    if (isKnown && policy !== undefined) state = after(state, entry, { decisionId, policy });
    return { entry, state: isKnown ? state : undefined };
  });
}

const isWhole = ({ trusted, disclosed, hidden }: EntryView): boolean =>
  trusted && disclosed && hidden.size === 0;

/** The policy in force at an entry; undefined where that is not to be read. */
function policyBefore({ seq }: EntryView, policies: readonly EntryView[]): Policy | undefined {
  const source = policies.findLast((one) => one.seq < seq);
  if (source === undefined || !isWhole(source)) return undefined;
  // Of an entry that verified: its body fits its schema.
  return (source.body as unknown as { policy: Policy }).policy;
}

function after(
  state: DecisionState | undefined,
  { type, body, actor, leaf, seq, decisionSeq, time }: EntryView,
  { decisionId, policy }: { decisionId: string; policy: Policy },
): DecisionState {
  const { role } = leaf;
  const entry = { type, body, actor, role, decisionId, decisionSeq, seq, time };
  // Of an entry that verified: its body fits its schema.
  return evolve(state, entry as unknown as FoldEntry, policy);
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
