import { ledgerEnvelope } from '../../schema/common.js';
import { decisionId, flag, list, members, optional, text, time } from '../../schema/vocabulary.js';

const body = members(
  {
    whole_ledger: optional(flag('Whether nothing of the ledger may be erased.')),
    decisions: optional(
      list(decisionId('A decision.'), 1_000, 'Decisions of which nothing may be erased.'),
    ),
    subject_ref: optional(
      text(
        256,
        'Pseudonym of the person whose decisions these are: the ones that there were when it was placed.',
      ),
    ),
    period: optional(
      members(
        {
          from: time('First moment of it.'),
          to: time('Last moment of it.'),
        },
        "Nothing may be erased of the entries whose time, by the ledger's clock, is in it.",
      ),
    ),
    reason: text(4_000, 'Why: a claim, an investigation, a request of an authority.'),
    ...ledgerEnvelope,
  },
  'Nothing of what it covers may be erased until it is lifted. It covers whatever one of its members names.',
  {
    anyOf: [{ required: ['whole_ledger'] }, { required: ['decisions'] }, { required: ['period'] }],
  },
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
