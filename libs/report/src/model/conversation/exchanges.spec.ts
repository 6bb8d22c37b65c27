import { describe, expect, test } from '@jest/globals';

import type { EntryView } from '../entry.js';
import { admissionsIn, askedFirst } from './consents.js';
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
const short = (came: Came): string => {
  if (came.kind === 'not_called') return `${came.kind}: ${came.wish}`;
  return `${came.kind}: ${'sentence' in came ? came.sentence : came.calls[0].tool}`;
};
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
      // A bare yes stands with what it agrees to, where only a question came between.
      [
        ['Then please book the flight on Monday for me.', 'YES'],
        ['failed: book', 'changed: book'],
        3,
      ],
      [['Please connect me to a human.'], ['called: transfer_to_human_agents'], 2],
    ]);
  });

  test('the first message is the request itself, unless something came of it at once', () => {
    expect(told(talk(user('Please change my order.'), agent('Which order?')))).toEqual([]);
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
    // Where nothing was called, what the agent said and what it wants first is what followed; courtesy is not.
    for (const reply of [
      'It is warm outside today.',
      'To do so I’ll need your reservation number.',
    ])
      expect(answers(reply)).toEqual([`answered: ${reply}`]);
    expect(answers('You’re welcome, have a wonderful day!')).toEqual([]);
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

  test('what is agreed to and what is taken back come before the other orders', () => {
    const [one] = exchangesOf(
      talk(
        user(
          'Process this under order W1 and use PayPal for the price difference. Bottle: hold off for now, no exchange. Yes, go ahead.',
        ),
        call('exchange_items', 'write'),
      ),
    );
    expect(one?.asked.toSorted((a, b) => a.rank - b.rank).map(({ sentence }) => sentence)).toEqual([
      'Yes, go ahead.',
      'Bottle: hold off for now, no exchange.',
      'Process this under order W1 and use PayPal for the price difference.',
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

describe('what the agent asked, and what was told before a handover', () => {
  test('a question asked back stands where nothing else came', () => {
    expect(
      told(
        talk(
          user('Hello there.'),
          agent('Hello!'),
          user('Please cancel my trip to Rome.'),
          agent('Gladly. Could you please provide the reservation ID?'),
          user('Please cancel the trip on Monday for my brother.'),
          call('cancel', 'write'),
          agent('Done. Is there anything else I can do for you?'),
          user('Please book me another one.'),
          agent('I see. Is there anything else I can do for you?'),
        ),
      ).map(([, came]) => came),
    ).toEqual([
      ['asked: Could you please provide the reservation ID?'],
      ['changed: cancel'],
      // A question that only ends a message asks for nothing.
      [],
    ]);
  });

  test('a wish is refused by a condition that holds for it, and by no leave that is given', () => {
    const answers = (text: string): string[] =>
      exchangesOf(
        talk(user('If it has not shipped, I’d like to cancel just the lamp.'), agent(text)),
      ).flatMap(({ came }) => came.map(short));
    expect(answers('Note: If it is still pending, we can’t cancel one item of it.')).toEqual([
      'refused: Note: If it is still pending, we can’t cancel one item of it.',
    ]);
    expect(answers('Note: We can’t cancel it before you confirm your address.')).toEqual([]);
  });

  test('calls that are known only to look something up are told by that, and no others', () => {
    const came = (...calls: readonly (readonly [string, string | undefined])[]): string[] => {
      const asked = [user('Hi.'), user('Please find me a flight to Rome.')];
      const made = calls.map(([tool, effect]) => call(tool, effect));
      return exchangesOf(talk(...asked, ...made)).flatMap((one) => one.came.map(short));
    };
    expect(came(['search', 'read'], ['search', 'read'])).toEqual(['looked_up: search']);
    expect(came(['search', 'read'], ['think', undefined])).toEqual([]);
    expect(came(['book', 'write'], ['search', 'read'])).toEqual(['changed: book']);
  });

  test('of several questions the one that is refused and one that is answered are told', () => {
    const [one] = exchangesOf(
      talk(
        user('Hi.'),
        agent('Hi.'),
        user('What is the ETA of the lamp? Which lamp is the cheapest lamp you have?'),
        agent('ETA: Not available until the lamp is shipped. The cheapest lamp costs $12.'),
      ),
    );
    expect(one?.came.map(short)).toEqual([
      'refused: ETA: Not available until the lamp is shipped.',
      'answered: The cheapest lamp costs $12.',
    ]);
  });

  test('who asks for a human, and why, comes before who somebody is', () => {
    const [one] = exchangesOf(
      talk(
        user('Hello.'),
        agent('Hello.'),
        user(
          'My name is Ann Lee, zip 85049. I don’t have an email on my account, so I won’t receive it. Could you transfer me to a human agent?',
        ),
        call('transfer_to_human_agents', undefined),
      ),
    );
    expect(one?.asked.toSorted((a, b) => a.rank - b.rank).map(({ sentence }) => sentence)).toEqual([
      'Could you transfer me to a human agent?',
      'I don’t have an email on my account, so I won’t receive it.',
    ]);
  });

  const HANDOVER = [
    user('Please refund the tablet, it is lost.'),
    agent('Since it was delivered, I am unable to refund the tablet.'),
    user('Then please return the sneakers.'),
    call('return_items', 'write'),
    agent('Done.'),
    user('Please send the label by SMS to me.'),
    call('transfer_to_human_agents', undefined),
  ];

  test('a ground that was given before the last change is none of the handover', () => {
    const conversation = talk(...HANDOVER);
    expect(statedGrounds(conversation)).toEqual([]);
    expect(nearestGrounds(conversation)).toMatchObject({
      told: [],
      failed: undefined,
    });
    // Without the handover it is the ground of what was refused.
    expect(statedGrounds(talk(...HANDOVER.slice(0, -1)))).toHaveLength(1);
  });

  test('calls that failed before a handover are told', () => {
    const { failed } = nearestGrounds(
      talk(
        user('Please book the flight for me.'),
        call('book', 'write', 'error'),
        call('book', 'write', 'error'),
        call('transfer_to_human_agents', undefined),
      ),
    );
    expect(failed).toHaveLength(2);
  });

  test('of JSON that has more than the text of a message each text is read', () => {
    const notes = JSON.stringify({
      message: 'Both orders are here.',
      notes: ['Refunds must go to the original card or to a gift card.'],
    });
    const conversation = talk(
      user('Can you refund to PayPal?'),
      agent(notes),
      user('Please get me a human.'),
      call('transfer_to_human_agents', undefined),
    );
    expect(statedGrounds(conversation).map(({ sentence }) => sentence)).toEqual([
      'Refunds must go to the original card or to a gift card.',
    ]);
  });
});

describe('the request is followed', () => {
  const cameOf = (...events: readonly (Said | Called)[]): string[] =>
    exchangesOf(talk(...events))
      .filter(({ isRequest }) => isRequest)
      .flatMap(({ came }) => came.map(short));

  test('to what no call is named for, however it ended, and not where that was refused', () => {
    const book = 'I would like to book a flight to Rome, please.';
    expect(cameOf(user(book), agent('Who are you?'), call('get_user', 'read'))).toEqual([
      `not_called: ${book}`,
    ]);
    expect(cameOf(user(book), agent('Who?'), call('book_flight', 'write', 'error'))).toEqual([
      'failed: book_flight',
    ]);
    expect(
      cameOf(user(book), agent('Who?'), user('I am Ann.'), call('create_booking', undefined)),
    ).toEqual([]);
    expect(cameOf(user(book), agent('Unfortunately, a flight to Rome is not available.'))).toEqual([
      'refused: Unfortunately, a flight to Rome is not available.',
    ]);
    // What only looks up books nothing; what is sent back is returned, and what is not wanted is asked for by nobody.
    expect(cameOf(user(book), agent('Who?'), call('get_reservation', 'read'))).toEqual([
      `not_called: ${book}`,
    ]);
    expect(cameOf(user('I want to send these boots back to you.'), agent('Which?'))).toEqual([]);
    expect(cameOf(user('Please do not cancel my flight to Rome.'), agent('I see.'))).toEqual([]);
  });

  test('in the order in which it was said, and what stands in the reply right behind it is no later answer', () => {
    const asked = user('I would like to know the totals of my gift cards and certificates.');
    const reply = agent('Let me see. Your gift cards and certificates come to $1,327.');
    expect(cameOf(asked, reply, user('Thanks.'))).toEqual([
      'answered: Your gift cards and certificates come to $1,327.',
    ]);
    expect(
      cameOf(
        user('Please cancel my order W-1 for the blue shoes.'),
        agent('Unfortunately, the blue shoes of that order cannot be returned.'),
        call('cancel_order', 'write'),
      ),
    ).toEqual([
      'refused: Unfortunately, the blue shoes of that order cannot be returned.',
      'changed: cancel_order',
    ]);
  });

  test('to the figures that a later message gives, by the sentence that names most of it again', () => {
    const asked = user('I would like to know the totals of my gift cards and certificates.');
    const refused = agent(
      'I am unable to access information about your gift cards and certificates.',
    );
    const given = agent('Gift card 1: $198. Your gift cards and certificates come to $1,327.');
    expect(cameOf(asked, refused, user('Then change my trip.'), given)).toEqual([
      'refused: I am unable to access information about your gift cards and certificates.',
      'answered_later: Your gift cards and certificates come to $1,327.',
    ]);
    expect(cameOf(asked, refused, user('Then change my trip.'), agent('It costs $12.'))).toEqual([
      'refused: I am unable to access information about your gift cards and certificates.',
    ]);
    // What orders something is not answered by a figure.
    expect(
      cameOf(
        user('I need to change my flight from Rome to Oslo on May 27.'),
        agent('Who are you?'),
        user('Ann.'),
        agent('There is a flight from Rome to Oslo on May 27.'),
      ),
    ).toEqual([]);
  });
});

describe('what was asked right before a message that agrees', () => {
  const before = (reply: string, text: string, ...made: readonly string[]): string | undefined =>
    exchangesOf(
      talk(
        user('Hello, my flight was late.'),
        agent(reply),
        user(text),
        ...made.map((tool) => call(tool, 'write')),
        agent('I see.'),
      ),
    )
      .at(-1)
      ?.before?.sentences.join(' ');
  const OFFER = 'Would you like me to issue a $50 certificate for the delay?';

  test('stands where the message names little itself, or speaks of an offer', () => {
    expect(before(`I see. ${OFFER}`, 'YES', 'issue')).toBe(OFFER);
    expect(before(OFFER, 'That sounds good, but how many passengers were in that one?')).toBe(
      OFFER,
    );
    expect(before(OFFER, 'I appreciate the offer, but could you pay me more than that?')).toBe(
      OFFER,
    );
  });

  test('and nowhere else', () => {
    const whole = 'Yes, please issue the certificate of $50 for the late flight to my account.';
    expect(before(OFFER, whole, 'issue')).toBeUndefined();
    expect(before(OFFER, 'Could you tell me the rules of that?')).toBeUndefined();
    // A question that names nothing says nothing.
    expect(before('Would you like me to do that?', 'YES', 'issue')).toBeUndefined();
  });
});

test('where no ground is said, what the agent told stands in for it, and no word of the user', () => {
  const { told: sentences, notes } = nearestGrounds(
    talk(
      user('I have lost my card, and I need another one soon.'),
      agent('The blue one is currently unavailable at the shop. Shall it be the red one?'),
      user('Please send me the red one then.'),
      call('send', 'write'),
      agent('I sent the red one, as you requested.'),
      user('If I have lost that one, please send me another.'),
      agent('Note: We can’t send you another one before Monday.'),
    ),
  );
  expect(sentences.map(({ sentence }) => sentence)).toEqual([
    'The blue one is currently unavailable at the shop.',
    'I sent the red one, as you requested.',
  ]);
  expect(notes.map(({ sentence }) => sentence)).toEqual([
    'Note: We can’t send you another one before Monday.',
  ]);
});
