import Type from 'typebox';

import { Fact, Mark } from './fact.js';
import { ToldSchema } from './told.js';

const closed = { additionalProperties: false } as const;
const evidence = Type.Array(Mark);

/** Which rules could find something while the decision ran, and which could not. */
export const RulesInForce = Type.Object(
  {
    /** The policy at opening: its version, with the entry that brought it. */
    policy: Fact,
    enforcement: Fact,
    /** Whether, at some time, a hold did not keep a side effect from being registered. */
    advisory: Type.Boolean(),
    /** Each stretch in which a rule could not trip whatever was recorded. */
    off: Type.Array(
      Type.Object(
        { rule: ToldSchema, why: ToldSchema, since: Fact, until: Fact, evidence },
        closed,
      ),
    ),
    /** Limits of rules that let more pass than Docket's defaults do, at some time. */
    lax: Type.Array(
      Type.Object({ limit: ToldSchema, value: ToldSchema, usual: ToldSchema, evidence }, closed),
    ),
    /** Rules that had nothing to trip on in this decision. */
    not_applicable: Type.Array(
      Type.Object({ rule: ToldSchema, why: ToldSchema, evidence }, closed),
    ),
    /** All of that in words. */
    statement: ToldSchema,
    /** What else the entry says that brought the policy at opening: all of the policy, one line at most. */
    also: Type.Array(ToldSchema),
  },
  closed,
);
export type RulesInForce = Type.Static<typeof RulesInForce>;

/** How many of the records of agents they signed with keys of their own. */
export const AgentSignatures = Type.Object(
  {
    records: Type.Integer({ minimum: 0 }),
    not_signed: Type.Integer({ minimum: 0 }),
    /** Of these it is not shown whether they are signed. */
    hidden: Type.Integer({ minimum: 0 }),
    /** All of that in words, and whether the signatures verify. */
    statement: ToldSchema,
  },
  closed,
);
export type AgentSignatures = Type.Static<typeof AgentSignatures>;

export const Oversight = Type.Object(
  {
    rules: RulesInForce,
    confidence: Type.Array(
      Type.Object(
        { value: Fact, source: ToldSchema, phase: Fact, threshold: Fact, evidence },
        closed,
      ),
    ),
    final_confidence: Fact,
    evaluations: Type.Array(
      Type.Object(
        {
          target: Fact,
          /** What is judged, where it is not the decision and has no name. */
          about: Type.Optional(ToldSchema),
          kind: Fact,
          evaluator: Fact,
          outcome: Fact,
          passed: Fact,
          score: Fact,
          explanation: Fact,
          evidence,
        },
        closed,
      ),
    ),
    reviews: Type.Array(
      Type.Object(
        {
          mark: Mark,
          verdict: Fact,
          reason: Fact,
          reviewer: Type.String(),
          role: Type.String(),
          display_role: Fact,
          meaning: Fact,
          viewed: Fact,
          before: Fact,
          after: Fact,
          escalation: Fact,
          /** Of an override of the whole where it takes several people to take a stop back: whether it did; null: not shown. */
          takes_back: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
          /** Whether it is signed, and the signature verified, in words. */
          signed: ToldSchema,
          /** Whether the decision is left stopped after this review and all before it, in words. */
          standing: ToldSchema,
          recorded_at: Type.String(),
          evidence,
        },
        closed,
      ),
    ),
    /** What people remarked, in order; they decide nothing. Absent: no comment is recorded. */
    comments: Type.Optional(
      Type.Array(
        Type.Object(
          {
            text: Fact,
            /** An entry, an earlier comment or the decision, in words. */
            about: ToldSchema,
            /** As the leaf says: who recorded it. */
            by: Type.String(),
            role: Type.String(),
            recorded_at: Type.String(),
            evidence,
          },
          closed,
        ),
        { minItems: 1 },
      ),
    ),
    escalations: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          rule: Fact,
          cause: Fact,
          /** The words that the agent asked for a human with; not recorded where a rule of Docket asked. */
          asked_with: Fact,
          opened_at: Type.String(),
          due_at: Fact,
          /** Whether an entry says that nobody had answered by then. */
          overdue: Type.Boolean(),
          /** Where it takes several different people: how many, and who said yes before it was resolved. */
          people: Type.Optional(
            Type.Object(
              {
                needed: Type.Integer(),
                /** How many of them say yes to the same; null: not all of it is shown. */
                agreed: Type.Union([Type.Integer(), Type.Null()]),
                said: Type.Array(Type.Object({ by: Type.String(), mark: Type.String() }, closed)),
              },
              closed,
            ),
          ),
          status: Type.Union([Type.Literal('open'), Type.Literal('resolved')]),
          resolved_at: Fact,
          resolution: Fact,
          evidence,
        },
        closed,
      ),
    ),
    trip_wires: Type.Array(
      Type.Object(
        {
          rule: Fact,
          facts: Fact,
          message: Fact,
          directive: Fact,
          at: Type.String(),
          cause: Fact,
          evidence,
        },
        closed,
      ),
    ),
    requirement: Fact,
    agent_signatures: AgentSignatures,
    handoffs: Type.Array(
      Type.Object(
        { from: Fact, to: Fact, confidence: Fact, warning: Fact, at: Type.String(), evidence },
        closed,
      ),
    ),
  },
  closed,
);
export type Oversight = Type.Static<typeof Oversight>;
