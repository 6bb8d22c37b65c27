import type { ComparedEffect, SeenComparison } from './compare.js';
import type { RecordBodies } from '../types.js';
import type { SeenDifference } from './differences.js';
import type { DeclaredEffect } from './declared.js';
import type { SeenBy, SeenEvent } from './match.js';

/** An action, by where it was declared. */
export interface EffectPlace {
  decision: string;
  sideEffect: string;
  /** Sequence number of the entry that declared it. */
  seq: number;
}

/** What the observer recorded of how hard the event is to make up. Absent: it recorded nothing of it. */
type Assurance = NonNullable<RecordBodies['observation.recorded']['assurance']>;

/** What does not agree between what was declared and what was seen; sequence numbers say by which entries. */
export type SeenFinding =
  | ({ code: 'declared_not_seen'; watches: number[] } & EffectPlace)
  | ({ code: 'observers_disagree'; observations: number[]; watches: number[] } & EffectPlace)
  | ({
      code: 'seen_differently';
      observation: number;
      by: SeenBy;
      differences: readonly SeenDifference[];
      assurance?: Assurance;
    } & EffectPlace)
  | ({
      code: 'seen_twice';
      /** Of one observer under the action's key; the first 16. */
      observations: number[];
      count: number;
    } & EffectPlace)
  | { code: 'seen_not_declared'; observation: number; assurance?: Assurance }
  | {
      code: 'ambiguous';
      observation: number;
      by: SeenBy;
      /** The first 16. */
      candidates: EffectPlace[];
      count: number;
    }
  /** Values are gone that would tell; `unread`: entries that they were in, the first 16. */
  | { code: 'undetermined'; observation: number; unread: readonly number[] };

/** Observations of one action under one key that are listed; all are counted. */
const OBSERVATIONS_MAX = 16;

export type SeenFindingCode = SeenFinding['code'];

/** What does not agree. */
export const SEEN_DISAGREEMENT_CODES = [
  'declared_not_seen',
  'observers_disagree',
  'seen_differently',
  'seen_twice',
  'seen_not_declared',
] as const satisfies readonly SeenFindingCode[];

/** What a comparison can find; `ambiguous` and `undetermined` say only that it cannot be told. */
export const SEEN_FINDING_CODES = [
  ...SEEN_DISAGREEMENT_CODES,
  'ambiguous',
  'undetermined',
] as const satisfies readonly SeenFindingCode[];

/** seenFindings says what a comparison found: first what was declared, then what was seen, each in the ledger's order. */
export function seenFindings({ effects, events }: SeenComparison): SeenFinding[] {
  const findings: SeenFinding[] = effects.flatMap(findingsOf);
  for (const { event, verdict, match, unread } of events) {
    if (verdict === 'not_declared')
      findings.push({ code: 'seen_not_declared', observation: event.seq, ...assuranceOf(event) });
    if (verdict === 'undetermined')
      findings.push({ code: verdict, observation: event.seq, unread });
    if (verdict !== 'ambiguous' || match === undefined) continue;
    const { by, count } = match;
    const candidates = match.candidates.map(placeOf);
    findings.push({ code: 'ambiguous', observation: event.seq, by, candidates, count });
  }
  return findings;
}

function findingsOf({ effect, verdict, events, missedBy, twice }: ComparedEffect): SeenFinding[] {
  const place = placeOf(effect);
  const watches = missedBy.map(({ seq }) => seq);
  const found: SeenFinding[] = [];
  if (verdict === 'not_seen') return [{ code: 'declared_not_seen', ...place, watches }];
  if (verdict === 'differs') {
    for (const { event, differences, match } of events) {
      if (match === undefined || differences.length === 0) continue;
      const { seq: observation } = event;
      const { by } = match;
      const told = { observation, by, differences, ...assuranceOf(event) };
      found.push({ code: 'seen_differently', ...place, ...told });
    }
  }
  for (const sights of twice) {
    const observations = sights.slice(0, OBSERVATIONS_MAX).map(({ seq }) => seq);
    found.push({ code: 'seen_twice', ...place, observations, count: sights.length });
  }
  const isSeen =
    verdict === 'observers_disagree' ||
    verdict === 'seen_twice' ||
    (verdict === 'differs' && events.some(({ match }) => match?.by !== 'undo_ref'));
  if (isSeen && watches.length > 0) {
    const observations = events.map(({ event }) => event.seq);
    found.push({ code: 'observers_disagree', ...place, observations, watches });
  }
  return found;
}

const assuranceOf = ({ body: { assurance } }: SeenEvent): { assurance?: Assurance } =>
  assurance === undefined ? {} : { assurance };

const placeOf = ({ decision, id, seq }: DeclaredEffect): EffectPlace => ({
  decision,
  sideEffect: id,
  seq,
});
