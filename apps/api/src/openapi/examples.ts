import type { JsonObject } from '@docket/chain';
import { FOUNDING_POLICY, type RecordType } from '@docket/record';

/** What requests and answers look like. A test sends every request example to a running server. */

export const DECISION_ID = 'dec_01kapeg4v3q8v4m5n6p7r8s9ta';
export const SIDE_EFFECT_ID = 'sfx_01kapeg4v3q8v4m5n6p7r8s9ta';
export const LEAF_HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const ROOT = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';
export const TIME = '2026-01-15T09:30:00.123Z';
const ORIGIN = 'docket.example/claims';

export const openingExample: JsonObject = {
  agent: { id: 'refund-agent', name: 'Refund agent', version: '2.4.0', model: 'example-model-1' },
  request: 'deal with the Henderson ticket',
  goal: 'Refund 25.00 EUR of order 44812 and tell the customer',
  stakes: 'medium',
  plan: [{ step: 'Check eligibility' }, { step: 'Refund' }, { step: 'Write to the customer' }],
  policy_refs: ['refund-policy v3.1'],
};

export const jobCard: JsonObject = {
  current_phase: 'EXECUTING',
  goal: 'Refund 25.00 EUR of order 44812',
  confidence: 0.94,
  needs_human: false,
  rationale: 'All three criteria of section 4.2 are met.',
  tool_calls: [
    {
      tool_name: 'check_refund_eligibility',
      arguments: { order_id: '44812' },
      effect: 'read',
      status: 'ok',
      result: { eligible: true },
    },
  ],
  lineage: [
    {
      role: 'decisive',
      document_id: 'refund-policy',
      version: '3.1',
      chunk: { section: '4.2' },
      effective_date: '2026-01-15',
    },
  ],
  alternatives_considered: [
    { option: 'Escalate to a supervisor', rejected_because: 'The policy covers the case.' },
  ],
};

export const bareJobCard: JsonObject = {
  current_phase: 'PLANNING',
  goal: 'Understand the ticket',
  confidence: 0.8,
  needs_human: false,
};

export const intent: JsonObject = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/44812' },
  owner: 'payments team',
  amount: { value: '25.00', currency: 'EUR' },
  reversibility: 'compensable',
};

export const unannouncedExample: JsonObject = {
  to: 'executed',
  operation: 'send_email',
  target: { system: 'mail', resource: 'customer/9041' },
  owner: 'support team',
  observed_by: 'reconciliation',
};

export const transitionExample: JsonObject = { to: 'executing' };
export const executed: JsonObject = {
  to: 'executed',
  external_ref: 'pay_8842',
  observed_by: 'tool',
};

export const evaluation: JsonObject = {
  target: { kind: 'decision' },
  kind: 'schema',
  evaluator: { id: 'refund-schema-check', version: '1.2' },
  passed: true,
  explanation: 'The refund request has every field that the payment system needs.',
};

export const review: JsonObject = {
  verdict: 'approve',
  reason: 'Amount and recipient checked against the order.',
  reviewer: { display_role: 'claims supervisor' },
};

export const comment: JsonObject = {
  text: 'The customer called again: the refund has arrived.',
  about: 0,
};

export const closing: JsonObject = {
  outcome: 'completed',
  decided: 'issue refund',
  summary: 'Refunded 25.00 EUR and told the customer.',
  confidence: 0.94,
};

export const gap: JsonObject = {
  kind: 'dropped',
  reason: 'The disk of the spool was full.',
  records: 3,
  from: '2026-11-22T18:40:00Z',
  to: '2026-11-22T18:45:00Z',
};

export const systemChange: JsonObject = {
  component: 'prompt',
  name: 'refund-prompt',
  from: '11',
  to: '12',
  reason: 'Says more clearly which amounts need a human.',
};

export const outsideObservation: JsonObject = {
  source_kind: 'gateway',
  source: 'payments-gateway',
  event_id: 'evt-90211',
  occurred_at: '2026-11-22T18:41:07Z',
  operation: 'POST /refunds',
  target: { system: 'payments', resource: 'order/44812' },
  amount: { value: '25.00', currency: 'EUR' },
  action_key: 'refund-44812',
  outcome: 'succeeded',
};

export const outsideWatch: JsonObject = {
  source_kind: 'gateway',
  source: 'payments-gateway',
  system: 'payments',
  from: '2026-11-22T18:00:00Z',
  until: '2026-11-22T19:00:00Z',
};

export const incident: JsonObject = {
  title: 'Refunds paid twice',
  severity: 'serious',
  aware_at: '2026-11-22T18:30:00Z',
  clock: { due_at: '2026-12-07T18:30:00Z', basis: 'Regulation (EU) 2024/1689 Article 73(2)' },
  decisions: [DECISION_ID],
};
export const incidentUpdate: JsonObject = {
  incident_id: 'inc-1',
  note: 'Both customers were told.',
};
export const incidentClosing: JsonObject = {
  incident_id: 'inc-1',
  outcome: 'resolved',
  summary: 'Both amounts were collected again; refunds need a key now.',
};
export const incidentList: JsonObject = {
  incidents: [
    {
      incident_id: 'inc-1',
      severity: 'serious',
      aware_at: '2026-11-22T18:30:00Z',
      due_at: '2026-12-07T18:30:00Z',
      opened_seq: 12,
    },
  ],
};

const stricter: JsonObject = {
  ...FOUNDING_POLICY,
  version: '2',
  tripwires: { ...FOUNDING_POLICY.tripwires, high_stakes_confidence: 0.8 },
};
export const policyChange: JsonObject = {
  policy: stricter,
  reason: 'After the audit of November.',
};
export const policyProposal: JsonObject = {
  policy: {
    ...stricter,
    version: '3',
    tripwires: { ...FOUNDING_POLICY.tripwires, high_stakes_confidence: 0.6 },
  },
  reason: 'The model states its confidence lower since November.',
};
export const restoration: JsonObject = {
  lost_size: 44,
  kept_size: 41,
  reason: 'The disk failed; the newest backup is of 02:00, and nobody has the entries since.',
};
export const policyInForce: JsonObject = {
  policy: stricter,
  revision: 2,
  seq: 12,
  proposed: {
    ...policyProposal,
    proposed_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9aa',
    seq: 14,
    lapses_at: '2026-12-22T18:50:00.000Z',
  },
};

export const policyHistory: JsonObject = {
  policies: [
    {
      revision: 2,
      seq: 12,
      in_force_from: '2026-11-22T18:50:00.000Z',
      in_force_until: null,
      until_seq: null,
      policy: stricter,
      changed_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ab',
      role: 'administrator',
      reason: 'Refunds of more than 100 EUR take two people.',
      decisions: 41,
    },
  ],
  as_of: { indexed_size: 218, ledger_size: 218, complete: true, skipped: 0 },
};

export const batch: JsonObject[] = [
  { type: 'decision.opened', body: { ...openingExample, idempotency_key: 'backfill-44812' } },
  {
    type: 'decision.opened',
    body: { ...openingExample, goal: 'Answer the complaint', idempotency_key: 'backfill-44813' },
  },
];

/** A decision and what belongs to it: its id is not known before, so it is named by its position. */
export const wholeDecision: JsonObject[] = [
  { type: 'decision.opened', body: { ...openingExample, idempotency_key: 'run-7/opened' } },
  {
    type: 'job_card.filed',
    decision_ref: 0,
    body: { ...jobCard, idempotency_key: 'run-7/card-1' },
  },
  {
    type: 'decision.closed',
    decision_ref: 0,
    body: { ...closing, idempotency_key: 'run-7/closed' },
  },
];

export const newLedger: JsonObject = { id: 'claims', policy: { log_access: 'key' } };
export const newKey: JsonObject = { role: 'agent', label: 'refund agent, production' };

/** The answer to a record of this type. */
export function writtenAs(type: RecordType, place: 'decision' | 'ledger' = 'decision'): JsonObject {
  const inDecision = place === 'ledger' ? {} : { decision_seq: type === 'decision.opened' ? 0 : 3 };
  return {
    ...(place === 'ledger' ? {} : { decision_id: DECISION_ID }),
    ...(type === 'incident.opened' ? { incident_id: 'inc-1' } : {}),
    ...(type.startsWith('side_effect.') ? { side_effect_id: SIDE_EFFECT_ID } : {}),
    directive: 'proceed',
    reasons: [],
    receipt: {
      origin: ORIGIN,
      seq: 12,
      ...inDecision,
      leaf_hash: LEAF_HASH,
      time: TIME,
      entries: [{ seq: 12, ...inDecision, type, leaf_hash: LEAF_HASH }],
    },
  };
}

export const batchResults: JsonObject = {
  results: [
    { ...writtenAs('decision.opened'), replayed: false },
    { ...writtenAs('decision.opened'), replayed: true },
  ],
};

export const ledger: JsonObject = {
  id: 'claims',
  origin: ORIGIN,
  public_key: `${ORIGIN}+9b0a4c1d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh`,
  size: 1,
  policy: { ...FOUNDING_POLICY },
  created_at: TIME,
  unread_entries: { count: 0, first: [] },
};

const keyFacts: JsonObject = {
  id: '9f2c4e1a7b3d5068',
  actor: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  role: 'agent',
  ledger: 'claims',
  label: 'refund agent, production',
  created_at: TIME,
};
export const key: JsonObject = {
  ...keyFacts,
  expires_at: null,
  revoked_at: null,
  last_used_at: null,
};
export const createdKey: JsonObject = {
  ...keyFacts,
  expires_at: null,
  key: 'docket_9f2c4e1a7b3d5068_…',
};
export const rotation: JsonObject = { overlap_seconds: 3_600 };
export const rotatedKey: JsonObject = {
  ...createdKey,
  replaces: { id: '4f1c09b2d3e4a5f6', expires_at: '2026-01-15T10:30:00.123Z', revoked_at: null },
};

export const checkpoint = `${ORIGIN}
13
LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564=

— ${ORIGIN} mwpMHQ…
`;

export const inclusion: JsonObject = {
  origin: ORIGIN,
  seq: 12,
  leaf_hash: LEAF_HASH,
  size: 13,
  root: ROOT,
  proof: [LEAF_HASH, ROOT],
  checkpoint,
};

export const proofFile = `c2sp.org/tlog-proof@v1
extra eyJhY3RvciI6…
index 12
w5jkqtfi8gRNhPcYLFXvHXl8zNaH5rVRkYvZVTLCcvI=

${checkpoint}`;

export const consistency: JsonObject = {
  origin: ORIGIN,
  from: 12,
  to: 13,
  from_root: LEAF_HASH,
  to_root: ROOT,
  proof: [LEAF_HASH],
  checkpoint,
};

export const entryLine = `{"seq":0,"leaf":"{\\"actor\\":\\"docket\\",…}","disclosure":{"body":{…},"secret":"…"}}\n`;

export const verification: JsonObject = {
  state: 'finished',
  depth: 'full',
  started_at: TIME,
  finished_at: TIME,
  entries_checked: 13,
  report: { verified: true, size: 13, findings: [], truncated: false },
};
