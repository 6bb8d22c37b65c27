import Type from 'typebox';

import { Fact, Mark } from './fact.js';
import { Redaction } from './redaction.js';
import { Integrity } from './integrity.js';
import { Change, Incident, RecordedGap, RefusedEffect } from './records.js';

const closed = { additionalProperties: false } as const;
const index = Type.Integer({ minimum: 0 });
const hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const evidence = Type.Array(Mark);

/** Where an evidence mark points: an entry of the ledger and, inside its body, a place. */
export const MarkTarget = Type.Object(
  {
    seq: index,
    decision_seq: Type.Optional(index),
    pointer: Type.String(),
    leaf_hash: hex64,
  },
  closed,
);

export const Header = Type.Object(
  {
    title: Type.String(),
    system: Fact,
    agents: Type.Array(Fact),
    deployer: Fact,
    classification: Fact,
    opened_at: Fact,
    closed_at: Fact,
    stakes: Fact,
    head_hash: Type.Union([hex64, Type.Null()]),
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
    label: Type.String(),
    tone: Type.Union([
      Type.Literal('good'),
      Type.Literal('neutral'),
      Type.Literal('attention'),
      Type.Literal('failed'),
    ]),
    word: Type.String(),
    detail: Type.String(),
    evidence,
  },
  closed,
);
export type Tile = Type.Static<typeof Tile>;

export const Attention = Type.Object(
  {
    code: Type.String(),
    severity: Type.Union([Type.Literal('failed'), Type.Literal('attention')]),
    text: Type.String(),
    evidence,
  },
  closed,
);
export type Attention = Type.Static<typeof Attention>;

export const Goal = Type.Object(
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
  },
  closed,
);

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
    type: Type.String(),
    event: Type.String(),
    details: Type.Array(Type.String()),
    result: Type.String(),
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
    external_ref: Fact,
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
    outcome: Type.String(),
    events: Type.Array(Type.Object({ event: Type.String(), at: Type.String(), evidence }, closed)),
    evidence,
  },
  closed,
);
export type SideEffectRow = Type.Static<typeof SideEffectRow>;

export const Oversight = Type.Object(
  {
    confidence: Type.Array(
      Type.Object(
        { value: Fact, source: Type.String(), phase: Fact, threshold: Fact, evidence },
        closed,
      ),
    ),
    final_confidence: Fact,
    evaluations: Type.Array(
      Type.Object(
        {
          target: Fact,
          kind: Fact,
          evaluator: Fact,
          outcome: Fact,
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
          recorded_at: Type.String(),
          evidence,
        },
        closed,
      ),
    ),
    escalations: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          rule: Fact,
          cause: Fact,
          opened_at: Type.String(),
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

/** A named completeness check. `gap` and `contradiction` put a line into the gap register. */
export const Check = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    status: Type.Union([
      Type.Literal('passed'),
      Type.Literal('gap'),
      Type.Literal('contradiction'),
      Type.Literal('not_applicable'),
    ]),
    expected: Type.String(),
    observed: Type.String(),
    evidence,
  },
  closed,
);
export type Check = Type.Static<typeof Check>;

export const Gap = Type.Object(
  { id: Type.String(), check: Type.String(), text: Type.String(), evidence },
  closed,
);
export type Gap = Type.Static<typeof Gap>;

export const Completeness = Type.Object(
  { checks: Type.Array(Check), gaps: Type.Array(Gap), statement: Type.String() },
  closed,
);

export const Custody = Type.Object(
  {
    statement: Type.String(),
    events: Type.Array(
      Type.Object(
        {
          at: Type.String(),
          actor: Type.String(),
          event: Type.String(),
          purpose: Fact,
          digest: Fact,
          evidence,
          /** Absent where what kind it was is not to be seen. */
          kind: Type.Optional(Type.String()),
          scope: Type.String(),
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
          notes: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
    requirements_note: Type.String(),
    verify_offline: Type.Array(Type.String()),
    glossary: Type.Array(Type.Object({ term: Type.String(), meaning: Type.String() }, closed)),
    attachments: Type.Array(
      Type.Object({ name: Type.String(), description: Type.String() }, closed),
    ),
  },
  closed,
);

export const DossierModel = Type.Object(
  {
    marks: Type.Record(Type.String({ pattern: '^[ELHP](0|[1-9][0-9]*)$' }), MarkTarget),
    header: Header,
    outcome: Type.Object({ outcome: Fact, decided: Fact, summary: Fact, because: Fact }, closed),
    tiles: Type.Array(Tile),
    attention: Type.Array(Attention),
    goal: Goal,
    timeline: Type.Array(TimelineRow),
    lineage: Type.Array(LineageRow),
    criteria: Type.Array(CriterionRow),
    alternatives: Type.Array(AlternativeRow),
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
