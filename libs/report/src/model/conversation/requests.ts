import { ASKED, NO_REFUSAL, ORDERED, REFUSAL } from './acts.js';
import { type RecordedConversation, type Said, saidSentences } from './read.js';
import { isAlike, thingsIn } from './words.js';

/** What the agent said could not be done, and what had been asked before it. */
export interface AgentRefusal {
  said: Said;
  sentence: string;
  asked?: { said: Said; sentence: string };
  /** What a later message gives, in figures, of what it says cannot be told. */
  given?: { said: Said; sentence: string };
}

/** Longest sentence that is quoted, in UTF-16 units: one that is longer is not cut, but left to the conversation. */
const SENTENCE_MAX = 260;
const SENTENCE_MIN = 18;

/** Whether a sentence can be quoted whole. */
export const isQuotable = (sentence: string): boolean =>
  sentence.length >= SENTENCE_MIN && sentence.length <= SENTENCE_MAX && !/:[*_]*$/u.test(sentence);

/** Short and about something that another sentence names: `Can you help with that?` */
export const isFiller = (sentence: string): boolean =>
  sentence.split(/\s+/u).length <= 6 && /\b(?:this|that|it|something|das|es)\b/iu.test(sentence);

const isAsked = (sentence: string): boolean =>
  isQuotable(sentence) && ASKED.test(sentence) && !isFiller(sentence);

/** Words that ask and deny, and name nothing that is asked for. */
const NO_MATTER =
  /^(?:want|like|please|cannot|could|would|help|need|know|there|unfortunately|unable|able|not|possible|allow|provide|however|since|current|currently|because|sorry|what|how|when|about|make|thank|just|only|more|else|bitte|leider|möchte|kann|nicht)|^(?:can|get|let|sure|will|are|but|ich|sie|wir)$/u;

export const mattersIn = (text: string): string[] =>
  thingsIn(text).filter((word) => !NO_MATTER.test(word));

export const shared = (a: string, b: string): number => {
  const others = mattersIn(b);
  return mattersIn(a).filter((word) => others.some((other) => isAlike(word, other))).length;
};

/** Sentences of a reply that answer what was asked last, without naming it again. */
const AT_ONCE = 2;

/**
 * What a refusal answers: the sentence of the message right before it that names the same, or the only one that
 * asks. Undefined where that is not to be told: a pair of two exchanges would say what nobody said.
 */
function askedOf(before: Said, reply: Said, sentence: string): string | undefined {
  const asking = saidSentences(before).filter((text) => ASKED.test(text));
  const [best] = asking
    .filter(isAsked)
    .map((text) => ({ text, same: shared(text, sentence) }))
    .toSorted((a, b) => b.same - a.same || b.text.length - a.text.length);
  if (best === undefined || best.same > 0) return best?.text;
  const isFirst = saidSentences(reply).indexOf(sentence) < AT_ONCE;
  return asking.length === 1 && isFirst ? best.text : undefined;
}

const ABOUT_INFORMATION = /\b(?:access|information|details|tell you|look up|einsehen|auskunft)\b/iu;

/** Messages behind a refusal that are looked through: it must not take as long as their number squared. */
export const LATER_MAX = 40;

/** Words that a later message has to name again to give what was said not to be known. */
const GIVEN_MIN = 2;

const isFigure = (text: string): boolean => /\d/u.test(text) && !REFUSAL.test(text);

/** The sentence that names the most again of what another names; undefined where none names so much. */
export function closestTo(text: string, sentences: readonly string[]): string | undefined {
  const [best] = sentences
    .map((sentence) => ({ sentence, same: shared(text, sentence) }))
    .filter(({ same }) => same >= GIVEN_MIN)
    .toSorted((a, b) => b.same - a.same);
  return best?.sentence;
}

/** Where a later message of the agent gives, in figures, what it had said it could not tell. */
function givenLater(
  refusal: string,
  later: readonly Said[],
): { said: Said; sentence: string } | undefined {
  if (!ABOUT_INFORMATION.test(refusal)) return undefined;
  for (const one of later) {
    if (one.by !== 'agent') continue;
    const sentence = closestTo(refusal, saidSentences(one).filter(isFigure));
    if (sentence !== undefined) return { said: one, sentence };
  }
  return undefined;
}

/** What stands before a list of notes. */
const NOTES = /\b(?:notes?|reminders?|keep in mind|hinweise?)\b[^.?!]*:[*_]*$/iu;

/** Whether the last heading before a sentence is one of notes. */
export const isNote = (sentences: readonly string[], at: number): boolean => {
  const heading = sentences.slice(0, at).findLast((text) => /:[*_]*$/u.test(text));
  return heading !== undefined && NOTES.test(heading);
};

/** Refusals before that one is held against. */
const TOLD_MAX = 20;
/** Share of its words that a refusal has of an earlier one, so that it is the same again. */
const AGAIN_SHARE = 0.6;

/** Whether a sentence names again most of what another one names. */
export function isSameAgain(text: string, before: string, share = AGAIN_SHARE): boolean {
  const own = new Set(mattersIn(text)).size;
  return own > 0 && shared(text, before) >= own * share;
}

/** Of the sentences of a message that refuse, the one that names most of what was asked right before it, else the first. */
function refusing(
  before: Said | undefined,
  reply: Said,
  told: ReadonlySet<string>,
): string | undefined {
  const sentences = saidSentences(reply);
  const all = sentences.filter(
    (text, at) =>
      isQuotable(text) &&
      REFUSAL.test(text) &&
      !NO_REFUSAL.test(text) &&
      // A note that says the same again answers nothing that was asked since.
      !(isNote(sentences, at) && [...told].slice(-TOLD_MAX).some((one) => isSameAgain(text, one))),
  );
  if (all.length < 2 || before === undefined) return all[0];
  const own = saidSentences(before).filter((text) => isQuotable(text));
  const asking = own.filter((text) => ASKED.test(text) || ORDERED.test(text));
  // What somebody tells of themselves is not what is answered.
  const asked = asking.length === 0 ? own : asking;
  const named = (sentence: string): number =>
    Math.max(0, ...asked.map((text) => shared(text, sentence)));
  return all.toSorted((a, b) => named(b) - named(a))[0];
}

const refusalsKnown = new WeakMap<readonly Said[], readonly AgentRefusal[]>();

/** Messages of the agent that say that something is not possible, each with its first sentence that does. */
export function refusalsIn({ said }: Pick<RecordedConversation, 'said'>): readonly AgentRefusal[] {
  const known = refusalsKnown.get(said);
  if (known !== undefined) return known;
  const found: AgentRefusal[] = [];
  const told = new Set<string>();
  let before: Said | undefined;
  for (const [i, one] of said.entries()) {
    if (one.by !== 'agent') {
      before = one;
      continue;
    }
    const sentence = refusing(before, one, told);
    if (sentence === undefined || told.has(sentence)) continue;
    told.add(sentence);
    const given = givenLater(sentence, said.slice(i + 1, i + 1 + LATER_MAX));
    const asked = before === undefined ? undefined : askedOf(before, one, sentence);
    found.push({
      said: one,
      sentence,
      ...(before === undefined || asked === undefined
        ? {}
        : { asked: { said: before, sentence: asked } }),
      ...(given === undefined ? {} : { given }),
    });
  }
  refusalsKnown.set(said, found);
  return found;
}

/** The same without those that say that something cannot be told which a later message gives. */
export const agentRefusals = (conversation: Pick<RecordedConversation, 'said'>): AgentRefusal[] =>
  refusalsIn(conversation).filter(({ given }) => given === undefined);
