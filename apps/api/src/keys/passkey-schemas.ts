import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };

function base64url(description: string, maxLength: number): JsonSchema {
  return string(`${description} Base64url without padding.`, {
    pattern: '^[A-Za-z0-9_-]+$',
    maxLength,
  });
}

const publicKey = object(
  {
    kty: string('`EC` for P-256, `OKP` for Ed25519.', { enum: ['EC', 'OKP'] }),
    crv: string('Signatures are ES256, or EdDSA.', { enum: ['P-256', 'Ed25519'] }),
    x: base64url('32 bytes of the public key.', 43),
    y: base64url('Of P-256 the other 32 bytes.', 43),
  },
  ['y'],
  CLOSED,
);

export const PASSKEY_REQUEST: JsonSchema = object(
  {
    credential_id: base64url('Id of the credential, as the browser gives it.', 1_364),
    public_key: publicKey,
    relying_party: string('Domain that the passkey is for.', { minLength: 1, maxLength: 253 }),
    origins: {
      ...array(
        string('Origin of a page, as a browser writes it.', { minLength: 1, maxLength: 300 }),
        'Of which pages its signatures are taken.',
      ),
      minItems: 1,
      maxItems: 16,
    },
    proof: object(
      {
        client_data: base64url('`clientDataJSON`.', 5_462),
        authenticator_data: base64url('`authenticatorData`.', 5_462),
        signature: base64url('The signature over both.', 5_462),
      },
      [],
      CLOSED,
    ),
  },
  [],
  CLOSED,
);

export const PASSKEY_ANSWERS: { [name: string]: JsonSchema } = {
  PasskeyList: object({
    actor: string(
      'Pseudonymous id of whoever asks: the principal that the proof of a passkey names.',
    ),
    passkeys: array(
      object({
        credential_id: base64url('Id of the credential.', 1_364),
        thumbprint: base64url(
          'Thumbprint of its public key (RFC 7638): what its holder can give whoever verifies.',
          43,
        ),
        relying_party: string('Domain that it is for.'),
        origins: array(string('Origin of a page.'), 'Of which pages its signatures are taken.'),
        revoked_from: {
          ...timeSchema,
          type: ['string', 'null'],
          description: 'From when on nothing that it signs is taken; null: it is good.',
        },
      }),
      'Those of whoever asks.',
    ),
  }),
  PasskeyRequest: PASSKEY_REQUEST,
  RegisteredPasskey: object({
    actor: string('Pseudonymous id of whoever has it: the one that their reviews name.'),
    credential_id: base64url('Id of the credential.', 1_364),
    seq: integer('Position in the ledger of the entry that registers it.'),
  }),
};
