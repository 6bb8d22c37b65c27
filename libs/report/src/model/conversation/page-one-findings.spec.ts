import { expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { humanNotCalled } from './asked-human.js';
import type { Came } from './came.js';
import { admissionsIn } from './consents.js';
import type { Called, Said } from './read.js';
import { refersBack } from './refers-back.js';
import { withMore } from './replies-further.js';
import { saysNothing } from './replies.js';
import { termsWithoutRecord } from './terms.js';
import { triedIdentity } from './tried.js';

const entry = { mark: 'E1' } as EntryView;
const said = (by: Said['by'], content: string, order: number): Said => ({
  by,
  content,
  pointer: '',
  entry,
  order,
});
const lookup = (
  order: number,
  given: JsonObject,
  status: string | undefined,
  answer = '',
): Called => ({
  tool: 'find_user',
  arguments: given,
  effect: 'read',
  status,
  answer: () => undefined,
  answerText: () => answer,
  result: '',
  entry,
  order,
});

test('a time or a price that nothing recorded before it says is told with the words that are looked for', () => {
  const terms = (agent: string, user = 'Please return it.', answer = ''): string[] =>
    termsWithoutRecord({
      said: [said('user', user, 1), said('agent', agent, 3)],
      calls: [lookup(2, {}, 'ok', answer)],
    }).map(({ term }) => term);
  expect(terms('The refund arrives within 5–7 business days.')).toEqual(['5–7 business days']);
  expect(terms('The return label is prepaid.')).toEqual(['prepaid']);
  // However it is written, what a result or the user said before is no word of the agent's own.
  expect(terms('It arrives in 5–7 business days.', 'x y', 'takes 5 to 7 Business Days')).toEqual(
    [],
  );
  expect(terms('You have it within 3 days, as you wish.', 'I need it in 3 days.')).toEqual([]);
  // What is denied or only asked is promised by nobody.
  expect(terms('I cannot refund it within 3 days, sorry.')).toEqual([]);
  expect(terms('Would you like it in 3 business days?')).toEqual([]);
});

test('of a conversation with a part withheld no term is said to stand nowhere', () => {
  const one = { said: [said('user', 'Hi.', 1), said('agent', 'It takes 5 weeks to arrive.', 2)] };
  expect(termsWithoutRecord({ ...one, calls: [] })).toHaveLength(1);
  expect(termsWithoutRecord({ ...one, calls: [], isPartHidden: true })).toEqual([]);
});

test('lookups of a person that failed are told with what was answered, and what the user named is no trial', () => {
  const [wrong, right] = [{ email: 'a1@example.com' }, { email: 'a2@example.com' }];
  const opening = 'I am a1@example.com.';
  const tried = (...calls: Called[]) => triedIdentity({ said: [], opening, calls });
  const found = tried(lookup(1, wrong, 'error', 'not found'), lookup(2, right, undefined, 'ann'));
  expect(found?.failed.map(({ arguments: given }) => given)).toEqual([wrong]);
  expect(found?.answered.arguments).toEqual(right);
  expect(found?.ungiven).toEqual(['a2@example.com']);
  const named = { said: [said('user', 'If not, try A2@example.com.', 1)], opening };
  const calls = [lookup(2, wrong, 'error'), lookup(4, right, 'ok', 'ann')];
  expect(triedIdentity({ ...named, calls })).toBeUndefined();
  // A run of failures is told whoever named what was looked up.
  const run = [calls[0]!, lookup(3, { zip: 'a2' }, 'error'), calls[1]!];
  expect(triedIdentity({ ...named, calls: run })).toMatchObject({ ungiven: [] });
  // The same once more is no trial, and neither is what nothing answered, or what names no person.
  expect(tried(lookup(1, wrong, 'error'), lookup(2, wrong, 'ok', 'ann'))).toBeUndefined();
  expect(tried(lookup(1, wrong, 'error'), lookup(2, right, undefined))).toBeUndefined();
  expect(
    tried(lookup(1, { order: '1' }, 'error'), lookup(2, { order: '2' }, 'ok', 'ann')),
  ).toBeUndefined();
  const hidden = [lookup(1, wrong, 'error'), lookup(2, right, 'ok', 'ann')];
  expect(triedIdentity({ said: [], opening, calls: hidden, isPartHidden: true })).toBeUndefined();
});

test.each([
  ['Can we look it up another way?', true],
  ['Is there any way to proceed with that information?', true],
  ['Can we discuss that for a moment?', true],
  ['I want to cancel the order W4284542.', false],
  ['Please use it for order 4284542.', false],
  ['Please cancel the air purifier.', false],
])('whether a sentence needs the one before it: %s', (sentence, isSo) => {
  expect(refersBack(sentence)).toBe(isSo);
});

test.each([
  ['Cancel the entire order now.', true],
  ['I can absolutely help check the shipping address.', true],
  ['I found your account and pulled up your two orders.', true],
  ['Refund amount: $20.00 to the card.', false],
  ['I can help you cancel it since you have insurance.', false],
])('whether a sentence of the agent tells nothing of a wish: %s', (sentence, isSo) => {
  expect(saysNothing(sentence)).toBe(isSo);
});

test('what the agent went on to say stands behind its answer, and what only offers more does not', () => {
  const reply = said(
    'agent',
    'Names cannot be changed. Even a human agent would not be able to do so. If you need more, please ask. Is there anything else?',
    2,
  );
  const came: Came[] = [{ kind: 'refused', said: reply, sentence: 'Names cannot be changed.' }];
  expect(withMore(came)).toEqual([
    ...came,
    {
      kind: 'answered',
      said: reply,
      sentence: 'Even a human agent would not be able to do so.',
      isMore: true,
    },
  ]);
});

test.each([
  ['If you have your user ID, I can look it up.', ['I need the ID of it.', true]],
  ['It stands in your e-mail.', ['I need the ID of it.']],
  [`If you have your user ID, I can look it up ${'x'.repeat(300)}.`, []],
])('what is wanting stands with the other way that is offered, or not at all: %#', (next, told) => {
  const reply = said('agent', `I need the ID of it. ${next}`, 2);
  const came: Came[] = [{ kind: 'asked', said: reply, sentence: 'I need the ID of it.' }];
  const found = withMore(came).map((one) => 'sentence' in one && one.sentence);
  expect(found).toEqual(told.map((one) => (one === true ? next : one)));
});

test('that the agent did something too early, or told a wrong sum, is its own word on its work', () => {
  const admits = (text: string): number => admissionsIn({ said: [said('agent', text, 1)] }).length;
  expect(admits('I’m sorry—I submitted it before receiving your explicit confirmation.')).toBe(1);
  expect(admits('It seems there was an oversight regarding the total cost.')).toBe(1);
  expect(admits('I am sorry for the inconvenience that you had.')).toBe(0);
});

test('a human is asked for though the sentence denies something before', () => {
  const ask = said(
    'user',
    'Since she still can’t find it, please transfer me to a human agent.',
    1,
  );
  expect(humanNotCalled({ said: [ask], calls: [] })?.said).toBe(ask);
  const no = said('user', 'Please don’t transfer me to a human agent.', 1);
  expect(humanNotCalled({ said: [no], calls: [] })).toBeUndefined();
});
