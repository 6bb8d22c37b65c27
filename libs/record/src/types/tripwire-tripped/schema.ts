import { DIRECTIVES } from '../../schema/common.js';
import {
  anyObject,
  choice,
  decisionSeq,
  escalationId,
  members,
  optional,
  ruleName,
} from '../../schema/vocabulary.js';

const body = members(
  {
    rule: ruleName('The rule that found something.'),
    cause: decisionSeq('Position in the decision of the entry that tripped it.'),
    directive: choice(DIRECTIVES, 'What the rule asks of the agent.'),
    facts: anyObject(
      'What the rule saw: counts, thresholds, names. The same input always gives the same facts.',
    ),
    agent_claim: optional(
      anyObject(
        'What the agent itself claimed about the same matter; `null` where it said nothing.',
      ),
    ),
    escalation_id: optional(escalationId('The escalation that it opened.')),
  },
  'A rule of the ledger found something. Written by Docket, never by an agent.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
