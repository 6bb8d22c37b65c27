import { agentFields, amount, envelope, target } from './common.js';
import { signedByAgent } from './signing-key.js';
import { anyJson, choice, members, optional, sideEffectId, text } from './vocabulary.js';

const OBSERVERS = ['agent', 'tool', 'gateway', 'reconciliation'] as const;
const REVERSIBILITIES = ['reversible', 'compensable', 'irreversible', 'unknown'] as const;

const { idempotency_key: requestKey, ...withoutKey } = envelope;
export const envelopeWithoutKey = withoutKey;

export const action = {
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

export const observation = {
  external_ref: optional(text(512, "The other system's own reference.")),
  observed_by: optional(choice(OBSERVERS, 'Who saw it. Absent: not recorded.')),
  result: optional(anyJson('What the other system answered.')),
  reason: optional(text(4_000, 'Why, in words.')),
};

export const actor = optional(
  members(agentFields, 'The agent that acts, where several share one decision.'),
);

/** A report of what became of an action; without an id it must describe the action itself. */
export function report(description: string) {
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
      ...signedByAgent,
      ...envelopeWithoutKey,
    },
    description,
    {
      if: { required: ['side_effect_id'] },
      else: { required: ['operation', 'target', 'owner', 'idempotency_key'] },
    },
  );
}

export function undoing(description: string) {
  return members(
    {
      side_effect_id: sideEffectId('The side effect that is undone.'),
      compensated_by: optional(sideEffectId('The side effect that makes up for it.')),
      amount: optional(amount),
      idempotency_key: requestKey,
      agent: actor,
      ...observation,
      ...signedByAgent,
      ...envelopeWithoutKey,
    },
    description,
  );
}
