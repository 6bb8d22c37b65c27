import { NO_PRINCIPALS, type Principals } from '../fold/principals.js';
import type { DecisionState, FoldEntry } from '../fold/state.js';
import type { Policy } from '../types.js';

/** Why a record is refused. The list is closed: a new reason is a new code. */
export const REFUSAL_CODES = [
  'unknown_decision',
  'decision_exists',
  'decision_closed',
  'decision_held',
  'not_its_decision',
  'unknown_side_effect',
  'side_effect_exists',
  'impossible_transition',
  'idempotency_key_reused',
  'not_permitted_for_role',
  'unknown_escalation',
  'escalation_resolved',
  'escalation_not_named',
  'approval_mismatch',
  'deadline_mismatch',
  'deadline_not_reached',
  'deadline_recorded',
  'reviewer_is_agent',
  'nothing_corrected',
  'reference_unknown',
  'entry_count_mismatch',
  'decision_limit',
  'attempt_mismatch',
  'wrong_place',
  'unknown_incident',
  'incident_number_mismatch',
  'incident_limit',
  'policy_revision_mismatch',
  'policy_not_possible',
  'key_rotation_mismatch',
  'restoration_mismatch',
  'ledger_closed',
  'successor_mismatch',
  'erasure_mismatch',
  'under_legal_hold',
  'author_not_in_force',
  'principal_mismatch',
  'second_person_required',
  'review_signature_missing',
  'review_signature_invalid',
  'agent_signature_missing',
  'agent_signature_invalid',
  'agent_signature_key_unknown',
  'agent_signature_key_revoked',
  'sign_in_too_old',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A record that is not taken, and what to do about it. Nothing is written. */
export interface Refusal {
  code: RefusalCode;
  message: string;
  /** What the caller can do next. */
  next: string;
  /** JSON Pointer to the member of the body that decided it, where there is one. */
  pointer?: string;
  /** Origin of the ledger in which it goes on, where this one is closed. */
  successor?: string;
}

/**
 * What is at hand of the entries before this one. It answers for all of them or says that it
 * cannot: what it does not know is not checked.
 */
export interface RecordedBefore {
  /** The entry at a position in the decision; undefined: not at hand. */
  entryAt(position: number): RecordedEntry | undefined;
  /** Whether an earlier Job Card has a tool call of this id; undefined: not every card is at hand. */
  hasToolCall(id: string): boolean | undefined;
  /** Whether the ledger has a decision of this id; absent, or undefined: it cannot be told. */
  hasDecision?(id: string): boolean | undefined;
  /**
   * Whether an agent of this name wrote in the decision, whose state is given, or in its parent, or opened a
   * decision of the ledger; absent, or undefined: it cannot be told.
   */
  hasAgent?(name: string, before: DecisionState): boolean | undefined;
}

export interface RecordedEntry {
  readonly type: string;
  /** Hex; absent of one that is written together with the entry that refers to it, so that nobody was told it. */
  readonly leafHash?: string;
}

/** By what signatures of reviewers and agents are verified: what the ledger says before the entry. */
export interface Signers {
  /** Of the ledger. */
  readonly origin: string;
  readonly principals: Principals;
}

/** No signature verifies. */
export const NO_SIGNERS: Signers = { origin: '', principals: NO_PRINCIPALS };

export interface GateInput {
  before: DecisionState | undefined;
  entry: FoldEntry;
  policy: Policy;
  /** Absent: only the state is at hand. */
  recorded?: RecordedBefore | undefined;
  /** Absent: nobody is registered. `unknown`: not at hand, and signatures are not judged. */
  signers?: Signers | 'unknown' | undefined;
}

/** A gate refuses a record or lets it through: a pure function that verification runs again. */
export type Gate = (input: GateInput) => Refusal | undefined;
