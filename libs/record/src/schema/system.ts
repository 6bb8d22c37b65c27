import { agentFields, ledgerEnvelope } from './common.js';
import { choice, count, list, members, optional, sha256Hex, text, time } from './vocabulary.js';

export const GAP_KINDS = ['dropped', 'spool_lost', 'interrupted'] as const;

export const gapRecorded = members(
  {
    kind: choice(
      GAP_KINDS,
      '`dropped`: records were given up; `spool_lost`: they waited on disk and the disk is gone; `interrupted`: the writer ended before it could write them.',
    ),
    reason: text(4_000, 'Why they are missing.'),
    records: optional(count('How many records are missing. Absent: not known.', 1_000_000_000)),
    by_type: optional(
      list(
        members(
          {
            type: text(64, 'Record type, e.g. "job_card.filed".'),
            records: count('How many of this type.', 1_000_000_000),
          },
          'How many records of one type are missing.',
        ),
        64,
        'The missing records by type, as far as known.',
      ),
    ),
    from: optional(time("Beginning of the gap by the writer's own clock.")),
    to: optional(time("End of the gap by the writer's own clock.")),
    agent: optional(members(agentFields, 'The agent whose records are missing.')),
    ...ledgerEnvelope,
  },
  'Records that a writer knows to be missing. What they said is not recorded, and never made up.',
);

export const systemChanged = members(
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
    ...ledgerEnvelope,
  },
  'A part of the system that produces the behaviour was changed: model, prompt, policy, tool.',
);
