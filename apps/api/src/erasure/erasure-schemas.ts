import type { JsonObject } from '@docket/chain';
import { latestSchema } from '@docket/record/schemas';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, ref, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };

const wish = {
  subject: string(
    'Instead of `decision` and `entries`: the person (`subject_ref`) of whose decisions all that can go, and no legal hold covers, is to go.',
    { minLength: 1, maxLength: 256 },
  ),
  expired: object(
    {
      after: {
        ...integer('From where it goes on: `next` of the look or request before.'),
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
      },
    },
    ['after'],
    {
      ...CLOSED,
      description:
        'Instead of `decision` and `entries`: what is older than the policy keeps it (`retention`), of closed decisions, oldest first. What a legal hold covers is left out.',
    },
  ),
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
      'What is to go. Absent: all that can go of the decision.',
    ),
    minItems: 1,
    maxItems: 1_000,
  },
};

/** Either one of the first two, or the others. */
const WISH_OPTIONAL = ['subject', 'expired', 'decision', 'entries'];

/** What would be erased. */
export const ERASURE_PREVIEW_REQUEST: JsonSchema = object(wish, WISH_OPTIONAL, CLOSED);

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
  WISH_OPTIONAL,
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
  ErasurePreview: object(
    {
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
        'Entries that a legal hold covers: what is named is refused as long as there is one; of a person they are left out.',
      ),
      left: integer(
        'Decisions about the person that one request cannot name any more: ask for them when it is ordered.',
      ),
      not_searched: integer(
        'Entries of the ledger that could not be searched, because they are damaged.',
      ),
      until: {
        ...timeSchema,
        description:
          'Of what is too old: until when something must have been recorded by the rule of the policy that keeps the shortest.',
      },
      by_age: {
        type: 'object',
        description:
          'Of what is too old: by which time (`at`) and which rules of the policy (`rules`), as `erasure.requested` would name them.',
      },
      next: integer(
        'Of what is too old: `after` of the next look or request. Absent: that is all of it now.',
      ),
    },
    ['until', 'by_age', 'next'],
  ),
  WaitingErasure: object({
    request: requestSeq,
    requested_by: {
      ...principal,
      description: 'Who asked for it; `docket`: Docket itself, on a schedule.',
    },
    for_age: { type: 'boolean', description: 'Whether the policy keeps it no longer.' },
    lapses_at: { ...timeSchema, description: 'From when on nobody can order it any more.' },
  }),
  ErasureList: object({
    waiting: array(ref('WaitingErasure'), 'What waits for a second person, oldest first.'),
    legal_holds: array(
      object({
        hold: integer('Position in the ledger of the entry that placed it.'),
        placed_by: principal,
        placed_at: timeSchema,
        record: latestSchema('legal_hold.placed'),
      }),
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
    type: 'job_card.filed',
    time: '2026-11-22T18:50:00.123Z',
    commitment: 'ab'.repeat(32),
    pointers: ['/request', '/tool_calls/0/arguments/to'],
  },
];
export const erasurePreview: JsonObject = {
  values,
  stays: [{ seq: 7, pointer: '/stakes' }],
  held: [],
  left: 0,
  not_searched: 0,
};
const ASKED = 'prn_01kapeg4v3q8v4m5n6p7r8s9aa';
export const erasureList: JsonObject = {
  waiting: [
    { request: 31, requested_by: ASKED, for_age: false, lapses_at: '2026-12-23T09:00:00.000Z' },
  ],
  legal_holds: [
    {
      hold: 12,
      placed_by: ASKED,
      placed_at: '2026-11-20T09:00:00.000Z',
      record: {
        decisions: ['dec_01kapeg4v3q8v4m5n6p7r8s9ta'],
        reason: 'The customer went to court.',
      },
    },
  ],
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

/** Its evidence is left out here. */
export const certificateExample: JsonObject = {
  format: 'docket-erasure-certificate/v1',
  certificate_id: 'era_0123456789abcdef01234567',
  origin: 'docket.example/claims',
  issue: { at: '2026-11-23T10:05:00.000Z', locale: 'en' },
  erasure: {
    request: {
      seq: 31,
      by: ASKED,
      role: 'officer',
      time: '2026-11-23T09:00:00.000Z',
      about: 'values',
      reason: 'The customer asked for it.',
      legal_basis: 'GDPR Art. 17(1)(b)',
    },
    order: {
      seq: 33,
      by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ab',
      role: 'officer',
      time: '2026-11-23T10:00:00.000Z',
    },
    entries: [
      {
        seq: 7,
        decision: 'dec_01kapeg4v3q8v4m5n6p7r8s9ta',
        type: 'job_card.filed',
        time: '2026-11-22T18:50:00.123Z',
        commitment: 'ab'.repeat(32),
        values: [{ pointer: '/request', digest: 'cd'.repeat(32) }],
      },
    ],
    holds: [],
  },
  beyond_reach: ['database_files', 'write_ahead_log', 'replicas', 'backups'],
};
