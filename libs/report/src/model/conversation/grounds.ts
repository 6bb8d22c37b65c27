import { ASKS_USER, REFUSAL } from './acts.js';
import { wentThrough } from './agreed.js';
import { exchangesOf } from './exchanges.js';
import { ENDED, isGround } from './ground-sentences.js';
import { handsOver } from './handover.js';
import { type Called, type RecordedConversation, type Said, saidSentences } from './read.js';
import { isQuotable } from './requests.js';
import { turnsOf } from './turns.js';

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
 * Whether what the agent said may be the ground of something that was done: nothing else was tried between it and that, or it was
 * said behind the same message of the user. Where nothing was done, anything may be.
 */
function mayBeOfChange(conversation: RecordedConversation): (said: Said) => boolean {
  const tried = conversation.calls.filter(({ effect }) => effect === 'write');
  if (!tried.some(wentThrough)) return () => true;
  const beside = turnsOf(conversation)
    .filter(({ calls }) => calls.some(wentThrough))
    .flatMap(({ replies }) => replies);
  return (said) => {
    const next = tried.find(({ order }) => order > said.order);
    return (next !== undefined && wentThrough(next)) || beside.includes(said);
  };
}

/**
 * Sentences in which the agent says why it refuses something, or why something is due or done; each once, those that
 * say most of what was decided first.
 */
export function statedGrounds(conversation: RecordedConversation): Quoted[] {
  const near = nearFrom(conversation);
  const from = near ?? 0;
  const found = new Map<string, Said>();
  const isNear = mayBeOfChange(conversation);
  for (const one of conversation.said) {
    if (one.by !== 'agent' || one.order < from) continue;
    const isGroundHere = (sentence: string): boolean =>
      isGround(sentence) && (near !== undefined || REFUSAL.test(sentence) || isNear(one));
    for (const sentence of saidSentences(one))
      if (
        !found.has(sentence) &&
        (isGroundHere(sentence) || (near !== undefined && isRule(sentence)))
      )
        found.set(sentence, one);
  }
  const grounds = [...found].map(([sentence, one]) => ({ said: one, sentence }));
  const others = grounds.filter(({ sentence }) => !NOTE.test(sentence));
  return (others.length === 0 && near !== undefined ? grounds : others).toSorted(
    (a, b) => weightOf(a.sentence) - weightOf(b.sentence),
  );
}

/** What stands where a ground would, where the agent says none; a user’s words are no ground of an agent. */
export interface Nearest {
  /** What the agent told is not possible, is not there, or is done because it was asked for. */
  told: Quoted[];
  /** Notes beside what is done, which say least. */
  notes: Quoted[];
  /** Calls of a tool that failed right before a handover: undefined where none did, or nothing was handed over. */
  failed: readonly [Called, ...Called[]] | undefined;
}

/** What is not there or not enough, and what is done because somebody asked for it. */
const NOT_THERE =
  /\b(?:not enough|insufficient|not sufficient|no longer available|(?:currently|is|are) (?:unavailable|sold out|out of stock)|nicht genug|nicht mehr verfügbar)\b/iu;
const AS_ASKED =
  /\b(?:to match your (?:request|wish|preference)|(?:as|since) you (?:asked|requested|wanted|preferred)|(?:per|as per) your (?:authori[sz]ation|request|confirmation|preference)|wie gewünscht)\b/iu;

/** A whole sentence: the value of a member, `none (per your request)`, tells no ground. */
const isNearGround = (sentence: string, words: RegExp): boolean =>
  isQuotable(sentence) && ENDED.test(sentence) && words.test(sentence) && !CONDITION.test(sentence);

/** What would be so under a condition is the ground of nothing that was done. */
const CONDITION = /^(?:if|wenn|falls)\b/iu;

/** Sentences of the agent that are such; each once. */
function sentencesOf(said: readonly Said[], words: RegExp): Quoted[] {
  const found = new Map<string, Said>();
  for (const one of said) {
    if (one.by !== 'agent') continue;
    for (const sentence of saidSentences(one))
      if (!found.has(sentence) && isNearGround(sentence, words)) found.set(sentence, one);
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
  const last =
    from === undefined
      ? undefined
      : turns.findLast(({ came }) =>
          came.some((one) => 'calls' in one && one.calls.some(handsOver)),
        );
  const [failed] = (last?.came ?? [])
    .flatMap((one) => (one.kind === 'failed' ? [one.calls] : []))
    .slice(-1);
  return {
    notes: told.filter(({ sentence }) => NOTE.test(sentence)),
    told: [
      ...told.filter(({ sentence }) => !NOTE.test(sentence)),
      ...sentencesOf(near, NOT_THERE),
      ...sentencesOf(near, AS_ASKED),
    ],
    failed,
  };
}
