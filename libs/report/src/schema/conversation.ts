import Type from 'typebox';

import { Mark } from './fact.js';
import { ToldSchema } from './told.js';

const closed = { additionalProperties: false } as const;
const index = Type.Integer({ minimum: 0 });
const evidence = Type.Array(Mark);

/** A sentence that was recorded, or what follows from some, with the entries that hold it. */
const SaidRow = Type.Object({ text: ToldSchema, evidence }, closed);

/** What stands where a ground would: what the agent told, or what failed before a handover. Words of a user are no ground of an agent. */
const NearestRow = Type.Object(
  {
    kind: Type.Union([Type.Literal('told'), Type.Literal('failed_before_handover')]),
    text: ToldSchema,
    evidence,
  },
  closed,
);

/** What was called or answered behind a message of a user, before the next one. */
const CameRow = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('changed'),
      Type.Literal('failed'),
      Type.Literal('called'),
      Type.Literal('refused'),
      Type.Literal('answered'),
      Type.Literal('answered_later'),
      Type.Literal('asked'),
      Type.Literal('proposed'),
      Type.Literal('looked_up'),
      Type.Literal('not_called'),
    ]),
    /** How many calls these are; none where something was said. */
    calls: index,
    /** The name of the call and its target, what the agent answered or asked, or an act no call is named for; quoted. */
    text: ToldSchema,
    /** What the call changed or was called with, one text a member. */
    changed: Type.Array(ToldSchema),
    /** Of a change that its answer shows as asked for, and not as done; absent of every other. */
    is_requested: Type.Optional(Type.Literal(true)),
    /** Whether the agent only went on with it, after what is told before it; else absent. */
    is_more: Type.Optional(Type.Literal(true)),
    evidence,
  },
  closed,
);

/** A message of a user with what came behind it. */
const Exchange = Type.Object(
  {
    /** Whether the message is the request; absent for every other. */
    is_request: Type.Optional(Type.Boolean()),
    /** What the agent had asked or offered right before; absent where the message says itself what it agrees to. */
    before: Type.Optional(SaidRow),
    /** Why it is due, as the agent said between a message and the one that only agrees to it; absent where it only asked. */
    between: Type.Optional(SaidRow),
    /** Sentences of the message, quoted, in order; what says most of what is asked for has the lowest rank. */
    asked: Type.Array(
      Type.Object(
        {
          text: ToldSchema,
          rank: index,
          /** Whether it stands in a message that only agrees, behind those of the message before; else absent. */
          is_reply: Type.Optional(Type.Boolean()),
          /** Whether something of the message stands between it and the one before it; else absent. */
          behind_gap: Type.Optional(Type.Literal(true)),
        },
        closed,
      ),
    ),
    came: Type.Array(CameRow),
    /** All calls behind it, those that only look something up too. */
    calls: index,
    /** That no message and no call is recorded behind it; absent of every other. */
    is_end: Type.Optional(Type.Literal(true)),
    evidence,
  },
  closed,
);
export type Exchange = Type.Static<typeof Exchange>;

/** Of an imported decision: what a user asked for after the request, what the agent said is not possible, and why. */
/** A message or a call, with what it was answered. */
const Step = Type.Object(
  {
    text: ToldSchema,
    /** Of a call that is declared or named to change something, or was answered that it did; absent of every other. */
    may_change: Type.Optional(Type.Literal(true)),
    evidence,
  },
  closed,
);

const AgreedRow = Type.Object(
  {
    /** The tools of these changes, each with how often. */
    tools: ToldSchema,
    /** The sentence, quoted. */
    text: ToldSchema,
    evidence,
  },
  closed,
);

export const Conversation = Type.Object(
  {
    refusals: Type.Array(SaidRow),
    /** What users said, from message to message, and what was called and answered behind each. */
    exchanges: Type.Array(Exchange),
    /** Each message and call in order, and how many more; absent where the exchanges have them, or nobody imported it. */
    course: Type.Optional(Type.Object({ steps: Type.Array(Step), more: index }, closed)),
    /** Sentences in which the agent says why; absent where it says none. */
    grounds: Type.Optional(Type.Array(SaidRow)),
    /** What users said right before changes that went through, in agreement or as an order; absent where nothing is. */
    agreed: Type.Optional(Type.Array(AgreedRow)),
    /** Changes that a failed evaluation expected and no call of the tool made, each tool by its name; absent where none is. */
    expected: Type.Optional(Type.Array(SaidRow)),
    /** Where it says none: what it told instead, and what failed before a handover; absent where neither is. */
    nearest: Type.Optional(Type.Array(NearestRow)),
  },
  closed,
);
export type Conversation = Type.Static<typeof Conversation>;
