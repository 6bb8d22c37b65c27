import { serverKey } from '../../schema/signing-key.js';
import { policy } from '../../schema/policy.js';
import { choice, count, members, optional, sha256Hex, text } from '../../schema/vocabulary.js';

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
    server_key: optional(serverKey),
    predecessor: optional(
      members(
        {
          origin: text(255, 'Globally unique name of the ledger that this one continues.'),
          public_key: text(512, 'Key of its entry 0, as a C2SP verifier key.'),
          size: count(
            'Its entries up to the one that closes it (ledger.closed), which names this ledger.',
            Number.MAX_SAFE_INTEGER,
          ),
          root: sha256Hex('Root of its tree of that size.'),
          checkpoint: text(65_536, 'Its signed note of that size and root (C2SP tlog-checkpoint).'),
          registrations: count(
            'How many of its registrations are carried over: so many entries right behind this one (principal.registered with a predecessor_entry), and none behind these.',
            Number.MAX_SAFE_INTEGER,
          ),
          idempotency_keys: optional(
            choice(
              ['anew'],
              'Idempotency keys begin anew here. Absent: one that was used in it, or in one that it continues, is refused here.',
            ),
          ),
        },
        'The ledger that this one continues, as it was when it was closed. Absent: it continues none.',
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
