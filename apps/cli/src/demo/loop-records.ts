import type { DecisionOpening, JobCard } from '@docket/client';

const GOAL = 'Find out where shipment 1Z-7781 is, and correct the stock record of warehouse Lyon';

export const loopOpening: DecisionOpening = {
  agent: {
    id: 'stock-reconciler',
    name: 'Stock Reconciler',
    version: '0.9.4',
    model: 'example-small-2026-05',
  },
  request: 'Where is 1Z-7781? The stock in Lyon looks wrong.',
  goal: GOAL,
  stakes: 'low',
  plan: [
    { step: 'Ask the carrier for the status of 1Z-7781', status: 'in_progress' },
    { step: 'Correct the stock record', status: 'pending' },
  ],
  authority_scope: ['correct_stock'],
};

/** The same two calls with the same arguments each time, as the stuck agent makes them. */
export function repeatedCard(attempt: number): JobCard {
  return {
    current_phase: 'EXECUTING',
    goal: GOAL,
    sub_goal: 'Get a delivery date',
    confidence: 0.77,
    needs_human: false,
    attempts: attempt,
    // The agent's own claim. It does not know better; the ledger counts for itself.
    loop_detected: false,
    rationale: 'The carrier has not answered with a date yet; refreshing should bring one.',
    tool_calls: [
      {
        tool_name: 'refresh_tracking',
        tool_call_id: 'call_1',
        arguments: { tracking_number: '1Z-7781', carrier: 'northpost' },
        effect: 'external',
        status: 'ok',
        result: { queued: true },
        duration_ms: 203,
      },
      {
        tool_name: 'get_shipment_status',
        tool_call_id: 'call_2',
        arguments: { tracking_number: '1Z-7781' },
        effect: 'read',
        status: 'ok',
        result: { status: 'in_transit', delivery_date: null },
        duration_ms: 96,
      },
    ],
    last_action: 'get_shipment_status',
    last_result: { status: 'in_transit', delivery_date: null },
  };
}
