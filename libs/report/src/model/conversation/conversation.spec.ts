import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { otherAnswers } from './answers.js';
import { humanNotCalled } from './asked-human.js';
import { argumentsIn, changesOf } from './changes.js';
import { unbackedClaims } from './claims.js';
import { againstExpected } from './expected.js';
import { statedGrounds } from './grounds.js';
import { sentencesOf, type Called, type Said } from './read.js';
import { agentRefusals } from './requests.js';
import { withoutConsent } from './consents.js';

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
  given: JsonObject,
  order: number,
  more: { answer?: JsonObject; effect?: string; status?: string } = {},
): Called => ({
  tool,
  arguments: given,
  effect: more.effect ?? 'write',
  status: more.status ?? 'ok',
  answer: () => more.answer,
  result: '',
  entry,
  order,
});

describe('what was said, against the calls', () => {
  const update = called('update_flights', { reservation_id: 'R1', cabin: 'business' }, 1);
  test.each([
    ['One checked bag has been added to your reservation.', 1],
    ['I have cancelled your order.', 1],
    ['Checked bag: 1 checked bag added (free of charge)', 1],
    ['Checked bag: as listed above (1 added before)', 0],
    ['I will transfer you to a human agent.', 1],
    ['You are being transferred to a human agent.', 1],
    ['An email has been sent to you.', 1],
    ['Your reservation has been updated.', 0],
    ['The cabin has been upgraded.', 0],
    ['No bag has been added.', 0],
    ['If you agree, I will transfer you to a human agent.', 0],
    ['Has one checked bag been added?', 0],
  ])('%s', (sentence, found) => {
    const conversation = { said: [said('agent', sentence, 2)], calls: [update] };
    expect(unbackedClaims(conversation)).toHaveLength(found);
  });

  test('a call of that name stands behind it, one that failed or came later does not', () => {
    const claim = said('agent', 'One checked bag has been added.', 2);
    const bags = (order: number, status: string): Called =>
      called('update_baggages', { total_baggages: 1 }, order, { status });
    expect(unbackedClaims({ said: [claim], calls: [bags(1, 'ok')] })).toHaveLength(0);
    expect(unbackedClaims({ said: [claim], calls: [bags(1, 'error')] })).toHaveLength(1);
    expect(unbackedClaims({ said: [claim], calls: [bags(3, 'ok')] })).toHaveLength(1);
  });
});

test('a message that is made to take long is gone through all the same', () => {
  // A pattern that tries each place of a stretch from each place in it would take hours.
  const hostile = [
    'x' + ' '.repeat(60_000) + 'y',
    'I have ' + 'now '.repeat(15_000),
    'a '.repeat(30_000),
  ];
  const claims = hostile.map((text, i) => said('agent', `${text} One bag has been added.`, i + 1));
  // White space is one space; what nobody would quote is left out.
  const found = unbackedClaims({ said: claims, calls: [] });
  expect(found.map((one) => claims.indexOf(one.said))).toEqual([0]);
});

test('a call whose answer gives another value than it was called with', () => {
  const call = (answer: JsonObject): Called =>
    called('update', { cabin: 'business', count: 2, note: 'x' }, 1, { answer });
  expect(otherAnswers({ said: [], calls: [call({ cabin: 'economy', count: 2 })] })).toMatchObject([
    { member: 'cabin', asked: 'business', answered: 'economy' },
  ]);
  expect(otherAnswers({ said: [], calls: [call({ cabin: 'Business', count: '2' })] })).toEqual([]);
});

test('what a call changed is the difference to the last answer about the very same thing', () => {
  const order = (id: string, price: number): JsonObject => ({ order_id: id, user_id: 'u', price });
  const before = called('get', { order_id: 'A' }, 1, { answer: order('A', 10), effect: 'read' });
  const other = called('get', { order_id: 'B' }, 2, { answer: order('B', 7), effect: 'read' });
  const change = called('modify', { order_id: 'A' }, 3, { answer: order('A', 8) });
  expect(changesOf({ said: [], calls: [before, other, change] }, change)).toEqual({
    isCompared: true,
    members: [{ member: 'price', before: 10, after: 8 }],
  });
  // One user has both orders: neither is what the other was before.
  const made = called('book', { user_id: 'u' }, 3, { answer: order('C', 9) });
  expect(changesOf({ said: [], calls: [before, other, made] }, made)).toEqual({
    isCompared: false,
    members: [
      { member: 'order_id', after: 'C' },
      { member: 'price', after: 9 },
    ],
  });
});

test('what a call was given is told by each text and number in it', () => {
  const given = { user_id: 'u', amount: 50, items: [{ name: 'a' }], note: '', other: null };
  expect([...argumentsIn(given)]).toEqual([
    { member: 'user_id', after: 'u' },
    { member: 'amount', after: 50 },
    { member: 'name', after: 'a' },
  ]);
});

test('an id that was not yet set does not make it another thing, and an amount stands with what it is of', () => {
  const of = (more: JsonObject): JsonObject => ({
    order_id: 'A',
    user_id: 'u',
    city: 'X',
    ...more,
  });
  const read = called('get', { order_id: 'A' }, 1, {
    answer: of({ exchange_payment_id: null, history: [{ paid_by: 'p', amount: 5 }] }),
    effect: 'read',
  });
  const other = called('get', { order_id: 'B' }, 2, {
    answer: { ...of({}), order_id: 'B' },
    effect: 'read',
  });
  const history = [
    { paid_by: 'p', amount: 5 },
    { paid_by: 'q', amount: -5 },
  ];
  const change = called('exchange', { order_id: 'A' }, 3, {
    answer: of({ exchange_payment_id: 'q', history }),
  });
  expect(changesOf({ said: [], calls: [read, other, change] }, change)).toEqual({
    isCompared: true,
    members: [
      { member: 'exchange_payment_id', after: 'q' },
      {
        member: 'history',
        after: history[1],
        item: [
          { member: 'paid_by', value: 'q' },
          { member: 'amount', value: -5 },
        ],
      },
    ],
  });
});

test('members of one thing that changed together are one change, and what takes the place of an item another', () => {
  const order = (item: JsonObject, address: JsonObject): JsonObject => ({
    order_id: 'A',
    items: [{ name: 'Lamp', product_id: 'p1', ...item }],
    address,
  });
  const read = called('get', { order_id: 'A' }, 1, {
    answer: order({ item_id: '1', price: 5, options: { colour: 'red' } }, { city: 'X', zip: '1' }),
    effect: 'read',
  });
  const change = called('modify', { order_id: 'A' }, 2, {
    answer: order({ item_id: '2', price: 7, options: { colour: 'blue' } }, { city: 'Y', zip: '1' }),
  });
  const { members } = changesOf({ said: [], calls: [read, change] }, change);
  expect(members).toMatchObject([
    {
      member: 'items',
      of: 'Lamp',
      parts: [
        { member: 'item_id', before: '1', after: '2' },
        { member: 'price', before: 5, after: 7 },
        { member: 'colour', before: 'red', after: 'blue' },
      ],
    },
    { member: 'city', before: 'X', after: 'Y' },
  ]);
});

test('the earlier answer of a change is found in time that grows in line with the calls', () => {
  const steps = (n: number): number => {
    let reads = 0;
    const calls = Array.from({ length: n }, (_, i): Called => ({
      ...called('modify', { order_id: `A${i % 7}` }, i),
      answer: () => {
        reads += 1;
        return { order_id: `A${i % 7}`, other_id: `B${i}`, price: i };
      },
    }));
    const conversation = { said: [], calls };
    for (const call of calls) changesOf(conversation, call);
    return reads;
  };
  expect(steps(4_000) / steps(2_000)).toBeLessThan(2.3);
});

describe('an expected call', () => {
  const expecting = (given: JsonObject): EntryView =>
    ({
      mark: 'E9',
      hidden: new Map(),
      body: { ext: { import: { expected: { calls: [{ tool_name: 'move', arguments: given }] } } } },
    }) as unknown as EntryView;
  const nearest = (given: JsonObject, calls: Called[]) =>
    againstExpected({ said: [], calls }, expecting(given))?.missing[0]?.nearest;

  test('is held against the call that is nearest to it, not against the last', () => {
    const near = called('move', { street: 'A', city: 'X', country: 'US' }, 1);
    const back = called('move', { street: 'B', city: 'Y', country: 'USA' }, 2);
    expect(nearest({ street: 'A', city: 'X', country: 'USA' }, [near, back])).toEqual({
      call: near,
      members: [{ member: 'country', expected: 'USA', called: 'US' }],
    });
  });

  test('tells of lists the members of the items that differ', () => {
    const call = called(
      'move',
      {
        flights: [
          { no: 'H1', day: 1 },
          { no: 'H2', day: 2 },
        ],
      },
      1,
    );
    expect(
      nearest(
        {
          flights: [
            { no: 'H1', day: 1 },
            { no: 'H3', day: 2 },
          ],
        },
        [call],
      )?.members,
    ).toEqual([{ member: 'no', expected: ['H3'], called: ['H2'] }]);
  });
});

describe('changes that a check did not expect', () => {
  const expecting = (...calls: JsonObject[]): EntryView =>
    ({
      ...entry,
      body: { ext: { import: { expected: { whole: true, calls } } } },
      hidden: new Map(),
    }) as unknown as EntryView;
  const cancel = (id: string) => ({ tool_name: 'cancel', arguments: { id }, effect: 'write' });
  const made = (id: string, order: number) => called('cancel', { id }, order);

  test('are those that stand for no expected call, of its own tool too', () => {
    const calls = [made('A', 1), made('B', 2)];
    const found = againstExpected({ said: [], calls }, expecting(cancel('A')));
    expect(found?.missing).toEqual([]);
    expect(found?.unexpected).toEqual([calls[1]]);
    // One that was made once stands for one of two.
    const twice = againstExpected(
      { said: [], calls: [made('A', 1)] },
      expecting(cancel('A'), cancel('A')),
    );
    expect(twice?.missing).toMatchObject([{ tool: 'cancel' }]);
    expect(twice?.missing[0]).not.toHaveProperty('nearest');
  });

  test('what an agent works out for itself is not held against it, and what it never looked up is', () => {
    const found = againstExpected(
      { said: [], calls: [] },
      expecting(
        { tool_name: 'calculate', arguments: { expression: '1 + 1' } },
        { tool_name: 'get_user', arguments: { id: 'u' }, effect: 'read' },
      ),
    );
    expect(found?.missing).toEqual([]);
    expect(found?.unread).toMatchObject([{ tool: 'get_user', times: 1, isCalled: false }]);
    expect(found?.unread).toHaveLength(1);
    expect(found?.expectedTools.size).toBe(0);
    // Where a check expected nothing else, that is what it failed for.
    const alone = againstExpected(
      { said: [], calls: [] },
      expecting({ tool_name: 'calculate', arguments: { expression: '1 + 1' } }),
    );
    expect(alone?.unread).toMatchObject([{ tool: 'calculate', isCalled: false }]);
  });

  test('a read that was made with other arguments only is told with how often it was expected', () => {
    const read = (id: string) => ({ tool_name: 'get_user', arguments: { id }, effect: 'read' });
    const found = againstExpected(
      { said: [], calls: [called('get_user', { id: 'a' }, 1)] },
      expecting(read('a'), read('b'), read('c')),
    );
    expect(found?.unread).toMatchObject([
      {
        tool: 'get_user',
        times: 2,
        isCalled: true,
        wanted: [
          { arguments: { id: 'b' }, members: [{ member: 'id', expected: 'b', called: 'a' }] },
          { arguments: { id: 'c' }, members: [{ member: 'id', expected: 'c', called: 'a' }] },
        ],
      },
    ]);
  });
});

test.each<[string, string[], string[], boolean]>([
  ['asked for at the end', ['Yes, please transfer me now.'], [], true],
  [
    'asked for before the last message',
    ['Can you connect me to a human agent?', 'Thanks.'],
    [],
    true,
  ],
  ['handed over', ['Please transfer me to a human agent.'], ['transfer_to_human_agents'], false],
  ['not wanted', ['No, I don’t want to be transferred to a human agent.'], [], false],
  ['only told of', ['Why was I not put through to your supervisor?'], [], false],
  ['another transfer', ['Please transfer $40 to my savings account.'], [], false],
])('a human %s', (_name, messages, tools, isTold) => {
  const conversation = {
    said: messages.map((text, i) => said('user', text, i + 1)),
    calls: tools.map((tool) => called(tool, {}, 9)),
  };
  expect(humanNotCalled(conversation) !== undefined).toBe(isTold);
});

test('a refusal stands with what had been asked, and requests behind the first are kept', () => {
  const conversation = {
    said: [
      said('user', 'I want to cancel my trip.', 1),
      said('agent', 'Unfortunately, it cannot be cancelled. Anything else?', 2),
      said('user', 'Can I have 50% of it back?', 3),
      said('agent', 'I am unable to offer a refund. After this, it cannot be changed.', 4),
    ],
    calls: [],
  };
  expect(agentRefusals(conversation).map((one) => [one.asked?.sentence, one.sentence])).toEqual([
    ['I want to cancel my trip.', 'Unfortunately, it cannot be cancelled.'],
    ['Can I have 50% of it back?', 'I am unable to offer a refund.'],
  ]);
});

describe('a refusal', () => {
  const exchange = (asked: string, answer: string, more: Said[] = []) =>
    agentRefusals({ said: [said('user', asked, 1), said('agent', answer, 2), ...more] }).map(
      (one) => [one.asked?.sentence, one.sentence],
    );

  test('stands with the sentence that names the same, of the message right before it', () => {
    const asked =
      'Please share the tracking number of the tablet. Can I get a refund for my order?';
    const answer = 'Unfortunately, I cannot refund this order.';
    expect(exchange(asked, answer)).toEqual([['Can I get a refund for my order?', answer]]);
  });

  test('stands alone where what it answers is not to be told', () => {
    const answer = 'Unfortunately, gift cards are not supported.';
    const asked = 'Could you tell me the weather? Would you look at the boots for me?';
    expect(exchange(asked, answer)).toEqual([[undefined, answer]]);
  });

  test('to tell what a later message gives is none', () => {
    const answer = 'I am unable to access information about your certificate balances.';
    const given = said('agent', 'Your certificate balances are $100 and $50.', 4);
    expect(exchange('What are my balances?', answer)).toHaveLength(1);
    expect(exchange('What are my balances?', answer, [given])).toHaveLength(0);
  });
});

test('a change behind a message without a word of agreement', () => {
  const call = called('modify', {}, 2);
  const after = (text: string): number =>
    withoutConsent({ said: [said('user', text, 1)], calls: [call] }).length;
  expect(after('What would that cost?')).toBe(1);
  expect(after('Yes, go ahead.')).toBe(0);
  // An order is more than agreement.
  expect(after('Actually, roll the address back to the one on file.')).toBe(0);
  // Of a language whose words are not known nothing is said.
  expect(after('Oui, allez-y.')).toBe(0);
});

test('a sentence is without the signs of Markdown for bold words, lists and headings, and else as it was written', () => {
  expect(
    sentencesOf('### Result\n- **Done** now. It is *here*, 2**3 and a ** b!\n2) Next'),
  ).toEqual(['Result', 'Done now.', 'It is *here*, 2**3 and a ** b!', 'Next']);
});

test.each([
  ['Since you have travel insurance, you are eligible to cancel the flight.', 1],
  ['Since it was delivered and the item is lost, I’m not able to refund it under policy.', 1],
  ['Because the order is still pending, I can update the address directly.', 1],
  ['Da Sie keine Versicherung haben, kann ich nicht stornieren.', 1],
  ['Unfortunately, I am unable to refund the ticket.', 0],
  ['You have been a member since 2019, and are eligible for a bag.', 0],
  ['If you cancel because of the weather, you are eligible.', 0],
  ['You may be eligible for compensation due to the delay.', 0],
  ['Is it because of the delay that you are eligible?', 0],
  ['I looked at your order because you asked me to.', 0],
])('what the agent says is the ground: %s', (sentence, found) => {
  const message = said('agent', `Hello. ${sentence} Anything else?`, 1);
  expect(statedGrounds({ said: [message, { ...message, order: 2 }], calls: [] })).toHaveLength(
    found,
  );
  expect(statedGrounds({ said: [said('user', sentence, 1)], calls: [] })).toEqual([]);
});
