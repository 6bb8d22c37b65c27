import type { RuleName } from '@docket/record';

import type { CheckId } from './check-ids.js';

/** Codes of items of Attention that are neither a check's, nor a rule's, nor damage. They are stable. */
export const OWN_ATTENTION_CODES = [
  'incident',
  'effect_refused',
  'deadline_passed',
  'policy_changed',
  'system_changed',
  'values_erased',
  'approval_contradicted',
  'stopped_after_close',
  'evaluation_failed',
  'part_failed',
  'passed_otherwise',
  'tripwire',
  'import_lacks',
  'declared_not_seen',
  'seen_differently',
  'seen_twice',
  'observers_disagree',
  'seen_not_declared',
  'said_without_call',
  'standing_differs',
  'figure_differs',
  'payment_differs',
  'credit_called_payment',
  'human_not_called',
  'not_asked_first',
  'admitted',
  'answer_differs',
  'changed_without_agreement',
  'amount_untold',
  'choice_unsaid',
  'figure_without_record',
  'date_before_present',
  'state_without_record',
  'profile_without_record',
  'argument_without_record',
  'identity_told',
  'means_without_record',
  'identity_tried',
  'term_without_record',
] as const;

/** What an item of Attention that is no damage may be about: each has a name in words, in each language. */
export type AttentionCode = (typeof OWN_ATTENTION_CODES)[number] | CheckId | RuleName;
