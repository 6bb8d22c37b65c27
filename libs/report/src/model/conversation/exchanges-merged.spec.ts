import { expect, test } from '@jest/globals';

import type { EntryView } from '../entry.js';
import { askedIn } from './asked.js';
import { exchangesOf } from './exchanges.js';
import type { Called, RecordedConversation, Said } from './read.js';
import { withMore } from './replies-further.js';
import { unrecordedStates } from './unrecorded.js';
import { workedOutWithout } from './worked-out.js';

const entry = { mark: 'E1' } as EntryView;
let order = 0;
const say = (by: Said['by'], content: string): Said => {
  order += 1;
  return { by, content, pointer: '', entry, order };
};
const user = (content: string): Said => say('user', content);
const agent = (content: string): Said => say('agent', content);
const call = (
  tool: string,
  effect: string | undefined,
  { given = {}, answer = '' }: { given?: Called['arguments']; answer?: string } = {},
): Called => {
  order += 1;
  const text = { answer: () => undefined, answerText: () => answer };
  return { tool, effect, status: 'ok', arguments: given, ...text, result: '', entry, order };
};
const talk = (...events: readonly (Said | Called)[]): RecordedConversation => ({
  said: events.filter((one): one is Said => 'by' in one),
  calls: events.filter((one): one is Called => 'tool' in one),
});
/** Before all that follows it. */
const GREETING: Said[] = [
  { ...user('Hello there.'), order: -2 },
  { ...agent('Hello!'), order: -1 },
];
const told = (...events: readonly (Said | Called)[]): string[] =>
  exchangesOf(talk(...GREETING, ...events)).map(({ asked, came }) =>
    [
      asked.map(({ sentence, isReply }) => `${isReply === true ? '+' : ''}${sentence}`).join(' '),
      ...came.map((one) => ('sentence' in one ? `${one.kind}: ${one.sentence}` : `${one.kind}`)),
    ].join(' | '),
  );

test.each([
  [
    'gives what was asked for',
    'I need to cancel two of my trips.',
    'My user ID is ada_1, and both are due to a change of plans.',
    '+My user ID is ada_1, and both are due to a change of plans.',
  ],
  [
    'agrees, and names about nothing else',
    'Please use my gift card with the smallest balance.',
    'Yes, everything looks good. Please go ahead with the gift card.',
    '+Yes, everything looks good.',
  ],
  [
    'takes one of what was offered',
    'Please find me the earliest flight of that day.',
    'I’ll go with Option 1. Use my card ending in 7334.',
    '+I’ll go with Option 1. Use my card ending in 7334.',
  ],
])('a message that only %s stands with the one before it', (_name, wish, reply, shown) => {
  const all = told(
    user(wish),
    agent('Could you please provide the details?'),
    user(reply),
    call('cancel', 'write'),
  );
  expect(all).toHaveLength(1);
  expect(all[0]).toContain(wish);
  expect(all[0]).toContain(shown);
});

test('one that wants something else stands by itself', () => {
  expect(
    told(
      user('I need to cancel two of my trips.'),
      agent('Could you please provide the details?'),
      user('Please book me a new trip to Rome instead.'),
      call('book', 'write'),
    ),
  ).toHaveLength(2);
});

test('where only something was worked out, what the agent then said is what came of it', () => {
  const [, last] = told(
    user('I want to upgrade my trip to business class.'),
    agent('Shall I work out the costs?'),
    user('What would you say that the upgrade costs? I can pay up to $600.'),
    call('calculate', undefined),
    agent('The upgrade to business class costs $747.'),
  );
  expect(last).toContain('I can pay up to $600.');
  expect(last).toContain('answered: The upgrade to business class costs $747.');
});

test('lines of what was looked up, and of a text that only looks like JSON, are no answer', () => {
  const came = (answer: string): string | undefined =>
    told(
      user('I want a flight that leaves later that day.'),
      call('search', 'read'),
      agent(answer),
    )[0];
  expect(came('These are there:\n- Later flight HAT1 to Rome\n- Departure of it: 19:00')).toContain(
    'looked_up',
  );
  expect(came('{"message": "Later flights are there.')).toContain('looked_up');
});

test('what says yes or no is the answer, and not what names more of the question again', () => {
  const [one] = told(
    user('Could you tell me if I can pay with certificates and gift cards first?'),
    agent(
      'Yes, for a trip, you can use one certificate and three gift cards. The rest after the certificates and gift cards can be paid by card.',
    ),
  );
  expect(one).toContain('answered: Yes, for a trip, you can use one certificate');
});

test('what introduces a list in figures answers, and what only announces one does not', () => {
  const answer = (text: string): string | undefined =>
    told(
      user('I want the fastest return trip with layover. Which option is it?'),
      agent(`${text}\n- HAT1\nWould you like to proceed with this option?`),
    )[0];
  expect(answer('The fastest return trip with layover is Option 2 with 5 hours:')).toContain(
    'answered: The fastest return trip with layover is Option 2 with 5 hours:',
  );
  expect(answer('Here are the 2 fastest return trips with layover:')).not.toContain('Here are');
});

test('a limitation is a refusal', () => {
  const [one] = told(
    user('I want to exchange my shoes for the other ones.'),
    agent('Exchanges are only available for delivered orders. What would you like to do?'),
  );
  expect(one).toContain('refused: Exchanges are only available for delivered orders.');
});

test('steps that the agent takes of itself are proposed to nobody', () => {
  const steps = (heading: string): string | undefined =>
    told(
      user('Please exchange my shoes for the other ones.'),
      agent(
        `${heading}\n- Confirm the order is delivered.\n- Use your card for the difference.\nPlease provide your order ID to proceed.`,
      ),
    )[0];
  expect(steps('To confirm, here is what is proposed:')).toContain('proposed: Confirm the order');
  expect(steps('I will:')).not.toContain('proposed');
});

test('of a list the lines before the one that answers are told too', () => {
  const one = agent(
    'You can use them as follows:\n- At most one certificate for each trip.\n- The rest of a certificate is not refunded.',
  );
  const sentence = 'The rest of a certificate is not refunded.';
  expect(
    withMore([{ kind: 'answered', said: one, sentence }]).map((came) =>
      'sentence' in came ? came.sentence : '',
    ),
  ).toEqual(['At most one certificate for each trip.', sentence]);
});

test('a line that orders what the next one lists is told with it, and one that orders nothing is not', () => {
  const made = call('return', 'write', { given: { item: 'item_9534205511' } });
  const asked = (line: string): string[] =>
    askedIn(
      user(`${line}\n- Lamp, item_9534205511`),
      [{ kind: 'changed', calls: [made] }],
      new Set(),
    ).map(({ sentence }) => sentence);
  expect(asked('And yes, please submit the return for:')).toContain(
    'And yes, please submit the return for:',
  );
  expect(asked('These are the details of the order:')).toEqual(['Lamp, item_9534205511']);
});

test('a balance that is asked for once all is done is answered by what was told last', () => {
  const all = exchangesOf(
    talk(
      user(
        'Please swap my shoes. Once everything is done, I’d like to know my remaining gift card balance.',
      ),
      agent('Which ones?'),
      user('The red ones.'),
      agent('Your current gift card balance is $86.00.'),
      user('Yes, please swap the red ones now.'),
      call('swap', 'write'),
      agent('Your new gift card balance: $44.08'),
    ),
  );
  expect(all[0]?.came).toMatchObject([
    { kind: 'answered_later', sentence: 'Your new gift card balance: $44.08' },
  ]);
});

test('what a list asks the user for is told of no thing', () => {
  const states = (heading: string): unknown[] =>
    unrecordedStates(
      talk(user('Where is it?'), agent(`${heading}\n- The Texas city that it was shipped to.`)),
    );
  expect(states('Here is what I found:')).toHaveLength(1);
  expect(states('Please provide, if you can:')).toEqual([]);
});

test('a figure that was worked out with a number that nothing before it has is told with that number', () => {
  const found = (before: string, answer: string, expression = '498 * 1.5') =>
    workedOutWithout(
      talk(
        user(before),
        call('calculate', undefined, { given: { expression }, answer: '747.0' }),
        agent(answer),
      ),
    ).map(({ numbers }) => numbers);
  const SAID = 'The total cost for the upgrade is $747.';
  expect(found('It was 498 on 2024-05-15.', SAID)).toEqual([['1.5']]);
  // A number that was said, one that counts, and a figure that nobody was told.
  expect(found('It was 498, times 1.5.', SAID)).toEqual([]);
  expect(found('It was 249.', SAID, '249 * 3')).toEqual([]);
  expect(found('It was 498.', 'I will look into it for you now.')).toEqual([]);
  const hidden = { ...talk(user('498'), agent(SAID)), isPartHidden: true };
  expect(workedOutWithout(hidden)).toEqual([]);
});
