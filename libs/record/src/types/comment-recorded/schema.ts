import { ledgerEnvelope } from '../../schema/common.js';
import { decisionSeq, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    text: text(8_000, 'What is said, in the words of whoever says it.'),
    about: optional(
      decisionSeq(
        'Position in the decision of the entry that this is about. Of a comment: this answers it. Absent: it is about the decision as a whole.',
      ),
    ),
    // No `supersedes`: what somebody said stays said, and is put right by a further comment about it.
    ...ledgerEnvelope,
  },
  'What a person remarks on a decision, also after it was closed. It decides nothing: no state, no directive and no escalation follows from it.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
