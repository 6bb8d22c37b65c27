import { ACTS, ASKS_USER, ORDERED, REFUSAL } from './acts.js';
import type { Came } from './came.js';
import { saidSentences } from './read.js';
import type { RecordedConversation, Said } from './read.js';
import { saysNothing } from './replies.js';
import { closestTo, isQuotable, LATER_MAX, refusalsIn, shared } from './requests.js';
import { nameWords } from './words.js';

/** What asks to be told something, and orders nothing. */
const ASKS_TO_KNOW =
  /\b(?:know|tell me|give me|share|what(?:['’]s| is| are| was)?|how (?:much|many|long)|when|number|status|balances?|totals?|price|wissen|wie viel|wann|nennen)\b/iu;

/** What is to be told once the rest is done: what is told of it before that is no answer. */
const AFTERWARDS =
  /\b(?:once|after|when|wenn|sobald|nachdem)\b[^.?]*\b(?:done|complete[ds]?|finish(?:ed)?|through|fertig|erledigt|abgeschlossen)\b/iu;

/** Words that an answer names again. */
const NAMED_MIN = 2;

/**
 * Sentences of later messages, in figures, that give what the request asked to be told and the first reply did not tell;
 * one that stands in the replies right behind the request answers it, and is no later one.
 */
export function laterAnswers(
  { said }: RecordedConversation,
  { request, replies }: { request: Said; replies: readonly Said[] },
  wishes: readonly string[],
  came: readonly Came[],
): Came[] {
  const told = came.flatMap((one) => ('sentence' in one ? [one.sentence] : []));
  const open = wishes.filter(
    (wish) =>
      ASKS_TO_KNOW.test(wish) &&
      !ORDERED.test(wish) &&
      !told.some((sentence) => shared(wish, sentence) >= NAMED_MIN),
  );
  if (open.length === 0) return [];
  const at = said.indexOf(request);
  const later = said.slice(at + 1, at + 1 + LATER_MAX).filter(({ by }) => by === 'agent');
  const found = new Map<string, Came>();
  for (const wish of open) {
    const answer = answerIn(AFTERWARDS.test(wish) ? later.toReversed() : later, wish);
    if (answer === undefined || told.includes(answer.sentence)) continue;
    const kind = replies.includes(answer.said) ? 'answered' : 'answered_later';
    found.set(answer.sentence, { kind, ...answer });
  }
  return [...found.values()];
}

/** The first sentence in figures that names again what was asked for, and promises and asks nothing. */
function answerIn(later: readonly Said[], wish: string) {
  for (const one of later) {
    const sentence = closestTo(
      wish,
      saidSentences(one).filter(
        (text) =>
          isQuotable(text) &&
          /\d/u.test(text) &&
          !text.endsWith('?') &&
          !REFUSAL.test(text) &&
          !saysNothing(text) &&
          !ASKS_USER.test(text),
      ),
    );
    if (sentence !== undefined) return { said: one, sentence };
  }
  return undefined;
}

/** From now on, which forwards nothing. */
const ONWARDS = /\b(?:going|moving|looking) forward\b/giu;

/** What somebody asks not to be done is asked for by nobody, and what is sent back is returned. */
const NEGATED = /\b(?:not|never|no(?! longer needed)|nicht|kein\w*)\b|n['’]t\b|\bback\b/iu;

/** The first word of a tool's name that says what it does, and not only that it looks something up. */
const LEADS = /^(?!get|find|list|search|check|calculate|think|read|fetch|look)\p{L}{4,}$/u;

/**
 * Acts that the request asks for and no call on record, of whatever end, is named for: neither the act nor, but for
 * calls that only look up, what does it. One that was refused is told as that.
 */
export function notCalled(
  conversation: RecordedConversation,
  wishes: readonly string[],
  came: readonly Came[],
  isAgreed = false,
): Came[] {
  const { calls } = conversation;
  const named = new Set(refusalsIn(conversation).flatMap(({ sentence }) => nameWords(sentence)));
  const first = came.flatMap((one) => (one.kind === 'refused' ? [one.sentence] : []));
  const asked = wishes.filter((wish) => !NEGATED.test(wish));
  const uncalled = ACTS.flatMap(({ name, tools, promised }) => {
    if (promised === undefined) return [];
    const wanted = new RegExp(
      `\\b(?:to|please|you|möchte)\\s(?:[^.,;?]{0,60}\\s)?(?:${promised.source})\\b|^(?:and )?(?:yes|ja)\\b[,—–: -]{1,4}(?:please )?(?:${promised.source})\\b`,
      'iu',
    );
    const wish = asked.find((text) => wanted.test(text.replaceAll(ONWARDS, '')));
    if (wish === undefined) return [];
    const isCalled = calls.some(({ tool, effect }) =>
      nameWords(tool).some(
        (word) =>
          word.startsWith(name) ||
          (effect !== 'read' && tools.some((begin) => word.startsWith(begin))),
      ),
    );
    // A wish for something else, which was called, may name the act as a thing: to be transferred for help with a refund.
    const isOther = calls.some(({ tool }) => {
      const [verb = ''] = nameWords(tool);
      return !verb.startsWith(name) && LEADS.test(verb) && nameWords(wish).includes(verb);
    });
    const isRefused =
      [...named].some((word) => word.startsWith(name)) ||
      // What a longer message agrees to shares words with much that is said of something else.
      (!isAgreed && first.some((sentence) => shared(wish, sentence) > 0));
    return isCalled || isOther || isRefused ? [] : [wish];
  });
  return [...new Set(uncalled)].map((wish) => ({ kind: 'not_called', wish }));
}
