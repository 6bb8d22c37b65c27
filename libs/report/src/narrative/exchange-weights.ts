import { ASKED, ORDERED } from '../model/conversation/acts.js';
import { isAlike, thingsIn } from '../model/conversation/words.js';
import type { Exchange } from '../schema/index.js';

/** What came of it by weight: the less the more. What was handed over is as much as what was refused. */
const ORDER: Readonly<Record<Exchange['came'][number]['kind'], number>> = {
  changed: 0,
  called: 0,
  refused: 1,
  failed: 0.44,
  not_called: 1.1,
  answered_later: 1.3,
  answered: 3,
  asked: 4,
  proposed: 1.4,
  looked_up: 4.5,
};
/** What the agent said, and neither asked nor proposed. */
export const SAYS: readonly Exchange['came'][number]['kind'][] = ['refused', 'answered'];

/** Of one behind which nothing came. */
const NOTHING = 5;
/** Of one that was answered as one before: that it was asked for is what it tells. */
const REPEATED = 2;
/** Of the request, where it was refused, was answered later, or has no call: what it came to is what is read for. */
const REQUESTED = 0.6;
/** Of one that was refused: it is told before what was only wanted, and behind what was done. */
const REFUSED = 0.45;
/** Of a message right before one behind which something changed: it says what was wanted. */
const WANTED = 0.5;
/** Of one before that. */
const SOON = 1.25;
/** Of a message before one that was refused or handed over, where the agent only asked back: it has the wish, the next one what was asked for. */
const WISHED = 0.95;
/** Of the first requests behind which nothing came but a question: what came later began with them. */
const BEGAN = 1.5;
const BEGAN_MAX = 1;

/** What each weighs: the less the more. */
function weightsOf(all: readonly Exchange[]): number[] {
  // One that stands with the message before it says itself what was wanted.
  const changed = all.map(
    ({ came, asked }) =>
      came.some(({ kind }) => kind === 'changed') && !asked.some((one) => one.is_reply === true),
  );
  const decided = all.map(({ came }) =>
    came.some(({ kind }) => kind === 'refused' || kind === 'called'),
  );
  let began = 0;
  const repeated = repeatedIn(all);
  return all.map((one, at) => {
    const { came, is_request: isRequest = false } = one;
    if (isLeftOpen(one)) return LEFT_OPEN;
    if (repeated.has(at)) return REPEATED;
    const own = Math.min(NOTHING, ...came.map(({ kind }) => ORDER[kind]));
    if (tellsSelf(one)) return NEEDED;
    if (isConditioned(one)) return CONDITIONED;
    if (isRefused(one) && !isNeed(came)) return Math.min(own, REFUSED);
    if (changed[at + 1] === true) return Math.min(own, WANTED);
    if (decided[at + 1] === true && own >= ORDER.answered && !isRequest) return WISHED;
    // What an agent needs first is no answer, once it was given.
    if (own >= ORDER.refused && isNeed(came) && all.slice(at + 1).some(isActed)) return NEEDED;
    if (isRequest && own < ORDER.answered) return Math.min(own, REQUESTED);
    if (own < ORDER.answered) return own;
    began += 1;
    if (began <= BEGAN_MAX) return BEGAN;
    return changed[at + 2] === true ? SOON : own;
  });
}

const OF_SELF = /\b(?:user ?(?:id|name)|e-?mail|zip|my name|nutzer-?id|mein name)\b/iu;

/** Whether a sentence says who somebody is. */
export const isOfSelf = (text: string): boolean => OF_SELF.test(text);

/** Whether somebody only tells who they are, and was asked something else. */
const tellsSelf = ({ came, asked, is_request: isRequest }: Exchange): boolean =>
  isRequest !== true &&
  came.every(({ kind }) => kind === 'asked') &&
  asked.some(({ text }) => OF_SELF.test(text)) &&
  asked.every(({ text }) => OF_SELF.test(text) || text.length <= SHORT_MAX);

/** Longest sentence that beside who somebody is asks for no more than to be looked up, in UTF-16 units. */
const SHORT_MAX = 50;

/** Whether the agent said of what a message asks for that it is not possible. */
const isRefused = ({ came, asked }: Exchange): boolean =>
  came.some(({ kind }) => kind === 'refused') &&
  asked.some(({ text }) => ASKED.test(text) || ORDERED.test(text));

/** Of one that orders something under a condition, and was answered: it is told before what was only refused. */
const CONDITIONED = 0.44;
const ONLY_IF = /\bonly if\b|^[“„]?if (?:yes|so)\b|\bnur wenn\b|^[“„]?wenn ja\b/iu;

const isConditioned = ({ came, asked }: Exchange): boolean =>
  came.some(({ kind }) => kind === 'proposed' || kind === 'refused') &&
  asked.some(({ text }) => ONLY_IF.test(text) && ORDERED.test(text));

/** Of the last message of all, which wants something. */
const LEFT_OPEN = 0.43;
const WANTS = /\b(?:please|yes|go ahead|bitte|ja)\b/iu;
/** That something is to stay as it is, or not to be done, is the last word of it. */
const ENDS_WITH =
  /\b(?:(?:keep|leave)\b[^.]{0,80}\bas[- ]is|do not (?:cancel|change)|don['’]t (?:cancel|change))\b/iu;
const WANTS_NOTHING = /^[“„]?(?:no|nein|thanks|thank you|danke)\b/iu;

export const isLeftOpen = ({ is_end: isEnd, asked }: Exchange): boolean =>
  isEnd === true &&
  asked.some(({ text }) => (WANTS.test(text) || ENDS_WITH.test(text)) && !WANTS_NOTHING.test(text));

/** Of one to which the agent only said what it needs, and got it. */
const NEEDED = 4.6;
const NEEDS =
  /\b(?:I(?:['’]ll| will)?(?: also)? need|(?:is|are) (?:needed|required)|(?:benötige|brauche))\b|^[“„]?(?:If you (?:can |could )?(?:provide|give|share|have)|Falls Sie)\b/u;

const isNeed = (came: Exchange['came']): boolean =>
  came.length > 0 && came.every(({ kind, text }) => kind === 'asked' || NEEDS.test(text));

/** Share of the words of an answer that an earlier one has too, so that it is the same again. */
const SAME_SHARE = 0.6;

/** Words of its own that an answer has at least, and words of it and of a question that are compared. */
const OWN_MIN = 3;
const WORDS_MAX = 60;

/** Of those to which only the same was answered as to an earlier one, in about the same words: their places, with the last of these. */
export function repeatedIn(all: readonly Exchange[]): ReadonlyMap<number, number> {
  const earlier: { at: number; words: string[] }[] = [];
  const found = new Map<number, number>();
  for (const [at, { came, asked }] of all.entries()) {
    const [first] = came;
    if (first === undefined || came.length > 1 || !SAYS.includes(first.kind)) continue;
    const words = [...new Set(thingsIn(first.text))].slice(0, WORDS_MAX);
    // What an answer names again of the question is not what it says.
    const question = asked.flatMap(({ text }) => thingsIn(text)).slice(0, WORDS_MAX);
    const own = words.filter((word) => !question.some((one) => isAlike(one, word)));
    const isSame = (before: readonly string[]): boolean =>
      own.filter((word) => before.some((one) => isAlike(one, word))).length >=
      own.length * SAME_SHARE;
    const same = own.length < OWN_MIN ? undefined : earlier.findLast((one) => isSame(one.words));
    if (same !== undefined) found.set(at, same.at);
    earlier.push({ at, words });
  }
  return found;
}

/** Whether something was done behind a message, or handed over. */
export const isActed = ({ came }: Pick<Exchange, 'came'>): boolean =>
  came.some(({ kind }) => kind === 'changed' || kind === 'called');

/** The places of all exchanges, those that say most of what was done and refused first. */
export function byWeight(all: readonly Exchange[]): number[] {
  const weights = weightsOf(all);
  return all.map((_, at) => at).toSorted((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
}
