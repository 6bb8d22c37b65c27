import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

import { changesOf } from './changes.js';
import { amountsIn } from './corpus.js';
import { mayHaveChanged, saidSentences } from './read.js';
import type { Called, RecordedConversation, Said } from './read.js';
import { isQuotable } from './requests.js';

/** What an agent said of a user's standing, and what a tool had answered of it. */
export interface OtherStanding {
  said: Said;
  sentence: string;
  call: Called;
  member: string;
  answered: string;
}

/** `a Gold member`, of the user; `for Gold members` says nothing of this one. */
const STANDING =
  /\b(?:a|an|your|as|valued)\s+(basic|bronze|silver|gold|platinum|diamond|regular|standard|premium|vip)[\s-]+(?:member|customer|membership|status)\b/iu;
/** A question and a condition state nothing. */
const OPEN = /\?$|\b(?:if|whether|unless|were you|wenn|falls)\b/iu;
const STANDING_MEMBER =
  /^(?:membership|member_?(?:level|status|tier)|(?:loyalty_|customer_)?tier|status_level)$/iu;

/** Where a message of the agent names another standing than the only one that the tools answered before it. */
export function otherStandings({ said, calls }: RecordedConversation): OtherStanding[] {
  const answers = calls.flatMap((call) => {
    const answer = call.answer();
    const found = Object.entries(answer ?? {}).find(
      ([name, value]) => STANDING_MEMBER.test(name) && typeof value === 'string',
    );
    return found === undefined ? [] : [{ call, member: found[0], answered: String(found[1]) }];
  });
  const [first] = answers;
  if (first === undefined || answers.some(({ answered }) => answered !== first.answered)) return [];
  for (const one of said) {
    if (one.by !== 'agent' || one.order < first.call.order) continue;
    for (const sentence of saidSentences(one)) {
      const named = isQuotable(sentence) && !OPEN.test(sentence) && STANDING.exec(sentence)?.[1];
      if (named && named.toLowerCase() !== first.answered.toLowerCase())
        return [{ said: one, sentence, ...first }];
    }
  }
  return [];
}

/** A figure of one thing that a change answered otherwise than an earlier call. */
export interface OtherFigure {
  name: string;
  id: string;
  member: string;
  earlier: Json;
  before: Called;
  later: Json;
  call: Called;
}

const FIGURE = /price|amount|cost|fee/iu;
const ITEM_ID = /^(?:item|product|article|variant)_id$|^sku$/iu;
/** Deepest object that is looked into, and objects of one answer. */
const DEPTH_MAX = 6;
const OBJECTS_MAX = 2_000;

/** Objects of an answer that have the id of an item and figures. */
function itemsOf(answer: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  let left = OBJECTS_MAX;
  const visit = (value: Json, depth: number): void => {
    if (left <= 0 || depth > DEPTH_MAX || typeof value !== 'object' || value === null) return;
    left -= 1;
    if (isJsonObject(value)) found.push(value);
    for (const inside of Object.values(value)) visit(inside, depth + 1);
  };
  visit(answer, 0);
  return found;
}

/** By its most particular id: an item of an order has the id of its product too. */
const idOf = (item: JsonObject): [string, string] | undefined =>
  Object.entries(item)
    .filter((one): one is [string, string] => ITEM_ID.test(one[0]) && typeof one[1] === 'string')
    .toSorted(([a], [b]) => Number(b === 'item_id') - Number(a === 'item_id'))[0];

/** Figures of things that the answer of a change gives otherwise than the last call before it that had them. */
export function otherFigures({ calls }: RecordedConversation): OtherFigure[] {
  const known = new Map<string, { value: Json; call: Called }>();
  const found: OtherFigure[] = [];
  for (const call of calls) {
    const answer = call.answer();
    if (answer === undefined) continue;
    const isChange = call.effect === 'write' && mayHaveChanged(call);
    for (const item of itemsOf(answer)) {
      const id = idOf(item);
      if (id === undefined) continue;
      for (const [member, later] of Object.entries(item)) {
        if (typeof later !== 'number' || !FIGURE.test(member)) continue;
        const key = JSON.stringify([...id, member]);
        const before = known.get(key);
        if (isChange && before !== undefined && before.value !== later)
          found.push({
            name: id[0],
            id: id[1],
            member,
            earlier: before.value,
            before: before.call,
            later,
            call,
          });
        known.set(key, { value: later, call });
      }
    }
  }
  return found;
}

/** What the agent tells of such a thing behind the change, by its id and the earlier figure. */
export function earlierFigureTold(
  { said }: RecordedConversation,
  { call, id, earlier, later }: OtherFigure,
): { said: Said; sentence: string } | undefined {
  if (typeof earlier !== 'number' || typeof later !== 'number') return undefined;
  const behind = said.filter(({ by, order }) => by === 'agent' && order > call.order);
  for (const one of behind.slice(0, MESSAGES_MAX)) {
    const sentence = saidSentences(one).find((text) => {
      if (!isQuotable(text) || !text.includes(id)) return false;
      const figures = (text.match(/\d[\d.,]*/gu) ?? []).flatMap(amountsIn);
      return figures.includes(earlier.toFixed(2)) && !figures.includes(later.toFixed(2));
    });
    if (sentence !== undefined) return { said: one, sentence };
  }
  return undefined;
}

/** What an agent calls a payment, and the answer of the change before it a credit. */
export interface CreditCalledPayment {
  said: Said;
  sentence: string;
  call: Called;
  member: string;
  amount: number;
}

const PAID =
  /\b(?:payment|charge)\b[^.]{0,40}\b(?:processed|made|completed|applied)\b|\b(?:was|were|been) charged\b/iu;
const CREDITED = /\b(?:refund\w*|credit(?:ed)?\b(?! card)|return\w*|erstatt\w*)/iu;
/** What says that something was paid or paid back: a point inside an amount ends no sentence. */
const PAYMENT_TOLD =
  /\b(?:payment|charge|refund|credit)\b(?:[^.]|\.\d){0,60}\b(?:processed|made|completed|applied|issued|initiated)\b|\b(?:was|were|been) (?:charged|refunded|credited)\b|\b(?:Zahlung|Erstattung|Gutschrift)\b(?:[^.]|\.\d){0,60}\b(?:ausgeführt|gebucht|veranlasst|verarbeitet)\b|\b(?:berechnet|erstattet|gutgeschrieben)\b/iu;
const AMOUNT = /amount/iu;

/** Whether a sentence says that something was paid or paid back, under no condition. */
export const tellsPayment = (sentence: string): boolean =>
  PAYMENT_TOLD.test(sentence) && !OPEN.test(sentence) && !NOT_YET.test(sentence);

/** What may be, or is still asked for. */
const NOT_YET =
  /\?|\b(?:would|could|can|may|might|once|please|policy|würde|könnte|kann|sobald)\b/iu;

/** The amounts that a change added to what had been paid; empty where none were, or they are not to be compared. */
export function addedAmounts(conversation: RecordedConversation, call: Called) {
  const { isCompared, members } = changesOf(conversation, call);
  return isCompared
    ? members.flatMap(({ item = [] }) =>
        item.flatMap(({ member, value }) =>
          AMOUNT.test(member) && typeof value === 'number' ? [{ member, amount: value }] : [],
        ),
      )
    : [];
}

/** Messages that are gone through, the last ones. */
const MESSAGES_MAX = 40;

/** Messages that tell of a payment right behind a change whose answer adds only amounts below zero. */
export function creditsCalledPayments(conversation: RecordedConversation): CreditCalledPayment[] {
  const own = conversation.said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX);
  return own.flatMap((one): CreditCalledPayment[] => {
    const sentence = saidSentences(one).find(
      (text) => isQuotable(text) && PAID.test(text) && !CREDITED.test(text) && !OPEN.test(text),
    );
    if (sentence === undefined) return [];
    const call = conversation.calls.findLast(
      (made) => made.order < one.order && made.effect === 'write' && made.status === 'ok',
    );
    const amounts = call === undefined ? [] : addedAmounts(conversation, call);
    const [first] = amounts;
    return call !== undefined && first !== undefined && amounts.every(({ amount }) => amount < 0)
      ? [{ said: one, sentence, call, ...first }]
      : [];
  });
}
