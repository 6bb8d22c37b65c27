import { ROLES } from '../../roles.js';
import { AUTHENTICATORS } from '../../sign-ins.js';
import { CREDENTIAL_ID_MAX, passkey } from '../../schema/passkey.js';
import {
  choice,
  count,
  members,
  optional,
  principalId,
  sha256Hex,
  text,
  time,
} from '../../schema/vocabulary.js';

const authenticator = members(
  {
    kind: choice(
      AUTHENTICATORS,
      'What it is: entries written with it name it as `via`. `oidc` is a person whom an identity provider vouches for, `passphrase` one whom this installation knows; a `passkey` signs reviews, and writes none.',
    ),
    id: text(
      CREDENTIAL_ID_MAX,
      'Id of it, which is no secret: of an API key the part of its token that names it, of a passkey its credential id, of a person `oidc:<issuer>#<subject>` or `local:<id>/<number>`.',
    ),
    fingerprint: optional(
      sha256Hex(
        'Of an API key, and required there: SHA-256 of `docket-api-key/v1`, a line feed and the SHA-256 of its secret. A key that does not give it opens nothing.',
      ),
    ),
    passkey: optional(passkey),
    expires_at: optional(time('Until when it is good. Absent: until it is revoked.')),
  },
  'By what the principal is recognised.',
  {
    if: { properties: { kind: { const: 'passkey' } } },
    then: { required: ['passkey'], properties: { fingerprint: false } },
    else: {
      properties: { passkey: false },
      if: { properties: { kind: { const: 'api_key' } } },
      then: { required: ['fingerprint'] },
      else: { properties: { fingerprint: false } },
    },
  },
);

const body = members(
  {
    principal: principalId('Pseudonymous id, as the entries name their author. Never a name.'),
    role: choice(ROLES, 'What the principal may do in this ledger.'),
    kind: optional(
      choice(
        ['person', 'agent', 'service'],
        'What the principal is, as whoever registered it says. Absent: not recorded.',
      ),
    ),
    authenticator,
    registry_entry: optional(
      members(
        {
          seq: count('Its position in the ledger `registry`.'),
          leaf_hash: sha256Hex('Its leaf hash.'),
        },
        'Entry of the ledger `registry` that registered it for the whole installation. Absent: registered for this ledger, by the author of this entry.',
      ),
    ),
  },
  'Somebody who may write into this ledger. A further one of the same principal adds another authenticator, as when a key is replaced.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
