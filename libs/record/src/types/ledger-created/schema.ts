import { policy } from '../../schema/policy.js';
import { choice, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    format: choice(['docket-ledger/v1'], 'Format of the ledger.'),
    origin: text(255, 'Globally unique name of the ledger.'),
    public_key: text(512, 'Key that signs checkpoints, as a C2SP verifier key.'),
    policy,
    second_public_key: optional(
      text(
        2_048,
        'Key of ML-DSA-44 that signs every checkpoint beside the other, as a C2SP verifier key of type 0x06 that is named after the origin. Absent: there is none.',
      ),
    ),
    authors: optional(
      choice(
        ['registered'],
        'Whoever writes into it is registered in it before (principal.registered). Absent: its authors are registered nowhere in it, and nobody is held to that.',
      ),
    ),
  },
  'Entry 0 of every ledger.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
