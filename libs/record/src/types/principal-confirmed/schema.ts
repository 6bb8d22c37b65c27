import { CREDENTIAL_ID_MAX } from '../../schema/passkey.js';
import { registrarSignature } from '../../schema/signing-key.js';
import { members, optional, principalId, text } from '../../schema/vocabulary.js';

const body = members(
  {
    principal: principalId('Whose it is, as registered.'),
    authenticator: text(CREDENTIAL_ID_MAX, 'Id of the authenticator that is confirmed.'),
    reason: optional(text(4_000, 'Why. Absent: not recorded.')),
    signature: optional(registrarSignature),
  },
  'A second person confirms what another one registered, or a registrar vouches for it. Where the policy asks for two people, or names registrars, an authenticator opens nothing before.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
