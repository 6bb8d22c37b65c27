import Type, { type TSchema } from 'typebox';
import { FactState } from '../schema/fact.js';

const closed = { additionalProperties: false } as const;
const members = <Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object(properties, closed);
const count = Type.Integer({ minimum: 0 });
export const seq = Type.Integer({ minimum: 0 });
const text = Type.String();
export const nullable = <Item extends TSchema>(item: Item) => Type.Union([item, Type.Null()]);
/** Milliseconds. */
export const duration = Type.Integer({ minimum: 0 });
const time = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
});

/** The entries that bear a figure out: how many, and the first twelve. */
export const Seqs = members({ count, seqs: Type.Array(seq, { maxItems: 12 }) });
export type Seqs = Type.Static<typeof Seqs>;

export const rowsOf = <Row extends TSchema>(row: Row) =>
  members({ count, rows: Type.Array(row, { maxItems: 200 }) });

export const RATE_IDS = [
  'escalated',
  'held',
  'looped',
  'loop_claimed',
  'in_doubt',
  'refused',
  'approved',
  'overridden',
  'stopped',
  'viewed',
  'quick',
  'below_threshold',
  'corrected_again',
  'corrected_after_change',
] as const;
export type RateId = (typeof RATE_IDS)[number];

/** Numerator of denominator, never a bare percentage. `small`: fewer than 20 cases. */
export const Rate = members({
  id: Type.Unsafe<RateId>({ type: 'string', enum: [...RATE_IDS] }),
  state: FactState,
  numerator: count,
  denominator: count,
  small: Type.Boolean(),
  evidence: Seqs,
});
export type Rate = Type.Static<typeof Rate>;

/** Reviews that correct or override, held against each other. */
export const Corrections = members({
  count,
  /** Of those: values or opening not readable or no longer known, or before and after are equal. */
  not_compared: count,
  rates: Type.Array(Rate),
  /** Those that came in the period; needed again after a change first. */
  groups: rowsOf(
    members({
      agent: text,
      /** JSON Pointers into what was corrected; `""`: the whole value. */
      places: Type.Array(text),
      corrections: count,
      /** Of the same, before the period. */
      earlier: count,
      /** In work that was begun after the first of them. */
      again: count,
      /** Of those: in work that was begun after a change of the system that came after the first of them. */
      after_change: Seqs,
      /** Entries system.changed; none where only the versions stated tell of the change. */
      changes: Seqs,
    }),
  ),
});

/** `not_recorded`: nothing was seen or watched. `not_applicable`: more than a report compares. */
export const Seen = members({
  state: FactState,
  side_effects: Type.Array(members({ verdict: text, count })),
  observations: Type.Array(members({ verdict: text, count })),
  findings: rowsOf(
    members({
      seq,
      code: text,
      decision_id: nullable(text),
      side_effect_id: nullable(text),
      evidence: Seqs,
    }),
  ),
  /** `ambiguous` and `undetermined` are none. */
  found: members({
    not_seen: count,
    not_declared: count,
    differently: count,
    twice: count,
    disagree: count,
  }),
});

export { count as reportCount, members as reportMembers, text as reportText, time as reportTime };
