import { answerText, corpusOf, wordsIn } from './corpus.js';
import { argumentsIn } from './changes.js';
import { handsOver } from './handover.js';
import { mayHaveChanged, saidSentences } from './read.js';
import type { Called, RecordedConversation, Said } from './read.js';
import { isQuotable, shared } from './requests.js';
import { nameWords } from './words.js';

/** What an agent told the user, and no result bears out. */
export interface Unrecorded {
  said: Said;
  sentence: string;
  /** What is looked for and stands nowhere, as it was said. */
  names: readonly string[];
}

/** Messages of the agent that are gone through, the last ones, and sentences that are told. */
const MESSAGES_MAX = 400;
/** Calls that are told: what stands nowhere in one, mostly stands nowhere in the next. */
const UNSTATED_MAX = 1;

const ofAgent = ({ said }: RecordedConversation): Said[] =>
  said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX);

/** States of things that an agent tells of, by the beginning of the word. */
const STATES: readonly { begin: string; told: RegExp }[] = [
  'cancel:cancell?ed',
  'delay:delayed',
  'complet:completed',
  'deliver:delivered',
  'ship:shipped',
  'lost:lost',
  'damag:damaged',
].map((state) => {
  const [begin = '', told = ''] = state.split(':');
  const attribute = begin === 'complet' ? '' : `|\\b(?:the|your)\\s+(?:${told})\\s+\\p{L}{3,}`;
  return { begin, told: new RegExp(`\\b(?:was|were)\\s+(?:${told})\\b${attribute}`, 'iu') };
});
const OPEN =
  /\?|\b(?:if|once|when|unless|whether|not|no|never|please|could|polic(?:y|ies)|provide|assist|understand|sorry|wenn|falls|nicht)\b|n['’]t\b/iu;

/** What stands before a list of things that the user is to tell. */
const ASKS_FOR =
  /\b(?:provide|share|tell me|need|confirm|send|helpful|optional|angeben|nennen|brauche|benötige|hilfreich)\b/iu;

/**
 * What the agent tells of a thing, before anything was changed: that it was cancelled, delayed, delivered; where no
 * result on record has that word.
 */
export function unrecordedStates(conversation: RecordedConversation): Unrecorded[] {
  const corpus = corpusOf(conversation);
  if (corpus === undefined) return [];
  const changed = conversation.calls.find(
    (call) => call.effect === 'write' && mayHaveChanged(call),
  );
  const words = [...corpus.answered].flatMap((word) => word.split('_'));
  const states = STATES.filter(({ begin }) => !words.some((word) => word.startsWith(begin)));
  const found = new Map<string, Unrecorded>();
  for (const said of ofAgent(conversation)) {
    if (changed !== undefined && said.order > changed.order) break;
    const sentences = saidSentences(said);
    for (const [at, sentence] of sentences.entries()) {
      if (!isQuotable(sentence) || OPEN.test(sentence)) continue;
      // What a list asks the user for is not told.
      const heading = sentences.slice(0, at).findLast((text) => text.endsWith(':'));
      if (heading !== undefined && ASKS_FOR.test(heading)) continue;
      const state = states.find(({ told }) => told.test(sentence));
      const [name] = (state && state.told.exec(sentence)) ?? [];
      if (state !== undefined && name !== undefined && !found.has(state.begin))
        found.set(state.begin, { said, sentence, names: [name] });
    }
  }
  return [...found.values()];
}

const IN_PROFILE =
  /\b(?:in|on|to|with|under|from)\s+your\s+(?:[\p{L}-]+\s+)?(?:profile|account)\b/iu;
const ASKS_OR_OFFERS =
  /\?|\b(?:please|may|once|could|would|after|if|let me|i['’]ll|i will|you can)\b|[^.!]$/iu;
/** A sentence, and no heading. */
const STATES_SOMETHING =
  /\b(?:is|are|was|were|can|cannot|has|have|see|found|shows?|do|does|not)\b|n['’]t\b/iu;
const OF_PROFILE = ['profile', 'account', 'user', 'customer', 'member', 'client'];

/** Where the agent tells of the user's profile, and no call before it has a name or argument of one. */
export function unreadProfile(conversation: RecordedConversation): Unrecorded[] {
  const { calls, isPartHidden } = conversation;
  if (isPartHidden === true) return [];
  const ofProfile = calls.find(
    (call) =>
      !handsOver(call) &&
      [call.tool, ...Object.keys(call.arguments ?? {})].some((name) =>
        nameWords(name).some((word) => OF_PROFILE.includes(word)),
      ),
  );
  for (const said of ofAgent(conversation)) {
    if (ofProfile !== undefined && ofProfile.order < said.order) return [];
    const sentence = saidSentences(said).find(
      (text) =>
        isQuotable(text) &&
        IN_PROFILE.test(text) &&
        STATES_SOMETHING.test(text) &&
        !ASKS_OR_OFFERS.test(text),
    );
    if (sentence !== undefined) return [{ said, sentence, names: [] }];
  }
  return [];
}

/** Arguments of a call that stand in nothing that came before it. */
export interface Unstated {
  call: Called;
  members: readonly { member: string; value: string | number }[];
  /** What the agent told afterwards that names the call's arguments. */
  told?: { said: Said; sentence: string };
}

/** Members that name a person or a thing: what else a call is given are words of the tool's own. */
const NAMES = /(?:^|_)(?:name|e?mail|zip|postcode|postal_code|phone|id|ids|number)$/iu;
const VALUE_MAX = 40;
/** Arguments of one call that are looked at. */
const ARGUMENTS_MAX = 200;
/** Words that what was told afterwards names again of a call. */
const TOLD_MIN = 2;

/**
 * Calls with a name or an id of which some word stands, as a word of its own, in no message and no result before it, nor in
 * its own answer.
 * Calls of an agent's own work and handovers, which name nothing that is looked up, are left out.
 */
export function unstatedArguments(conversation: RecordedConversation): Unstated[] {
  const corpus = corpusOf(conversation);
  if (corpus === undefined) return [];
  const found: Unstated[] = [];
  for (const call of conversation.calls) {
    if (found.length >= UNSTATED_MAX) break;
    if (call.arguments === undefined || handsOver(call)) continue;
    // What a call's own answer names is there, whoever it was known from.
    const answered = new Set(wordsIn(answerText(call)));
    const isStated = (value: string): boolean =>
      wordsIn(value).every(
        (word) => answered.has(word) || (corpus.first.get(word) ?? Infinity) < call.order,
      );
    const members: { member: string; value: string | number }[] = [];
    let left = ARGUMENTS_MAX;
    for (const { member, after } of argumentsIn(call.arguments)) {
      left -= 1;
      if (left < 0) break;
      const isName = NAMES.test(member) && (typeof after === 'string' || typeof after === 'number');
      if (isName && String(after).length <= VALUE_MAX && !isStated(String(after)))
        members.push({ member, value: after });
    }
    if (members.length > 0) found.push({ call, members, ...toldAfter(conversation, call) });
  }
  return found;
}

function toldAfter({ said }: RecordedConversation, call: Called): Pick<Unstated, 'told'> {
  const names = [...argumentsIn(call.arguments ?? {})]
    .flatMap(({ member }) => (NAMES.test(member) ? [member] : []))
    .join(' ');
  const next = said.find((one) => one.by === 'agent' && one.order > call.order);
  const sentence =
    next && saidSentences(next).find((text) => isQuotable(text) && shared(names, text) >= TOLD_MIN);
  return next === undefined || sentence === undefined ? {} : { told: { said: next, sentence } };
}
