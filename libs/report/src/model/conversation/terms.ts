import { answerText, corpusOf } from './corpus.js';
import { saidSentences, type RecordedConversation, type Said } from './read.js';
import { isQuotable } from './requests.js';

/** What an agent promised a user of a time or a price, and nothing that is recorded before it says. */
export interface ToldTerm {
  said: Said;
  sentence: string;
  /** The very words that are looked for. */
  term: string;
}

const NUMBER =
  '(?:\\d{1,3}|one|two|three|four|five|six|seven|ten|zwei|drei|vier|fünf|sechs|sieben|zehn)';
/** How long something takes, and that it costs nothing; `24-hour` is the name of a rule. */
const TERM = new RegExp(
  `\\b${NUMBER}(?:\\s?(?:-|–|to|bis)\\s?${NUMBER})?\\s(?:(?:business|working|calendar)\\s)?(?:days?|hours?|weeks?|werktagen?|arbeitstagen?|tagen?|stunden|wochen)\\b|\\bpre-?paid\\b|\\bfree of charge\\b|\\bat no (?:extra |additional )?(?:cost|charge)\\b|\\bfrankiert\\w*|\\bkostenlos\\b`,
  'giu',
);

/** What is asked, denied or only would be so is promised by nobody. */
const NO_PROMISE =
  /\?|\b(?:not|no longer|unable|cannot|if|whether|unless|within the|more than|nicht|kein\w*|falls|wenn)\b|n['’]t\b/iu;

/** A term however it is written: `5–7 business days` and `5 to 7 Business Days`. */
const canonical = (term: string): string =>
  term
    .toLowerCase()
    .replaceAll(/\s?(?:–|-|to|bis)\s?/gu, '-')
    .replaceAll(/\s+/gu, ' ');

const termsIn = (text: string): string[] => [...text.matchAll(TERM)].map(([term]) => term);

/** Messages of the agent that are gone through, the last ones, and terms that are told. */
const MESSAGES_MAX = 400;
const TOLD_MAX = 3;

/**
 * Terms that the agent told the user and that stand in no earlier result, in no earlier message of the user and in nothing
 * that is recorded of what the agent was given; each once. A document that is recorded by its hash alone may have them.
 */
export function termsWithoutRecord(conversation: RecordedConversation): ToldTerm[] {
  if (corpusOf(conversation) === undefined) return [];
  const { said, calls, opening = '' } = conversation;
  const sources = [
    { order: 0, terms: termsIn(opening) },
    ...said
      .filter(({ by }) => by === 'user')
      .map(({ order, content }) => ({ order, terms: termsIn(content) })),
    ...calls.map((call) => ({ order: call.order, terms: termsIn(answerText(call)) })),
  ].filter(({ terms }) => terms.length > 0);
  const known = sources.map(({ order, terms }) => ({ order, terms: terms.map(canonical) }));
  const found = new Map<string, ToldTerm>();
  for (const one of said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX))
    for (const sentence of saidSentences(one)) {
      if (!isQuotable(sentence) || NO_PROMISE.test(sentence)) continue;
      const term = termsIn(sentence).find(
        (text) =>
          !known.some(({ order, terms }) => order < one.order && terms.includes(canonical(text))),
      );
      if (term !== undefined && !found.has(canonical(term)))
        found.set(canonical(term), { said: one, sentence, term });
    }
  return [...found.values()].slice(0, TOLD_MAX);
}
