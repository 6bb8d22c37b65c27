import { NO_COURTESY, REFUSAL } from '../model/conversation/acts.js';
import { tellsSum } from '../model/conversation/money.js';
import { isAlike, thingsIn } from '../model/conversation/words.js';
import { keptWith } from './kept.js';
import {
  holdsTexts,
  isBeside,
  say,
  sentencesIn,
  stretchOf,
  type QuotationMarks,
  type QuotedSentence,
  type Told,
} from './told.js';

/** What a sentence of an agent gives a ground with, or tells of what went wrong. */
const GROUND =
  /\b(?:polic(?:y|ies)|because|since|exceptions?|errors?|failed|instead of|(?:does|do) not have|rather than|Richtlinien?|weil|Fehler|statt)\b/iu;
/** What it tells that somebody wants. */
const WANTED =
  /\b(?:request(?:s|ed|ing)?|wants?|asks?|asked|requires?|needs?|prefers?|seek(?:s|ing)|would like|möchte|verlangt|braucht|bittet)\b/iu;
/** Who somebody is, and what is on file of them. */
const ON_FILE =
  /\b(?:user[ _]?id|on file|authenticated|verified (?:the )?(?:user|customer)|zip)\b/iu;
/** What begins a message or ends it, and says nothing of what it is about. */
const COURTESY =
  /^(?:[“„‘]|\s)*(?:please (?:assist|hold|help|advise)\b|thank|you(?:['’]re| are) (?:very )?welcome|you are being transferred|if (?:you|there)\b|feel free|looking forward|talk to you\b|tell me (?:which|what|if|when)\b|(?:wait|one moment|just a moment|hold on)\b|have a\b|let me know|great\b|safe travels|hi\b|hello\b|all set\b|anything else|(?:i(?:['’]m| am)? (?:(?:so|very|really|truly|sincerely|do) )?|my |our |we )?(?:sorry|apologi(?:[sz]e|es))\b|i (?:completely )?understand (?:your|how|that this|the (?:inconvenience|frustration))|es tut (?:mir|uns) leid|entschuldigung|ich verstehe ihr|would you like (?:me )?to (?:do (?:that|this|so)|proceed)\b[^?]{0,20}\?|bitte (?:warten|helfen)|danke|gerne?\b|falls sie)/iu;

/** What it asks somebody to do. */
const TO_DO = /^(?:please|bitte)\b/iu;

/** From the most that a sentence can say to the least. */
const [SAYS_MOST, SAYS_MUCH, SAYS, SAYS_LITTLE, SAYS_NOTHING] = [0, 1, 2, 3, 4];
/** Of one that tells what it comes to, beside those that name more and more of what was asked for. */
const SAYS_SUM = -2;
/** A shorter line that ends with no sign is a heading, or one member of a list. */
const LINE_MIN = 30;
const isHeading = (text: string): boolean => text.length < LINE_MIN && !/[.!?]['’)*]*$/u.test(text);

/** How little a sentence of an agent says of why something was done, refused or handed over. */
function weightOfAgent(sentence: string): number {
  if (COURTESY.test(sentence) && !NO_COURTESY.test(sentence)) return SAYS_NOTHING;
  if (tellsSum(sentence) && !sentence.endsWith('?')) return SAYS_SUM;
  if (isHeading(sentence)) return SAYS_LITTLE;
  if (REFUSAL.test(sentence) || GROUND.test(sentence)) return SAYS_MOST;
  if (WANTED.test(sentence) || TO_DO.test(sentence)) return SAYS_MUCH;
  return ON_FILE.test(sentence) ? SAYS_LITTLE : SAYS;
}

/** Whether a quotation of an agent only greets, thanks or wishes. */
export const isOnlyCourtesy = (text: Told, marks: QuotationMarks): boolean =>
  sentencesIn(text, marks).every(({ text: sentence }) => weightOfAgent(sentence) === SAYS_NOTHING);

/** What is told of a quotation: whole sentences of it, each stretch of them in its own marks. */
export interface SentenceTelling {
  text: Told;
  /** Whether they are its first ones. */
  isBeginning: boolean;
}

/** Words of a request that a sentence names again, to be its answer. */
const ANSWERS_MIN = 2;

/** Words of it from which on another makes no difference. */
const NAMED_MAX = 5;

/** Words that stand in requests and answers of every kind, and short ones. */
const COMMON =
  /^(?:.{1,3}|what|when|where|which|will|with|should|would|could|like|need|also|just|have|from|there|here|going|want|please|back|once|know|help|make|some|more|only)$/u;

/** Words of a request that are looked for, the first ones: each word of a message is held against each. */
const ASKED_MAX = 300;
type WeightOf = (sentence: string) => number;
/** A recorded text as a document has it. Page 1 is tried with more and more of the same few. */
interface Quoting {
  text: Told;
}
const weighing = new WeakMap<Quoting, WeightOf>();
const parted = new WeakMap<Quoting, readonly QuotedSentence[]>();

/** How little a sentence of an agent says, where a request is known: what names it again says most. */
export const weightBeside = (request: Quoting): WeightOf =>
  keptWith(weighing, request, () => weightsOf(request.text));

function weightsOf(request: string): WeightOf {
  const tellingIn = (text: string): Set<string> =>
    new Set(thingsIn(text).filter((word) => !COMMON.test(word)));
  const asked = [...tellingIn(request)].slice(0, ASKED_MAX);
  const weights = new Map<string, number>();
  const weigh = (sentence: string): number => {
    const named = [...tellingIn(sentence)].filter((word) =>
      asked.some((one) => isAlike(one, word)),
    );
    const isAnswer = named.length >= ANSWERS_MIN && !sentence.endsWith('?');
    const isCourtesy = COURTESY.test(sentence) && !NO_COURTESY.test(sentence);
    // Of two that answer, the one that names more of what was asked for says more.
    const own = weightOfAgent(sentence);
    return isAnswer && !isCourtesy
      ? Math.min(own, SAYS_MOST - Math.min(named.length, NAMED_MAX))
      : own;
  };
  return (sentence) => {
    const weight = weights.get(sentence) ?? weigh(sentence);
    weights.set(sentence, weight);
    return weight;
  };
}

/** Share of the room above which a sentence waits for shorter ones that say as much. */
const LONG_SHARE = 0.7;

/** A sentence by its place, with how much room it takes and how little it says. */
interface Ranked {
  at: number;
  units: number;
  weight: number;
}

/** Those that have room, in turn; once one has none, only such as say as much. */
function fitting(ranked: readonly Ranked[], most: number): Set<number> {
  const kept = new Set<number>();
  let room = most;
  let least = SAYS_LITTLE as number;
  for (const { at, units, weight } of ranked) {
    if (weight > least) break;
    if (units <= room) {
      kept.add(at);
      room -= units;
      // What says less would only fill.
    } else if (kept.size > 0) least = weight;
  }
  return kept;
}

/**
 * So much of a quotation as has room, by whole sentences, those of the least weight first, in the order in which they
 * were said. None stands for one that says more and has no room, and none that says nothing. Undefined where none has room.
 */
export function tellingSentences(
  quoting: Quoting,
  most: number,
  marks: QuotationMarks,
  weightOf: (sentence: string) => number = weightOfAgent,
): SentenceTelling | undefined {
  const { text } = quoting;
  const all = keptWith(parted, quoting, () => sentencesIn(text, marks));
  // What is said twice is told once.
  const once = new Map(all.map(({ text: sentence }, at) => [sentence, at] as const).toReversed());
  const ranked = all
    .flatMap(({ text: sentence }, at) =>
      once.get(sentence) === at
        ? [{ at, units: sentence.length + GAP, weight: weightOf(sentence) }]
        : [],
    )
    .toSorted((a, b) => a.weight - b.weight || a.at - b.at);
  const isLong = ({ units }: Ranked): number => Number(units > most * LONG_SHARE);
  const inOrder = fitting(ranked, most);
  const shortFirst = fitting(
    ranked.toSorted((a, b) => a.weight - b.weight || isLong(a) - isLong(b) || a.at - b.at),
    most,
  );
  const kept = shortFirst.size > inOrder.size ? shortFirst : inOrder;
  const stretches: { first: QuotedSentence; last: QuotedSentence }[] = [];
  for (const [at, one] of all.entries()) {
    const before = stretches.at(-1);
    if (!kept.has(at)) continue;
    if (before !== undefined && kept.has(at - 1) && isBeside(text, before.last, one))
      before.last = one;
    else stretches.push({ first: one, last: one });
  }
  const parts = stretches.map(({ first, last }) => stretchOf(text, first, last, marks));
  const [first, ...rest] = parts;
  if (first === undefined) return undefined;
  return {
    text: rest.reduce((told, part) => say`${told} … ${part}`, first),
    isBeginning: rest.length === 0 && kept.has(0) && !holdsTexts(text, marks),
  };
}

/** What stands between two sentences: quotation marks, and the sign that something is left out. */
const GAP = 5;
