import type { Clause } from '../schema/index.js';
import { standingAfter } from '../model/standing.js';
import { clause, quote, type Composer } from './composer.js';

/** What humans decided: one verdict with its reviewer, or several in order with the state they leave. */
export function reviewClause(composer: Composer, end: ';' | '.'): Clause {
  const { model, words } = composer;
  const { escalations, reviews } = model.oversight;
  const told = reviews.map((row) => quote(composer, row.verdict.text));
  const [first] = reviews;
  const [verdict] = told;
  const facts = reviews.map((row) => row.verdict);
  const marks = reviews.map((row) => row.mark);
  if (first === undefined || verdict === undefined || reviews.length > 1) {
    return clause('review', words.reviewedInTurn(told, standingAfter(reviews)), facts, end, marks);
  }
  const { display_role: role } = first;
  const who = words.reviewer(role.state === 'recorded' ? quote(composer, role.text) : undefined);
  const text =
    escalations.length > 0 ? words.reviewed(who, verdict) : words.unaskedReview(who, verdict);
  return clause('review', text, facts, end, marks);
}
