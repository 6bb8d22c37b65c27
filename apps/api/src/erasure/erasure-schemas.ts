import type { JsonObject } from '@docket/chain';
import { latestSchema } from '@docket/record/schemas';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, ref, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };

const wish = {
  decision: string('The decision whose entries these are.', {
    pattern: '^dec_[A-Za-z0-9_-]{1,60}$',
  }),
  entries: {
    ...array(
      object(
        {
          seq: integer('Position of the entry in the ledger.'),
          pointers: {
            ...array(
              string('JSON Pointer of a value, or of what holds several.', { maxLength: 4_096 }),
              'Absent: all that can go of the entry.',
            ),
            minItems: 1,
            maxItems: 10_000,
          },
        },
        ['pointers'],
        CLOSED,
      ),
      'What is to go.',
    ),
    minItems: 1,
    maxItems: 1_000,
  },
};

/** What would be erased. */
export const ERASURE_PREVIEW_REQUEST: JsonSchema = object(wish, [], CLOSED);

/** What is to be erased, and why. */
export const ERASURE_REQUEST: JsonSchema = object(
  {
    ...wish,
    reason: string('Why. Never with the value in it.', { minLength: 1, maxLength: 4_000 }),
    legal_basis: string('What it rests on, e.g. "GDPR Art. 17(1)(a)".', {
      minLength: 1,
      maxLength: 500,
    }),
  },
  [],
  CLOSED,
);

/** What a second person says with an order. */
export const ERASURE_ORDER: JsonSchema = object(
  { note: string('What they add. Never with a value in it.', { minLength: 1, maxLength: 4_000 }) },
  ['note'],
  CLOSED,
);

const principal = string('Pseudonymous id of who did it.');
const requestSeq = integer('Position in the ledger of the entry that asks for it.');

/** Schemas of requests and answers, by the names under which the document has them. */
export const ERASURE_SCHEMAS: { [name: string]: JsonSchema } = {
  ErasurePreviewRequest: ERASURE_PREVIEW_REQUEST,
  ErasureRequest: ERASURE_REQUEST,
  ErasureOrder: ERASURE_ORDER,
  ErasurePreview: object({
    values: array(
      { type: 'object', description: 'As `erasure.requested` names it.' },
      'What would go, by entry. Places, never values.',
    ),
    stays: array(
      object({
        seq: integer('Position of the entry in the ledger.'),
        pointer: string('Where the value stands.'),
      }),
      'What was named, or stands below it, and cannot go: the rules work with it.',
    ),
    held: array(
      object({
        seq: integer('Position of the entry in the ledger.'),
        hold: integer('Position of the entry that placed the legal hold.'),
      }),
      'Entries that a legal hold covers: it is refused as long as there is one.',
    ),
  }),
  WaitingErasure: object({
    request: requestSeq,
    requested_by: principal,
    lapses_at: { ...timeSchema, description: 'From when on nobody can order it any more.' },
  }),
  ErasureList: object({
    waiting: array(ref('WaitingErasure'), 'What waits for a second person, oldest first.'),
    legal_holds: array(
      object({ hold: integer('Position in the ledger of the entry that placed it.') }),
      'What forbids erasures, oldest first.',
    ),
  }),
  Erasure: object(
    {
      request: requestSeq,
      requested_by: principal,
      requested_at: timeSchema,
      state: string('`lapsed`: nobody ordered it within 30 days.', {
        enum: ['waiting', 'ordered', 'lapsed'],
      }),
      record: latestSchema('erasure.requested'),
      ordered: object({
        seq: integer('The entry that orders it: with it the values are gone.'),
        by: principal,
        at: timeSchema,
      }),
    },
    ['ordered'],
  ),
};

const named = [{ seq: 7, pointers: ['/request', '/tool_calls/0/arguments'] }];
export const erasurePreviewRequest: JsonObject = {
  decision: 'dec_01kapeg4v3q8v4m5n6p7r8s9ta',
  entries: named,
};
export const erasureRequest: JsonObject = {
  ...erasurePreviewRequest,
  reason: 'The customer asked for it.',
  legal_basis: 'GDPR Art. 17(1)(b)',
};
export const erasureOrder: JsonObject = { note: "Checked against the customer's letter." };
const values: JsonObject[] = [
  {
    seq: 7,
    decision: 'dec_01kapeg4v3q8v4m5n6p7r8s9ta',
    time: '2026-11-22T18:50:00.123Z',
    commitment: 'ab'.repeat(32),
    pointers: ['/request', '/tool_calls/0/arguments/to'],
  },
];
export const erasurePreview: JsonObject = {
  values,
  stays: [{ seq: 7, pointer: '/stakes' }],
  held: [],
};
const ASKED = 'prn_01kapeg4v3q8v4m5n6p7r8s9aa';
export const erasureList: JsonObject = {
  waiting: [{ request: 31, requested_by: ASKED, lapses_at: '2026-12-23T09:00:00.000Z' }],
  legal_holds: [{ hold: 12 }],
};
export const erasure: JsonObject = {
  request: 31,
  requested_by: ASKED,
  requested_at: '2026-11-23T09:00:00.000Z',
  state: 'ordered',
  record: {
    about: 'values',
    reason: 'The customer asked for it.',
    legal_basis: 'GDPR Art. 17(1)(b)',
    values,
  },
  ordered: { seq: 33, by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ab', at: '2026-11-23T10:00:00.000Z' },
};
export const legalHoldExample: JsonObject = {
  decisions: ['dec_01kapeg4v3q8v4m5n6p7r8s9ta'],
  reason: 'The customer went to court.',
};
export const liftingExample: JsonObject = { hold: 12, reason: 'The case is settled.' };
