import { ledgerEnvelope } from '../../schema/common.js';
import { count, formatted, members, optional, PATTERN, text } from '../../schema/vocabulary.js';

const signature = (description: string) =>
  formatted(
    PATTERN.base64url64,
    86,
    '64 bytes in base64url without padding (RFC 4648 section 5)',
    description,
  );

const body = members(
  {
    proposal: count('Sequence number of the key.proposed that it brings into force.'),
    previous_key: text(512, 'The key in force until now, as a C2SP verifier key.'),
    public_key: text(512, 'The key in force from the next entry on, as a C2SP verifier key.'),
    handover: signature(
      'Ed25519 signature of the previous key over the hand-over (docs/format, section 9.1).',
    ),
    acceptance: signature('Signature of the new key over the same, so that it is there.'),
    note: optional(text(4_000, 'More about it. Absent: not recorded.')),
    ...ledgerEnvelope,
  },
  'A second person brings a proposed key into force. Checkpoints that cover this entry are signed with the new key, and carry the hand-over; smaller ones stay with the key before.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
