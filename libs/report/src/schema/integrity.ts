import Type from 'typebox';

import { Fact, Mark } from './fact.js';
import { ToldSchema } from './told.js';

const closed = { additionalProperties: false } as const;
const index = Type.Integer({ minimum: 0 });
const hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** Section 14: what was verified when the dossier was made, and what that cannot show. */
export const Integrity = Type.Object(
  {
    verified: Type.Boolean(),
    checks: Type.Array(
      Type.Object({ name: Type.String(), passed: Type.Boolean(), count: Type.Integer() }, closed),
    ),
    findings: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          kind: Type.String(),
          seq: Type.Optional(index),
          pointer: Type.Optional(Type.String()),
          message: ToldSchema,
        },
        closed,
      ),
    ),
    limits: Type.Array(ToldSchema),
    entries: Type.Integer({ minimum: 0 }),
    first_seq: Type.Union([index, Type.Null()]),
    last_seq: Type.Union([index, Type.Null()]),
    checkpoint: Type.Object(
      { origin: Fact, size: Fact, root: Fact, key_id: Fact, extensions: Type.Array(Type.String()) },
      closed,
    ),
    public_key: Type.String(),
    /** Only of a ledger whose entry 0 names a second key. */
    second_signature: Type.Optional(Fact),
    /** The ledger that this one continues, where entry 0 names one. */
    continues: Type.Optional(Fact),
    /** The ledger in which new work goes on, where a record closes this one for it. */
    continued_in: Type.Optional(Fact),
    self_verification: Fact,
    time_stamps: Fact,
    witnesses: Fact,
    leaves: Type.Array(
      Type.Object(
        {
          mark: Mark,
          seq: index,
          type: Type.String(),
          leaf_hash: hex64,
          proof_length: Type.Integer({ minimum: 0 }),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type Integrity = Type.Static<typeof Integrity>;
