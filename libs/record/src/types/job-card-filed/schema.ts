import {
  agentFields,
  amount,
  EFFECTS,
  envelope,
  gatewayRefs,
  PHASES,
  target,
} from '../../schema/common.js';
import { signedByAgent } from '../../schema/signing-key.js';
import {
  anyJson,
  anyObject,
  choice,
  count,
  flag,
  formatted,
  list,
  members,
  optional,
  PATTERN,
  principalId,
  probability,
  sha256Hex,
  text,
  textOr,
  textOrNull,
  verbatim,
} from '../../schema/vocabulary.js';
import Type from 'typebox';

const alternative = textOr(
  4_000,
  members(
    {
      option: text(4_000, 'What could have been done instead.'),
      kind: optional(text(128, 'Kind of option, e.g. "escalate".')),
      rejected_because: optional(text(4_000, 'Why it was not done.')),
      estimated_confidence: optional(probability('Confidence the agent would have had in it.')),
    },
    'An alternative in parts.',
  ),
  'An alternative that was considered: a sentence, or its parts.',
);

const toolCall = members(
  {
    tool_name: text(200, 'Name of the tool.'),
    tool_call_id: optional(
      text(200, "The framework's id of the call. Not unique: real traces use one again."),
    ),
    arguments: optional(anyObject('Arguments as the tool received them.')),
    arguments_raw: optional(
      verbatim(65_536, 'Arguments as they came, where they are not a JSON object.'),
    ),
    arguments_parse_error: optional(text(1_000, 'Why `arguments_raw` could not be read as JSON.')),
    rationale: optional(text(8_000, 'Why the agent called it.')),
    effect: optional(choice(EFFECTS, 'What the call does to the world.')),
    status: optional(choice(['ok', 'error', 'denied', 'timeout'], 'How the call ended.')),
    result: optional(anyJson('What the tool returned.')),
    error_type: optional(text(200, 'Kind of error.')),
    duration_ms: optional(
      Type.Number({ description: 'How long it took, in milliseconds.', minimum: 0 }),
    ),
  },
  'One call of a tool. `arguments_raw` goes with `arguments_parse_error` and excludes `arguments`.',
  {
    dependentRequired: {
      arguments_raw: ['arguments_parse_error'],
      arguments_parse_error: ['arguments_raw'],
    },
    dependentSchemas: { arguments_raw: { properties: { arguments: false } } },
  },
);

const chunk = members(
  {
    id: optional(text(256, "The retriever's id of the passage.")),
    section: optional(text(512, 'Section heading or number.')),
    start: optional(count('Offset of the first character in the document.')),
    end: optional(count('Offset behind the last character.')),
  },
  'The passage within the document.',
);

const retrieval = members(
  {
    query: optional(text(4_000, 'What was searched for.')),
    rank: optional(count('Place in the result list, from 0.')),
    score: optional(Type.Number({ description: "The retriever's score." })),
    tool_call_id: optional(text(200, 'The tool call that retrieved it.')),
  },
  'How the passage was found.',
);

const lineageReference = members(
  {
    role: choice(['input', 'cited', 'decisive'], '`decisive`: the decision rests on it.'),
    document_id: text(512, 'Stable id of the document.'),
    version: textOrNull(
      200,
      'Version of the document that was read. `null`: the source cannot say. Never invented.',
    ),
    chunk: optional(chunk),
    effective_date: optional(
      formatted(
        PATTERN.date,
        40,
        'an RFC 3339 date or date-time',
        'From when this version applies.',
      ),
    ),
    content_hash: optional(sha256Hex('SHA-256 of the passage as the agent saw it.')),
    retrieval: optional(retrieval),
    quote: optional(text(8_000, 'The words relied on.')),
    supports: optional(text(2_000, 'The claim that it backs.')),
  },
  'Where a piece of information came from.',
);

const criterion = members(
  {
    id: text(128, 'Stable id of the criterion.'),
    text: optional(text(2_000, 'The criterion in words.')),
    result: Type.Unsafe<boolean | null>({
      description: 'What the evaluation returned. `null`: it was not, or could not be, evaluated.',
      type: ['boolean', 'null'],
    }),
    evaluated_by: optional(
      members(
        {
          tool_name: text(200, 'Tool that returned the result.'),
          tool_call_id: optional(text(200, 'The call that returned it.')),
        },
        'Who evaluated it.',
      ),
    ),
    policy_ref: optional(text(512, 'Rule that demands the criterion.')),
  },
  'One criterion that was evaluated.',
);

const handoff = members(
  {
    to_agent: text(128, 'Id of the agent that receives the work.'),
    to_principal: optional(
      principalId(
        'Principal of that agent, as entries name their author. From this card on it may write and read this decision as its own. Absent: nobody else may.',
      ),
    ),
    confidence: optional(
      probability("Confidence in what is handed over. Absent: the card's confidence counts."),
    ),
    handoff_warning: optional(text(4_000, 'What the receiver must beware of.')),
    completeness: optional(probability('How complete the work is, 0 to 1.')),
    summary: optional(text(8_000, 'What is handed over.')),
  },
  'Work passed on to another agent.',
);

const handoffAck = members(
  {
    action: choice(
      ['proceed', 'verify', 'route_to_human'],
      'What the receiver does with the handoff.',
    ),
    from_agent: optional(text(128, 'Agent that handed over.')),
    note: optional(text(4_000, 'Why.')),
  },
  "The receiver's answer to a handoff.",
);

const nextAction = members(
  {
    tool: optional(text(200, 'Tool that will be called.')),
    operation: optional(
      text(
        128,
        'What will be done, as the side effect will name it. Absent: the name of the tool stands for it.',
      ),
    ),
    target: optional(target),
    amount: optional(amount),
    arguments_digest: optional(
      text(128, 'Digest of the arguments, where they are not recorded here.'),
    ),
    effect: optional(choice(EFFECTS, 'What the action will do to the world.')),
    description: optional(text(2_000, 'The action in words.')),
  },
  'What the agent is about to do. An approval binds to it: what is registered next is compared.',
);

/** Said as "unless in another phase": an object with a member `then` would pass for a promise. */
function requiredInPhase(phase: (typeof PHASES)[number], member: string) {
  return {
    if: { properties: { current_phase: { not: { const: phase } } } },
    else: { required: [member] },
  };
}

const body = members(
  {
    current_phase: choice(PHASES, 'Where the agent stands.'),
    goal: text(4_000, 'What the agent is working towards.'),
    confidence: Type.Unsafe<number | null>({
      description:
        "The agent's own confidence, 0 to 1. `null`: not recorded, as in imported traces. Never invented; counts as too low where a rule asks for confidence.",
      type: ['number', 'null'],
      minimum: 0,
      maximum: 1,
    }),
    needs_human: flag('The agent asks for a human. Opens an escalation and holds the decision.'),
    agent: optional(
      members(agentFields, 'The agent that files the card, where several share one decision.'),
    ),
    sub_goal: optional(text(4_000, 'The part of the goal in hand.')),
    attempts: optional(count('How often the agent has tried this.', 1_000_000)),
    loop_detected: optional(flag("The agent's own claim. Docket counts for itself.")),
    loop_signature: optional(text(512, "The agent's own name for the loop.")),
    last_action: optional(text(4_000, 'What the agent did last.')),
    last_result: optional(anyJson('What came of it.')),
    result: optional(anyJson('What the work has produced.')),
    rationale: optional(text(16_000, 'Why the agent does what it does.')),
    reason_blocked: optional(text(4_000, 'What it is waiting for. Required when BLOCKED.')),
    self_diagnosis: optional(text(4_000, 'Why it loops. Required when LOOP_DETECTED.')),
    suggested_escalation: optional(text(4_000, 'What a human should decide.')),
    handoff: optional(handoff),
    handoff_warning: optional(text(4_000, 'What the next agent must beware of.')),
    handoff_ack: optional(handoffAck),
    alternatives_considered: optional(list(alternative, 64, 'What the agent decided against.')),
    next_action: optional(nextAction),
    tool_calls: optional(list(toolCall, 128, 'Tools called since the last card.')),
    lineage: optional(list(lineageReference, 128, 'Where the information came from.')),
    criteria: optional(list(criterion, 128, 'Criteria evaluated.')),
    gateway_refs: optional(gatewayRefs),
    ...signedByAgent,
    ...envelope,
  },
  "A Job Card: the agent's status report before a meaningful action.",
  {
    allOf: [
      requiredInPhase('BLOCKED', 'reason_blocked'),
      requiredInPhase('LOOP_DETECTED', 'self_diagnosis'),
    ],
  },
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
