import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import fc from 'fast-check';

import type { Evidence } from '../src/schema/index.js';
import { TestLedger } from '../src/fixtures/ledger.js';

/** A record an agent or a person might send; many are refused, which is as it should be. */
export const submission = fc.oneof(
  fc
    .record(
      {
        current_phase: fc.constantFrom('PLANNING', 'EXECUTING', 'DONE', 'ESCALATING'),
        goal: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        needs_human: fc.boolean(),
        attempts: fc.nat(9),
        rationale: fc.lorem({ maxCount: 60 }),
        alternatives_considered: fc.array(fc.oneof(fc.lorem(), fc.record({ option: fc.lorem() })), {
          maxLength: 3,
        }),
        criteria: fc.array(
          fc.record({
            id: fc.constantFrom('a', 'b/c', 'd~e'),
            result: fc.constantFrom(true, false, null),
            evaluated_by: fc.record({ tool_name: fc.constantFrom('check', 'look') }),
          }),
          { maxLength: 4 },
        ),
        lineage: fc.array(
          fc.record({
            role: fc.constantFrom('input', 'decisive'),
            document_id: fc.lorem({ maxCount: 2 }),
            version: fc.constantFrom('1', null),
            supports: fc.lorem({ maxCount: 80 }),
          }),
          { maxLength: 3 },
        ),
        tool_calls: fc.array(
          fc.record({
            tool_name: fc.constantFrom('check', 'look'),
            result: fc.jsonValue({ maxDepth: 2 }),
          }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['current_phase', 'goal', 'confidence', 'needs_human'] },
    )
    .map((body) => ['job_card.filed', 'agent', body] as const),
  fc
    .record({
      verdict: fc.constantFrom('approve', 'reject', 'stop', 'respond'),
      reason: fc.lorem(),
    })
    .map((body) => ['review.recorded', 'reviewer', body] as const),
  fc
    .record({
      sfx: fc.nat(3),
      event: fc.constantFrom('intent', 'executed', 'failed', 'outcome_unknown', 'rolled_back'),
    })
    .map(({ sfx, event }) => {
      const about =
        event === 'intent'
          ? {
              operation: 'pay',
              target: { system: 'bank', resource: `r${sfx}` },
              owner: 'o',
              idempotency_key: `k${sfx}`,
            }
          : {};
      return [
        `side_effect.${event}`,
        'agent',
        { side_effect_id: `sfx_${sfx}${'0'.repeat(25)}`, ...about },
      ] as const;
    }),
  fc
    .record({ kind: fc.constantFrom('dropped', 'interrupted'), reason: fc.lorem() })
    .map((body) => ['gap.recorded', 'agent', body] as const),
  fc
    .record({
      title: fc.lorem({ maxCount: 60 }),
      severity: fc.constantFrom('minor', 'critical'),
      aware_at: fc.constant('2026-11-22T19:05:00Z'),
    })
    .map((body) => ['incident.opened', 'officer', body] as const),
  fc
    .record({
      outcome: fc.constantFrom('completed', 'denied', 'failed'),
      decided: fc.lorem({ maxCount: 40 }),
    })
    .map((body) => ['decision.closed', 'agent', body] as const),
);

export type Submission = typeof submission extends fc.Arbitrary<infer T> ? T : never;

/** The evidence of a decision to which all of these were sent, and some were taken. */
export async function evidenceOf(
  records: readonly Submission[],
  stakes: string,
): Promise<Evidence> {
  const ledger = new TestLedger();
  const id = 'dec_01JRANDOM';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes }, id);
  for (const [type, role, body] of records) {
    try {
      ledger.submit(type as RecordType, body as JsonObject, id, role);
    } catch (error) {
      // Refused by schema or gate: nothing was recorded. Anything else is a fault of the test.
      if (!(error instanceof Error) || !error.message.startsWith(type)) throw error;
    }
  }
  return ledger.evidence(id);
}
