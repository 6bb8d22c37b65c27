import { ledgerEnvelope } from './common.js';
import { frameworkIds, issuerStatements } from './issuer.js';
import {
  choice,
  count,
  flag,
  list,
  members,
  probability,
  optional,
  ruleName,
  sha256Hex,
  text,
} from './vocabulary.js';
import Type from 'typebox';

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
  log_access: choice(['key', 'public'], 'Who may read entry bundles.'),
};

const policy = members(
  {
    ...general,
    tripwires: members(thresholds, 'Thresholds of the trip-wires.'),
    documents: optional(
      members(
        { ...issuerStatements, frameworks: frameworkIds },
        'What dossiers and reports of this ledger state where the request for one does not.',
      ),
    ),
  },
  'Policy of a ledger: recorded in it, so that a verifier applies the same rules.',
);

export const ledgerCreated = members(
  {
    format: choice(['docket-ledger/v1'], 'Format of the ledger.'),
    origin: text(255, 'Globally unique name of the ledger.'),
    public_key: text(512, 'Key that signs checkpoints, as a C2SP verifier key.'),
    policy,
  },
  'Entry 0 of every ledger.',
);

export const ledgerRegistered = members(
  {
    ledger: text(128, 'Id of the ledger on this server.'),
    origin: text(255, 'Globally unique name of the ledger.'),
    genesis_leaf_hash: sha256Hex('Leaf hash of its entry 0.'),
    public_key: text(512, 'Key that signs its checkpoints, as a C2SP verifier key.'),
  },
  'Registers a ledger, so that the deletion of a whole ledger shows. Kept in the ledger `registry`.',
);

export const policyChanged = members(
  {
    policy,
    reason: text(4_000, 'Why it is changed.'),
    revision: optional(
      Type.Integer({
        description:
          'Number of this policy in the ledger; that of entry 0 is 1. Filled in by Docket; a given value must be the next one, so that nobody overwrites a change they have not seen.',
        minimum: 2,
        maximum: Number.MAX_SAFE_INTEGER,
      }),
    ),
    approved_by: optional(text(200, 'Function or pseudonym of who approved it. Never a name.')),
    ...ledgerEnvelope,
  },
  'The whole new policy of the ledger. In force from the next entry on; earlier entries are judged by the policy of their time.',
);
