import type { DecisionOpening, JobCard } from '@docket/client';
import { sourceDocument } from '@docket/client';
import { digest } from './stand-ins.js';
import type { Players } from './stage.js';

const GOAL =
  'Refund the espresso machine of order #45107, which arrived damaged, and tell the customer';

const CLAUSE =
  'Where an item arrives damaged and the customer keeps it, half of its price is refunded, provided ' +
  'that it is reported within 30 days of delivery, with a photograph, and the order is paid in full.';

const refundPolicy = sourceDocument({
  document_id: 'refund-policy',
  version: 'v3.1',
  effective_date: '2026-01-15',
});

const opening: DecisionOpening = {
  agent: {
    id: 'support-resolver',
    name: 'Support Resolver',
    version: '2.3.1',
    model: 'example-large-2026-09',
  },
  request: 'The machine is dented but works. What can you do for me?',
  goal: GOAL,
  stakes: 'medium',
  plan: [
    { step: 'Read the ticket and order #45107', status: 'done' },
    { step: 'Find the refund rule that applies', status: 'done' },
    { step: 'Issue the refund', status: 'pending' },
  ],
  policy_refs: ['refund-policy v3.1'],
  authority_scope: ['issue_refund'],
  subject_ref: 'subj_51b0aa34',
};

const card: JobCard = {
  current_phase: 'ESCALATING',
  goal: GOAL,
  sub_goal: 'Ask whether the refund may be given',
  confidence: 0.86,
  needs_human: true,
  suggested_escalation:
    'Half of the price is 245.00 EUR, and my limit is 100.00 EUR. May I refund it?',
  rationale: 'Section 4.2 applies; the amount is over what I may give by myself.',
  tool_calls: [
    {
      tool_name: 'get_ticket',
      tool_call_id: 'call_1',
      arguments: { ticket_id: 'T-9058' },
      effect: 'read',
      status: 'ok',
      result: { subject: 'Machine arrived dented', photograph: true, opened: '2026-11-18' },
      duration_ms: 77,
    },
    {
      tool_name: 'get_order',
      tool_call_id: 'call_2',
      arguments: { order_id: '45107' },
      effect: 'read',
      status: 'ok',
      result: { delivered: '2026-11-14', paid_in_full: true, price: '490.00', currency: 'EUR' },
      duration_ms: 58,
    },
  ],
  lineage: [
    refundPolicy.decisive(
      { id: 'chunk-12', section: '4.2' },
      {
        content_hash: digest(CLAUSE),
        quote: CLAUSE,
        supports: 'half of the price is refunded',
      },
    ),
  ],
  alternatives_considered: [
    {
      option: 'Refund 100.00 EUR now, and the rest when somebody is asked',
      rejected_because: 'The customer would be told two amounts.',
      estimated_confidence: 0.4,
    },
    {
      option: 'Have the machine sent back and refund the whole price',
      rejected_because: 'The customer wants to keep it.',
    },
  ],
  result: { eligible: true, section: '4.2', refund: '245.00' },
  next_action: {
    tool: 'issue_refund',
    operation: 'issue_refund',
    effect: 'external',
    target: { system: 'payments', resource: 'order/45107' },
    amount: { value: '245.00', currency: 'EUR' },
    description: 'Refund 245.00 EUR, half of the price of the machine',
  },
};

/** An agent that may not give what the policy grants, and asks. Nobody has answered. */
export async function askOverLimit(players: Players): Promise<string> {
  const decision = await players.client('resolver').decision(opening);
  await decision.jobCard(card);
  return decision.id;
}
