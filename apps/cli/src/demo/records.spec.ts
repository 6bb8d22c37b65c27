import { describe, expect, test } from '@jest/globals';
import { validateRecord, type RecordType } from '@docket/record';
import * as handoff from './handoff-records.js';
import * as loop from './loop-records.js';
import * as refund from './refund-records.js';

const records: [string, RecordType, unknown][] = [
  ['refund opening', 'decision.opened', refund.refundOpening],
  ['refund reading', 'job_card.filed', refund.readingCard],
  ['refund policy', 'job_card.filed', refund.policyCard],
  ['refund eligibility', 'job_card.filed', refund.eligibilityCard],
  ['refund done', 'job_card.filed', refund.doneCard],
  ['refund schema check', 'evaluation.recorded', refund.schemaCheck],
  ['refund judge', 'evaluation.recorded', refund.judgeScore],
  ['loop opening', 'decision.opened', loop.loopOpening],
  ['loop card', 'job_card.filed', loop.repeatedCard(3)],
  ['handoff opening', 'decision.opened', handoff.letterOpening],
  ['handoff classifier', 'job_card.filed', handoff.classifierCard],
  ['handoff researcher', 'job_card.filed', handoff.researcherCard],
  ['handoff verdict', 'review.recorded', handoff.verdict],
  ['handoff drafter', 'job_card.filed', handoff.drafterCard],
];

describe('the records of the demo', () => {
  test.each(records)('%s is valid', (_name, type, body) => {
    expect(validateRecord(type, body)).toMatchObject({ ok: true });
  });
});
