import { action, actor, envelopeWithoutKey } from '../../schema/side-effect.js';
import { choice, count, decisionId, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
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

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
