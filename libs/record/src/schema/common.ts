import {
  PATTERN,
  anyObject,
  decisionSeq,
  formatted,
  list,
  members,
  optional,
  text,
  time,
} from './vocabulary.js';

/** Members that every submitted record may carry. */
export const envelope = {
  occurred_at: optional(
    time(
      "When it happened by the writer's own clock. A claim: the entry's `time` is the ledger's.",
    ),
  ),
  idempotency_key: optional(
    text(255, 'Key under which the writer may send this record again without recording it twice.'),
  ),
  trace_id: optional(
    formatted(
      PATTERN.traceId,
      32,
      '32 lower-case hex digits',
      "W3C trace id: the link to the gateway's own trace.",
    ),
  ),
  span_id: optional(
    formatted(PATTERN.spanId, 16, '16 lower-case hex digits', 'W3C span id within the trace.'),
  ),
  supersedes: optional(
    decisionSeq(
      'Position in the decision of the earlier entry that this record corrects. The earlier entry stays.',
    ),
  ),
  ext: optional(
    anyObject(
      'Anything the writer wants kept that has no field of its own. Committed to like every other field.',
    ),
  ),
};

const { supersedes: _supersedes, ...withoutSupersedes } = envelope;

/** The same for records that may stand outside any decision: there is no position to correct. */
export const ledgerEnvelope = withoutSupersedes;

/** Who acts, as the writer names it; the entry's `actor` is the authenticated principal. */
export const agentFields = {
  id: text(128, 'Stable name of the agent, e.g. "refund-agent".'),
  name: optional(text(200, 'Name for people.')),
  version: optional(text(128, "Version of the agent's code or configuration.")),
  model: optional(text(200, 'Model that the agent runs on.')),
};

export const traceLinks = list(
  members(
    {
      trace_id: formatted(PATTERN.traceId, 32, '32 lower-case hex digits', 'W3C trace id.'),
      span_id: optional(formatted(PATTERN.spanId, 16, '16 lower-case hex digits', 'W3C span id.')),
    },
    'One related trace.',
  ),
  32,
  'Further traces of the same work.',
);

export const gatewayRefs = list(
  members(
    {
      system: formatted(
        PATTERN.system,
        64,
        'lower-case letters, digits, `_` and `-`, beginning with a letter',
        'The gateway or tracing system whose id it is, e.g. "litellm". The policy says where its pages are.',
      ),
      ref: text(512, 'The id as that system gave it.'),
    },
    'What a gateway calls the same work.',
  ),
  32,
  'Ids that gateways gave to calls of this work, where they are no trace ids of W3C.',
);

export const target = members(
  {
    system: text(200, 'System that is changed, e.g. "payments".'),
    resource: text(512, 'What is changed in it, e.g. "order/44812".'),
  },
  'What the side effect changes.',
);

export const amount = members(
  {
    value: formatted(
      PATTERN.decimal,
      40,
      'a decimal number as a string such as "25.00"',
      'The amount as a decimal string, so that no digit is lost.',
    ),
    currency: formatted(
      PATTERN.currency,
      3,
      'an ISO 4217 code of three capital letters',
      'ISO 4217 currency code.',
    ),
  },
  'Amount of money.',
);

/** Kinds of things that see from outside what agents do. */
export const SOURCE_KINDS = [
  'gateway',
  'proxy',
  'database_audit',
  'provider_event',
  'sensor',
  'other',
] as const;
export const EFFECTS = ['read', 'write', 'external'] as const;
export const DIRECTIVES = ['proceed', 'hold', 'stop'] as const;
export const REVIEW_VERDICTS = [
  'approve',
  'reject',
  'override',
  'correct',
  'respond',
  'stop',
] as const;
export const PHASES = [
  'PLANNING',
  'EXECUTING',
  'BLOCKED',
  'LOOP_DETECTED',
  'ESCALATING',
  'DONE',
] as const;
