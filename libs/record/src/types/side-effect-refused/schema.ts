import { action, actor, envelopeWithoutKey } from '../../schema/side-effect.js';
import { choice, count, decisionId, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    reason: choice(
      ['repeated_key', 'held', 'stopped', 'closed'],
      '`repeated_key`: the idempotency key had registered another action. Else what the decision was at the attempt: `held` for a human, `stopped` by one, or `closed`.',
    ),
    ...action,
    repeated_key: optional(
      text(
        255,
        'The idempotency key. It still belongs to the earlier action only. With reason `repeated_key` only.',
      ),
    ),
    earlier: optional(
      members(
        {
          seq: count('Position in the ledger of the entry that the key belongs to.'),
          decision: optional(decisionId('Its decision.')),
        },
        'What the key was first used for. With reason `repeated_key` only.',
      ),
    ),
    attempts: optional(
      count(
        'At least so many requests were refused since the decision became held, stopped or closed, this one included. Numbers 1 to 5 are recorded, then 10, 100, 1000 and so on. Those between are counted in the memory of the running service, so a restart or a second process leaves some out. A try again under the same idempotency key is not counted while the service remembers the key; after a restart it may be counted once more. With every other reason than `repeated_key`.',
      ),
    ),
    agent: actor,
    ...envelopeWithoutKey,
  },
  'An action that was not registered. Recorded by Docket with the action that was asked for: the attempt is a finding about the agent.',
  {
    if: { properties: { reason: { const: 'repeated_key' } } },
    then: { required: ['repeated_key', 'earlier'], properties: { attempts: false } },
    else: { required: ['attempts'], properties: { repeated_key: false, earlier: false } },
  },
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
