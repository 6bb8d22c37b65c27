import { ASKED, ASKS_USER, REFUSAL } from './acts.js';
import type { Came } from './came.js';
import { ENDED, isGround } from './ground-sentences.js';
import { tellsSum } from './money.js';
import { saidSentences, type Said } from './read.js';
import { refersBack } from './refers-back.js';
import { isFiller, isNote, isQuotable, shared } from './requests.js';

/** What an agent offers or is about to do answers nothing yet. */
const OFFER =
  /^(?:certainly|sure|of course|thanks?|great|find|look|check|retrieve|locate|i['’]ve|to|which|whether|what|how|your|you (?:asked|mentioned|requested)|gerne)\b|\b(?:i['’]ll|i will|verify your|let me|let['’]s|once|please|you can|if you|ich werde|bitte|falls|sobald)\b/iu;

/** What an option or a step of a list says is to be done: without what stands before it, it reads as an order. */
const INSTRUCTS =
  /^(?:cancel|return|exchange|swap|switch|change|update|modify|remove|keep|leave|add|book|upgrade|refund|transfer|apply|process|proceed|submit|charge|ship|use|set|send|issue|move|pay|confirm|share|reply|provide) (?:the|that|whether|your|this|that|an?|my|it|all|both|one|only|either|items?|to|with)\b/iu;

/** That the agent can help, and that it knows who asks, answers nothing. */
const HELPS =
  /\bI(?: can|['’]d be|['’]m| am)(?: \w+)? (?:help|assist|happy|glad)\b(?!.*\b(?:since|because|due)\b)|\b(?:found|located|pulled up|verified|retrieved)\b[^.]{0,40}\byour (?:account|profile|identity)\b|\bthank(?:s| you) for (?:asking|your|the)\b|^you['’]ve (?:asked|requested|mentioned)\b/iu;

/** `A) Modify the items …`: one of several options says nothing of what became of a wish. */
const LETTERED = /^[A-H][.)]\s/u;

/** What answers a question in its first word, and goes on. */
const YES_OR_NO = /^(?:yes|no|ja|nein)(?:,| ?[—–])\s(?!(?:i|we|ich|wir)\b)/iu;

const isYesOrNo = (sentence: string): boolean => YES_OR_NO.test(sentence) && ENDED.test(sentence);

/** What says in figures what something is, before a list of what belongs to it: `The fastest is option 2, with 5 hours:`. */
const introduces = (sentence: string): boolean =>
  sentence.endsWith(':') &&
  isQuotable(sentence.slice(0, -1)) &&
  /\d/u.test(sentence) &&
  /\b(?:is|are|comes? to|ist|sind|beträgt)\b/iu.test(sentence) &&
  !/\b(?:here|following|follows|below|available|options|details|folgende\w*|hier)\b/iu.test(
    sentence,
  );

/** Whether a sentence of an agent says nothing by itself of what became of a wish. */
export const saysNothing = (sentence: string): boolean =>
  INSTRUCTS.test(sentence) || HELPS.test(sentence) || LETTERED.test(sentence);

/** A condition of the user's, and what an agent cannot do for want of something that it asks for. */
const GIVES_LEAVE =
  /\bif (?:you|your)\b|\bwhether\b|\b(?:before|until|once|unless|without) (?:you|your|i|we)\b|\bafter (?:this|that)\b|^after\b|\bcan(?:not|['’]t) (?:find|locate|see)\b|falls sie|bevor|bis\b/iu;

/** What is only so where something else is: nothing was said of that yet. */
const CONDITION = /^(?:if|wenn|falls)\b/iu;

/**
 * What refuses, else of the agent's first reply the sentence that refuses most of what was asked for; and the one that
 * answers most of what was asked beside it. A question answers nothing, and neither does a refusal of what a later message gives.
 */
export function answersTo(
  said: Said,
  replies: readonly Said[],
  refused: readonly Came[],
  { behind, given }: { behind: Behind; given: ReadonlySet<string> },
): Came[] {
  const questions = saidSentences(said).filter((text) => isQuotable(text) && ASKED.test(text));
  const asking = questions.filter((text) => !isFiller(text));
  const wanted = asking.filter((text) => text.endsWith('?'));
  const found = replies
    .slice(0, 1)
    .flatMap((reply) =>
      saidSentences(reply)
        .filter(
          (text, at, sentences) =>
            (isQuotable(text) || introduces(text)) &&
            !(REFUSAL.test(text) && isNote(sentences, at)) &&
            !text.endsWith('?') &&
            !given.has(text) &&
            (REFUSAL.test(text)
              ? !GIVES_LEAVE.test(text) && !CONDITION.test(text)
              : isYesOrNo(text) ||
                (!OFFER.test(text) && !CONDITION.test(text) && !saysNothing(text))),
        )
        .map((sentence) => {
          const refuses = REFUSAL.test(sentence);
          // A wish is refused too; only a question is answered.
          const to = refuses ? asking : wanted;
          const same = Math.max(0, ...to.map((text) => shared(text, sentence)));
          const says = Number(wanted.length === 1 && isYesOrNo(sentence));
          return { said: reply, sentence, same, refuses, says };
        }),
    )
    .filter(({ same, refuses }) => same > (refuses ? 0 : 1))
    // What says yes or no is the answer, whatever else of it names more of the question again.
    .toSorted((a, b) => b.says - a.says || b.same - a.same);
  const told = ({ said: reply, sentence, refuses }: (typeof found)[number]): Came => ({
    kind: refuses ? 'refused' : 'answered',
    said: reply,
    sentence,
  });
  const refusing =
    refused.length > 0
      ? refused
      : found
          .filter(({ refuses }) => refuses)
          .slice(0, 1)
          .map(told);
  // Beside a refusal an answer is told where more than one thing was asked; beside what was done one that names much again.
  const isAnswered =
    behind !== 'other' && (refusing.length === 0 || (wanted.length > 1 && behind === 'nothing'));
  const answering = isAnswered
    ? found
        .filter(({ refuses, same }) => !refuses && (behind === 'nothing' || same >= BESIDE_ACT_MIN))
        .slice(0, 1)
        .map(told)
    : [];
  return [...refusing, ...answering];
}

/** What was called behind a message: of a failure, and of a handover, the call says what came of it. */
export type Behind = 'nothing' | 'change' | 'other';

/** Words of a question that an answer beside what was done names again. */
const BESIDE_ACT_MIN = 3;

/** What somebody says who wants to know what something comes to, or of what is paid or paid back. */
const ASKS_SUM =
  /\b(?:total|amount|how much|prices?|costs?|paid|pay(?:ments?)?|charged?|difference|refund\w*|gesamt\w*|betrag|kosten|preis|erstatt\w*)\b/iu;

/** What would not be as it was asked for. */
const DEPARTS = /\bwould (?:also )?(?:change|increase|decrease|differ)\b[^.]*\b(?:from|to)\b/iu;

/** Sentences of replies that can be quoted and ask nothing, with the message that has them. */
const statedIn = (replies: readonly Said[]) =>
  replies.flatMap((reply) =>
    saidSentences(reply)
      .filter((text) => isQuotable(text) && !text.endsWith('?') && !saysNothing(text))
      .map((sentence) => ({ said: reply, sentence })),
  );

/** Where a message is about money, what the replies say that it comes to: of several the one that names most of it again. */
export function sumTold(said: Said, replies: readonly Said[]): Came[] {
  const asking = saidSentences(said).filter((text) => ASKS_SUM.test(text));
  if (asking.length === 0) return [];
  const named = (sentence: string): number =>
    Math.max(...asking.map((text) => shared(text, sentence)));
  const [sum] = statedIn(replies)
    .filter(({ sentence }) => tellsSum(sentence))
    .toSorted((a, b) => named(b.sentence) - named(a.sentence));
  // One of several that are offered says nothing of the others.
  const isOneOfSeveral = sum !== undefined && alikeIn(sum.said, sum.sentence).length > 1;
  return sum === undefined || isOneOfSeveral ? [] : [{ kind: 'answered', ...sum }];
}

/** What stands before the figure of one option, and in the others too: `Cost:`. */
const LABEL = /^[^:.]{3,40}:(?= )/u;
/** Options and steps that are told of one message. */
const OPTIONS_MAX = 4;

/** Sentences of a message that begin with the same label, itself among them. */
function alikeIn(said: Said, sentence: string): string[] {
  const [label] = LABEL.exec(sentence) ?? [];
  return label === undefined || ENDED.test(sentence)
    ? [sentence]
    : [...new Set(saidSentences(said).filter((text) => text.startsWith(label)))];
}

/** What the replies say that would not be as it was asked for. */
export function departureTold(replies: readonly Said[]): Came[] {
  const departs = statedIn(replies).find(
    ({ sentence }) => DEPARTS.test(sentence) && ENDED.test(sentence),
  );
  return departs === undefined ? [] : [{ kind: 'answered', ...departs }];
}

/** What a proposal in the last reply comes to, where that asks the user; nothing where it names no amount. */
export function proposedIn(replies: readonly Said[]): Came[] {
  const last = replies.at(-1);
  if (last === undefined) return [];
  const sentences = saidSentences(last);
  if (!sentences.some((text) => ASKS_USER.test(text) && !ANYTHING_ELSE.test(text))) return [];
  const steps = sentences.filter((text) => INSTRUCTS.test(text) && isQuotable(text));
  const [step = ''] = steps;
  const heading = sentences
    .slice(0, sentences.indexOf(step))
    .findLast((text) => text.endsWith(':'));
  if (
    steps.length > 1 &&
    steps.length <= OPTIONS_MAX &&
    !(heading !== undefined && OWN_STEPS.test(heading)) &&
    sentences.some((text) => CONFIRMS.test(text))
  )
    return steps.map((sentence) => ({ kind: 'proposed', said: last, sentence }));
  const sums = sentences.filter(
    // One of several options says nothing of the others.
    (text) =>
      tellsSum(text) && !text.endsWith('?') && !INSTRUCTS.test(text) && !LETTERED.test(text),
  );
  // What it was before is not what is proposed.
  const sentence = sums.findLast((text) => !WAS_BEFORE.test(text));
  // What was paid is told, and proposes nothing.
  const kind = sentence !== undefined && IS_PAST.test(sentence) ? 'answered' : 'proposed';
  if (sentence === undefined) return [];
  const all = alikeIn(last, sentence);
  return (all.length > OPTIONS_MAX ? [sentence] : all).map((one) => ({
    kind,
    said: last,
    sentence: one,
  }));
}

/** What stands before steps that an agent takes without being agreed to. */
const OWN_STEPS = /\b(?:i will|i['’]ll|ich werde)(?: then| dann)?:$/iu;

/** What an agent says before it does what it lists. */
const CONFIRMS = /\b(?:confirm|summary|proceed|bestätig\w*|zusammenfass\w*)\b/iu;

const WAS_BEFORE =
  /\b(?:original(?:ly)?(?! (?:payment|form|card|credit|method|paypal))|previous(?:ly)?|current(?:ly)?|ursprünglich\w*|bisher\w*)\b/iu;

const IS_PAST = /\b(?:paid|was|were|has been|have been|charged|refunded|bezahlt|wurden?|war)\b/iu;

/** What says nothing of its own: thanks, sympathy, and an offer of more. */
export const POLITE =
  /^(?:thanks?|thank you|you['’]re welcome|great|certainly|sure|of course|absolutely|no problem|sorry|i (?:apologi[sz]e|understand|truly|really|appreciate|see)|i['’]m sorry|understood|got it|have a|enjoy|hello|hi|danke|gerne|bitte|ich verstehe)\b/iu;

/** What is wanted before anything can be done, however it is put. */
const IS_NEEDED = /^(?!if\b|wenn\b|falls\b).*\b(?:need|require|provide|benötige|brauche)\b/iu;

/** The beginning of a text that only looks like JSON. */
const OF_JSON = /^[{["'“‘]+\w+["'”’]+\s*:/u;

/** What is told in figures: `Your new balance: $44`. */
const GIVES_FIGURE = /^[^.?!:]{3,60}: [^?]*\d/u;

/** Lines of a list that are told. */
const LINES_MAX = 4;

/** Of the first reply the sentence that names most of the message again, else its first that says something. */
export function repliedWith(said: Said, replies: readonly Said[]): Came[] {
  const [reply] = replies;
  if (reply === undefined) return [];
  const text = saidSentences(said).join(' ');
  const sentences = saidSentences(reply).filter(
    (one) =>
      (isQuotable(one) || introduces(one)) &&
      !POLITE.test(one) &&
      !OF_JSON.test(one) &&
      !saysNothing(one) &&
      !ANYTHING_ELSE.test(one) &&
      (!OFFER.test(one) || IS_NEEDED.test(one) || GIVES_FIGURE.test(one)),
  );
  const [best] = sentences.toSorted((a, b) => shared(text, b) - shared(text, a));
  if (best === undefined) return [];
  // A line of a list says little without those behind it, however short they are.
  const all = saidSentences(reply);
  const heading = all.slice(0, all.indexOf(best)).findLast((one) => one.endsWith(':'));
  // What is only wanted of the user is no answer.
  if (heading !== undefined && IS_NEEDED.test(heading) && heading.length <= HEADING_MAX)
    return [{ kind: 'asked', said: reply, sentence: heading }];
  const lines = all.slice(all.indexOf(best), all.indexOf(best) + LINES_MAX);
  const end = lines.findIndex((line) => ENDED.test(line) || !isLine(line));
  const told =
    ENDED.test(best) || introduces(best) ? [best] : lines.slice(0, end === -1 ? LINES_MAX : end);
  return told.map((sentence) => ({ kind: 'answered', said: reply, sentence }));
}

/** Whether a line of a list can be quoted: no heading, and no question. */
const isLine = (line: string): boolean => !/[:?]$/u.test(line) && line.length <= LINE_UNITS_MAX;
const LINE_UNITS_MAX = 120;
const HEADING_MAX = 120;

/** Words of a message that what introduces a list names again, so that it answers it. */
const INTRODUCES_MIN = 3;

/** What the replies say in figures before a list, where it names much of the message again. */
export function introducedIn(said: Said, replies: readonly Said[]): Came[] {
  const text = saidSentences(said).join(' ');
  const found = replies
    .flatMap((reply) => saidSentences(reply).map((sentence) => ({ said: reply, sentence })))
    .find(({ sentence }) => introduces(sentence) && shared(text, sentence) >= INTRODUCES_MIN);
  return found === undefined ? [] : [{ kind: 'answered', ...found }];
}

/** Replies that are looked through for a question, the last ones. */
const REPLIES_MAX = 8;

/**
 * What the agent's last reply that asks something asks the user; where it says in it why something is due, that: the
 * question only ends it. Nothing where none can be quoted.
 */
export function askedBack(replies: readonly Said[]): Came[] {
  for (const reply of replies.slice(-REPLIES_MAX).toReversed()) {
    const sentence = saidSentences(reply).find(
      (text) => isQuotable(text) && ASKS_USER.test(text) && !ANYTHING_ELSE.test(text),
    );
    if (sentence === undefined) continue;
    const ground = saidSentences(reply).find((text) => isGround(text));
    const needed = refersBack(sentence) ? before(saidSentences(reply), sentence) : undefined;
    return ground === undefined
      ? [{ kind: 'asked', said: reply, sentence: needed ?? sentence }]
      : [{ kind: 'answered', said: reply, sentence: ground }];
  }
  return [];
}

/** What is needed, said right before a question that only asks for it. */
function before(sentences: readonly string[], question: string): string | undefined {
  const one = sentences[sentences.indexOf(question) - 1];
  return one !== undefined && isQuotable(one) && IS_NEEDED.test(one) ? one : undefined;
}

/** A question that only ends a message. */
export const ANYTHING_ELSE = /\b(?:anything else|else (?:i|can)|noch etwas|further assistance)\b/iu;
