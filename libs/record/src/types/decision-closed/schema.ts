import { envelope } from '../../schema/common.js';
import { signedByAgent } from '../../schema/signing-key.js';
import { choice, count, members, optional, probability, text } from '../../schema/vocabulary.js';

const OUTCOMES = ['completed', 'denied', 'stopped', 'failed', 'abandoned', 'handed_over'] as const;

const body = members(
  {
    outcome: choice(OUTCOMES, 'How the work ended.'),
    decided: optional(text(500, 'What was decided, as a short phrase: "issue refund".')),
    summary: optional(text(8_000, "What happened, in the agent's words.")),
    confidence: optional(probability("The agent's own confidence in the outcome.")),
    entry_count: optional(
      count(
        'Entries of the decision including this one. Filled in by Docket; a given value must be right.',
      ),
    ),
    ...signedByAgent,
    ...envelope,
  },
  'Closes a decision. Later reviews, evaluations, side-effect outcomes and exports are still taken.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
