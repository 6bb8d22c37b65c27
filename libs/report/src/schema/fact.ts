import Type from 'typebox';

import { ToldSchema } from './told.js';

/**
 * What Docket knows about one thing a dossier must say. Every fact has a state, and a clause is
 * never left out because its fact is missing: the state is printed in its place.
 *
 * - `recorded`: the value stands in an entry whose disclosure matches the hashed commitment.
 * - `not_recorded`: no entry says it. It may have happened; the ledger does not know.
 * - `not_applicable`: a rule says that it does not apply; `rule` names the rule.
 * - `withheld`: recorded, but left out of this dossier; `reason` gives the code.
 * - `erased`: recorded once, its value destroyed since; `erased_by` is the entry that says why.
 * - `unverified`: stated, but nothing else in the record bears it out, or its entry failed verification.
 * - `contradicted`: two entries say different things; `values` gives all of them.
 */
export const FactState = Type.Union([
  Type.Literal('recorded'),
  Type.Literal('not_recorded'),
  Type.Literal('not_applicable'),
  Type.Literal('withheld'),
  Type.Literal('erased'),
  Type.Literal('unverified'),
  Type.Literal('contradicted'),
]);
export type FactState = Type.Static<typeof FactState>;

/** An evidence mark: `E7` is entry 7 of the decision (its decision.seq), `L2` a lineage reference, `H1` a human review, `P1` a change of the ledger's policy or of the system. */
export const Mark = Type.String({ pattern: '^[ELHP](0|[1-9][0-9]*)$' });

const closed = { additionalProperties: false } as const;

export const Fact = Type.Object(
  {
    state: FactState,
    /** What the PDF prints, in the dossier's locale: the value in quotation marks, or the fixed wording of the state. */
    text: ToldSchema,
    /** The value as recorded; absent unless `state` is recorded or unverified. */
    value: Type.Optional(Type.Unknown()),
    evidence: Type.Array(Mark),
    rule: Type.Optional(ToldSchema),
    reason: Type.Optional(Type.String()),
    erased_by: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Of a single value that is withheld or erased: the digest that the leaf commits to in its place. */
    commitment: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    values: Type.Optional(
      Type.Array(Type.Object({ text: ToldSchema, evidence: Type.Array(Mark) }, closed)),
    ),
  },
  closed,
);
export type Fact = Type.Static<typeof Fact>;

/** One statement of the narrative. `evidence` is empty only where it says that something is not recorded. */
export const Clause = Type.Object(
  {
    kind: Type.String(),
    text: ToldSchema,
    /** The punctuation printed behind the clause and its marks. */
    end: Type.Union([Type.Literal('.'), Type.Literal(','), Type.Literal(';'), Type.Literal('')]),
    evidence: Type.Array(Mark),
    states: Type.Array(FactState, { minItems: 1 }),
  },
  closed,
);
export type Clause = Type.Static<typeof Clause>;

/** One labelled line of page 1: whole sentences, each with its evidence. */
export const StoryLine = Type.Object(
  {
    line: Type.Union([
      Type.Literal('decided'),
      Type.Literal('because'),
      Type.Literal('done'),
      Type.Literal('not_done'),
      Type.Literal('checked_by'),
    ]),
    label: ToldSchema,
    clauses: Type.Array(Clause, { minItems: 1 }),
  },
  closed,
);
export type StoryLine = Type.Static<typeof StoryLine>;
