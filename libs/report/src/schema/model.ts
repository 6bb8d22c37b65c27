import Type from 'typebox';

import { Fact, Mark } from './fact.js';
import { Conversation } from './conversation.js';
import { Redaction } from './redaction.js';
import { Integrity } from './integrity.js';
import { Oversight } from './oversight.js';
import { ToldSchema } from './told.js';
import { Change, Incident, RecordedGap, RefusedEffect } from './records.js';

const closed = { additionalProperties: false } as const;
const index = Type.Integer({ minimum: 0 });
const hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const evidence = Type.Array(Mark);

/** Where an evidence mark points: an entry of the ledger and, inside its body, a place. */
const MarkTarget = Type.Object(
  {
    seq: index,
    decision_seq: Type.Optional(index),
    pointer: Type.String(),
    leaf_hash: hex64,
  },
  closed,
);

const Header = Type.Object(
  {
    title: ToldSchema,
    system: Fact,
    agents: Type.Array(Fact),
    deployer: Fact,
    classification: Fact,
    opened_at: Fact,
    closed_at: Fact,
    /** When the work began and ended as the agent or the source says, beside the ledger's own times. */
    in_source: Type.Object({ opened: Fact, closed: Fact }, closed),
    stakes: Fact,
    head_hash: Type.Union([hex64, Type.Null()]),
    /** How the record came about: written while the work was done, or later from what a source holds of it. */
    origin: Type.Object({ kind: Fact, source: Fact, importer: Fact }, closed),
  },
  closed,
);

/** One of the four status tiles. The word and the symbol carry the meaning; colour only repeats it. */
export const Tile = Type.Object(
  {
    name: Type.Union([
      Type.Literal('integrity'),
      Type.Literal('completeness'),
      Type.Literal('human_oversight'),
      Type.Literal('side_effects'),
    ]),
    label: ToldSchema,
    tone: Type.Union([
      Type.Literal('good'),
      Type.Literal('neutral'),
      Type.Literal('attention'),
      Type.Literal('failed'),
    ]),
    word: ToldSchema,
    detail: ToldSchema,
    evidence,
  },
  closed,
);
export type Tile = Type.Static<typeof Tile>;

export const Attention = Type.Object(
  {
    code: Type.String(),
    severity: Type.Union([Type.Literal('failed'), Type.Literal('attention')]),
    text: ToldSchema,
    evidence,
  },
  closed,
);
export type Attention = Type.Static<typeof Attention>;

const Goal = Type.Object(
  {
    request: Fact,
    goal: Fact,
    goal_revisions: Type.Array(Fact),
    plan: Type.Array(Type.Object({ step: Fact, status: Fact }, closed)),
    plan_state: Fact,
    authority_scope: Fact,
    policy_refs: Fact,
    legal_context: Fact,
    subject_ref: Fact,
    parent_decision: Fact,
    trace: Fact,
    /** Where it is seen, by the ledger's policy at the opening. */
    trace_url: Type.Optional(Type.String()),
    gateway_refs: Type.Array(
      Type.Object({ system: Fact, ref: Fact, url: Type.Optional(Type.String()) }, closed),
    ),
  },
  closed,
);

/** Somebody who wrote any of it was registered in the ledger, or revoked. */
export const AuthorRow = Type.Object(
  {
    event: ToldSchema,
    principal: Fact,
    role: Fact,
    kind: Fact,
    sign_in: Fact,
    authenticator: Fact,
    /** Until when the authenticator is good, or from when on it is revoked. */
    ends: Fact,
    registry_entry: Fact,
    reason: Fact,
    /** As the leaf says: who recorded it. */
    by: Type.String(),
    at: Type.String(),
    evidence,
  },
  closed,
);
export type AuthorRow = Type.Static<typeof AuthorRow>;

/** One line of the timeline: an entry, or `count` entries that say the same and are shown once. */
export const TimelineRow = Type.Object(
  {
    seq: index,
    last_seq: index,
    count: Type.Integer({ minimum: 1 }),
    /** Absent for a change of the ledger's policy: it belongs to no decision. */
    decision_seq: Type.Optional(index),
    recorded_at: Type.String(),
    occurred_at: Fact,
    actor: Type.String(),
    /** As the leaf says: what the author was allowed as, and how it was authenticated. */
    role: Type.String(),
    via: Type.String(),
    /** Whether an agent signed it, in words; of records of agents only. */
    signed: Type.Optional(ToldSchema),
    type: Type.String(),
    event: ToldSchema,
    details: Type.Array(ToldSchema),
    result: ToldSchema,
    leaf_hash: hex64,
    evidence,
  },
  closed,
);
export type TimelineRow = Type.Static<typeof TimelineRow>;

export const LineageRow = Type.Object(
  {
    mark: Mark,
    role: Fact,
    document_id: Fact,
    version: Fact,
    effective_date: Fact,
    section: Fact,
    chunk: Fact,
    content_hash: Fact,
    supports: Fact,
    quote: Fact,
    retrieval: Fact,
    evidence,
  },
  closed,
);
export type LineageRow = Type.Static<typeof LineageRow>;

export const CriterionRow = Type.Object(
  {
    id: Fact,
    text: Fact,
    result: Fact,
    evaluated_by: Fact,
    policy_ref: Fact,
    tool_result: Fact,
    evidence,
  },
  closed,
);
export type CriterionRow = Type.Static<typeof CriterionRow>;

export const AlternativeRow = Type.Object(
  { option: Fact, kind: Fact, rejected_because: Fact, estimated_confidence: Fact, evidence },
  closed,
);
export type AlternativeRow = Type.Static<typeof AlternativeRow>;

export const SideEffectRow = Type.Object(
  {
    id: Type.String(),
    operation: Fact,
    target: Fact,
    amount: Fact,
    idempotency_key: Fact,
    owner: Fact,
    reversibility: Fact,
    rollback_plan: Fact,
    arguments_digest: Fact,
    external_ref: Fact,
    /** Why it ended as it did, as the last record that gives a reason states it. */
    reason: Fact,
    /** What the other system answered, as the last record that has an answer states it. */
    result: Fact,
    announced: Fact,
    status: Type.Union([
      Type.Literal('intent'),
      Type.Literal('executing'),
      Type.Literal('executed'),
      Type.Literal('failed'),
      Type.Literal('outcome_unknown'),
      Type.Literal('rolled_back'),
      Type.Literal('compensated'),
      Type.Literal('unknown'),
    ]),
    outcome: ToldSchema,
    /** Of an imported one: what it changed, as answers of tools show it, or what it was called with; one text a member. */
    changed: Type.Array(ToldSchema),
    /** What two records of this action state differently, each with all that is stated. */
    differences: Type.Array(
      Type.Object(
        {
          member: ToldSchema,
          values: Type.Array(Type.Object({ text: ToldSchema, evidence }, closed)),
        },
        closed,
      ),
    ),
    /** What observers saw of it; absent where nothing in the file was recorded from outside. */
    seen: Type.Optional(Fact),
    events: Type.Array(Type.Object({ event: ToldSchema, at: Type.String(), evidence }, closed)),
    evidence,
  },
  closed,
);
export type SideEffectRow = Type.Static<typeof SideEffectRow>;

/** A named completeness check. `gap` and `contradiction` put a line into the gap register. */
export const Check = Type.Object(
  {
    id: Type.String(),
    name: ToldSchema,
    status: Type.Union([
      Type.Literal('passed'),
      Type.Literal('gap'),
      Type.Literal('contradiction'),
      Type.Literal('not_applicable'),
    ]),
    expected: ToldSchema,
    observed: ToldSchema,
    evidence,
  },
  closed,
);
export type Check = Type.Static<typeof Check>;

export const Gap = Type.Object(
  { id: Type.String(), check: Type.String(), text: ToldSchema, evidence },
  closed,
);
export type Gap = Type.Static<typeof Gap>;

const Completeness = Type.Object(
  { checks: Type.Array(Check), gaps: Type.Array(Gap), statement: ToldSchema },
  closed,
);

const Custody = Type.Object(
  {
    statement: ToldSchema,
    events: Type.Array(
      Type.Object(
        {
          at: Type.String(),
          actor: Type.String(),
          event: ToldSchema,
          purpose: Fact,
          digest: Fact,
          evidence,
          /** Absent where what kind it was is not to be seen. */
          kind: Type.Optional(ToldSchema),
          scope: ToldSchema,
          role: Fact,
        },
        closed,
      ),
    ),
    retention: Fact,
    requirements: Type.Array(
      Type.Object(
        {
          source: Type.String(),
          provision: Type.String(),
          supports: Type.String(),
          sections: Type.Array(Type.Integer()),
          id: Type.String(),
          framework: Type.String(),
          effective_from: Type.Union([Type.String(), Type.Null()]),
          notes: Type.Array(ToldSchema),
        },
        closed,
      ),
    ),
    requirements_note: ToldSchema,
    verify_offline: Type.Array(ToldSchema),
    glossary: Type.Array(Type.Object({ term: ToldSchema, meaning: ToldSchema }, closed)),
    attachments: Type.Array(Type.Object({ name: Type.String(), description: ToldSchema }, closed)),
  },
  closed,
);

/** The calls of one tool, counted over all Job Cards. */
const ToolCalls = Type.Object(
  {
    tool: Fact,
    calls: Type.Integer({ minimum: 1 }),
    /** How many of them are recorded with a status other than `ok`. */
    errors: index,
    /** What the last of those returned. */
    last_error: Fact,
    /** Whether each of several returned just that; absent where there is one, or not all are known to be the same. */
    same_error: Type.Optional(Type.Literal(true)),
    /** How many that did not fail are declared or named to change something, or answered that they did; absent of none. */
    may_change: Type.Optional(Type.Integer({ minimum: 1 })),
    evidence,
  },
  closed,
);
export type ToolCalls = Type.Static<typeof ToolCalls>;

export const DossierModel = Type.Object(
  {
    marks: Type.Record(Type.String({ pattern: '^[ELHP](0|[1-9][0-9]*)$' }), MarkTarget),
    header: Header,
    outcome: Type.Object(
      {
        outcome: Fact,
        decided: Fact,
        summary: Fact,
        because: Fact,
        /** Of an imported decision: what its agent said last, as the importer keeps it. */
        last_message: Fact,
        /** The same: how many messages of its agents the importer keeps. */
        agent_messages: Fact,
      },
      closed,
    ),
    conversation: Conversation,
    tiles: Type.Array(Tile),
    attention: Type.Array(Attention),
    goal: Goal,
    authors: Type.Array(AuthorRow),
    timeline: Type.Array(TimelineRow),
    lineage: Type.Array(LineageRow),
    criteria: Type.Array(CriterionRow),
    alternatives: Type.Array(AlternativeRow),
    tool_calls: Type.Array(ToolCalls),
    side_effects: Type.Array(SideEffectRow),
    oversight: Oversight,
    completeness: Completeness,
    integrity: Integrity,
    custody: Custody,
    recorded_gaps: Type.Array(RecordedGap),
    incidents: Type.Array(Incident),
    changes: Type.Array(Change),
    refused_effects: Type.Array(RefusedEffect),
    /** Of the variants that withhold. */
    redaction: Type.Optional(Redaction),
  },
  closed,
);
export type DossierModel = Type.Static<typeof DossierModel>;
