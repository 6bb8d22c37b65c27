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
