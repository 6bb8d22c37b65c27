import type { RecordBodies } from '@docket/record';

export type DecisionOpening = RecordBodies['decision.opened'];
export type JobCard = RecordBodies['job_card.filed'];
export type Evaluation = RecordBodies['evaluation.recorded'];
export type Review = RecordBodies['review.recorded'];
export type Comment = RecordBodies['comment.recorded'];
export type GapReport = RecordBodies['gap.recorded'];
export type ObservationRecord = RecordBodies['observation.recorded'];
export type WatchRecord = RecordBodies['watch.recorded'];
export type SystemChange = RecordBodies['system.changed'];
export type PolicyChange = RecordBodies['policy.changed'];
export type PolicyProposal = RecordBodies['policy.proposed'];
export type LegalHoldPlacing = RecordBodies['legal_hold.placed'];
export type LegalHoldLifting = RecordBodies['legal_hold.lifted'];
export type LedgerRestoration = RecordBodies['ledger.restored'];
/** The server numbers incidents. */
export type IncidentOpening = Omit<RecordBodies['incident.opened'], 'incident_id'>;
export type IncidentUpdate = RecordBodies['incident.updated'];
export type IncidentClosing = RecordBodies['incident.closed'];
/** What the receiver of a handoff does with it. */
export type HandoffAcknowledgement = NonNullable<JobCard['handoff_ack']>;
/** What a look at the other system showed. */
export type Reconciliation = Omit<
  Extract<SideEffectTransition, { to: 'executed' | 'failed' }>,
  'observed_by'
>;
/** The server numbers side effects and counts entries, so an agent does not say these. */
export type SideEffectIntent = Omit<
  RecordBodies['side_effect.intent'],
  'side_effect_id' | 'idempotency_key'
>;
export type Closing = Omit<RecordBodies['decision.closed'], 'entry_count'>;

/** The next event of a side effect: where to, and what that event's record says. */
export type SideEffectTransition = {
  [To in TransitionName]: { to: To } & Omit<RecordBodies[`side_effect.${To}`], 'side_effect_id'>;
}[TransitionName];

type TransitionName =
  'executing' | 'executed' | 'failed' | 'outcome_unknown' | 'rolled_back' | 'compensated';
