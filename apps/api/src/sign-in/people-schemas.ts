import type { JsonObject } from '@docket/chain';
import { PERSON_ROLES } from '@docket/record';
import { PASSPHRASE_LENGTH } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, object, ref, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';
import { SCOPE, timeToCome } from '../keys/key-schemas.js';
import type { SignInSettings } from './sign-in-settings.js';

const CLOSED = { additionalProperties: false };
const name = string('To sign in with; it is in no entry.', {
  pattern: '^[a-z0-9][a-z0-9._-]{0,62}$',
});
const roles: JsonSchema = {
  type: 'object',
  description: 'Role by ledger; `administrator` of `registry` administers the installation.',
  minProperties: 1,
  maxProperties: 1_000,
  propertyNames: { pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
  // People are no agents.
  additionalProperties: { enum: [...PERSON_ROLES] },
};
const token = string('Token of the enrolment.', { minLength: 1, maxLength: 100 });
const { min, max } = PASSPHRASE_LENGTH;

export const PERSON_REQUEST: JsonSchema = object(
  {
    name,
    roles,
    expires_at: timeToCome('Of an auditor: until when. Absent: 90 days, and never more than 366.'),
    scope: SCOPE,
  },
  ['expires_at', 'scope'],
  CLOSED,
);
export const PASSPHRASE_REQUEST: JsonSchema = object(
  { name, passphrase: string('Their passphrase.', { minLength: 1, maxLength: 4 * max }) },
  [],
  CLOSED,
);
export const ENROLMENT_REQUEST: JsonSchema = object(
  {
    token,
    passphrase: string(`The new passphrase, of ${min} to ${max} characters.`, {
      minLength: min,
      maxLength: 4 * max,
    }),
  },
  [],
  CLOSED,
);

const nullableTime: JsonSchema = { ...timeSchema, type: ['string', 'null'] };

export const PEOPLE_ANSWERS: { [name: string]: JsonSchema } = {
  PersonRequest: PERSON_REQUEST,
  PassphraseRequest: PASSPHRASE_REQUEST,
  EnrolmentRequest: ENROLMENT_REQUEST,
  Enrolment: object({
    name,
    token: string('With it they choose a passphrase, once. It is not shown again.'),
    link: {
      type: ['string', 'null'],
      description:
        'Page at which they choose it, with name and token behind `#`, which no server sees; null where nobody signs in so.',
    },
    expires_at: { ...timeSchema, description: 'Until when, 15 minutes from now.' },
  }),
  Person: object({
    id: string('What ledgers know them by, as `local:<id>/<number of the passphrase>`.'),
    name,
    roles,
    audits: {
      type: 'object',
      description: 'Of each ledger of which they are an auditor: until when, and which decisions.',
      additionalProperties: object({ expires_at: nullableTime, scope: SCOPE }, ['scope'], CLOSED),
    },
    created_at: timeSchema,
    created_by: string('Principal id of whoever made them.'),
    enrolled: { type: 'boolean', description: 'Whether they have chosen a passphrase.' },
    enrolment_expires_at: { ...nullableTime, description: 'Until when they can choose one.' },
  }),
  PersonList: object({ people: array(ref('Person'), 'By name.') }),
};

export const enrolmentExample: JsonObject = {
  name: 'ada',
  token: 'q83v_4XbYx0dT2xY3m1c9k5n7p8r6s4t2u0w1y3z5A8',
  link: 'https://docket.example/app/enrol#ada:q83v_4XbYx0dT2xY3m1c9k5n7p8r6s4t2u0w1y3z5A8',
  expires_at: '2026-01-15T09:45:00.000Z',
};

export const personExample: JsonObject = {
  id: 'per_01kapeg4v3q8v4m5n6p7r8s9ta',
  name: 'ada',
  roles: { claims: 'reviewer', refunds: 'auditor' },
  audits: { refunds: { expires_at: '2026-04-15T09:30:00.000Z' } },
  created_at: '2026-01-15T09:30:00.000Z',
  created_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  enrolled: true,
  enrolment_expires_at: null,
};

/** `link`: null where nobody signs in with a passphrase. */
export function encodeEnrolment(
  person: string,
  made: { token: string; expiresAt: string },
  settings: SignInSettings | undefined,
): JsonObject {
  const isOpen = settings !== undefined && settings.passphrase !== 'nobody';
  const link = isOpen ? `${settings.publicUrl}/app/enrol#${person}:${made.token}` : null;
  return { name: person, token: made.token, link, expires_at: made.expiresAt };
}
