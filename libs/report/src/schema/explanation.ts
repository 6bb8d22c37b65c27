import Type from 'typebox';

import { FactState, Mark } from './fact.js';
import { ToldSchema } from './told.js';

const closed = { additionalProperties: false } as const;

/** One sentence or two of an explanation for the person concerned. */
export const ExplanationItem = Type.Object(
  {
    text: ToldSchema,
    /** Where it stands in the record; empty for what the issuer states and what Docket says of itself. */
    evidence: Type.Array(Mark),
    /** States of the facts it tells; `not_recorded` also where the issuer stated nothing. */
    states: Type.Array(FactState),
    source: Type.Union([Type.Literal('record'), Type.Literal('issuer'), Type.Literal('docket')]),
  },
  closed,
);
export type ExplanationItem = Type.Static<typeof ExplanationItem>;

export const ExplanationSection = Type.Object(
  {
    id: Type.Union([
      Type.Literal('decided'),
      Type.Literal('role'),
      Type.Literal('reasons'),
      Type.Literal('data'),
      Type.Literal('responsible'),
      Type.Literal('rights'),
      Type.Literal('withheld'),
      Type.Literal('check'),
    ]),
    heading: ToldSchema,
    items: Type.Array(ExplanationItem, { minItems: 1 }),
  },
  closed,
);
export type ExplanationSection = Type.Static<typeof ExplanationSection>;

/** A decision in plain language, for the person it is about. Composed from the model like the narrative. */
export const Explanation = Type.Object(
  {
    template: Type.String(),
    title: ToldSchema,
    intro: ToldSchema,
    sections: Type.Array(ExplanationSection),
  },
  closed,
);
export type Explanation = Type.Static<typeof Explanation>;

/** Whom the person concerned can turn to, in the issuer's own words. What is left out is printed as not stated. */
export const Contact = Type.Object(
  {
    responsible: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    correction: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    review: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    complaint: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  closed,
);
export type Contact = Type.Static<typeof Contact>;
