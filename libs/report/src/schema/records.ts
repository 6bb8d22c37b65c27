import Type from 'typebox';

import { Fact, Mark } from './fact.js';

const closed = { additionalProperties: false } as const;
const evidence = Type.Array(Mark);

/** A gap that a writer recorded itself: it knows that records are missing. */
export const RecordedGap = Type.Object(
  {
    kind: Fact,
    reason: Fact,
    records: Fact,
    by_type: Fact,
    from: Fact,
    to: Fact,
    agent: Fact,
    at: Type.String(),
    evidence,
  },
  closed,
);
export type RecordedGap = Type.Static<typeof RecordedGap>;

/** An incident with all that was recorded of it in this decision. */
export const Incident = Type.Object(
  {
    id: Type.String(),
    title: Fact,
    severity: Fact,
    aware_at: Fact,
    due_at: Fact,
    basis: Fact,
    description: Fact,
    status: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
    outcome: Fact,
    summary: Fact,
    root_cause: Fact,
    corrective_actions: Fact,
    notifications: Type.Array(Fact),
    notes: Type.Array(Fact),
    opened_at: Type.String(),
    evidence,
  },
  closed,
);
export type Incident = Type.Static<typeof Incident>;

/** A change of the system or of the ledger's policy while the decision ran; both are records of the ledger. */
export const Change = Type.Object(
  {
    kind: Type.Union([Type.Literal('system'), Type.Literal('policy')]),
    what: Fact,
    from: Fact,
    to: Fact,
    reason: Fact,
    approved_by: Fact,
    effective_at: Fact,
    external_ref: Fact,
    at: Type.String(),
    evidence,
  },
  closed,
);
export type Change = Type.Static<typeof Change>;

/** An action that Docket did not register, as it was asked for. */
export const RefusedEffect = Type.Object(
  {
    operation: Fact,
    target: Fact,
    amount: Fact,
    owner: Fact,
    reason: Fact,
    key: Fact,
    earlier: Fact,
    /** How many attempts since the decision was held, stopped or closed, at least. */
    attempts: Fact,
    at: Type.String(),
    evidence,
  },
  closed,
);
export type RefusedEffect = Type.Static<typeof RefusedEffect>;
