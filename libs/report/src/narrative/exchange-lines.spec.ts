import { expect, test } from '@jest/globals';

import type { Exchange } from '../schema/index.js';
import { exchangeLines } from './compose-exchanges.js';
import { lexicon } from './lexicon.js';
import { quoteText, type Told } from './told.js';

const { said, marks } = lexicon('en');
const quoted = (text: string): Told => quoteText(text, marks);
const exchange = (asked: string, answered: string): Exchange => ({
  asked: [{ text: quoted(asked), rank: 0 }],
  came: [{ kind: 'answered', calls: 0, text: quoted(answered), changed: [], evidence: ['E2'] }],
  calls: 0,
  evidence: ['E1'],
});
const ID = 'I will need your user ID and the reservation ID.';
const told = (...exchanges: Exchange[]): string[] => {
  const rooms = new Map(exchanges.map((_, at) => [at, { asked: 400, members: 1 }]));
  return exchangeLines(said, { exchanges }, rooms, 0).map(({ text }) => text);
};

test('what is answered as the message right before it is told as that, with what was asked', () => {
  const all = told(
    exchange('Please change the return flight.', `To change the return flight, ${ID}`),
    exchange('Please upgrade my seat.', `To upgrade your seat, ${ID}`),
  );
  expect(all).toHaveLength(3);
  expect(all[2]).toContain('Please upgrade my seat.');
  expect(all[2]).toContain(said.cameAgain);
});

test('behind another answer it is quoted: it would be told of that one', () => {
  const all = told(
    exchange('Please change the return flight.', `To change the return flight, ${ID}`),
    exchange(
      'Is there a train in the morning?',
      'The morning train goes at seven from platform two.',
    ),
    exchange('Please upgrade my seat.', `To upgrade your seat, ${ID}`),
  );
  expect(all.join('\n')).not.toContain(said.cameAgain);
  expect(all.at(-1)).toContain(ID);
});

const askedBack = (asked: string): Exchange => ({
  ...exchange(asked, 'x'),
  came: [
    { kind: 'asked', calls: 0, text: quoted('Would you like that?'), changed: [], evidence: [] },
  ],
});

test('a question that was asked back is quoted only where there is room, and else stands on the line', () => {
  const one = askedBack('Please find me the earliest flight of that day, with one stop.');
  const lines = (asked: number): string[] =>
    exchangeLines(said, { exchanges: [one] }, new Map([[0, { asked, members: 1 }]]), 0).map(
      ({ text }) => text,
    );
  expect(lines(110)).toHaveLength(1);
  expect(lines(110)[0]).toContain(said.cameAskedBack);
  expect(lines(110)[0]).not.toContain('Would you like that?');
  expect(lines(420).join('\n')).toContain('Would you like that?');
});

test('a message that goes on with another is told with what that one wanted, however little room there is', () => {
  const wish = 'Please use my gift card with the smallest balance for the payment of it all.';
  const one: Exchange = {
    ...exchange('x', 'Done.'),
    asked: [
      { text: quoted(wish), rank: 1 },
      {
        text: quoted('Yes, please go ahead with the update as you said.'),
        rank: 0,
        is_reply: true,
      },
    ],
  };
  const [line] = exchangeLines(
    said,
    { exchanges: [one] },
    new Map([[0, { asked: 60, members: 1 }]]),
    0,
  );
  expect(line?.text).toContain(wish);
});
