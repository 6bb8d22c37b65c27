import { CREDENTIAL_ID_MAX } from '../../schema/passkey.js';
import { members, optional, principalId, text } from '../../schema/vocabulary.js';

const body = members(
  {
    principal: principalId('Whose it is, as registered.'),
    authenticator: text(CREDENTIAL_ID_MAX, 'Id of the authenticator that is confirmed.'),
    reason: optional(text(4_000, 'Why. Absent: not recorded.')),
  },
  'A second person confirms what another one registered. Where the policy asks for two people, an authenticator opens nothing before.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
