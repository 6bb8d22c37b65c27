import { agentFields, envelope, gatewayRefs, traceLinks } from '../../schema/common.js';
import { signedByAgent } from '../../schema/signing-key.js';
import { choice, decisionId, list, members, optional, text } from '../../schema/vocabulary.js';

const STAKES = ['low', 'medium', 'high', 'critical'] as const;

const planStep = members(
  {
    step: text(2_000, 'What is to be done.'),
    status: optional(
      choice(['pending', 'in_progress', 'done', 'skipped', 'failed'], 'How far the step has come.'),
    ),
  },
  'One step of the plan.',
);

const legalContext = members(
  {
    use_case: optional(text(500, 'What the system is used for.')),
    risk_class: optional(
      text(128, 'Risk class that the deployer assigned, in the words of the law it follows.'),
    ),
    jurisdiction: optional(text(128, 'Where it applies, e.g. "EU" or "DE".')),
  },
  "The law's view of this work, as the deployer states it.",
);

const systemVersions = members(
  {
    model: optional(text(200, 'Model name and version.')),
    prompt: optional(text(200, 'Version or digest of the prompt.')),
    policy: optional(text(200, 'Version or digest of the policy given to the agent.')),
  },
  'Versions of what produced the behaviour.',
);

/** Written while the work was done, read later from what a source holds of it, or seen by an observer. */
const ORIGINS = ['live', 'imported', 'observed'] as const;

const origin = members(
  {
    kind: choice(
      ORIGINS,
      '`live`: written while the work was done. `imported`: written later, from what a source holds of it. `observed`: written by who saw it and took no part.',
    ),
    source: optional(text(500, 'What it was read from: a file with its digest, or a system.')),
    importer: optional(text(200, 'What read it, with its version.')),
  },
  'How the record came about. Absent: not recorded. What an import infers is the importer’s, not the agent’s.',
);

const body = members(
  {
    agent: members(agentFields, 'The agent that opens the decision.'),
    goal: text(4_000, 'The resolved goal: what the agent understood it has to do.'),
    stakes: choice(
      STAKES,
      'How much can go wrong. `high` and `critical` bring the confidence threshold into force.',
    ),
    request: optional(text(50_000, 'The literal words of whoever asked.')),
    plan: optional(list(planStep, 100, 'The plan the agent commits to.')),
    policy_refs: optional(
      list(text(512, 'One policy reference.'), 64, 'Policies that govern this work.'),
    ),
    authority_scope: optional(
      list(
        text(
          128,
          'Name of one allowed operation, exactly as side effects name it. Wildcards mean nothing.',
        ),
        64,
        'Operations the agent may perform. Absent: the scope is not recorded and not checked. Empty: none is allowed.',
      ),
    ),
    parent_decision: optional(decisionId('The decision of which this one is sub-work.')),
    parent_origin: optional(
      text(
        255,
        'Origin of the ledger that holds `parent_decision`, where it is another one. Then it is not checked that there is such a decision.',
      ),
    ),
    legal_context: optional(legalContext),
    origin: optional(origin),
    subject_ref: optional(text(256, 'Pseudonym of the person concerned. Never a name.')),
    system: optional(systemVersions),
    links: optional(traceLinks),
    gateway_refs: optional(gatewayRefs),
    ...signedByAgent,
    ...envelope,
  },
  'Opens a decision: one piece of work, the unit of a dossier.',
  { dependentRequired: { parent_origin: ['parent_decision'] } },
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
