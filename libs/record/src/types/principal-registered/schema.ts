import { ROLES } from '../../roles.js';
import { SIGN_INS } from '../../sign-ins.js';
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
    kind: choice(SIGN_INS, 'What it is: entries written with it name this as `via`.'),
    id: text(
      128,
      'Id of it, which is no secret: of an API key the part of its token that names it.',
    ),
    fingerprint: sha256Hex(
      'Of an API key: SHA-256 of `docket-api-key/v1`, a line feed and the SHA-256 of its secret. A key that does not give it opens nothing.',
    ),
    expires_at: optional(time('Until when it is good. Absent: until it is revoked.')),
  },
  'By what the principal is recognised.',
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
