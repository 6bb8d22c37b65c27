import { DIRECTIVES, VERDICTS } from './common.js';
import {
  anyObject,
  choice,
  decisionSeq,
  escalationId,
  members,
  optional,
  ruleName,
  text,
} from './vocabulary.js';

export const tripwireTripped = members(
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

export const escalationOpened = members(
  {
    escalation_id: escalationId('n-th escalation of the decision: "esc-1", "esc-2".'),
    rule: ruleName('The rule that asks for a human; `agent_asked` when the agent did.'),
    cause: decisionSeq('Position in the decision of the entry that caused it.'),
    directive: choice(['hold', 'stop'], 'What holds until a human has decided.'),
    subject: optional(
      text(
        128,
        'What the rule tripped on, e.g. an operation. The same matter is raised once while it is open.',
      ),
    ),
  },
  'A human has to decide. It never expires into an approval.',
);

export const escalationResolved = members(
  {
    escalation_id: escalationId('The escalation that was answered.'),
    review: decisionSeq('Position in the decision of the review that answered it.'),
    verdict: choice(VERDICTS, "The human's verdict."),
    directive: choice(['proceed', 'stop'], 'What the verdict means for the decision.'),
  },
  'A human decided.',
);
