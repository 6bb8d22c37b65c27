import { StoreRefusal } from '../refusal.js';
import type { UnreadableDecision } from './refold.js';

/** Nothing can be added to such a decision, nor said of how it stands. */
export function decisionUnreadable(
  ledgerId: string,
  { decisionId, seq, why }: UnreadableDecision,
): StoreRefusal {
  return new StoreRefusal(
    'decision_unreadable',
    `Entry ${seq} of the ledger ${ledgerId}, in the decision ${decisionId}, is no record: ${why}.`,
    {
      next: 'Go on in a new decision, with this one as its `parent_decision`, and tell the operator: `docket verify` names what is wrong with the entry.',
    },
  );
}

/** Nothing can be added to what is not there. `predecessor`: origin of the ledger that this one continues. */
export function decisionUnknown(decisionId: string, predecessor?: string): StoreRefusal {
  const begun =
    predecessor === undefined
      ? ''
      : ` What was begun in ${predecessor}, which this ledger continues, is finished there.`;
  return new StoreRefusal(
    'unknown_decision',
    `There is no decision ${decisionId} in this ledger.`,
    { next: `Open the decision first, or correct its id.${begun}` },
  );
}
