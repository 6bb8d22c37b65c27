/** Request bodies for tests: valid, and as small as they can be. */
export const opening = {
  agent: { id: 'refund-agent' },
  goal: 'Refund order 44812',
  stakes: 'medium',
};
export const card = {
  current_phase: 'EXECUTING',
  goal: 'Refund',
  confidence: 0.9,
  needs_human: false,
};
export const intent = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/44812' },
  owner: 'payments team',
  amount: { value: '25.00', currency: 'EUR' },
};
export const review = { verdict: 'approve', reason: 'Checked against the order.' };
export const evaluation = {
  target: { kind: 'decision' },
  kind: 'schema',
  evaluator: { id: 'check' },
  passed: true,
};

/** What a gateway saw. `source` and `event_id` are those of the example in the OpenAPI document. */
export const gatewayWatch = {
  source_kind: 'gateway',
  source: 'payments-gateway',
  system: 'payments',
  from: '2026-01-15T09:00:00Z',
  until: '2026-01-15T10:00:00Z',
};
/** What a payment provider posts to a webhook, as CloudEvents 1.0. */
export const refundEvent = {
  specversion: '1.0',
  id: 'evt_90211',
  source: 'https://payments.example/events',
  type: 'refund.created',
  subject: 'order/44812',
  time: '2026-01-15T09:30:00Z',
  datacontenttype: 'application/json',
  data: { id: 're_8842', amount: '25.00', currency: 'eur', idempotency_key: 'refund-44812' },
};

export const gatewayObservation = {
  source_kind: 'gateway',
  source: 'payments-gateway',
  event_id: 'evt-90211',
  occurred_at: '2026-01-15T09:30:00Z',
  operation: 'POST /refunds',
  target: { system: 'payments', resource: 'order/44812' },
  amount: { value: '25.00', currency: 'EUR' },
  outcome: 'succeeded',
};
