import type { Clause, Oversight } from '../schema/index.js';
import { clause, isShort, passage, quote, type Composer } from './composer.js';
import { joined, type Told } from './told.js';

/** What a human wrote is quoted before other things are: so many times as long as those, while page 1 has room. */
const REASON_WEIGHT = 2;

type Review = Oversight['reviews'][number];

/** One review: who decided what, corrected from what to what, and why. */
function reviewText(composer: Composer, row: Review): Told {
  const { words, model } = composer;
  const { display_role: role, before, after, reason } = row;
  const who = words.reviewer(
    role.state === 'recorded' && isShort(composer, role.text) ? role.text : undefined,
  );
  const unasked = model.oversight.escalations.length === 0;
  const weight = composer.detail.brief ? 1 : REASON_WEIGHT;
  const corrected = before.state !== 'not_recorded' && after.state !== 'not_recorded';
  return joined(
    [
      words.reviewed(who, quote(composer, row.verdict.text, 12), unasked),
      ...(corrected
        ? [words.corrected(quote(composer, before.text, 12), quote(composer, after.text, 12))]
        : []),
      ...(reason.state === 'not_recorded'
        ? []
        : [
            words.reasoned(
              // As many whole sentences as have room, before it is only said to be long.
              passage(composer, reason.text, 12, weight) ??
                quote(composer, reason.text, 12, weight),
            ),
          ]),
    ],
    '; ',
  );
}

/** What humans decided: one review with its words, or several in order with the state they leave and the last one's words. */
export function reviewClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { reviews } = model.oversight;
  const last = reviews.at(-1);
  if (last === undefined) return [];
  const own = [last.verdict, last.reason].filter(({ state }) => state !== 'not_recorded');
  if (reviews.length === 1) {
    return [clause('review', reviewText(composer, last), own, [last.mark])];
  }
  const told = reviews.map((row) => quote(composer, row.verdict.text, 12));
  const verdicts = reviews.map((row) => row.verdict);
  const marks = reviews.map((row) => row.mark);
  return [
    clause('review', words.reviewedInTurn(told, last.standing), verdicts, marks),
    clause('last_review', words.lastReview(reviewText(composer, last)), own, [last.mark]),
  ];
}
