import { CREDENTIAL_ID_MAX } from '../../schema/passkey.js';
import { members, optional, principalId, text, time } from '../../schema/vocabulary.js';

const body = members(
  {
    principal: principalId('Whom it is about, as registered.'),
    authenticator: optional(
      text(
        CREDENTIAL_ID_MAX,
        'Id of the one authenticator that is revoked. Absent: the principal itself is.',
      ),
    ),
    from: optional(time('From when on, by the time of the ledger. Absent: from this entry on.')),
    reason: optional(text(4_000, 'Why. Absent: not recorded.')),
  },
  'Somebody may no longer write into this ledger, or no longer with this authenticator. Nothing takes it back.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
