import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import type { Called, RecordedConversation, Said } from './read.js';
import { toldIdentities, toldMeans } from './told-persons.js';

const entry = { mark: 'E1' } as EntryView;
const said = (by: Said['by'], content: string, order: number): Said => ({
  by,
  content,
  pointer: '',
  entry,
  order,
});
const called = (
  tool: string,
  order: number,
  {
    given = {},
    answer = {},
    effect = 'read',
  }: { given?: JsonObject; answer?: JsonObject; effect?: string },
): Called => ({
  tool,
  arguments: given,
  effect,
  status: 'ok',
  answer: () => answer,
  answerText: () => JSON.stringify(answer),
  result: '',
  entry,
  order,
});

describe('what names a person, told to a user who does not have it', () => {
  const RECORD = called('get_reservation', 2, {
    answer: {
      user_id: 'ann_lee_9065',
      email: 'ann@example.com',
      phone: '+49 30 5550147',
      order_id: 'W4689314',
    },
  });
  const found = (lacks: string, tells: string, more: Said[] = []): string[] =>
    toldIdentities({
      said: [said('user', lacks, 1), ...more, said('agent', tells, 4)],
      calls: [RECORD],
    }).map(({ lacked, told, call }) => `${lacked.sentence} ${told.sentence} ${call.tool}`);
  const LACKS = "I don't remember my user ID right now.";
  const TELLS = 'Here it is:\n- **User ID:** ann_lee_9065';

  test('is told with both sentences and the call that had answered it', () => {
    expect(found(LACKS, TELLS)).toEqual([`${LACKS} User ID: ann_lee_9065 get_reservation`]);
    expect(
      found('I do not know which email I used.', 'We have ann@example.com on file.'),
    ).toHaveLength(1);
    // However it is capitalised, and the German verb stands before what it denies.
    expect(
      found('Ich weiß meine User-ID leider nicht mehr.', 'Sie lautet ANN_LEE_9065, wie ich sehe.'),
    ).toHaveLength(1);
    expect(
      found('I do not know which phone is on file.', 'We have (030) 555-0147 on file.'),
    ).toHaveLength(1);
  });

  test.each([
    ['what they have', 'My user ID is on the card here.', TELLS, []],
    ['another thing', "I don't remember my password right now.", TELLS, []],
    [
      'what names no person',
      "I don't have my order ID at hand.",
      'It is order W4689314 of May.',
      [],
    ],
    ['what a user said first', LACKS, TELLS, [said('user', 'Ah, it is ann_lee_9065.', 3)]],
    ['what was not told', LACKS, 'I cannot tell you your user ID.', []],
    [
      'what a user wrote in other letters',
      "I don't remember my user ID right now.",
      TELLS,
      [said('user', 'Perhaps it is Ann_Lee_9065?', 3)],
    ],
    [
      'what a user can give',
      "I don't have my user ID, but I can give my email.",
      'We have ann@example.com on file.',
      [],
    ],
    [
      'what is said without a comma too',
      "I don't have my user ID but I can give my email.",
      'We have ann@example.com on file.',
      [],
    ],
    [
      'a message that was lost',
      'I cannot find the confirmation email.',
      'We have ann@example.com on file.',
      [],
    ],
    [
      'what the agent lacks',
      "So you don't have my email on file at all.",
      'We have ann@example.com on file.',
      [],
    ],
    [
      'a telephone number in other signs',
      'I do not know which phone is on file.',
      'We have (030) 555-0147 on file.',
      [said('user', 'Is it 30 5550147?', 3)],
    ],
  ])('nothing is told of %s', (_, lacks, tells, more) => {
    expect(found(lacks, tells, more)).toEqual([]);
  });

  test('nothing is told where a part of the conversation is withheld', () => {
    const hidden: RecordedConversation = {
      said: [said('user', LACKS, 1), said('agent', TELLS, 4)],
      calls: [RECORD],
      isPartHidden: true,
    };
    expect(toldIdentities(hidden)).toEqual([]);
  });
});

describe('a means of payment that the agent tells', () => {
  const TOLD = 'The cost of $1,194 has been charged to your credit card ending in 7334.';
  const found = (given: JsonObject, answer: JsonObject, sentence = TOLD): unknown[] =>
    toldMeans({
      said: [said('user', 'Please use it.', 1), said('agent', sentence, 3)],
      calls: [called('update', 2, { given, answer, effect: 'write' })],
    }).map(({ digits, member, value }) => [digits, member, value]);
  const OTHER = { payment_id: 'credit_card_4959530' };

  test('is told beside what the change was called with, where no result names it', () => {
    expect(found(OTHER, { order: '73341' })).toEqual([
      ['7334', 'payment_id', 'credit_card_4959530'],
    ]);
  });

  test.each([
    ['a result names it', OTHER, { last_four: '7334' }, TOLD],
    ['a result has its number', OTHER, { number: '4111111111117334' }, TOLD],
    ['a result hides all but them', OTHER, { number: 'xxxxxxxxxxxx7334' }, TOLD],
    ['a result has it as an id', OTHER, { id: 'credit_card_7334_visa' }, TOLD],
    ['another means of the call', { ...OTHER, second: { card_id: 'card_7334' } }, {}, TOLD],
    ['the call names it', { payment_id: 'card_7334' }, {}, TOLD],
    ['the call names no means', { order: 'W1' }, {}, TOLD],
    ['nothing is said to be paid', OTHER, {}, 'Shall I use your credit card ending in 7334?'],
  ])('nothing where %s', (_, given, answer, sentence) => {
    expect(found(given, answer, sentence)).toEqual([]);
  });
});
