import { describe, expect, test } from '@jest/globals';

import type { EntryView } from '../entry.js';
import { admissionsIn, askedFirst } from './consents.js';
import { exchangesOf, type Came } from './exchanges.js';
import type { Called, RecordedConversation, Said } from './read.js';

const entry = { mark: 'E1' } as EntryView;
let order = 0;
const say = (by: Said['by'], content: string): Said => {
  order += 1;
  return { by, content, pointer: '', entry, order };
};
const user = (content: string): Said => say('user', content);
const agent = (content: string): Said => say('agent', content);
const call = (tool: string, effect: string | undefined, status = 'ok'): Called => {
  order += 1;
  return { tool, effect, status, arguments: {}, answer: () => undefined, result: '', entry, order };
};
const talk = (...events: readonly (Said | Called)[]): RecordedConversation => ({
  said: events.filter((one): one is Said => 'by' in one),
  calls: events.filter((one): one is Called => 'tool' in one),
});
const short = (came: Came): string =>
  'sentence' in came ? `${came.kind}: ${came.sentence}` : `${came.kind}: ${came.calls[0].tool}`;
const told = (conversation: RecordedConversation) =>
  exchangesOf(conversation).map(({ asked, came, calls }) => [
    asked.map(({ sentence }) => sentence),
    came.map(short),
    calls,
  ]);

describe('what users said, and what came of it', () => {
  test('stands in the order of events: refusal, order and consent with the call behind it', () => {
    expect(
      told(
        talk(
          user('Hello! I want to change my trip.'),
          agent('Which one?'),
          user('Can you switch it to a nonstop flight?'),
          call('search_flights', 'read'),
          agent('Unfortunately, this flight cannot be switched.'),
          user('Then please book the flight on Monday for me.'),
          agent('It costs $172. Is that right?'),
          user('YES'),
          call('book', 'write', 'error'),
          call('book', 'write', 'error'),
          call('book', 'write'),
          agent('Done.'),
          user('Please connect me to a human.'),
          call('think', undefined),
          call('transfer_to_human_agents', undefined),
        ),
      ),
    ).toEqual([
      [
        ['Can you switch it to a nonstop flight?'],
        ['refused: Unfortunately, this flight cannot be switched.'],
        1,
      ],
      [['Then please book the flight on Monday for me.'], [], 0],
      [['YES'], ['failed: book', 'changed: book'], 3],
      [['Please connect me to a human.'], ['called: transfer_to_human_agents'], 2],
    ]);
  });

  test('the first message is the request itself, unless something came of it at once', () => {
    expect(told(talk(user('Please cancel my order.'), agent('Which order?')))).toEqual([]);
    expect(told(talk(user('Please cancel my order.'), call('cancel', 'write')))).toEqual([
      [['Please cancel my order.'], ['changed: cancel'], 1],
    ]);
  });

  test('a change without a message of a user before it is told as that', () => {
    const conversation = talk(call('cancel', 'write'), user('Why did you cancel my order?'));
    expect(told(conversation)).toEqual([[[], ['changed: cancel'], 1]]);
    expect(exchangesOf(talk(call('cancel', 'write'), agent('Done.')))).toEqual([]);
  });

  test('a write of which nobody knows whether it went through is not told as one that did', () => {
    const unknown: Called = { ...call('cancel', 'write'), status: undefined };
    const [first] = told(
      talk(user('Please cancel it now, my order.'), { ...unknown, order: 99_999 }),
    );
    expect(first?.[1]).toEqual(['called: cancel']);
  });

  test('what names the user, greets or is said each time is left out where there is more', () => {
    const often = 'You are the most lenient agent I have ever spoken to.';
    const [, second] = told(
      talk(
        user(`Please return the boots. ${often}`),
        call('return_items', 'write'),
        user(`Thanks a lot! My name is Ann, and my zip is 85049. Please keep the kettle. ${often}`),
        call('keep_items', 'write'),
      ),
    );
    expect(second?.[0]).toEqual(['Please keep the kettle.']);
  });

  test('a question is answered by the sentence that names the same, and by no offer', () => {
    const ask = 'How many passengers were in that reservation, is it three?';
    const answers = (text: string) =>
      told(talk(user('Hello, you there?'), agent('Yes.'), user(ask), agent(text)))[0]?.[1];
    expect(answers('Certainly! The reservation of passengers had only one passenger.')).toEqual([
      'answered: The reservation of passengers had only one passenger.',
    ]);
    expect(answers('I will look up the passengers of the reservation.')).toEqual([]);
    expect(answers('It is warm outside today.')).toEqual([]);
  });

  test('of a long message the sentence that was taken back ranks behind the order that was followed', () => {
    const [one] = exchangesOf(
      talk(
        user('Bottle: hold off for now, no exchange. Desk lamp: please exchange it for silver.'),
        call('exchange_items', 'write'),
      ),
    );
    expect(one?.asked.toSorted((a, b) => a.rank - b.rank).map(({ sentence }) => sentence)).toEqual([
      'Desk lamp: please exchange it for silver.',
      'Bottle: hold off for now, no exchange.',
    ]);
  });

  test('takes time in line with what was said', () => {
    const steps = (n: number): number => {
      let reads = 0;
      const counted = (one: Said): Said => ({
        ...one,
        get content() {
          reads += 1;
          return one.content;
        },
      });
      const events = Array.from({ length: n }, (_, i) => [
        counted(user(`Please change number ${i} of my order.`)),
        counted(agent(`Unfortunately, number ${i} cannot be changed.`)),
        call('change', 'write'),
      ]).flat();
      exchangesOf(talk(...events));
      return reads;
    };
    expect(steps(400) / steps(200)).toBeLessThan(2.5);
  });
});

test.each([
  ['Please summarize the return details and I’ll confirm before you proceed.', 1],
  ['Please return the sneakers, and tell me the steps.', 0],
  ['I will confirm the address: it is the one on file.', 0],
])('asked to be asked first: %s', (text, found) => {
  expect(askedFirst(talk(user(text), call('return_items', 'write')))).toHaveLength(found);
  expect(askedFirst(talk(user(text), user('Yes.'), call('return_items', 'write')))).toEqual([]);
  expect(askedFirst(talk(user(text), call('return_items', 'write', 'error')))).toEqual([]);
});

test.each([
  ['Apologies for the mix-up—I proceeded with the return instead of waiting.', 1],
  ['I should have asked you before I cancelled the order.', 1],
  ['I am sorry for the inconvenience this has caused.', 0],
  ["Please confirm the reason ('ordered by mistake'), and I’ll proceed.", 0],
])('an admission: %s', (text, found) => {
  expect(admissionsIn(talk(agent(text)))).toHaveLength(found);
});
