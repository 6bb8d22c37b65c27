import {
  choice,
  decisionSeq,
  escalationId,
  members,
  optional,
  ruleName,
  text,
  time,
} from '../../schema/vocabulary.js';
import Type from 'typebox';

const body = members(
  {
    escalation_id: escalationId('n-th escalation of the decision: "esc-1", "esc-2".'),
    rule: ruleName('The rule that asks for a human; `agent_asked` when the agent did.'),
    cause: decisionSeq('Position in the decision of the entry that caused it.'),
    directive: choice(['hold', 'stop'], 'What holds until a human has decided.'),
    due_at: optional(
      time(
        "Until when a human should have answered, by the ledger's policy: the time of this entry and the time to answer. Absent: there is no deadline.",
      ),
    ),
    approvals_needed: optional(
      Type.Integer({
        description:
          "How many different people have to say yes to the same before it is let go on, by the ledger's policy. Absent: one is enough.",
        minimum: 2,
        maximum: 5,
      }),
    ),
    subject: optional(
      text(
        128,
        'What the rule tripped on, e.g. an operation. The same matter is raised once while it is open.',
      ),
    ),
  },
  'A human has to decide. It never expires into an approval.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
