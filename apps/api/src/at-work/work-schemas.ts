import type { JsonObject } from '@docket/chain';
import { WORK_NAMES, WORK_STATES } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, object, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

export const WORK_SCHEMAS: { [name: string]: JsonSchema } = {
  AtWork: object({
    read_at: timeSchema,
    items: array(
      object(
        {
          name: string('What is done.', { enum: [...WORK_NAMES] }),
          state: string(
            '`good`: nothing waits. `waiting`: under way, as it should. `attention`: somebody should look. `failed`. `unknown`: could not be told. `off`: not set up here.',
            { enum: [...WORK_STATES] },
          ),
          scope: string(
            '`installation`: every process tells the same; `process`: what the one that was asked knows.',
            { enum: ['process', 'installation'] },
          ),
          of: string(
            'Which one, where there are several: a witness, a sink of checkpoints, a time-stamp authority; with the cell before it, beside the first one.',
          ),
          cell: string('The cell that does it. Absent where the server has one database.'),
          counts: {
            type: 'object',
            description: 'Whole numbers by name; names that end in `_s` are seconds.',
            additionalProperties: { type: 'integer' },
          },
          failed: object({
            reason: string('In one line; what somebody else wrote is in quotes.'),
            at: timeSchema,
          }),
        },
        ['of', 'cell', 'failed'],
      ),
      'Each kind of work.',
    ),
  }),
};

export const workExample: JsonObject = {
  read_at: '2026-11-22T18:50:00.000Z',
  items: [
    { name: 'readiness', state: 'good', scope: 'process', counts: {} },
    {
      name: 'exports',
      state: 'failed',
      scope: 'installation',
      counts: { queued: 0, running: 1, failed: 2 },
    },
    { name: 'witness', state: 'failed', scope: 'process', of: 'witness.example/w1', counts: {} },
    {
      name: 'checkpoint_sink',
      state: 'failed',
      scope: 'process',
      of: 'store.example',
      counts: { pending: 12, oldest_s: 340 },
      failed: { reason: 'it cannot be reached: ECONNREFUSED', at: '2026-11-22T18:49:55.000Z' },
    },
  ],
};
