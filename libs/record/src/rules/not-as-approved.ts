import { announcedBy, approvalFor, differencesOf } from '../fold/approvals.js';
import { digestOf, effectSignature } from '../fold/signature.js';
import type { Json } from '@docket/chain';
import type { FoldEntry } from '../fold/state.js';
import type { RecordBodies } from '../types.js';
import { type Rule, subjectOf } from './rule.js';

type Described = Partial<RecordBodies['side_effect.intent']>;

/**
 * not_as_approved trips when a human approved one action and another is registered, or reported
 * unannounced. Every member that both state is compared. That a card announced it after the approval, in the
 * place of what was approved, does not approve it. One approval covers one action: before a card announces
 * something else, a second one under it trips as well.
 */
export const notAsApproved: Rule<'not_as_approved'> = {
  name: 'not_as_approved',
  since: 1,
  tripwire: true,
  check({ before, entry, after }) {
    if (before.approvals.length === 0) return undefined;
    if (after.counters.sideEffects === before.counters.sideEffects) return undefined;
    // A new side effect was tracked, so the entry describes its action.
    const body: Described = describedIn(entry);
    const action = announcedBy(body);
    if (approvalFor(before.approvals, action) !== undefined) return undefined;
    const newest = before.approvals.findLast(({ usedBy }) => usedBy === null);
    const approval = newest ?? before.approvals.at(-1);
    if (approval === undefined) return undefined;
    const differences = differencesOf(approval.action, action);
    return {
      directive: 'hold',
      facts: {
        side_effect_id: body.side_effect_id ?? null,
        operation: body.operation ?? null,
        reported: entry.type,
        review: approval.review,
        approved_escalation: approval.escalation,
        differences: differences.map(({ member, approved, found }): Json => {
          return { member, approved, found };
        }),
        already_used_by: approval.usedBy,
        replaced_by: approval.replacedBy,
      },
      subject: subjectOf(digestOf([approval.review, effectSignature(body)])),
    };
  },
};

function describedIn({ body }: FoldEntry): Described {
  return 'operation' in body ? body : {};
}
