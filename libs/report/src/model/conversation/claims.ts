import { ACTS, NO_CLAIM } from './acts.js';
import { amountsIn } from './corpus.js';
import { addedAmounts } from './lookups.js';
import { writtenAmounts } from './money.js';
import {
  mayHaveChanged,
  type Called,
  type RecordedConversation,
  type Said,
  saidSentences,
} from './read.js';
import { isQuotable } from './requests.js';
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

/** `one checked bag has been added`, `I have added one checked bag`, and in a list `Checked bag: 1 bag added`. */
function claimIn(sentence: string): Claim | undefined {
  if (NO_CLAIM.test(sentence)) return undefined;
  for (const act of ACTS.filter(({ notOf }) => notOf?.test(sentence) !== true)) {
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
    const line = new RegExp(
      `^[\\p{L} ]{2,40}: ([^,;:.()]{2,60}?) (?:${done})(?=[.]?$| \\()`,
      'iu',
    ).exec(sentence);
    if (line !== null) return { act, things: thingsIn(line[1] ?? '') };
    const german = new RegExp(
      `(?:([^,;:.]{2,80}?)\\s+wurden?\\b|\\bich habe\\b)[^.;:]{0,60}?\\s(?:${done})\\b`,
      'iu',
    ).exec(sentence);
    if (german !== null) return { act, things: thingsIn(german[1] ?? '') };
  }
  return undefined;
}

/** `I will transfer you`, `you are being transferred`, `the labels will be posted`. */
function promiseIn(sentence: string): Act | undefined {
  if (NO_CLAIM.test(sentence)) return undefined;
  return ACTS.find(({ done, promised, isSaidOfThings, notOf }) => {
    if (promised === undefined || notOf?.test(sentence) === true) return false;
    const own = `\\bI(?:['’]ll|\\s+will|['’]m|\\s+am)\\s+(?:(?:now|also|going to|then|immediately)\\s+)*(?:${promised.source})\\b`;
    const passive = `\\byou(?:['’]re|\\s+are|\\s+will)\\s+(?:now\\s+)?be(?:ing)?\\s+(?:${done.source})\\b`;
    const german = `\\bich werde\\b[^.;:]{0,60}?\\s(?:${promised.source})\\b`;
    const things = `\\bwill\\s+be\\s+(?:${done.source})\\b|\\bwird\\b[^.;:]{0,60}?\\s(?:${done.source})\\b`;
    const said = [own, passive, german, ...(isSaidOfThings === true ? [things] : [])];
    return new RegExp(said.join('|'), 'iu').test(sentence);
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

/** Acts that pay something back. */
const PAYS: readonly string[] = ['refund', 'issue'];

/** Amounts that changes added to what had been paid, to two digits. */
function amountsPaid(conversation: RecordedConversation): ReadonlySet<string> {
  const made = conversation.calls.filter(
    ({ effect, status }) => effect === 'write' && status === 'ok',
  );
  return new Set(
    made
      .slice(-PAID_MAX)
      .flatMap((call) => addedAmounts(conversation, call))
      .map(({ amount }) => Math.abs(amount).toFixed(2)),
  );
}

/** Changes that are gone through, the last ones. */
const PAID_MAX = 200;

/** Whether what is said to be paid back is an amount that a change paid: it needs no call of that name. */
const isPaid = (sentence: string, { act }: Claim, paid: ReadonlySet<string>): boolean =>
  PAYS.includes(act.name) &&
  writtenAmounts(sentence).some(({ number }) => amountsIn(number).some((one) => paid.has(one)));

/** What the agent's next message says that was done. */
export function toldDone(
  { said }: Pick<RecordedConversation, 'said'>,
  call: Called,
): { said: Said; sentence: string } | undefined {
  const next = said.find(({ by, order }) => by === 'agent' && order > call.order);
  const sentence =
    next &&
    saidSentences(next).find(
      (text) => isQuotable(text) && !text.endsWith('?') && ACTS.some(({ done }) => done.test(text)),
    );
  return next === undefined || sentence === undefined ? undefined : { said: next, sentence };
}

/** Sentences that are told at most. */
const CLAIMS_MAX = 3;
/** Messages of the agent that are gone through, the last ones, each against every call. */
const MESSAGES_MAX = 400;

/**
 * What the agent's messages say was done, and what its last one says will be, where no call on record that may
 * have done it is called so: neither the act nor, where that is enough, the thing stands in a tool's name or
 * arguments. Words are compared, and no more: a tool of another name may have done it. That something will come of
 * itself, an e-mail behind a return, is no act of the agent's: the rules it was given may say so.
 */
export function unbackedClaims(conversation: RecordedConversation): Unbacked[] {
  const { said, calls } = conversation;
  const own = said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX);
  const last = own.at(-1);
  const changing = calls.filter(mayHaveChanged);
  const paid = amountsPaid(conversation);
  const found = new Map<string, Unbacked>();
  for (const one of own) {
    for (const sentence of saidSentences(one)) {
      const looked = spaced(sentence);
      if (looked.length > LOOKED_AT_MAX) continue;
      const claim = claimIn(looked);
      const before = changing.filter(({ order }) => order < one.order);
      const promise = claim === undefined && one === last ? promiseIn(looked) : undefined;
      const isUnbacked =
        claim !== undefined
          ? !before.some((call) => doesAct(call, claim)) && !isPaid(looked, claim, paid)
          : promise !== undefined &&
            !changing.some((call) => doesAct(call, { act: promise, things: [] }));
      if (isUnbacked && !found.has(sentence))
        found.set(sentence, { sentence, said: one, names: lookedFor(claim, promise) });
    }
  }
  // What was said last is what the user was left with.
  return [...found.values()].slice(-CLAIMS_MAX);
}
