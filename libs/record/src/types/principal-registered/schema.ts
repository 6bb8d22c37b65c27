import { ROLES } from '../../roles.js';
import { AUTHENTICATORS } from '../../sign-ins.js';
import { CREDENTIAL_ID_MAX, passkey } from '../../schema/passkey.js';
import { signingKey } from '../../schema/signing-key.js';
import {
  choice,
  count,
  decisionId,
  list,
  members,
  optional,
  principalId,
  sha256Hex,
  text,
  time,
} from '../../schema/vocabulary.js';

function onlyOf(kind: (typeof AUTHENTICATORS)[number], member: string) {
  return {
    if: { properties: { kind: { const: kind } } },
    then: { required: [member] },
    else: { properties: { [member]: false } },
  };
}

const authenticator = members(
  {
    kind: choice(
      AUTHENTICATORS,
      'What it is: entries written with it name it as `via`. `oidc` is a person whom an identity provider vouches for, `passphrase` one whom this installation knows; a `passkey` signs reviews and a `signing_key` what an agent records, and neither writes any.',
    ),
    id: text(
      CREDENTIAL_ID_MAX,
      'Id of it, which is no secret: of an API key the part of its token that names it, of a passkey its credential id, of a signing key the thumbprint of its public key (RFC 7638), of a person `oidc:<issuer>#<subject>` or `local:<id>/<number>`.',
    ),
    fingerprint: optional(
      sha256Hex(
        'Of an API key, and required there: SHA-256 of `docket-api-key/v1`, a line feed and the SHA-256 of its secret. A key that does not give it opens nothing.',
      ),
    ),
    passkey: optional(passkey),
    signing_key: optional(signingKey),
    expires_at: optional(time('Until when it is good. Absent: until it is revoked.')),
  },
  'By what the principal is recognised.',
  // One member of its own for each kind that has one, and for no other.
  {
    allOf: [
      onlyOf('api_key', 'fingerprint'),
      onlyOf('passkey', 'passkey'),
      onlyOf('signing_key', 'signing_key'),
    ],
  },
);

const scope = members(
  {
    opened_from: optional(
      time('Decisions opened from then on, by the time of the ledger. Absent: from its beginning.'),
    ),
    opened_to: optional(time('Decisions opened before then. Absent: without an end.')),
    decisions: optional(
      list(
        decisionId('A decision of this ledger.'),
        1_000,
        'Only these. Absent: all of the period.',
      ),
    ),
    redaction: text(
      64,
      'Name of the redaction profile by which they are shown; `none`: they are shown whole.',
    ),
  },
  'What an auditor may read, for good: a further registration of the same principal says the same. Absent: the whole ledger.',
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
    scope: optional(scope),
    registry_entry: optional(
      members(
        {
          seq: count('Its position in the ledger `registry`.'),
          leaf_hash: sha256Hex('Its leaf hash.'),
        },
        'Entry of the ledger `registry` that registered it for the whole installation. Absent: registered for this ledger, by the author of this entry.',
      ),
    ),
    predecessor_entry: optional(
      members(
        {
          seq: count('Its position in the predecessor.'),
          leaf_hash: sha256Hex('Its leaf hash.'),
        },
        'Entry of the predecessor of this ledger, which entry 0 names, that registered the same there. Only Docket names one, and only in the entries right behind entry 0, which says how many they are. Absent: it is not carried over.',
      ),
    ),
  },
  'Somebody who may write into this ledger. A further one of the same principal adds another authenticator, as when a key is replaced.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
