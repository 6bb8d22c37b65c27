import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { unbackedClaims } from './claims.js';
import { earlierFigureTold, otherFigures } from './lookups.js';
import type { Called, Said } from './read.js';
import { unreadProfile, unrecordedStates, unstatedArguments } from './unrecorded.js';

const entry = { mark: 'E1' } as EntryView;
const said = (by: Said['by'], content: string, order: number): Said => ({
  by,
  content,
  pointer: '',
  entry,
  order,
});
/** Without a message of a user nothing is known of what users said. */
const hello = said('user', 'Hello there.', 0);
const called = (
  tool: string,
  order: number,
  {
    given = {},
    text = '',
    effect = 'read',
  }: { given?: JsonObject; text?: string; effect?: string } = {},
): Called => ({
  tool,
  arguments: given,
  effect,
  status: 'ok',
  answer: () => (text.startsWith('{') ? (JSON.parse(text) as JsonObject) : undefined),
  answerText: () => text,
  result: '',
  entry,
  order,
});

describe('a state that is told of a thing', () => {
  const told = (sentence: string, calls: Called[] = []): number =>
    unrecordedStates({ said: [hello, said('agent', sentence, 5)], calls }).length;
  test.each([
    ['Since the flight was canceled, I can offer you a certificate.', 1],
    ['I can offer you a certificate for the delayed flight.', 1],
    ['Your previous reservation was completed.', 1],
    ['The policy is $100 if the flight was canceled.', 0],
    ['The compensation policy for the canceled flight is $100.', 0],
    ['Was the flight canceled by the airline?', 0],
    ['Your flight leaves at noon on Monday.', 0],
  ])('%s', (sentence, found) => {
    expect(told(sentence)).toBe(found);
  });

  test('is borne out by any form of the word in a result, and may be what the agent did', () => {
    const sentence = 'Since the flight was canceled, I can offer you a certificate.';
    expect(told(sentence, [called('get', 1, { text: '{"status":"cancelled"}' })])).toBe(0);
    expect(told(sentence, [called('get', 1, { text: '{"status":"landed"}' })])).toBe(1);
    expect(told(sentence, [called('drop', 1, { effect: 'write' })])).toBe(0);
  });
});

describe('what is told of a profile', () => {
  const sentence = 'I cannot use payment methods that are not in your profile.';
  test('before any call that is named for one', () => {
    const told = (calls: Called[]) =>
      unreadProfile({ said: [said('agent', sentence, 5)], calls }).length;
    expect(told([called('get_order', 1, { given: { order_id: 'A' } })])).toBe(1);
    expect(told([called('get_user_details', 1)])).toBe(0);
    expect(told([called('get_user_details', 6)])).toBe(1);
    expect(told([called('get', 1, { given: { user_id: 'u' } })])).toBe(0);
  });
  test.each([
    'Please give me the number that is in your profile.',
    'Is the card of this number in your profile?',
    'The e-mail address on your account, or',
    'The e-mail address on your account.',
  ])('%s', (text) => {
    expect(unreadProfile({ said: [said('agent', text, 5)], calls: [] })).toEqual([]);
  });
});

describe('an argument that nobody stated', () => {
  const given = { first_name: 'Mei', last_name: 'Kovacs', zip: '28236', cabin: 'economy' };
  const call = called('find_user', 2, { given });
  const members = (more: Said[], calls: Called[] = [call]) =>
    unstatedArguments({ said: more, calls }).flatMap((one) =>
      one.members.map(({ member }) => member),
    );

  test('is one whose words stand nowhere before it as words of their own', () => {
    const user = said('user', 'My ZIP code is 28236, my username mei_kovacs_8020.', 1);
    expect(members([user])).toEqual(['first_name', 'last_name']);
    expect(members([user, said('user', 'I am Mei Kovacs.', 1)])).toEqual([]);
    expect(members([user, said('user', 'I am Mei Kovacs.', 3)])).toEqual([
      'first_name',
      'last_name',
    ]);
    // In JSON it stands right behind the sign of a line break.
    expect(members([user, said('user', '{"message":"hi\\nMei\\nKovacs"}', 1)])).toEqual([]);
    const looked = called('get', 1, { text: '{"first_name":"Mei","last_name":"Kovacs"}' });
    expect(members([user], [looked, call])).toEqual([]);
    // What its own answer names is there.
    const answering = called('find_user', 2, { given, text: '{"name":"Mei Kovacs"}' });
    expect(members([user], [answering])).toEqual([]);
  });

  test('stands with what the agent then told of it', () => {
    const told = 'I have verified you by your name and ZIP code.';
    const conversation = {
      said: [said('user', 'My ZIP code is 28236.', 1), said('agent', told, 3)],
      calls: [call],
    };
    expect(unstatedArguments(conversation)[0]?.told?.sentence).toBe(told);
  });
});

test('that an e-mail will come is no act of the agent’s: the rules it was given may say so', () => {
  const told = said('agent', 'You will receive an email with instructions.', 1);
  const sent = said('agent', 'I have sent you an email with instructions.', 2);
  expect(unbackedClaims({ said: [told], calls: [] })).toEqual([]);
  expect(unbackedClaims({ said: [told, sent], calls: [] })).toHaveLength(1);
});

test('that a thing will be posted is a promise that some call has to keep', () => {
  const told = said('agent', 'Yes, the instructions will be posted to your account.', 1);
  const unbacked = (tool: string) =>
    unbackedClaims({ said: [told], calls: [called(tool, 0, { effect: 'write' })] });
  expect(unbacked('exchange_items').map(({ names }) => names)).toEqual([['post']]);
  expect(unbacked('post_instructions')).toEqual([]);
});

test.each([
  'The refund will be posted to your card within 5 to 7 business days.',
  'Die Erstattung wird in den nächsten Tagen auf Ihrer Karte eingestellt.',
  'The payment has been posted to your account.',
])('that money is posted is what a bank does: %s', (sentence) => {
  const calls = [called('return_items', 0, { effect: 'write' })];
  expect(unbackedClaims({ said: [said('agent', sentence, 1)], calls })).toEqual([]);
});

test('an earlier figure that is told again behind a change that answered another', () => {
  const product = called('get', 1, { text: '{"item_id":"70049","price":466.75}' });
  const change = called('modify', 2, {
    text: '{"items":[{"item_id":"70049","price":46.66}]}',
    effect: 'write',
  });
  const told = (text: string, order: number) => {
    const conversation = { said: [said('agent', text, order)], calls: [product, change] };
    const [figure] = otherFigures(conversation);
    return figure && earlierFigureTold(conversation, figure)?.sentence;
  };
  expect(told('Action camera: 70049 ($466.75)', 3)).toBe('Action camera: 70049 ($466.75)');
  expect(told('Action camera: 70049 ($46.66)', 3)).toBeUndefined();
  expect(told('Action camera: 70049 ($466.75)', 1.5)).toBeUndefined();
});

test('a long conversation is gone through in time that grows in line with it', () => {
  const steps = (n: number): number => {
    let read = 0;
    const calls = Array.from({ length: n }, (_, i) => ({
      ...called('get', 2 * i, { given: { name: `x${i}` } }),
      answerText: () => {
        read += 1;
        return `{"amount": ${i}}`;
      },
    }));
    const messages = calls.map((_, i) => said('agent', `Total: $${n + i}`, 2 * i + 1));
    const conversation = { said: [hello, ...messages], calls };
    unrecordedStates(conversation);
    unstatedArguments(conversation);
    return read;
  };
  // Each once, and that of a call of which nothing is stated once more.
  expect(steps(10_000)).toBe(10_001);
});
