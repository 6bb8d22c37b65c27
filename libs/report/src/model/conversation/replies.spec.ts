import { describe, expect, test } from '@jest/globals';

import type { EntryView } from '../entry.js';
import { ASIDE } from './asked.js';
import type { Came } from './came.js';
import { exchangesOf } from './exchanges.js';
import { nearestGrounds, statedGrounds } from './grounds.js';
import type { Called, RecordedConversation, Said } from './read.js';

const entry = { mark: 'E1' } as EntryView;
let order = 0;
const say = (by: Said['by'], content: string): Said => {
  order += 1;
  return { by, content, pointer: '', entry, order };
};
/** Said before all else: the first message of a user is the request. */
const GREETED: readonly Said[] = [
  { by: 'user', content: 'Hello there, you.', pointer: '', entry, order: -2 },
  { by: 'agent', content: 'Hello.', pointer: '', entry, order: -1 },
];
const user = (content: string): Said => say('user', content);
const agent = (content: string): Said => say('agent', content);
const call = (tool: string, effect: string): Called => {
  order += 1;
  return {
    tool,
    effect,
    status: 'ok',
    arguments: {},
    answer: () => undefined,
    result: '',
    entry,
    order,
  };
};
const talk = (...events: readonly (Said | Called)[]): RecordedConversation => ({
  said: events.filter((one): one is Said => 'by' in one),
  calls: events.filter((one): one is Called => 'tool' in one),
});
const short = (came: Came): string =>
  came.kind === 'not_called'
    ? came.wish
    : `${came.kind}: ${'sentence' in came ? came.sentence : came.calls[0].tool}`;
/** What came behind the last message that is told. */
const last = (...events: readonly (Said | Called)[]): string[] =>
  exchangesOf(talk(...GREETED, ...events))
    .at(-1)
    ?.came.map(short) ?? [];

describe('which sentence of a reply answers a message', () => {
  const looked = (): Called => call('get_order', 'read');

  test('the sum beside a refusal and behind a change, where the message is about money', () => {
    const reply = (): Said =>
      agent(
        'Total expected refund: $1,126.04.\nTotal paid by then: $2,000.\nI can’t guarantee a 3-day refund.',
      );
    expect(last(user('I want the expected refund within 3 days.'), looked(), reply())).toEqual([
      'answered: Total expected refund: $1,126.04.',
      'refused: I can’t guarantee a 3-day refund.',
    ]);
    const done = (): Said => agent('Done.\nTotal expected refund: $1,126.04.');
    expect(
      last(
        user('Please return it, and confirm the refund.'),
        call('return_items', 'write'),
        done(),
      ),
    ).toEqual(['changed: return_items', 'answered: Total expected refund: $1,126.04.']);
    expect(last(user('Please return it.'), call('return_items', 'write'), done())).toEqual([
      'changed: return_items',
    ]);
  });

  test('what would not be as it was asked for, beside what is proposed', () => {
    const reply = (): Said =>
      agent(
        'To keep the storage, resolution would change from 24MP to 30MP.\nPrice difference: $170.68 in total.\nShall I proceed?',
      );
    expect(last(user('Please move me to the highest zoom.'), looked(), reply())).toEqual([
      'answered: To keep the storage, resolution would change from 24MP to 30MP.',
      'proposed: Price difference: $170.68 in total.',
    ]);
  });

  test('what is proposed, and not what it was before', () => {
    const reply = (): Said =>
      agent(
        'Total New Price: $325.\nOriginal Total Price: $686.\nWould you like to proceed with it?',
      );
    expect(last(user('Please take the flight at noon.'), looked(), reply())).toEqual([
      'proposed: Total New Price: $325.',
    ]);
  });

  test('in the very words of before it is answered once, where something else came too', () => {
    const all = exchangesOf(
      talk(
        ...GREETED,
        user('What is the total refund that I can expect?'),
        agent('Total expected refund: $1,126.04.'),
        user('Please return it, and confirm the total refund.'),
        call('return_items', 'write'),
        agent('Done.\nTotal expected refund: $1,126.04.'),
      ),
    );
    expect(all.map(({ came }) => came.map(short))).toEqual([
      ['answered: Total expected refund: $1,126.04.'],
      ['changed: return_items'],
    ]);
  });

  test.each([
    ['Since the order is pending, we’ll modify its item instead of doing an exchange.', true],
    ['The total cost for both is $1200, which exceeds your budget of $600.', true],
    ['Since you are verified, I will look the order up now.', false],
  ])('what is done or left for it is its ground: %s', (text, isGiven) => {
    expect(statedGrounds(talk(agent(text))).map(({ sentence }) => sentence)).toEqual(
      isGiven ? [text] : [],
    );
  });

  test('why a thing is due, and not the question that ends the reply', () => {
    const reply = (): Said =>
      agent(
        'Since it was booked on May 12, 2024, it is within the 24-hour window, and you can cancel it.\nWould you like to proceed with it?',
      );
    const ground =
      'Since it was booked on May 12, 2024, it is within the 24-hour window, and you can cancel it.';
    expect(last(user('I want to change my plan, please.'), looked(), reply())).toEqual([
      `answered: ${ground}`,
    ]);
    expect(statedGrounds(talk(reply())).map(({ sentence }) => sentence)).toEqual([ground]);
  });

  test('the question of its own reply, and of no later one', () => {
    const all = exchangesOf(
      talk(
        ...GREETED,
        user('I want to move it to the 6th, please.'),
        agent('Could you please tell me the airport?'),
        user('It is in New York.'),
        agent('Could you please tell me the date of it?'),
      ),
    );
    expect(all.map(({ came }) => came.map(short))).toEqual([
      ['asked: Could you please tell me the airport?'],
    ]);
  });

  test('a condition refuses no request, and an offer under one answers nothing', () => {
    const refused = 'If the order is pending, we cannot remove a single item of the order.';
    const wish = 'I need to remove a single item of the order.';
    expect(exchangesOf(talk(user(wish), agent(refused)))).toEqual([]);
    expect(last(user(wish), agent('If you need to take more of it, each item costs $50.'))).toEqual(
      [],
    );
  });

  test('a denial, and a contrast, are refusals', () => {
    for (const reply of [
      'I don’t see any order that contains two tablets.',
      'Per policy, a refund of that order goes to the gift card—not to a credit card.',
    ])
      expect(
        last(user('Return it, with the refund of that order to my card.'), agent(reply)),
      ).toEqual([`refused: ${reply}`]);
  });
});

describe('which sentences of a message are told', () => {
  test('of several wishes those that a refusal is about; the others stand aside', () => {
    const [one] = exchangesOf(
      talk(
        ...GREETED,
        user(
          'I want to exchange the camera of that order. I only want to remove the skateboard item.',
        ),
        agent('We cannot remove a single item from a pending order.'),
      ),
    );
    const aside = one?.asked.filter(({ rank }) => rank >= ASIDE).map(({ sentence }) => sentence);
    expect(aside).toEqual(['I want to exchange the camera of that order.']);
  });

  test('of one behind which nothing came what it asks for, and no thanks or plan of the user', () => {
    const told = (text: string) =>
      exchangesOf(talk(...GREETED, user(text))).map(({ asked }) =>
        asked.map(({ sentence }) => sentence),
      );
    expect(
      told('I am still annoyed about it all. Please transfer me to a human agent for the change.'),
    ).toEqual([['Please transfer me to a human agent for the change.']]);
    expect(told('Please keep me posted once the item ships. I will watch for it.')).toEqual([]);
  });

  test('that somebody is okay with a change is their consent', () => {
    const [one] = exchangesOf(
      talk(
        ...GREETED,
        user(
          'Please charge the difference to my account. I’m okay with the resolution changing to 30MP. It is a fine camera and a fine day.',
        ),
        call('exchange_items', 'write'),
      ),
    );
    expect(one?.asked.toSorted((a, b) => a.rank - b.rank)[0]?.sentence).toContain('30MP');
  });
});

test('the value of a member of JSON tells no ground, and a sentence of it does', () => {
  const json = (note: string): Said =>
    agent(JSON.stringify({ action_taken: 'none (per your request)', note }));
  const { told } = nearestGrounds(talk(user('Please leave it.'), json('All is well here.')));
  expect(told).toEqual([]);
  expect(
    statedGrounds(talk(json('Because it is pending, we can modify the item.'))).map(
      ({ sentence }) => sentence,
    ),
  ).toEqual(['Because it is pending, we can modify the item.']);
});
