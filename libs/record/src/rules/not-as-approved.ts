import type { Announced, Approval } from '../fold/announced.js';
import { announcedBy, approvalBrokenBy, approvalFor, differencesOf } from '../fold/approvals.js';
import { digestOf, effectSignature } from '../fold/signature.js';
import type { Json } from '@docket/chain';
import { type FoldEntry, findSideEffect } from '../fold/state.js';
import type { RecordBodies } from '../types.js';
import { type Rule, type RuleInput, subjectOf } from './rule.js';

type Described = Partial<RecordBodies['side_effect.intent']>;

/**
 * not_as_approved trips when a human approved one action and another is registered, or reported
 * unannounced, or was carried out in its place as a report of it says. Every member that both state is
 * compared; an amount or a digest of arguments that was approved must be stated again. That a card announced it after the approval, in the place of what was approved, does not approve
 * it. One approval covers one action: before a card announces something else, a second one under it trips as
 * well.
 */
export const notAsApproved: Rule<'not_as_approved'> = {
  name: 'not_as_approved',
  since: 1,
  tripwire: true,
  check(input) {
    const { before, entry } = input;
    if (before.approvals.length === 0) return undefined;
    const body: Described = describedIn(entry);
    const action = announcedBy(body);
    const approval = brokenApproval(input, body, action);
    if (approval === undefined) return undefined;
    const differences = differencesOf(approval.action, action, isNew(input));
    const id = body.side_effect_id ?? null;
    return {
      directive: 'hold',
      facts: {
        side_effect_id: id,
        operation: body.operation ?? findSideEffect(before, body.side_effect_id)?.operation ?? null,
        reported: entry.type,
        review: approval.review,
        approved_escalation: approval.escalation,
        differences: differences.map(({ member, approved, found }): Json => {
          return { member, approved, found };
        }),
        already_used_by: approval.usedBy === id ? null : approval.usedBy,
        replaced_by: approval.replacedBy,
      },
      subject: subjectOf(digestOf([approval.review, effectSignature(body)])),
    };
  },
};

/** Whether the entry brings an action that was not tracked before. */
const isNew = ({ before, after }: RuleInput): boolean =>
  after.counters.sideEffects !== before.counters.sideEffects;

/** The approval that the action is held against and does not fit; undefined where it fits one, or there is none. */
function brokenApproval(
  input: RuleInput,
  { side_effect_id: id }: Described,
  action: Announced,
): Approval | undefined {
  const { approvals } = input.before;
  if (!isNew(input)) {
    // At most the entry says how what was approved was carried out.
    return id === undefined ? undefined : approvalBrokenBy(approvals, id, action);
  }
  if (approvalFor(approvals, action) !== undefined) return undefined;
  return approvals.findLast(({ usedBy }) => usedBy === null) ?? approvals.at(-1);
}

/** What an entry says of the action itself: nothing where it is of no side effect, or says how it was made up for. */
function describedIn({ type, body }: FoldEntry): Described {
  switch (type) {
    case 'side_effect.intent':
    case 'side_effect.executing':
    case 'side_effect.executed':
    case 'side_effect.failed':
    case 'side_effect.outcome_unknown':
      return body;
    default:
      return {};
  }
}
