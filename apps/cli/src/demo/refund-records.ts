import {
  sourceDocument,
  type DecisionOpening,
  type Evaluation,
  type JobCard,
} from '@docket/client';
import { digest } from './stand-ins.js';

const GOAL = 'Refund the damaged kettle of order #44812 in part, and tell the customer by e-mail';

const CLAUSE =
  'Where an item arrives damaged and the customer keeps it, half of its price is refunded, provided ' +
  'that it is reported within 30 days of delivery, with a photograph, and the order is paid in full.';

const refundPolicy = sourceDocument({
  document_id: 'refund-policy',
  version: 'v3.1',
  effective_date: '2026-01-15',
});

export const REFUND_VALUE = '42.50';
export const REFUND_KEY = 'refund:order-44812:damaged-kettle';
export const EMAIL_KEY = 'email:order-44812:refund-issued';

export const refundOpening: DecisionOpening = {
  agent: {
    id: 'support-resolver',
    name: 'Support Resolver',
    version: '2.3.1',
    model: 'example-large-2026-09',
  },
  request: 'deal with the Henderson ticket',
  goal: GOAL,
  stakes: 'medium',
  plan: [
    { step: 'Read ticket T-9031 and order #44812', status: 'in_progress' },
    { step: 'Find the refund rule that applies', status: 'pending' },
    { step: 'Check eligibility with the tool, not by reading', status: 'pending' },
    { step: 'Issue the refund', status: 'pending' },
    { step: 'Tell the customer by e-mail', status: 'pending' },
  ],
  policy_refs: ['refund-policy v3.1'],
  authority_scope: ['issue_refund', 'send_email'],
  legal_context: {
    use_case: 'Customer service: refunds up to 100 EUR',
    risk_class: 'limited',
    jurisdiction: 'EU',
  },
  subject_ref: 'subj_9d41c07e',
  system: {
    model: 'example-large-2026-09',
    prompt: 'support-resolver@41',
    policy: 'refund-policy v3.1',
  },
  trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
  span_id: '00f067aa0ba902b7',
};

export const readingCard: JobCard = {
  current_phase: 'PLANNING',
  goal: GOAL,
  sub_goal: 'Understand what the ticket asks for',
  confidence: 0.81,
  needs_human: false,
  attempts: 1,
  rationale:
    'The ticket names no order. The customer has one order in the last 60 days, #44812, and its kettle ' +
    'matches the photograph.',
  tool_calls: [
    {
      tool_name: 'get_ticket',
      tool_call_id: 'call_1',
      arguments: { ticket_id: 'T-9031' },
      rationale: 'The request names a ticket, not an order.',
      effect: 'read',
      status: 'ok',
      result: { subject: 'Kettle arrived dented', photograph: true, opened: '2026-11-19' },
      duration_ms: 84,
    },
    {
      tool_name: 'get_order',
      tool_call_id: 'call_2',
      arguments: { order_id: '44812' },
      rationale: 'Price and delivery date decide what can be refunded.',
      effect: 'read',
      status: 'ok',
      result: {
        delivered: '2026-11-12',
        paid_in_full: true,
        items: [{ sku: 'KTL-180', name: 'Kettle', price: '85.00', currency: 'EUR' }],
      },
      duration_ms: 61,
    },
  ],
};

export const policyCard: JobCard = {
  current_phase: 'EXECUTING',
  goal: GOAL,
  sub_goal: 'Find the refund rule that applies',
  confidence: 0.88,
  needs_human: false,
  attempts: 1,
  tool_calls: [
    {
      tool_name: 'search_policies',
      tool_call_id: 'call_3',
      arguments: { query: 'refund damaged item customer keeps it', top_k: 3 },
      rationale: 'The rule must come from the policy in force, not from memory.',
      effect: 'read',
      status: 'ok',
      result: {
        hits: ['refund-policy#chunk-12', 'refund-policy#chunk-13', 'shipping-policy#chunk-4'],
      },
      duration_ms: 132,
    },
  ],
  lineage: [
    refundPolicy.decisive(
      { id: 'chunk-12', section: '4.2', start: 8_412, end: 8_412 + CLAUSE.length },
      {
        content_hash: digest(CLAUSE),
        retrieval: {
          query: 'refund damaged item customer keeps it',
          rank: 0,
          score: 0.91,
          tool_call_id: 'call_3',
        },
        quote: CLAUSE,
        supports: 'policy section 4.2 applies',
      },
    ),
    refundPolicy.input(
      { id: 'chunk-13', section: '4.3' },
      { retrieval: { rank: 1, score: 0.64, tool_call_id: 'call_3' } },
    ),
  ],
};

export const eligibilityCard: JobCard = {
  current_phase: 'EXECUTING',
  goal: GOAL,
  sub_goal: 'Check eligibility and decide',
  confidence: 0.94,
  needs_human: false,
  attempts: 1,
  rationale:
    'Section 4.2 of the refund policy applies and the tool returned true for all of its criteria.',
  tool_calls: [
    {
      tool_name: 'check_refund_eligibility',
      tool_call_id: 'call_4',
      arguments: { order_id: '44812', sku: 'KTL-180', reason: 'damaged', section: '4.2' },
      rationale: 'Eligibility is computed by the tool that finance maintains.',
      effect: 'read',
      status: 'ok',
      result: { eligible: true, reported_in_time: true, photograph: true, paid_in_full: true },
      duration_ms: 47,
    },
  ],
  criteria: [
    criterion('reported_in_time', 'The damage was reported within 30 days of delivery'),
    criterion('photograph', 'A photograph of the damage is in the ticket'),
    criterion('paid_in_full', 'The order was paid in full'),
  ],
  alternatives_considered: [
    {
      option: 'Escalate to a human agent',
      kind: 'escalate',
      rejected_because:
        'Every criterion of section 4.2 is met and the amount is under the 100 EUR limit.',
      estimated_confidence: 0.55,
    },
  ],
  lineage: [
    refundPolicy.decisive(
      { id: 'chunk-12', section: '4.2' },
      { supports: 'policy section 4.2 applies' },
    ),
  ],
  next_action: {
    tool: 'issue_refund',
    arguments_digest: digest(`44812 ${REFUND_VALUE} EUR`),
    effect: 'external',
    description: `Refund ${REFUND_VALUE} EUR, half of the kettle's price`,
  },
};

function criterion(id: string, text: string): NonNullable<JobCard['criteria']>[number] {
  return {
    id,
    text,
    result: true,
    evaluated_by: { tool_name: 'check_refund_eligibility', tool_call_id: 'call_4' },
    policy_ref: 'refund-policy v3.1, section 4.2',
  };
}

export const doneCard: JobCard = {
  current_phase: 'DONE',
  goal: GOAL,
  confidence: 0.94,
  needs_human: false,
  result: { refunded: { value: REFUND_VALUE, currency: 'EUR' }, customer_told: true },
  last_action: 'send_email',
};

export const schemaCheck: Evaluation = {
  target: { kind: 'output', name: 'refund request sent to the payment system' },
  kind: 'schema',
  evaluator: { id: 'refund-request-schema', version: '5' },
  passed: true,
  explanation: 'All required fields are present; the amount has two decimals and a known currency.',
};

export const judgeScore: Evaluation = {
  target: { kind: 'decision', name: 'the refund of order #44812' },
  kind: 'judge',
  evaluator: { id: 'refund-judge', version: '1.4', model: 'example-judge-2026-07' },
  score: 0.92,
  label: 'supported',
  explanation: 'The quoted section covers the case and the three criteria match its wording.',
};
