import type { JsonObject } from '@docket/chain';
import { DECISION_ID, LEAF_HASH, SIDE_EFFECT_ID, TIME } from './examples.js';

const asOf: JsonObject = { indexed_size: 16, ledger_size: 16, complete: true, skipped: 0 };

export const decision: JsonObject = {
  decision_id: DECISION_ID,
  status: 'open',
  phase: 'EXECUTING',
  column: 'executing',
  directive: 'proceed',
  reasons: [],
  entry_count: 4,
  agent: { id: 'refund-agent', name: 'Refund agent', version: '2.4.0' },
  goal: 'Refund 25.00 EUR of order 44812 and tell the customer',
  stakes: 'medium',
  outcome: null,
  opened_at: TIME,
  last_time: TIME,
  open_escalations: [],
  side_effects: [
    {
      side_effect_id: SIDE_EFFECT_ID,
      operation: 'issue_refund',
      idempotency_key: 'refund-44812',
      status: 'executed',
    },
  ],
  pending_handoffs: [],
  open_incidents: [],
};

export const decisionList: JsonObject = {
  decisions: [
    {
      decision_id: DECISION_ID,
      status: 'open',
      phase: 'EXECUTING',
      column: 'executing',
      directive: 'proceed',
      entry_count: 4,
      agent_id: 'refund-agent',
      goal: 'Refund 25.00 EUR of order 44812 and tell the customer',
      stakes: 'medium',
      needs_human: false,
      outcome: null,
      opened_at: TIME,
      last_time: TIME,
      subject_ref: null,
      matches: [{ seq: 13, type: 'job_card.filed', by: 'lineage' }],
      seen: ['seen_differently'],
    },
  ],
  next: null,
  as_of: asOf,
};

export const escalationList: JsonObject = {
  escalations: [
    {
      decision_id: DECISION_ID,
      escalation_id: 'esc-1',
      rule: 'low_confidence',
      directive: 'hold',
      due_at: '2026-01-15T13:30:00.000Z',
      overdue: false,
      approvals_needed: 2,
      approvals: 1,
      approved_by_you: false,
      stakes: 'high',
      goal: 'Refund 25.00 EUR of order 44812 and tell the customer',
      agent_id: 'refund-agent',
      agent_name: 'Refund agent',
      announced: {
        operation: 'issue_refund',
        target: { system: 'payments', resource: 'order/44812' },
        amount: { value: '25.00', currency: 'EUR' },
      },
      opened_at: TIME,
      last_time: TIME,
      claim: null,
      note: null,
    },
  ],
  waiting: 1,
  complete: true,
};

/** Shortened: each entry is as in a dossier. */
export const decisionEvidence: JsonObject = {
  decision_id: DECISION_ID,
  unlisted: 0,
  evidence: {
    public_key: 'docket.example/claims+9b0a4c1d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh',
    checkpoint: 'docket.example/claims\n1\nqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=\n',
    genesis: { seq: 0, leaf: '{}', disclosure: null, inclusion_proof: [] },
    entries: [],
    ledger_records: [],
  },
};

export const decisionEntries: JsonObject = {
  decision_id: DECISION_ID,
  entry_count: 4,
  entries: [
    {
      seq: 13,
      decision_seq: 1,
      type: 'job_card.filed',
      time: TIME,
      actor: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
      role: 'agent',
      via: 'api_key',
      schema: 'job_card.filed/1',
      leaf_hash: LEAF_HASH,
      leaf: '{"actor":"prn_01kapeg4v3q8v4m5n6p7r8s9ta",…}',
      disclosure: {
        body: { confidence: 0.94, current_phase: 'EXECUTING', goal: 'Refund', needs_human: false },
        secret: LEAF_HASH,
      },
    },
  ],
  next: '2',
};

export const activityExample: JsonObject = {
  since: '2026-01-15T09:30:00.000Z',
  entries: 6,
  by_type: { 'decision.opened': 2, 'job_card.filed': 3, 'decision.closed': 1 },
  by_column: {
    planning: 0,
    executing: 1,
    blocked: 0,
    waiting_for_human: 0,
    stopped: 0,
    done: 0,
    closed: 1,
  },
  complete: true,
  as_of: asOf,
};

export const counters: JsonObject = {
  decisions: 2,
  by_status: { open: 1, held: 0, stopped: 0, closed: 1 },
  by_column: {
    planning: 0,
    executing: 1,
    blocked: 0,
    waiting_for_human: 0,
    stopped: 0,
    done: 0,
    closed: 1,
  },
  by_phase: { EXECUTING: 2 },
  by_stakes: { medium: 2 },
  by_outcome: { completed: 1 },
  by_directive: { proceed: 2 },
  needs_human: 0,
  seen: { state: 'compared', compared_size: 16, findings: { seen_differently: 1 } },
  tripwires: { loop: { tripped: 1, decisions: 1 } },
  side_effects: {
    by_state: { executed: 1, outcome_unknown: 1 },
    in_doubt: 1,
    by_doubt: { outcome_unknown: 1, open_too_long: 0, decision_closed: 0 },
  },
  as_of: asOf,
};

export const sideEffectList: JsonObject = {
  side_effects: [
    {
      side_effect_id: SIDE_EFFECT_ID,
      decision_id: DECISION_ID,
      decision_status: 'open',
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/44812' },
      owner: 'payments team',
      amount: { value: '25.00', currency: 'EUR' },
      idempotency_key: 'refund-44812',
      status: 'intent',
      unannounced: false,
      registered_seq: 14,
      registered_at: TIME,
      last_seq: 14,
      last_time: TIME,
      in_doubt: [
        {
          reason: 'open_too_long',
          message: 'Registered for longer than 900 seconds, and no outcome is recorded.',
        },
      ],
    },
  ],
  next: null,
  as_of: asOf,
};
