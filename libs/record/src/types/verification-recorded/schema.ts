import { choice, count, list, members, text } from '../../schema/vocabulary.js';

const DEPTHS = ['chain', 'full'] as const;
const RESULTS = ['verified', 'not_verified'] as const;
/** More than there are codes. */
const CODES_MAX = 256;

const body = members(
  {
    depth: choice(
      DEPTHS,
      '`chain`: leaves, links, tree and checkpoints; `full`: also every body, the rules, and what is derived from the entries.',
    ),
    result: choice(
      RESULTS,
      '`verified`: every check that was made passed; `not_verified`: one did not.',
    ),
    entries: count(
      'How many entries there were, from entry 0 on: what came after them was not looked at.',
      Number.MAX_SAFE_INTEGER,
    ),
    findings: list(
      members(
        {
          code: text(64, 'Code of the finding, e.g. "leaf_hash_mismatch".'),
          count: count('How often it was listed.', Number.MAX_SAFE_INTEGER),
        },
        'Findings of one code.',
      ),
      CODES_MAX,
      'What was found, by code, of the first 1,000 findings. Empty: nothing.',
    ),
  },
  'Docket verified the whole ledger by itself, on its schedule. Whoever can change both the database and Docket can have this written: it takes the place of no verification by somebody else.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
