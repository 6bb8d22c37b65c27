import type { JsonObject } from '@docket/chain';

/** A job card of 36 scalars in about 1.5 KB of canonical JSON, no two alike. */
export function makeCard(n: number): JsonObject {
  return {
    current_phase: 'EXECUTING',
    goal: 'Refund the damaged item of order #44812 in part and tell the customer by e-mail',
    sub_goal: `Check eligibility of line ${n} under section 4.2 of the refund policy`,
    confidence: 0.94,
    needs_human: false,
    loop_detected: false,
    attempts: 1,
    occurred_at: '2026-11-22T18:50:00.123Z',
    last_action: 'Read the order and the delivery report of the carrier',
    last_result:
      'The parcel was delivered with visible damage; photographs are attached to the ticket',
    rationale:
      'The policy grants a partial refund where the damage was reported within fourteen days and the item is usable.',
    alternatives_considered: [
      {
        option: 'Escalate to a supervisor',
        kind: 'escalation',
        rejected_because: 'The three criteria are met and the amount is under the limit for agents',
        estimated_confidence: 0.4,
      },
    ],
    tool_calls: [
      {
        tool_name: 'check_refund_eligibility',
        tool_call_id: `call_${n}`,
        arguments: { order: '44812', line: n, reason: 'damaged' },
        rationale: 'Eligibility decides whether anything is refunded at all',
        effect: 'read',
        status: 'ok',
        result: { eligible: true, amount: '25.00' },
        duration_ms: 182,
      },
    ],
    lineage: [
      {
        role: 'decisive',
        document_id: 'refund-policy',
        version: '3.1',
        chunk: { id: 'c-17', section: '4.2' },
        effective_date: '2026-01-15',
        quote:
          'A partial refund of up to 30 % is granted for damage reported within fourteen days.',
        supports: 'The refund is granted',
      },
    ],
  };
}
