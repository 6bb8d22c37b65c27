import { fixed, type Told } from './told.js';

/** What says something else than the answer of a call: the call itself, an earlier answer, or what the agent told of it. */
export type DisputedBy = 'call' | 'earlier_answer' | 'told';

/** It behind `the answer differs from`. */
export const ENGLISH_DIFFERS_FROM = fixed({
  call: 'the call',
  earlier_answer: 'an earlier one',
  told: 'what the agent told',
}) satisfies Record<DisputedBy, Told>;

/** It behind `Antwort anders als`. */
export const GERMAN_DIFFERS_FROM = fixed({
  call: 'der Aufruf',
  earlier_answer: 'eine frühere',
  told: 'vom Agenten gesagt',
}) satisfies Record<DisputedBy, Told>;
