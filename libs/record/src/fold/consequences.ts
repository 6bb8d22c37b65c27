import { DOCKET_AUTHOR } from '../author.js';
import { approvalsNeeded, settledBy } from './agreement.js';
import { answeredBy } from './approvals.js';
import { findingsOf } from '../rules/index.js';
import {
  type ConsequenceType,
  type Policy,
  type RecordBodies,
  type Verdict,
  tableOf,
} from '../types.js';
import { dueAt } from './deadlines.js';
import { type DecisionState, type FoldEntry, type FoldEntryOf, STATE_LIMITS } from './state.js';

export type { ConsequenceType } from '../types.js';

/** What an entry brings about: recorded right behind it, in this order. */
export type Consequence = {
  [Type in ConsequenceType]: { type: Type; body: RecordBodies[Type] };
}[ConsequenceType];

const NONE: readonly Consequence[] = [];

const IS_CONSEQUENCE = tableOf(({ isConsequence: is }) => is === true);

export function isConsequence(entry: FoldEntry): entry is FoldEntryOf<ConsequenceType> {
  return IS_CONSEQUENCE[entry.type];
}

/** consequencesOf computes what follows from an entry. Deterministic: verification does it again. */
export function consequencesOf(
  before: DecisionState | undefined,
  entry: FoldEntry,
  after: DecisionState,
  policy: Policy,
): readonly Consequence[] {
  if (before === undefined || isConsequence(entry)) return NONE;
  if (entry.type === 'review.recorded') return resolutions(before, entry);
  const findings = findingsOf({ before, entry, after, policy });
  if (findings.length === 0) return NONE;
  const consequences: Consequence[] = [];
  let opened = before.counters.escalations;
  let open = before.openEscalations.length;
  for (const { rule, finding } of findings) {
    const { directive, facts, claim, subject } = finding;
    const cause = entry.decisionSeq;
    const escalates = directive !== 'proceed' && open < STATE_LIMITS.openEscalations;
    if (escalates) {
      opened += 1;
      open += 1;
    }
    const id = `esc-${opened}`;
    if (rule.tripwire) {
      consequences.push({
        type: 'tripwire.tripped',
        body: {
          rule: rule.name,
          cause,
          directive,
          facts,
          ...(claim === undefined ? {} : { agent_claim: claim }),
          ...(escalates ? { escalation_id: id } : {}),
        },
      });
    }
    if (escalates) {
      const due = dueAt(policy, before.stakes, entry.time);
      const needed = approvalsNeeded(policy, before.stakes);
      consequences.push({
        type: 'escalation.opened',
        body: {
          escalation_id: id,
          rule: rule.name,
          cause,
          directive,
          ...(due === undefined ? {} : { due_at: due }),
          ...(needed === 1 ? {} : { approvals_needed: needed }),
          ...(subject === undefined || subject === '' ? {} : { subject }),
        },
      });
    }
  }
  return consequences;
}

/** Whether a verdict lets the agent go on. A rejection leaves the decision stopped. */
export function verdictDirective(verdict: Verdict): 'proceed' | 'stop' {
  return verdict === 'reject' || verdict === 'stop' ? 'stop' : 'proceed';
}

/** A yes where more people have to say so resolves nothing: that it was said is the review itself. */
function resolutions(before: DecisionState, entry: FoldEntryOf<'review.recorded'>): Consequence[] {
  const { verdict } = entry.body;
  return answeredBy(before.openEscalations, entry.body).flatMap((open): Consequence[] => {
    const approvals = settledBy(open, entry);
    if (approvals === undefined) return [];
    const body = {
      escalation_id: open.id,
      review: entry.decisionSeq,
      verdict,
      directive: verdictDirective(verdict),
      ...(approvals.length === 1 ? {} : { approvals: [...approvals] }),
    };
    return [{ type: 'escalation.resolved', body }];
  });
}

/** followingEntry places a consequence behind the entry before it, at the same ledger time. */
export function followingEntry(previous: FoldEntry, consequence: Consequence): FoldEntry {
  return {
    ...consequence,
    actor: DOCKET_AUTHOR.actor,
    role: DOCKET_AUTHOR.role,
    decisionId: previous.decisionId,
    decisionSeq: previous.decisionSeq + 1,
    seq: previous.seq + 1,
    time: previous.time,
  };
}
