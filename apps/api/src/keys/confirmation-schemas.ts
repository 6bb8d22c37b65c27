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

export const CONFIRMATION_REQUEST: JsonSchema = object(
  { principal, authenticator, reason: string('Why.', { minLength: 1, maxLength: 4_000 }) },
  ['reason'],
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
      object({
        principal,
        authenticator,
        role: string('What the principal may do.'),
        kind: string('What kind of authenticator it is.'),
        proposed_by: string('Who registered it, and does not confirm it.'),
        seq: integer('Position in the ledger of the entry that registers it.'),
      }),
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
