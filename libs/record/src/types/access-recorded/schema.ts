import { envelope } from '../../schema/common.js';
import { left } from '../../schema/custody.js';
import { choice, members, optional, sha256Hex, text } from '../../schema/vocabulary.js';

const body = members(
  {
    kind: choice(
      ['ledger_entries', 'decision_entries', 'search', 'evidence', 'export_content'],
      'What was read: a range of the ledger, entries of one decision, what a filter found, evidence with its proofs, or the file of an export.',
    ),
    sha256: sha256Hex('SHA-256 of the bytes that left.'),
    filter_sha256: optional(
      sha256Hex(
        'SHA-256 of the filter in canonical JSON, where entries were picked by one. Not the filter itself: it may hold personal data.',
      ),
    ),
    export_id: optional(text(64, 'The export whose file was read.')),
    ...left,
    ...envelope,
  },
  'Somebody read recorded bodies. Written by Docket before a byte of the answer leaves; the actor is the reader.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
