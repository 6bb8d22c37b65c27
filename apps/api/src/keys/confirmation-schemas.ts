import type { JsonObject } from '@docket/chain';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, string } from '../openapi/schema-words.js';

const principal = string('Pseudonymous id of whom it is for.', {
  pattern: '^prn_[A-Za-z0-9_-]{1,60}$',
});
const authenticator = string('Id of what was registered: of a key, a passkey, a signing key.', {
  minLength: 1,
  maxLength: 1_364,
});

const registrarSignature = object(
  {
    kind: string('Ed25519 (RFC 8032).', { enum: ['ed25519'] }),
    key_id: string('Thumbprint of the public key of a registrar whom the policy names.', {
      pattern: '^[A-Za-z0-9_-]{43}$',
    }),
    value: string('The signature over `registration` of what waits (docs/format section 7.4).', {
      pattern: '^[A-Za-z0-9_-]{86}$',
    }),
  },
  [],
  { additionalProperties: false },
);

export const CONFIRMATION_REQUEST: JsonSchema = object(
  {
    principal,
    authenticator,
    reason: string('Why.', { minLength: 1, maxLength: 4_000 }),
    signature: registrarSignature,
  },
  ['reason', 'signature'],
  { additionalProperties: false },
);

export const CONFIRMATION_ANSWERS: { [name: string]: JsonSchema } = {
  ConfirmationRequest: CONFIRMATION_REQUEST,
  Confirmation: object({
    principal,
    authenticator,
    seq: integer('Position in the ledger of the entry that confirms it.'),
  }),
  PendingRegistrations: object({
    pending: array(
      object(
        {
          principal,
          authenticator,
          role: string('What the principal may do.'),
          kind: string('What kind of authenticator it is.'),
          proposed_by: string(
            'Who registered it, and does not confirm it. Absent: no second person is asked for.',
          ),
          registration: {
            type: 'object',
            description:
              'What a registrar whom the policy names signs: principal, role, authenticator and scope as registered. Absent: none is asked for.',
          },
          seq: integer('Position in the ledger of the entry that registers it.'),
        },
        ['proposed_by', 'registration'],
      ),
      'Oldest first.',
    ),
  }),
};

export const newConfirmation: JsonObject = {
  principal: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  authenticator: '4f1c09b2d3e4a5f6',
};

export const confirmation: JsonObject = { ...newConfirmation, seq: 15 };

export const pendingRegistration: JsonObject = {
  ...newConfirmation,
  role: 'agent',
  kind: 'api_key',
  proposed_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9aa',
  seq: 14,
};
