import { ASKS_USER, FALLBACK, REFUSAL } from './acts.js';
import { exchangesOf } from './exchanges.js';
import { ENDED, isGround } from './ground-sentences.js';
import { handsOver } from './handover.js';
import { type Called, type RecordedConversation, type Said, saidSentences } from './read.js';
import { isQuotable } from './requests.js';

/** A rule that is told: the ground of a handover, where nothing else is. */
const RULE =
  /\bpolic(?:y|ies)\b|\b(?:refunds?|returns?|payments?|exchanges?|changes?|modifications?|cancell?ations?)\b[^.]{0,40}\b(?:must|(?:can|is|are) only|once per)\b/iu;

const isRule = (sentence: string): boolean =>
  isQuotable(sentence) && ENDED.test(sentence) && RULE.test(sentence) && !ASKS_USER.test(sentence);

/** A note beside what is done gives the least of the grounds. */
const NOTE = /^(?:note|reminder|please note|important|hinweis)\b/iu;

const weightOf = (sentence: string): number =>
  REFUSAL.test(sentence) ? 0 : RULE.test(sentence) ? 1 : 2;

type Quoted = { said: Said; sentence: string };

/**
 * Where the last act is a handover, the place from which on something was said that may belong to it: the last change
 * that went through before it. What was said before that was about something else.
 */
function nearFrom({ calls }: RecordedConversation): number | undefined {
  const acts = calls.filter(({ effect }) => effect !== 'read');
  const last = acts.at(-1);
  if (last === undefined || !handsOver(last)) return undefined;
  return acts.findLast((one) => one.effect === 'write' && one.status === 'ok')?.order ?? 0;
}

/**
 * Sentences in which the agent says why it refuses something, or why something is due or done; each once, those that
 * say most of what was decided first.
 */
export function statedGrounds(conversation: RecordedConversation): Quoted[] {
  const near = nearFrom(conversation);
  const from = near ?? 0;
  const found = new Map<string, Said>();
  for (const one of conversation.said) {
    if (one.by !== 'agent' || one.order < from) continue;
    for (const sentence of saidSentences(one))
      if (!found.has(sentence) && (isGround(sentence) || (near !== undefined && isRule(sentence))))
        found.set(sentence, one);
  }
  const grounds = [...found].map(([sentence, one]) => ({ said: one, sentence }));
  const others = grounds.filter(({ sentence }) => !NOTE.test(sentence));
  return (others.length === 0 && near !== undefined ? grounds : others).toSorted(
    (a, b) => weightOf(a.sentence) - weightOf(b.sentence),
  );
}

/** What stands where a ground would, where the agent says none. */
export interface Nearest {
  /** What the agent told is not possible, is not there, or is done because it was asked for. */
  told: Quoted[];
  /** Notes beside what is done, which say least. */
  notes: Quoted[];
  /** What users said is why they ask. */
  reasons: Quoted[];
  /** Of a handover what came before it: undefined where nothing was handed over. */
  before: BeforeHandover | undefined;
}

/** What the user said before a handover, and the calls of a tool that failed in between. */
interface BeforeHandover {
  said: Said;
  sentences: string[];
  failed: readonly [Called, ...Called[]] | undefined;
}

/** Sentences of a user before a handover. */
const BEFORE_MAX = 2;

/** What is not there or not enough, and what is done because somebody asked for it. */
const NOT_THERE =
  /\b(?:not enough|insufficient|not sufficient|no longer available|(?:currently|is|are) (?:unavailable|sold out|out of stock)|nicht genug|nicht mehr verfügbar)\b/iu;
const AS_ASKED =
  /\b(?:to match your (?:request|wish|preference)|(?:as|since) you (?:asked|requested|wanted|preferred)|as requested|(?:per|as per) your (?:authori[sz]ation|request|confirmation|preference)|wie gewünscht)\b/iu;

/** A whole sentence: the value of a member, `none (per your request)`, tells no ground. */
const isNearGround = (sentence: string, words: RegExp): boolean =>
  isQuotable(sentence) && ENDED.test(sentence) && words.test(sentence);

/** What somebody says who gives a reason for what is asked for. */
const REASON =
  /\b(?:because|since(?! (?:\d|then\b|last\b|yesterday\b))|due to|so (?:that )?(?:i|we) (?:can|could|won['’]t|don['’]t|do not)|plans|no longer (?:need|want)\w*|(?:don['’]t|do not) (?:need|want)\b[^.]{0,40}\bany ?more|entered [^.]{0,30}wrong|wrong (?:item|size|address|date|name)|broken|damaged|defective|lost|emergency|passed away|sick|only (?:has|have)|i heard|just moved|can['’]t afford|overpriced|weil|da (?:ich|wir|mein\w*)|versehentlich|verloren|umgezogen|krank)\b/iu;

/** What is only supposed, and what somebody wants to be told: why something is asked for neither says. */
const SUPPOSES = /^(?:(?:and|but|also),? )*(?:if|wenn|falls)\b/iu;
const WANTS_TOLD =
  /\b(?:please|bitte) (?:list|tell|share|send|show|confirm|provide|let me know|transfer|nennen|zeigen|schicken)\b/iu;

const isReason = (sentence: string): boolean =>
  isQuotable(sentence) &&
  !sentence.endsWith('?') &&
  REASON.test(sentence) &&
  !SUPPOSES.test(sentence) &&
  !WANTS_TOLD.test(sentence) &&
  !FALLBACK.test(sentence);

/** Sentences of one side that are such; each once. */
function sentencesOf(
  said: readonly Said[],
  by: Said['by'],
  isSuch: (sentence: string) => boolean,
): Quoted[] {
  const found = new Map<string, Said>();
  for (const one of said) {
    if (one.by !== by) continue;
    for (const sentence of saidSentences(one))
      if (!found.has(sentence) && isSuch(sentence)) found.set(sentence, one);
  }
  return [...found].map(([sentence, one]) => ({ said: one, sentence }));
}

export function nearestGrounds(conversation: RecordedConversation): Nearest {
  const from = nearFrom(conversation);
  const turns = exchangesOf(conversation);
  const told = turns
    .flatMap(({ came }) => came)
    .flatMap((one): Quoted[] =>
      'sentence' in one &&
      one.kind !== 'asked' &&
      one.isGivenLater !== true &&
      REFUSAL.test(one.sentence) &&
      one.said.order >= (from ?? 0)
        ? [one]
        : [],
    );
  const near = conversation.said.filter(({ order }) => order >= (from ?? 0));
  const nearReasons = sentencesOf(near, 'user', isReason);
  const earlierSaid = conversation.said.filter(({ order }) => order < (from ?? 0));
  const beside = {
    notes: told.filter(({ sentence }) => NOTE.test(sentence)),
    told: [
      ...told.filter(({ sentence }) => !NOTE.test(sentence)),
      ...sentencesOf(near, 'agent', (text) => isNearGround(text, NOT_THERE)),
      ...sentencesOf(near, 'agent', (text) => isNearGround(text, AS_ASKED)),
    ],
    // Of a handover those that may belong to it, before all others.
    reasons: nearReasons.length > 0 ? nearReasons : sentencesOf(earlierSaid, 'user', isReason),
  };
  const last =
    from === undefined
      ? undefined
      : turns.findLast(({ came }) =>
          came.some((one) => 'calls' in one && one.calls.some(handsOver)),
        );
  if (last?.said === undefined) return { ...beside, before: undefined };
  const sentences = last.asked
    .filter(({ rank }) => rank < BEFORE_MAX)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ sentence }) => sentence);
  const [failed] = last.came.flatMap((one) => (one.kind === 'failed' ? [one.calls] : [])).slice(-1);
  return { ...beside, before: { said: last.said, sentences, failed } };
}
