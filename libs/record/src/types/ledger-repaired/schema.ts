import { choice, count, list, members } from '../../schema/vocabulary.js';

const REPAIRED = ['decisions', 'idempotency_keys', 'search', 'tiles', 'exports'] as const;

const body = members(
  {
    verified_size: count(
      'How many entries had been verified before: what was made anew follows from them.',
      Number.MAX_SAFE_INTEGER,
    ),
    repaired: list(
      members(
        {
          what: choice(
            REPAIRED,
            '`decisions`: states of decisions; `idempotency_keys`: answers to repeated requests; `search`: what decisions are found by; `tiles`: hashes that proofs are made from; `exports`: files that were said to be ready and are not those that were recorded.',
          ),
          rows: count(
            'How many rows were taken away, or put there. 0: the table differed, and was filled anew as a whole.',
            Number.MAX_SAFE_INTEGER,
          ),
        },
        'What did not follow from the entries.',
      ),
      REPAIRED.length,
      'What did not follow from the entries, and was made anew from them.',
    ),
  },
  'Somebody with the rights of the database’s owner had what is derived made anew, after the entries were verified, and some of it was not what they give. What was answered from it until then may have been wrong.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
