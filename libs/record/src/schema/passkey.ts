import { choice, formatted, list, members, optional, PATTERN, text } from './vocabulary.js';

/** Most characters of what an authenticator or a browser answers: of 4,096 bytes. */
const ANSWER_MAX = 5_462;

function base64url(description: string) {
  const allowed = 'base64url without padding (RFC 4648 section 5)';
  return formatted(PATTERN.base64url, ANSWER_MAX, allowed, description);
}

function coordinate(description: string) {
  const allowed = '32 bytes in base64url without padding (RFC 4648 section 5)';
  return formatted(PATTERN.base64url32, 43, allowed, description);
}

/** What an authenticator answers, as it came: WebAuthn section 5.2.2. */
const passkeyAssertion = {
  client_data: base64url('What the browser says was asked, `clientDataJSON`.'),
  authenticator_data: base64url('What the authenticator says, `authenticatorData`.'),
  signature: base64url('Its signature over both.'),
};

/** What verification needs of a passkey, and that whoever it is for has it: see PasskeyPublicKey of @docket/chain. */
export const passkey = members(
  {
    public_key: members(
      {
        kty: choice(['EC', 'OKP'], '`EC` for P-256, `OKP` for Ed25519.'),
        crv: choice(['P-256', 'Ed25519'], 'Its curve. Signatures are ES256, or EdDSA.'),
        x: coordinate('32 bytes of it.'),
        y: optional(coordinate('Of P-256 the other 32 bytes. Absent for Ed25519.')),
      },
      'Its public key: these members of a JSON Web Key (RFC 7517), and no other.',
    ),
    relying_party: text(253, 'Domain that the passkey is for, e.g. `docket.example`.'),
    origins: list(
      text(300, 'Origin as a browser writes it, e.g. `https://docket.example`.'),
      16,
      'Of which pages its signatures are taken.',
    ),
    proof: members(
      passkeyAssertion,
      'Signature made with it over ledger, principal and everything else that is said of it here, so that nobody registers a passkey for somebody who has not used it.',
    ),
  },
  'Of a passkey: by what its signatures are verified.',
);

/** Most characters of the id of a credential, of 1,023 bytes (WebAuthn section 4). */
export const CREDENTIAL_ID_MAX = 1_364;

export const reviewSignature = members(
  {
    kind: choice(['webauthn'], 'How it was made: with a passkey.'),
    credential_id: base64url('Id of the passkey, as `principal.registered` names it.'),
    ...passkeyAssertion,
  },
  "The reviewer's own signature over ledger, decision and everything else that this record says: its challenge is that digest.",
);
