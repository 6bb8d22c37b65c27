import { REVIEW_VERDICTS } from '../../schema/common.js';
import {
  choice,
  decisionSeq,
  escalationId,
  list,
  members,
  optional,
} from '../../schema/vocabulary.js';

const body = members(
  {
    escalation_id: escalationId('The escalation that was answered.'),
    review: decisionSeq('Position in the decision of the review that answered it.'),
    verdict: choice(REVIEW_VERDICTS, "The human's verdict."),
    directive: choice(['proceed', 'stop'], 'What the verdict means for the decision.'),
    approvals: optional(
      list(
        decisionSeq('Position in the decision of a review that says yes.'),
        5,
        'The reviews of different people that together let it go on, the last of them in `review`. Absent: one was enough, or it was stopped.',
      ),
    ),
  },
  'A human decided.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
