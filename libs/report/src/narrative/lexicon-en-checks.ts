import type { CheckId } from '../model/check-ids.js';
import { fixed, say, type Told } from './told.js';

const CHECK_NAMES = fixed({
  entry_sequence: 'Entries of the decision without a break',
  closing_entry: 'Closing entry',
  closing_count: 'Entry count stated at closing',
  request: 'Literal request',
  plan: 'Committed plan',
  authority_scope: 'Authority scope',
  tool_rationale: 'Rationale of every tool call',
  tool_result: 'Result or error of every tool call',
  decisive_lineage: 'Decisive source of the decision',
  lineage_version: 'Document version of every source',
  criteria_borne_out: 'Criteria borne out by a recorded tool result',
  alternative_reason: 'Reason against every alternative',
  effect_announced: 'Side effects announced before execution',
  effect_settled: 'Side effects with a recorded end',
  effect_as_announced: 'Side effects as they were announced',
  escalation_answered: 'Escalations answered by a human',
  rules_in_force: 'Rules in force while the decision ran',
  loop_claim: 'Agent’s claim about loops against Docket’s count',
  evaluation_agreement: 'Agreement of evaluations',
  outcome_agreement: 'Outcome against side effects',
  recorded_gaps: 'Records missing or refused, as the ledger records it',
  incident_closed: 'Incidents closed',
  disclosure: 'Values disclosed in this dossier',
}) satisfies Record<CheckId, Told>;

/** What a check that did not pass means, from what it expected and observed. */
const GAPS = {
  entry_sequence: (expected, observed) =>
    say`Entries are missing: ${expected} expected, ${observed} entries are here`,
  closing_entry: () => say`The decision is open: no closing entry is recorded`,
  closing_count: (expected, observed) =>
    say`The closing entry states ${expected} entries, its position gives ${observed}`,
  request: () => say`The literal request is not recorded`,
  plan: () => say`No committed plan is recorded`,
  authority_scope: () => say`The authority scope is not recorded`,
  tool_rationale: (expected, observed) =>
    observed === '0'
      ? say`No rationale, the card’s or its own, is recorded for ${expected === '1' ? 'the tool call' : say`any of ${expected} tool calls`}`
      : say`A rationale, the card’s or its own, is recorded for ${observed} of ${expected} tool calls`,
  tool_result: (expected, observed) =>
    say`A result or an error is recorded for ${observed} of ${expected} tool calls`,
  decisive_lineage: () => say`No source is recorded as decisive for the decision`,
  lineage_version: (expected, observed) =>
    observed === '0'
      ? say`No document version is recorded for ${expected === '1' ? 'the source' : say`any of ${expected} sources`}`
      : say`A document version is recorded for ${observed} of ${expected} sources`,
  criteria_borne_out: (expected, observed) =>
    say`Criteria held against recorded tool results: ${observed} of ${expected}`,
  alternative_reason: (expected, observed) =>
    say`A reason is recorded for ${observed} of ${expected} alternatives`,
  effect_announced: (expected, observed) =>
    observed === '0'
      ? say`${expected === '1' ? 'The side effect was not announced before it was' : say`None of ${expected} side effects was announced before it was`} carried out`
      : say`${observed} of ${expected} side effects were announced before they were carried out`,
  effect_settled: (expected, observed) =>
    say`How it ended is recorded for ${observed} of ${expected} side effects`,
  effect_as_announced: (_, observed) =>
    say`Two records of the same side effect disagree: ${observed}`,
  escalation_answered: (expected, observed) =>
    observed !== '0'
      ? say`${observed} of ${expected} escalations were answered by a human`
      : expected === '1'
        ? say`No answer of a human to the escalation is recorded`
        : say`No answer of a human to any of ${expected} escalations is recorded`,
  rules_in_force: (_, observed) =>
    say`Not every rule could find something while the decision ran: ${observed}`,
  loop_claim: (_, observed) => say`About a loop the agent and Docket disagree: ${observed}`,
  evaluation_agreement: () => say`Evaluations of the same thing came to different verdicts`,
  outcome_agreement: (_, observed) =>
    say`The outcome stated is “completed”; the record shows: ${observed}`,
  recorded_gaps: (_, observed) =>
    say`The ledger itself records that records are missing or were refused: ${observed}`,
  incident_closed: (expected, observed) => say`${observed} of ${expected} incidents are closed`,
  disclosure: (_, observed) => say`Not everything is disclosed in this dossier: ${observed}`,
} satisfies Record<CheckId, (expected: Told, observed: Told) => Told>;

/** Completeness checks in English: their names, and what it means that one did not pass. */
export const englishChecks = { names: CHECK_NAMES, gaps: GAPS };
