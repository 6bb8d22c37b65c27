import { count, members, optional, sha256Hex, text } from '../../schema/vocabulary.js';

const body = members(
  {
    origin: text(255, 'Globally unique name of the ledger that was moved.'),
    from_cell: text(16, 'Cell that it lived in until then.'),
    to_cell: text(16, 'Cell that it lives in from then on.'),
    size: count(
      'Entries that it had when it stood still: just these were copied.',
      Number.MAX_SAFE_INTEGER,
    ),
    root: sha256Hex('Root of the tree of those entries, in both cells.'),
    reason: text(4_000, 'Why.'),
    approved_by: optional(text(200, 'Function or pseudonym of who approved it. Never a name.')),
  },
  'Somebody with the rights of the owner of both databases had the ledger moved from one cell of the installation to another. In the ledger itself it is the first entry that the new cell wrote; the registries of both cells have it too. What the old cell keeps ends with the entry before.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
