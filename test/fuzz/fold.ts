import { expect } from '@jest/globals';
import {
  DEFAULT_POLICY,
  DOCKET_AUTHOR,
  DecisionReplay,
  type DecisionState,
  type FoldEntry,
  RECORD_TYPES,
  type RecordType,
  ROLES,
  type Submission,
  decide,
  decodeState,
  encodeState,
  latestSchemaId,
  placeOf,
  validateRecord,
} from '@docket/record';
import { SCHEMAS } from '@docket/record/schemas';
import fc from 'fast-check';
import { damaged } from './damage.js';
import { PLACEHOLDERS, type Schema, type Value, valuesOf } from './schema-values.js';

const noReferences = (reference: string): Schema => {
  throw new Error(`record schemas refer to nothing, and not to ${reference}`);
};

const bodies = new Map(
  RECORD_TYPES.map((type) => [
    type,
    valuesOf(SCHEMAS[latestSchemaId(type)] as Schema, noReferences).map(named),
  ]),
);

/** Placeholders stand for themselves here: any id will do. */
function named(value: Value): Value {
  const text = JSON.stringify(value)
    .replaceAll(PLACEHOLDERS.decision, 'dec_1')
    .replaceAll(PLACEHOLDERS.sideEffect, 'sfx_1');
  return JSON.parse(text) as Value;
}

interface Step {
  type: RecordType;
  role: (typeof ROLES)[number];
  body: Value;
}

/** Each kind is tried; those that a decision may hold more often, however many there are of the others. */
const OF_DECISIONS = RECORD_TYPES.filter((type) => placeOf(type) !== 'ledger');
const kinds = fc.constantFrom(...RECORD_TYPES, ...OF_DECISIONS, ...OF_DECISIONS);

const steps: fc.Arbitrary<Step> = kinds.chain((type) => {
  const valid = bodies.get(type) as fc.Arbitrary<Value>;
  return fc.record({
    type: fc.constant(type),
    role: fc.constantFrom('agent', 'agent', ...ROLES),
    body: fc.oneof({ weight: 3, arbitrary: valid }, { weight: 1, arbitrary: damaged(valid) }),
  });
});

/** On the average; each history begins with an opening, and has up to 12 more. */
export const RECORDS_PER_HISTORY = 6;

/** Histories of a decision, each step straight to validation and the fold. */
export function fuzzFold(options: { numRuns: number; seed: number }): void {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(steps, { minLength: 1, maxLength: 12 }), (history) => {
      const policy = DEFAULT_POLICY;
      const replay = new DecisionReplay();
      let state: DecisionState | undefined;
      const opening = { agent: { id: 'a' }, goal: 'g', stakes: 'low' };
      const all: Step[] = [{ type: 'decision.opened', role: 'agent', body: opening }, ...history];
      for (const { type, role, body } of all) {
        const validation = validateRecord(type, body);
        if (!validation.ok) {
          expect(validation.problems.length).toBeGreaterThan(0);
          expect(validation.problems.length).toBeLessThanOrEqual(50);
          continue;
        }
        const before = state?.entryCount ?? 0;
        const place = { policy, role, actor: `prn_${role}`, decisionId: 'dec_1' };
        const now = '2026-01-15T09:30:00.000Z';
        // Validated just now.
        const submission = { type, body: validation.body } as Submission;
        const decided = decide(state, submission, { ...place, now, seq: before + 1 });
        if (!decided.ok) continue;
        taken += 1;
        for (const [i, { type: kind, body: content, by }] of decided.entries.entries()) {
          const author = by === 'docket' ? DOCKET_AUTHOR : { actor: place.actor, role };
          const at = {
            decisionId: 'dec_1',
            decisionSeq: before + i,
            seq: before + 1 + i,
            time: now,
          };
          expect(validateRecord(kind, content)).toMatchObject({ ok: true });
          const entry = { type: kind, body: content, ...author, ...at } as FoldEntry;
          expect(replay.check(entry, policy)).toEqual([]);
        }
        expect(replay.end()).toEqual([]);
        const decoded = decodeState(encodeState(decided.state));
        if (!decoded.ok) throw new Error(decoded.found);
        ({ state } = decoded);
        expect(replay.state).toEqual(state);
      }
    }),
    options,
  );
  // More than the opening of each.
  expect(taken).toBeGreaterThan(options.numRuns * 1.2);
}
