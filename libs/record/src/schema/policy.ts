import { registrarKey } from './signing-key.js';
import { frameworkIds, issuerStatements } from './issuer.js';
import { retention } from './retention.js';
import {
  PATTERN,
  choice,
  count,
  flag,
  formatted,
  list,
  members,
  optional,
  probability,
  ruleName,
  text,
} from './vocabulary.js';
import Type from 'typebox';

/** Longest time to answer: a year of 366 days. */
const ANSWER_WITHIN_MAX_S = 31_622_400;

function answerWithin(stakes: 'low' | 'medium' | 'high' | 'critical') {
  return Type.Integer({
    description: `Seconds to answer on ${stakes} stakes. When they are over that is recorded, and nothing is approved.`,
    minimum: 1,
    maximum: ANSWER_WITHIN_MAX_S,
  });
}

function approvalsOn(stakes: 'low' | 'medium' | 'high' | 'critical') {
  return Type.Integer({
    description: `Different people who have to say yes to the same on ${stakes} stakes.`,
    minimum: 2,
    maximum: 5,
  });
}

const thresholds = {
  loop_repeats: Type.Integer({
    description: 'Identical tool calls in one decision that make a loop.',
    minimum: 2,
    maximum: 1_000,
  }),
  loop_window: Type.Integer({
    description: 'A call is forgotten after this many other distinct calls.',
    minimum: 1,
    maximum: 128,
  }),
  loop_compares: choice(
    ['call', 'call_and_result'],
    'What makes two tool calls identical: tool and arguments, or the recorded result too. A result that is not recorded counts as the same.',
  ),
  high_stakes_confidence: probability(
    'Least confidence for acting on a decision of high or critical stakes.',
  ),
  handoff_confidence: probability('Least confidence for handing work over.'),
  attempts_max: count('Attempts above which a human is asked.', 1_000_000),
  require_decisive_lineage: flag('Whether a decisive claim needs a decisive source.'),
  answer_within_seconds: optional(
    members(
      {
        low: optional(answerWithin('low')),
        medium: optional(answerWithin('medium')),
        high: optional(answerWithin('high')),
        critical: optional(answerWithin('critical')),
      },
      'How long a human has to answer an escalation, by the stakes of the decision. Where nothing is given there is no deadline.',
    ),
  ),
  disabled: optional(
    list(ruleName('Name of a rule.'), 64, 'Rules that are not in force in this ledger.'),
  ),
};

const general = {
  version: text(64, "Name of this version of the ledger's policy."),
  rules: Type.Integer({
    description: 'Version of the rule set that is in force. Later rules do not judge this ledger.',
    minimum: 1,
    maximum: 1_000,
  }),
  enforcement: choice(
    ['enforcing', 'advisory'],
    '`enforcing`: a held decision cannot register a side effect.',
  ),
  body_commitment: choice(['scalar', 'whole'], 'How finely a body is committed to.'),
  log_access: choice(
    ['key', 'public'],
    'Who may read checkpoint, hashes and entry bundles: whoever has a key of the ledger, or everybody.',
  ),
};

export const policy = members(
  {
    ...general,
    tripwires: members(thresholds, 'Thresholds of the trip-wires.'),
    review_signature_from: optional(
      choice(
        ['low', 'medium', 'high', 'critical'],
        'From which stakes on a review has to be signed with a passkey of the reviewer. Absent: never. The verdict `stop` is always taken without.',
      ),
    ),
    agent_signature_from: optional(
      choice(
        ['low', 'medium', 'high', 'critical'],
        'From which stakes on an agent has to sign what opens a decision, goes on with it or ends it: `decision.opened`, `job_card.filed`, `side_effect.intent`, `decision.closed`. Absent: never. What has happened is always taken without.',
      ),
    ),
    approvals_needed: optional(
      members(
        {
          low: optional(approvalsOn('low')),
          medium: optional(approvalsOn('medium')),
          high: optional(approvalsOn('high')),
          critical: optional(approvalsOn('critical')),
        },
        'How many different people let a held or stopped decision go on, by its stakes: each says yes to the same. One is enough to stop it. Where nothing is given one person is enough.',
      ),
    ),
    two_people_for: optional(
      list(
        choice(
          ['registrations', 'weaker_policy'],
          '`registrations`: of principals, and of what they sign in or sign with. `weaker_policy`: a change after which Docket asks people less often, or later, or fewer of them, or for no signature any more.',
        ),
        8,
        'What takes a second person: one records it, and it has no effect before another one confirms it. Once asked for, for good. Absent: nothing.',
      ),
    ),
    registrars: optional(
      list(
        registrarKey,
        16,
        'Whose signature agents, reviewers, officers and observers, what they sign in or sign with, and a later policy take: without one they have no effect. Absent: nobody is asked.',
      ),
    ),
    retention: optional(retention),
    trace_links: optional(
      members(
        {
          trace: optional(
            formatted(
              PATTERN.traceUrl,
              1_000,
              'an https address with {trace_id}, and {span_id} where that is wanted, behind its host',
              'Where a trace is seen, by the `trace_id` and `span_id` of a record.',
            ),
          ),
          systems: optional(
            list(
              members(
                {
                  system: formatted(
                    PATTERN.system,
                    64,
                    'lower-case letters, digits, `_` and `-`, beginning with a letter',
                    'As `gateway_refs` name it. The first of a name counts.',
                  ),
                  url: formatted(
                    PATTERN.gatewayUrl,
                    1_000,
                    'an https address with {ref} behind its host',
                    'Where what it calls `ref` is seen.',
                  ),
                },
                'A gateway or tracing system.',
              ),
              32,
              'Where ids of gateways are seen.',
            ),
          ),
        },
        'Addresses that documents and the page of a decision link to. What stands in them is escaped; nobody but a reader opens them.',
      ),
    ),
    documents: optional(
      members(
        { ...issuerStatements, frameworks: frameworkIds },
        'What dossiers and reports of this ledger state where the request for one does not.',
      ),
    ),
  },
  'Policy of a ledger: recorded in it, so that a verifier applies the same rules.',
);
