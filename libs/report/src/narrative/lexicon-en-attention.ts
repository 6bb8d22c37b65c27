import { isRuleName } from '@docket/record';

import type { OWN_ATTENTION_CODES } from '../model/attention-codes.js';
import type { CheckId } from '../model/check-ids.js';
import { ENGLISH_RULES } from './lexicon-en-rules.js';
import { fixed, say, type Told } from './told.js';

/** What an item of Attention is about, in a few words: page 1 names so what it has no room for. */
const ENGLISH_ATTENTION = fixed({
  incident: 'an incident',
  effect_refused: 'an action refused by the ledger',
  deadline_passed: 'a deadline passed',
  policy_changed: 'the policy changed',
  system_changed: 'the system changed',
  values_erased: 'values erased',
  approval_contradicted: 'other than approved',
  stopped_after_close: 'stopped by a human after closing',
  part_failed: 'a check of a part not passed',
  evaluation_failed: 'an evaluation not passed',
  passed_otherwise: 'a check passed that had expected other calls',
  tripwire: 'a rule tripped',
  import_lacks: 'what this import has no record of its own of',
  declared_not_seen: 'declared, not seen from outside',
  seen_differently: 'seen otherwise than declared',
  seen_twice: 'seen more than once under one key',
  observers_disagree: 'observers disagree',
  seen_not_declared: 'seen from outside, not declared',
  said_without_call: 'told by the agent, and no recorded call is named for it',
  standing_differs: 'a status told otherwise than a tool answered',
  figure_differs: 'a figure other than in an earlier answer',
  payment_differs: 'a payment told otherwise than a tool answered',
  credit_called_payment: 'a credit called a payment',
  human_not_called: 'a human asked for, and no recorded call hands over',
  not_asked_first: 'the user had asked to be asked first',
  admitted: 'what the agent said of its own work',
  answer_differs: 'call and answer differ',
  changed_without_agreement: 'changed with no word of agreement before it',
  amount_untold: 'an amount that no message names',
  choice_unsaid: 'a choice that no message before it names',
  figure_without_record: 'a figure worked out with a number that nothing recorded before has',
  date_before_present: 'something changed after its date',
  state_without_record: 'a state told that no result names',
  profile_without_record: 'a profile told of, with no call for it before',
  argument_without_record: 'a value in a call that nothing recorded before has',
  identity_told: 'a detail told to a user who said they did not have it',
  means_without_record: 'a means of payment that no result names',
  identity_tried: 'look-ups of the user that failed before one was answered',
  term_without_record: 'a time or a price told that nothing recorded names',
  entry_sequence: 'entries missing',
  closing_entry: 'no closing entry',
  closing_count: 'another number of entries stated at closing',
  request: 'no literal request',
  plan: 'no committed plan',
  authority_scope: 'no authority scope',
  tool_rationale: 'tool calls with no rationale',
  tool_result: 'tool calls with no result',
  decisive_lineage: 'no decisive source',
  lineage_version: 'sources with no version',
  criteria_borne_out: 'criteria not borne out by a result',
  alternative_reason: 'alternatives with no reason',
  effect_announced: 'side effects not announced',
  effect_settled: 'side effects with no recorded end',
  effect_as_announced: 'two records of a side effect disagree',
  escalation_answered: 'no answer of a human recorded',
  rules_in_force: 'rules not in force',
  loop_claim: 'agent and Docket disagree about a loop',
  evaluation_agreement: 'evaluations disagree',
  outcome_agreement: 'outcome and side effects disagree',
  recorded_gaps: 'records missing or refused',
  incident_closed: 'an incident open',
  disclosure: 'values not disclosed',
}) satisfies Record<(typeof OWN_ATTENTION_CODES)[number] | CheckId, Told>;

/** The same for any code, of a decision that was `imported`: no rule acted there; one that is neither of these nor of a rule is of damage. */
export function englishAttention(code: string, imported: boolean): Told {
  if (Object.hasOwn(ENGLISH_ATTENTION, code))
    return ENGLISH_ATTENTION[code as keyof typeof ENGLISH_ATTENTION];
  if (!isRuleName(code)) return say`damage to the evidence`;
  const name = say`rule ${ENGLISH_RULES[code]}`;
  return imported ? say`${name}, applied at import` : name;
}
