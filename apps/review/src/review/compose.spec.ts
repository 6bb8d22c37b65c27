import { validateRecord } from '@docket/record';
import { expect, test } from '@jest/globals';
import {
  composeReview,
  type AnnouncedParts,
  type VerdictDraft,
  type CorrectionLine,
} from './compose.js';

const HASH = 'a'.repeat(64);
const action: AnnouncedParts = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/44812' },
  amount: { value: '142.50', currency: 'EUR' },
  argumentsDigest: 'sha256:00',
};
const shown = {
  escalationId: 'esc-1',
  action,
  viewed: [
    { decision_seq: 1, leaf_hash: HASH },
    { decision_seq: 2, leaf_hash: HASH },
  ],
  meaning: 'I approve this.',
  signedInAt: '2026-01-15T09:30:00.000Z',
};
const draft = (more: Partial<VerdictDraft>): VerdictDraft => ({
  verdict: 'approve',
  reason: '  Compared with the source. ',
  displayRole: '',
  lines: [],
  ...more,
});
const amount = (after: string): CorrectionLine => ({
  name: 'amount.value',
  before: '142.50',
  after,
  action: 'value',
});

test('an approval approves the action as it was shown, up to the last entry on the screen', () => {
  const review = composeReview(draft({ displayRole: ' clerk ' }), shown);
  expect(review).toEqual({
    verdict: 'approve',
    reason: 'Compared with the source.',
    escalation_id: 'esc-1',
    as_of: 2,
    viewed: shown.viewed,
    approves: {
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/44812' },
      amount: { value: '142.50', currency: 'EUR' },
      arguments_digest: 'sha256:00',
    },
    reviewer: { display_role: 'clerk' },
    signed_in_at: '2026-01-15T09:30:00.000Z',
    meaning: 'I approve this.',
  });
});

test('a correction of the action says what is right instead, without the digest of what it was', () => {
  const review = composeReview(draft({ verdict: 'correct', lines: [amount('100.00')] }), shown);
  expect(review).toMatchObject({
    before: { 'amount.value': '142.50' },
    after: { 'amount.value': '100.00' },
    approves: { operation: 'issue_refund', amount: { value: '100.00', currency: 'EUR' } },
  });
  expect(review.approves).not.toHaveProperty('arguments_digest');
});

test('lines that say the same are left out, and what was a number stays one', () => {
  const lines: CorrectionLine[] = [
    amount('142.50'),
    { name: 'items', before: 2, after: '3' },
    { name: 'paid', before: true, after: 'false' },
    { name: 'count', before: 2, after: 'many' },
    { name: ' note ', before: undefined, after: 'new' },
  ];
  const review = composeReview(draft({ verdict: 'override', lines }), shown);
  expect(review.before).toEqual({ items: 2, paid: true, count: 2, note: null });
  expect(review.after).toEqual({ items: 3, paid: false, count: 'many', note: 'new' });
  expect(review).not.toHaveProperty('approves');
});

test.each(['reject', 'respond', 'stop'] as const)('%s approves nothing', (verdict) => {
  const review = composeReview(draft({ verdict, lines: [amount('1')] }), shown);
  for (const member of ['approves', 'before', 'after']) expect(review).not.toHaveProperty(member);
});

test.each(['approve', 'reject', 'correct', 'override', 'respond', 'stop'] as const)(
  '%s is a record that the ledger takes',
  (verdict) => {
    const review = composeReview(draft({ verdict, lines: [amount('100.00')] }), shown);
    expect(validateRecord('review.recorded', { ...review })).toMatchObject({ ok: true });
  },
);

test('nothing is recorded that was not on the screen', () => {
  expect(() => composeReview(draft({}), { ...shown, viewed: [] })).toThrow();
});
