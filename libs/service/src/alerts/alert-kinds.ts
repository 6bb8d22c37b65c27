import { ServiceError } from '../service-error.js';

/** What an alert is held against: a number or a name. */
const ALERT_TERMS = ['below', 'rule', 'seconds', 'count', 'again_below', 'view'] as const;
type AlertTerm = (typeof ALERT_TERMS)[number];

/** What somebody may be told of, and the terms that it takes: all of them. */
const TERMS_OF = {
  /** A Job Card, or the closing, is less confident. */
  confidence_below: ['below'],
  /** Of the same thing, one evaluation passed and one did not. */
  evaluations_disagree: [],
  /** A rule of the ledger tripped. */
  rule_tripped: ['rule'],
  /** An agent does not know whether a side effect happened. */
  effect_in_doubt: [],
  /** An agent went on after a human had stopped it. */
  attempt_after_stop: [],
  /** Docket verified the ledger by itself, and a check did not pass. */
  verification_failed: [],
  /** What was declared and what was seen from outside do not agree. */
  seen_otherwise: [],
  /** A question waits for longer. */
  question_waiting: ['seconds'],
  /** A question is past its deadline for longer. */
  question_overdue: ['seconds'],
  /** A decision came into a view. */
  view_matched: ['view'],
  /** So many questions wait at once; again, once they were fewer. */
  questions_waiting: ['count', 'again_below'],
} as const satisfies Record<string, readonly AlertTerm[]>;

export type AlertKind = keyof typeof TERMS_OF;
export const ALERT_KINDS = Object.keys(TERMS_OF) as AlertKind[];

export type AlertTerms = Partial<Record<AlertTerm, string | number>>;

/** @throws {ServiceError} `invalid_request`: one is missing, or is of another kind. */
export function holdTerms(kind: AlertKind, terms: AlertTerms): AlertTerms {
  const takes: readonly AlertTerm[] = TERMS_OF[kind];
  const places = ALERT_TERMS.flatMap((term) => {
    if (takes.includes(term) === (terms[term] !== undefined)) return [];
    const detail = takes.includes(term) ? `is required for ${kind}` : `is not for ${kind}`;
    return [{ pointer: `/${term}`, detail }];
  });
  const { count, again_below: again } = terms;
  if (typeof count === 'number' && typeof again === 'number' && again > count)
    places.push({ pointer: '/again_below', detail: 'must not be more than count' });
  if (places.length === 0) return terms;
  throw new ServiceError('invalid_request', 'There cannot be such an alert.', { places });
}
