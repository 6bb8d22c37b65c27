import type { JsonObject } from '@docket/chain';
import { ANCHOR_KINDS } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const kind = string(
  '`witness`: cosigns; `time_stamp`: says until when at the latest there was one; `sink`: keeps what is put there; `directory`: that of checkpoints, beside the server.',
  { enum: [...ANCHOR_KINDS] },
);
const checkpoint = object({ size: integer('Entries that it covers.'), at: timeSchema });

export const ANCHOR_SCHEMAS: { [name: string]: JsonSchema } = {
  LedgerAnchors: object({
    read_at: timeSchema,
    size: integer('Entries of the ledger.'),
    signed: {
      description: 'The newest checkpoint that was signed; `null`: none was.',
      oneOf: [checkpoint, { type: 'null' }],
    },
    process: object({
      since: timeSchema,
      worker: {
        type: 'boolean',
        description:
          'Whether the process that answers has checkpoints anchored by itself; one that does not asks only for whoever waits for that.',
      },
    }),
    anchors: array(
      object(
        {
          kind,
          name: string('Of a witness as the policy has it; of the others their host.'),
          newest: {
            description:
              'The newest checkpoint that it vouched for or took, and when that was kept here; `null`: none. Absent: this process put none there.',
            oneOf: [checkpoint, { type: 'null' }],
          },
          pending_since: {
            description:
              'When the oldest checkpoint was signed that it has not; `null`: it has the newest. Absent: this process does not know.',
            oneOf: [timeSchema, { type: 'null' }],
          },
          failed: object({
            reason: string(
              'Why it failed last, since this process began; what somebody else wrote is in quotes.',
            ),
            at: timeSchema,
          }),
        },
        ['name', 'newest', 'pending_since', 'failed'],
      ),
      'Each that is set up.',
    ),
    none: array(kind, 'Of these there is none.'),
  }),
};

export const anchorsExample: JsonObject = {
  read_at: '2026-11-22T18:50:00.000Z',
  size: 42,
  signed: { size: 42, at: '2026-11-22T18:49:31.000Z' },
  process: { since: '2026-11-22T08:00:00.000Z', worker: true },
  anchors: [
    {
      kind: 'witness',
      name: 'w1',
      newest: { size: 40, at: '2026-11-22T18:30:12.000Z' },
      pending_since: '2026-11-22T18:49:31.000Z',
      failed: { reason: 'it did not answer within 10 s', at: '2026-11-22T18:49:42.000Z' },
    },
    {
      kind: 'directory',
      newest: { size: 42, at: '2026-11-22T18:49:31.000Z' },
      pending_since: null,
    },
  ],
  none: ['time_stamp', 'sink'],
};
