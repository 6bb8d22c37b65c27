import Type from 'typebox';

import { Fact, Mark } from './fact.js';
import { ToldSchema } from './told.js';

const closed = { additionalProperties: false } as const;

/** What a redacted copy withholds. The values themselves are in no part of it. */
export const Redaction = Type.Object(
  {
    profile: Fact,
    statement: ToldSchema,
    reasons: Type.Array(
      Type.Object(
        { code: Type.String(), meaning: ToldSchema, count: Type.Integer({ minimum: 1 }) },
        closed,
      ),
    ),
    values: Type.Array(
      Type.Object(
        {
          seq: Type.Integer({ minimum: 0 }),
          mark: Mark,
          pointer: Type.String(),
          reason: Type.String(),
          commitment: Type.Union([Type.String({ pattern: '^[0-9a-f]{64}$' }), Type.Null()]),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type Redaction = Type.Static<typeof Redaction>;
