import type { JsonObject } from '@docket/chain';
import type { JsonSchema } from './operation.js';
import { array, integer, object, string } from './schema-words.js';

/** Messages of CloudEvents, and what was recorded of them. */
export const OBSERVED_ANSWERS: { [name: string]: JsonSchema } = {
  CloudEvent: object(
    {
      specversion: string('1.0', { enum: ['1.0'] }),
      id: string('Id that the source gave the event.', { minLength: 1, maxLength: 255 }),
      source: string('What the event is of, a URI reference.', { minLength: 1, maxLength: 200 }),
      type: string('Recorded as the operation, unless `operations` gives it another name.', {
        minLength: 1,
        maxLength: 200,
      }),
      subject: string('What was changed. Absent: the event is left out.', {
        minLength: 1,
        maxLength: 512,
      }),
      time: string('When the source saw it (RFC 3339).', { format: 'date-time' }),
      datacontenttype: string('Media type of the data.'),
      data: { description: 'Recorded only as far as it is pointed at.' },
    },
    ['subject', 'time', 'datacontenttype', 'data'],
    { description: 'CloudEvents 1.0 in JSON.', additionalProperties: true },
  ),
  ObservedEvents: object({
    events: array(
      object(
        {
          id: string('Id of the event.'),
          replayed: { type: 'boolean', description: 'It was recorded before.' },
          receipt: object({
            origin: string('Ledger that has it.'),
            seq: integer('Position of the entry.'),
            leaf_hash: string('SHA-256 of its leaf, 64 hex digits.'),
            time: string('When it was recorded.'),
          }),
          left_out: string('Why nothing of it is recorded.'),
        },
        ['replayed', 'receipt', 'left_out'],
      ),
      'In the order of the message.',
    ),
  }),
};

export const cloudEvent: JsonObject = {
  specversion: '1.0',
  id: 'evt_90211',
  source: 'https://payments.example/events',
  type: 'refund.created',
  subject: 'order/44812',
  time: '2026-01-15T09:30:00Z',
  datacontenttype: 'application/json',
  data: { id: 're_8842', amount: '25.00', currency: 'eur', idempotency_key: 'refund-44812' },
};

export const observedEvents: JsonObject = {
  events: [
    {
      id: 'evt_90211',
      replayed: false,
      receipt: {
        origin: 'docket.example/claims',
        seq: 31,
        leaf_hash: '5f'.repeat(32),
        time: '2026-01-15T09:30:01.000Z',
      },
    },
    { id: 'evt_90213', left_out: 'no subject' },
  ],
};
