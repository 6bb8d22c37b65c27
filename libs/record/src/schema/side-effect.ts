import { amount, envelope, target, agentFields } from './common.js';
import {
  anyJson,
  choice,
  count,
  decisionId,
  decisionSeq,
  members,
  optional,
  sideEffectId,
  text,
} from './vocabulary.js';

export const OBSERVERS = ['agent', 'tool', 'gateway', 'reconciliation'] as const;
export const REVERSIBILITIES = ['reversible', 'compensable', 'irreversible', 'unknown'] as const;

const { idempotency_key: requestKey, ...envelopeWithoutKey } = envelope;

const action = {
  operation: text(128, 'What is done, e.g. "issue_refund". Compared with the authority scope.'),
  target,
  owner: text(200, 'Who answers for it: a team or a role.'),
  amount: optional(amount),
  arguments_digest: optional(
    text(128, "Digest of the operation's arguments. Tells apart two changes of the same target."),
  ),
  reversibility: optional(choice(REVERSIBILITIES, 'Whether it can be undone.')),
  rollback_plan: optional(text(4_000, 'How it would be undone.')),
};

const observation = {
  external_ref: optional(text(512, "The other system's own reference.")),
  observed_by: optional(choice(OBSERVERS, 'Who saw it. Absent: not recorded.')),
  result: optional(anyJson('What the other system answered.')),
  reason: optional(text(4_000, 'Why, in words.')),
};

const actor = optional(
  members(agentFields, 'The agent that acts, where several share one decision.'),
);

export const sideEffectIntent = members(
  {
    ...action,
    idempotency_key: text(
      255,
      'Key of the action. The same key never registers a second action. Keys never expire.',
    ),
    side_effect_id: optional(sideEffectId('Given by Docket.')),
    agent: actor,
    rationale: optional(text(8_000, 'Why it is done.')),
    compensates: optional(sideEffectId('The earlier side effect that this one makes up for.')),
    job_card: optional(decisionSeq('Position of the Job Card that announced it.')),
    external_ref: observation.external_ref,
    observed_by: observation.observed_by,
    ...envelopeWithoutKey,
  },
  'Registers a side effect before it is carried out.',
);

/** A report of what became of an action; without an id it must describe the action itself. */
function report(description: string) {
  const { operation, target: where, owner, ...details } = action;
  return members(
    {
      side_effect_id: optional(
        sideEffectId(
          'The registered intent. Absent: the action was never announced, and must be described here.',
        ),
      ),
      operation: optional(operation),
      target: optional(where),
      owner: optional(owner),
      ...details,
      idempotency_key: requestKey,
      agent: actor,
      ...observation,
      error_type: optional(text(200, 'Kind of error.')),
      ...envelopeWithoutKey,
    },
    description,
    {
      if: { required: ['side_effect_id'] },
      else: { required: ['operation', 'target', 'owner', 'idempotency_key'] },
    },
  );
}

function undoing(description: string) {
  return members(
    {
      side_effect_id: sideEffectId('The side effect that is undone.'),
      compensated_by: optional(sideEffectId('The side effect that makes up for it.')),
      amount: optional(amount),
      idempotency_key: requestKey,
      agent: actor,
      ...observation,
      ...envelopeWithoutKey,
    },
    description,
  );
}

export const sideEffectExecuting = report('The action has begun.');
export const sideEffectExecuted = report('The action succeeded.');
export const sideEffectFailed = report('The action failed and changed nothing.');
export const sideEffectOutcomeUnknown = report('It cannot be said whether the action took place.');
export const sideEffectRolledBack = undoing('The action was undone.');
export const sideEffectCompensated = undoing('The action was made up for by another.');

export const sideEffectRefused = members(
  {
    reason: choice(
      ['repeated_key'],
      '`repeated_key`: the idempotency key had registered another action.',
    ),
    ...action,
    repeated_key: text(255, 'The idempotency key. It still belongs to the earlier action only.'),
    earlier: members(
      {
        seq: count('Position in the ledger of the entry that the key belongs to.'),
        decision: optional(decisionId('Its decision.')),
      },
      'What the key was first used for.',
    ),
    agent: actor,
    ...envelopeWithoutKey,
  },
  'An action that was not registered. Recorded by Docket with the action that was asked for: the attempt is a finding about the agent.',
);
