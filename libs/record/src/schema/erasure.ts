import { count, decisionId, list, members, sha256Hex, text, time, verbatim } from './vocabulary.js';

/** Entries of one erasure. */
const ENTRIES_MAX = 1_000;
/** Values of one entry: as many as a body commits to. */
const VALUES_MAX = 10_000;

/** Which values go, by entry: named by where they stand, never by what they are. */
export const erasedValues = list(
  members(
    {
      seq: count('Position in the ledger of the entry whose values go.'),
      decision: decisionId('Its decision.'),
      type: text(64, 'Its type, as its leaf says: how long it is kept may hang on it.'),
      time: time(
        "The ledger's time of that entry, as its leaf says: a legal hold may be for a period.",
      ),
      commitment: sha256Hex(
        'What its leaf commits to (its member `body`), which stays: the digests of the values that go are under it.',
      ),
      pointers: list(
        verbatim(4_096, 'JSON Pointer of a committed value: a scalar, or an empty container.'),
        VALUES_MAX,
        'Where the values stand in its body, each once, one at least.',
      ),
    },
    'Values of one entry.',
  ),
  ENTRIES_MAX,
  'Every entry of which values go, ascending. What it does not name stays.',
);
