import { VERDICTS } from '../../schema/common.js';
import { choice, decisionSeq, escalationId, members } from '../../schema/vocabulary.js';

const body = members(
  {
    escalation_id: escalationId('The escalation that was answered.'),
    review: decisionSeq('Position in the decision of the review that answered it.'),
    verdict: choice(VERDICTS, "The human's verdict."),
    directive: choice(['proceed', 'stop'], 'What the verdict means for the decision.'),
  },
  'A human decided.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
