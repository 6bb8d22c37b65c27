/** Ids of all completeness checks, in the order printed. They are stable. */
export const CHECK_IDS = [
  'entry_sequence',
  'closing_entry',
  'closing_count',
  'request',
  'plan',
  'authority_scope',
  'tool_rationale',
  'tool_result',
  'decisive_lineage',
  'lineage_version',
  'criteria_borne_out',
  'alternative_reason',
  'effect_announced',
  'effect_settled',
  'effect_as_announced',
  'escalation_answered',
  'rules_in_force',
  'loop_claim',
  'evaluation_agreement',
  'outcome_agreement',
  'recorded_gaps',
  'incident_closed',
  'disclosure',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];
