import type { MemberOf } from '../members.js';
import type { RecordType } from '../types.js';

/**
 * What a member of a record refers to:
 * - `entry`: an earlier entry, by its position in the decision; `job_card`, `side_effect_entry`: one of that type
 * - `leaf_hash`: the leaf hash of the entry that the position beside it names
 * - `side_effect`: a side effect of the decision, by its id
 * - `tool_call`: a tool call on an earlier Job Card of the decision, or on the same one
 * - `decision`: another decision of the ledger
 * - `agent`: an agent that wrote in the decision, in its parent, or opened a decision of the ledger
 */
export type ReferenceKind =
  | 'entry'
  | 'job_card'
  | 'side_effect_entry'
  | 'leaf_hash'
  | 'side_effect'
  | 'tool_call'
  | 'decision'
  | 'agent';

type Table = {
  readonly [Type in RecordType]: { readonly [Member in MemberOf<Type>]?: ReferenceKind };
};

const DECISIONS = { '/decisions/*': 'decision' } as const;
const SUPERSEDES = { '/supersedes': 'entry' } as const;

/**
 * The references of every record type that the ledger can prove false, by member. What
 * else looks like a reference is held by a gate of its own, or by nothing, and references.spec says which.
 */
export const REFERENCES: Table = {
  'ledger.created': {},
  'ledger.registered': {},
  'ledger.repaired': {},
  'ledger.moved': {},
  'verification.recorded': {},
  'clock.refused': {},
  'decision.opened': { ...SUPERSEDES, '/parent_decision': 'decision' },
  'job_card.filed': {
    ...SUPERSEDES,
    '/lineage/*/retrieval/tool_call_id': 'tool_call',
    '/criteria/*/evaluated_by/tool_call_id': 'tool_call',
    '/handoff_ack/from_agent': 'agent',
  },
  'side_effect.intent': { ...SUPERSEDES, '/job_card': 'job_card' },
  'side_effect.executing': SUPERSEDES,
  'side_effect.executed': SUPERSEDES,
  'side_effect.failed': SUPERSEDES,
  'side_effect.outcome_unknown': SUPERSEDES,
  'side_effect.rolled_back': SUPERSEDES,
  'side_effect.compensated': SUPERSEDES,
  'side_effect.refused': SUPERSEDES,
  'observation.recorded': {},
  'watch.recorded': {},
  'evaluation.recorded': {
    ...SUPERSEDES,
    '/target/decision_seq': 'entry',
    '/target/side_effect_id': 'side_effect',
    '/target/tool_call_id': 'tool_call',
  },
  'review.recorded': {
    ...SUPERSEDES,
    '/as_of': 'entry',
    '/viewed/*/decision_seq': 'entry',
    '/viewed/*/leaf_hash': 'leaf_hash',
  },
  'comment.recorded': { '/about': 'entry' },
  'tripwire.tripped': {},
  'escalation.opened': {},
  'escalation.resolved': {},
  'deadline.passed': {},
  'decision.closed': SUPERSEDES,
  'export.recorded': SUPERSEDES,
  'export.completed': { ...SUPERSEDES, '/begun': 'entry' },
  'access.recorded': SUPERSEDES,
  'gap.recorded': {},
  'system.changed': {},
  'incident.opened': DECISIONS,
  'incident.updated': DECISIONS,
  'incident.closed': {},
  'policy.proposed': {},
  'policy.changed': {},
  'key.proposed': {},
  // Held against what waits: see key-gate.ts.
  'key.rotated': {},
  'key.replaced': {},
  'principal.registered': {},
  'principal.confirmed': {},
  'principal.revoked': {},
  'ledger.restored': {},
  'ledger.closed': {},
  'erasure.requested': {},
  'erasure.executed': {},
  'legal_hold.placed': DECISIONS,
  'legal_hold.lifted': {},
};
