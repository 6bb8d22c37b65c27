import { agentFields, ledgerEnvelope } from '../../schema/common.js';
import { signedByAgent } from '../../schema/signing-key.js';
import { choice, members, optional, sha256Hex, text, time } from '../../schema/vocabulary.js';

const body = members(
  {
    component: choice(
      ['model', 'prompt', 'policy', 'tool', 'agent', 'data', 'other'],
      'What kind of part was changed. `policy` is the one given to the agent; that of the ledger is policy.changed.',
    ),
    name: text(200, 'Which one, e.g. "refund-prompt".'),
    from: optional(text(200, 'Version before. Absent: not recorded, or there was none.')),
    to: text(200, 'Version after; "removed" where there is none.'),
    content_hash: optional(sha256Hex('SHA-256 of what is in force after the change.')),
    agent: optional(members(agentFields, 'The agent that it belongs to. Absent: all of them.')),
    effective_at: optional(time('When the change takes or took effect.')),
    reason: optional(text(4_000, 'Why it was changed.')),
    approved_by: optional(text(200, 'Function or pseudonym of who approved it. Never a name.')),
    external_ref: optional(text(512, 'Change request, commit or release.')),
    ...signedByAgent,
    ...ledgerEnvelope,
  },
  'A part of the system that produces the behaviour was changed: model, prompt, policy, tool.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
