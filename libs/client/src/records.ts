import type { RecordBodies } from '@docket/record';

export type DecisionOpening = RecordBodies['decision.opened'];
export type JobCard = RecordBodies['job_card.filed'];
export type Evaluation = RecordBodies['evaluation.recorded'];
export type Review = RecordBodies['review.recorded'];
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
