import type { JsonObject } from '@docket/chain';
import type { AppendSubmission } from '@docket/store';

/** Records for tests: valid, and as small as they can be. */

export const AGENT = { actor: 'prn_agent', role: 'agent', via: 'api_key' } as const;
export const REVIEWER = { actor: 'prn_reviewer', role: 'reviewer', via: 'api_key' } as const;

export function opened(body: JsonObject = {}): AppendSubmission {
  return {
    ...AGENT,
    type: 'decision.opened',
    body: {
      agent: { id: 'refund-agent' },
      goal: 'Refund order 44812 in part',
      stakes: 'medium',
      ...body,
    },
  };
}

export function card(decisionId: string, body: JsonObject = {}): AppendSubmission {
  return {
    ...AGENT,
    type: 'job_card.filed',
    decisionId,
    body: {
      current_phase: 'EXECUTING',
      goal: 'Refund',
      confidence: 0.9,
      needs_human: false,
      ...body,
    },
  };
}

export function intent(decisionId: string, key: string, body: JsonObject = {}): AppendSubmission {
  return {
    ...AGENT,
    type: 'side_effect.intent',
    decisionId,
    body: {
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/44812' },
      owner: 'billing',
      idempotency_key: key,
      ...body,
    },
  };
}

export function closed(decisionId: string, body: JsonObject = {}): AppendSubmission {
  return { ...AGENT, type: 'decision.closed', decisionId, body: { outcome: 'completed', ...body } };
}
