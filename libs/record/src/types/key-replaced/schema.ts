import { ledgerEnvelope } from '../../schema/common.js';
import {
  count,
  formatted,
  members,
  optional,
  PATTERN,
  sha256Hex,
  text,
} from '../../schema/vocabulary.js';

const body = members(
  {
    proposal: count(
      'Sequence number of the key.proposed, of occasion `lost`, that it brings into force.',
    ),
    previous_key: text(
      512,
      'The key in force until now, which was lost, as a C2SP verifier key. It has signed nothing of this.',
    ),
    public_key: text(512, 'The key in force from the next entry on, as a C2SP verifier key.'),
    acceptance: formatted(
      PATTERN.base64url64,
      86,
      '64 bytes in base64url without padding (RFC 4648 section 5)',
      'Ed25519 signature of the new key over the replacement (docs/format, section 9.3), so that it is there.',
    ),
    signed_size: count(
      'Entries of the newest checkpoint that Docket still had of the lost key: those from there on, this one among them, are signed with the new key alone. 0: it had none.',
      Number.MAX_SAFE_INTEGER,
    ),
    signed_root: optional(sha256Hex('Root of that checkpoint. Absent: it had none.')),
    reason: text(4_000, 'What became of the key, and how it is known that nobody else has it.'),
    ...ledgerEnvelope,
  },
  'The key that signs the checkpoints was lost, and a second person brings another one into force. The lost key did not hand over: that the new one is the ledger’s, the two people say who proposed and confirmed it, and no signature. Whoever trusts the lost key is told so by each verification.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
