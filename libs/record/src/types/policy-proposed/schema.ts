import { ledgerEnvelope } from '../../schema/common.js';
import { policy } from '../../schema/policy.js';
import { members, text } from '../../schema/vocabulary.js';

const body = members(
  {
    policy,
    reason: text(4_000, 'Why it is to be changed.'),
    ...ledgerEnvelope,
  },
  'A whole new policy that one person proposes, and that is not in force. Another person brings it into force with policy.changed within 30 days, as it stands here. It lapses with the next proposal and with the next policy.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
