import { ACTS, NO_CLAIM } from './acts.js';
import {
  mayHaveChanged,
  sentencesOf,
  saidText,
  type Called,
  type RecordedConversation,
  type Said,
} from './read.js';
import { isAlike, namedIn, thingsIn, nameWords } from './words.js';

type Act = (typeof ACTS)[number];

/** What an agent says it did or is about to do, and no recorded call stands behind. */
export interface Unbacked {
  sentence: string;
  said: Said;
  /** What is looked for in the names of the calls, and, where that is enough, in their arguments. */
  names: readonly string[];
}

/** What was done to what, as far as a sentence says it. */
interface Claim {
  act: Act;
  things: readonly string[];
}

const ADVERBS = '(?:(?:now|also|just|successfully|fully|since|both|all)\\s+)*';

/** `one checked bag has been added`, `I have added one checked bag`. */
function claimIn(sentence: string): Claim | undefined {
  if (NO_CLAIM.test(sentence)) return undefined;
  for (const act of ACTS) {
    const done = act.done.source;
    const passive = new RegExp(
      `([^,;:.]{2,80}?)\\s+(?:has|have)\\s+${ADVERBS}been\\s+${ADVERBS}(?:${done})\\b`,
      'iu',
    ).exec(sentence);
    if (passive !== null) return { act, things: thingsIn(passive[1] ?? '') };
    const active = new RegExp(
      `\\bI(?:['’]ve|\\s+have)\\s+${ADVERBS}(?:${done})\\b([^,;:.]{0,60}?)(?:\\s(?:to|for|from|in|on|with|as|using|per|and)\\b|[,;:.]|$)`,
      'iu',
    ).exec(sentence);
    if (active !== null) return { act, things: thingsIn(active[1] ?? '') };
    const german = new RegExp(
      `(?:([^,;:.]{2,80}?)\\s+wurden?\\b|\\bich habe\\b)[^.;:]{0,60}?\\s(?:${done})\\b`,
      'iu',
    ).exec(sentence);
    if (german !== null) return { act, things: thingsIn(german[1] ?? '') };
  }
  return undefined;
}

/** `I will transfer you`, `you are being transferred`. */
function promiseIn(sentence: string): Act | undefined {
  if (NO_CLAIM.test(sentence)) return undefined;
  return ACTS.find(({ done, promised }) => {
    if (promised === undefined) return false;
    const own = `\\bI(?:['’]ll|\\s+will|['’]m|\\s+am)\\s+(?:(?:now|also|going to|then|immediately)\\s+)*(?:${promised.source})\\b`;
    const passive = `\\byou(?:['’]re|\\s+are|\\s+will)\\s+(?:now\\s+)?be(?:ing)?\\s+(?:${done.source})\\b`;
    const german = `\\bich werde\\b[^.;:]{0,60}?\\s(?:${promised.source})\\b`;
    return new RegExp(`${own}|${passive}|${german}`, 'iu').test(sentence);
  });
}

/** Words of a call: of its tool, and of that and its arguments. Each claim is held against every call before it. */
const wordsOfCalls = new WeakMap<Called, { name: string[]; named: string[] }>();

function wordsOfCall(call: Called): { name: string[]; named: string[] } {
  const known = wordsOfCalls.get(call);
  if (known !== undefined) return known;
  const name = nameWords(call.tool);
  const words = { name, named: [...new Set([...name, ...namedIn(call.arguments)])] };
  wordsOfCalls.set(call, words);
  return words;
}

function doesAct(call: Called, { act, things }: Claim): boolean {
  const { name, named } = wordsOfCall(call);
  if (act.tools.some((begin) => name.some((word) => word.startsWith(begin)))) return true;
  if (!act.byThing) return false;
  return things.some((thing) => named.some((word) => isAlike(word, thing)));
}

/** Longest sentence that is looked at, in UTF-16 units: the patterns take the square of it, and nobody quotes more. */
const LOOKED_AT_MAX = 600;

/** With one space for each stretch of white space, which the patterns would try from each place in it. */
const spaced = (sentence: string): string => sentence.replaceAll(/\s+/gu, ' ');

/** What a call would have to be named for. */
const lookedFor = (claim: Claim | undefined, promise: Act | undefined): string[] =>
  claim === undefined
    ? promise === undefined
      ? []
      : [promise.name]
    : [claim.act.name, ...(claim.act.byThing ? claim.things : [])];

/** Sentences that are told at most. */
const CLAIMS_MAX = 3;
/** Messages of the agent that are gone through, the last ones, each against every call. */
const MESSAGES_MAX = 400;

/**
 * What the agent's messages say was done, and what its last one says will be, where no call on record that may
 * have done it is called so: neither the act nor, where that is enough, the thing stands in a tool's name or
 * arguments. Words are compared, and no more: a tool of another name may have done it.
 */
export function unbackedClaims({ said, calls }: RecordedConversation): Unbacked[] {
  const own = said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX);
  const last = own.at(-1);
  const changing = calls.filter(mayHaveChanged);
  const found = new Map<string, Unbacked>();
  for (const one of own) {
    for (const sentence of sentencesOf(saidText(one))) {
      const looked = spaced(sentence);
      if (looked.length > LOOKED_AT_MAX) continue;
      const claim = claimIn(looked);
      const before = changing.filter(({ order }) => order < one.order);
      const promise = claim === undefined && one === last ? promiseIn(looked) : undefined;
      const isUnbacked =
        claim !== undefined
          ? !before.some((call) => doesAct(call, claim))
          : promise !== undefined &&
            !changing.some((call) => doesAct(call, { act: promise, things: [] }));
      if (isUnbacked && !found.has(sentence))
        found.set(sentence, { sentence, said: one, names: lookedFor(claim, promise) });
    }
  }
  // What was said last is what the user was left with.
  return [...found.values()].slice(-CLAIMS_MAX);
}
