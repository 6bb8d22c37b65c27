import { amountsIn } from './corpus.js';
import { changesOf } from './changes.js';
import { addedAmounts, tellsPayment } from './lookups.js';
import { isAmong, sumsOf, writtenAmounts } from './money.js';
import { saidSentences, type Called, type RecordedConversation, type Said } from './read.js';
import { isQuotable } from './requests.js';

/** What an agent says was paid or paid back, where the changes right before it added other amounts to the payments. */
export interface OtherPayment {
  said: Said;
  sentence: string;
  /** The last of those changes that added an amount, and what it added. */
  call: Called;
  member: string;
  amounts: readonly number[];
}

/** Messages that are gone through, the last ones. */
const MESSAGES_MAX = 40;

/**
 * Where both name the payment: a message right behind changes says that an amount was paid or paid back, and the
 * answers of these changes added amounts to what was paid of which none is that, nor comes to it together with others.
 * Of a change whose answer is held against no earlier one it is not known what it paid: then nothing is said. An
 * amount that is only offered, or is a rule's, names no payment.
 */
export function otherPayments(conversation: RecordedConversation): OtherPayment[] {
  const own = conversation.said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX);
  return own.flatMap((one): OtherPayment[] => {
    const paid = paidBefore(conversation, one);
    if (paid === undefined) return [];
    const told = saidSentences(one).flatMap((sentence) =>
      isQuotable(sentence) && tellsPayment(sentence)
        ? writtenAmounts(sentence).map(({ number }) => ({ sentence, readings: amountsIn(number) }))
        : [],
    );
    const [first] = told;
    if (first === undefined) return [];
    const together = sumsOf(told.map(({ readings: [amount = '0'] }) => Number(amount)));
    const isBorneOut =
      together === undefined ||
      told.some(({ readings }) => isAmong(readings, paid.sums)) ||
      [...together].some((sum) => paid.sums.has(sum));
    return isBorneOut ? [] : [{ said: one, sentence: first.sentence, ...paid }];
  });
}

/** What the changes between the last message of a user and this one added to what was paid; undefined where it is not known. */
function paidBefore(
  conversation: RecordedConversation,
  { order }: Said,
): (Pick<OtherPayment, 'call' | 'member' | 'amounts'> & { sums: ReadonlySet<number> }) | undefined {
  const from = conversation.said.findLast((one) => one.by === 'user' && one.order < order);
  const made = conversation.calls.filter(
    (call) =>
      call.order < order &&
      call.order > (from?.order ?? 0) &&
      call.effect === 'write' &&
      call.status === 'ok',
  );
  const added = made.map((call) => ({ call, all: addedAmounts(conversation, call) }));
  const last = added.findLast(({ all }) => all.length > 0);
  const [first] = last?.all ?? [];
  if (last === undefined || first === undefined) return undefined;
  if (made.some((call) => !changesOf(conversation, call).isCompared)) return undefined;
  const sums = sumsOf(added.flatMap(({ all }) => all.map(({ amount }) => amount)));
  return sums === undefined
    ? undefined
    : {
        call: last.call,
        member: first.member,
        amounts: last.all.map(({ amount }) => amount),
        sums,
      };
}
