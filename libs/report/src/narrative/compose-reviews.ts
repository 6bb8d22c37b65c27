import type { Clause, Fact, Oversight } from '../schema/index.js';
import { clause, isShort, passage, quote, type Composer } from './composer.js';
import { joined, type Told } from './told.js';

/** What a human wrote is quoted before other things are: so many times as long as those, while page 1 has room. */
const REASON_WEIGHT = 2;

type Review = Oversight['reviews'][number];

/** Members of a correction that are told one by one; of more the whole is told. */
const MEMBERS_MAX = 3;

/** What a correction changed: member by member where few single values of an object differ, else the whole. */
function correction(composer: Composer, before: Fact, after: Fact): Told[] {
  const { words, quotation } = composer;
  const told = (value: unknown): Told =>
    quote(composer, quotation(typeof value === 'string' ? value : JSON.stringify(value)), 12);
  const changed = changedMembers(before, after);
  if (changed === undefined)
    return [words.corrected(quote(composer, before.text, 12), quote(composer, after.text, 12))];
  return changed.map(([name, from, to]) => words.correctedMember(told(name), told(from), told(to)));
}

type Changed = [name: string, before: unknown, after: unknown];

/** Undefined where they are no objects of the same members, or differ in what is no single value, in nothing, or in much. */
function changedMembers(before: Fact, after: Fact): Changed[] | undefined {
  const [from, to] = [before, after].map(({ state, value }) =>
    state === 'recorded' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined,
  );
  if (from === undefined || to === undefined || from.size !== to.size) return undefined;
  const pairs = [...from].map(([name, value]): Changed => [name, value, to.get(name)]);
  const changed = pairs.filter(([, one, other]) => one !== other);
  const isTold =
    pairs.every(([name]) => to.has(name)) &&
    changed.every(([, ...values]) => values.every((value) => SINGLE.has(typeof value)));
  return isTold && changed.length > 0 && changed.length <= MEMBERS_MAX ? changed : undefined;
}

const SINGLE: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

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
      ...(corrected ? correction(composer, before, after) : []),
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
