import { agentFields, ledgerEnvelope } from '../../schema/common.js';
import { signedByAgent } from '../../schema/signing-key.js';
import { choice, count, list, members, optional, text, time } from '../../schema/vocabulary.js';

const GAP_KINDS = ['dropped', 'spool_lost', 'interrupted'] as const;

const body = members(
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
    ...signedByAgent,
    ...ledgerEnvelope,
  },
  'Records that a writer knows to be missing. What they said is not recorded, and never made up.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
