import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };

const publicKey = object(
  {
    kty: string('Kind of key (RFC 8037).', { enum: ['OKP'] }),
    crv: string('Its curve.', { enum: ['Ed25519'] }),
    x: string('Its 32 bytes, in base64url without padding.', { pattern: '^[A-Za-z0-9_-]{43}$' }),
  },
  [],
  CLOSED,
);

const principal = string('Pseudonymous id of the agent: the one that its records name.', {
  pattern: '^prn_[A-Za-z0-9_-]{1,60}$',
});

const id = string('Thumbprint of the public key (RFC 7638), in base64url without padding.', {
  pattern: '^[A-Za-z0-9_-]{43}$',
});

export const SIGNING_KEY_REQUEST: JsonSchema = object(
  {
    principal,
    public_key: publicKey,
    proof: string(
      'Signature made with the key over ledger, principal and public key, in base64url without padding.',
      { pattern: '^[A-Za-z0-9_-]{86}$' },
    ),
    // That it is a time, the record's own schema says.
    expires_at: string('Until when it is good, RFC 3339; for good where left out.', {
      maxLength: 40,
    }),
  },
  ['expires_at'],
  CLOSED,
);

const registered = {
  id,
  actor: principal,
  seq: integer('Position in the ledger of the entry that registers it.'),
};

const orNull = (schema: JsonSchema): JsonSchema => ({ ...schema, type: ['string', 'null'] });

export const SIGNING_KEY_ANSWERS: { [name: string]: JsonSchema } = {
  SigningKeyRequest: SIGNING_KEY_REQUEST,
  RegisteredSigningKey: object(registered),
  SigningKeyList: object({
    signing_keys: array(
      object({
        ...registered,
        public_key: publicKey,
        expires_at: orNull({
          ...timeSchema,
          description: 'Until when it is good; null: for good.',
        }),
        revoked_at: orNull({
          ...timeSchema,
          description: 'From when on it is revoked; null: it is not.',
        }),
      }),
      'In the order in which they were registered, revoked ones included.',
    ),
  }),
};
