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
