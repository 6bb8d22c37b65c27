import { describe, expect, test } from '@jest/globals';

import type { EntryView } from '../entry.js';
import type { Came } from './came.js';
import { exchangesOf } from './exchanges.js';
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
describe('what somebody agreed to', () => {
  const made = (tool: string, given: Called['arguments']): Called => ({
    ...call(tool, 'write'),
    arguments: given,
  });

  test('is told by the id that was acted on, beside a question that names none', () => {
    const last = exchangesOf(
      talk(
        user('Hello, I have two trips.'),
        agent('I found it.\n- Trip ID: D1EW9B\n\nWould you like me to cancel this reservation?'),
        user('Yes, please proceed with canceling that reservation.'),
        made('cancel_trip', { trip: 'D1EW9B' }),
      ),
    ).at(-1);
    expect(last?.before?.sentences).toEqual([
      'Trip ID: D1EW9B',
      'Would you like me to cancel this reservation?',
    ]);
  });

  test('is told by the option taken, its id and its price', () => {
    const last = exchangesOf(
      talk(
        user('Hello, I want to fly.'),
        agent(
          'Option 1:\n- Flight HAT057\n- Departure: 07:00 in the morning, from the first terminal there\n- Arrival: 09:30 in the morning, at the second terminal\n- Price: $172\nWhich one?',
        ),
        user("I'll go with Option 1. Use my card ending in 7334."),
        made('book_flight', { flight: 'HAT057' }),
      ),
    ).at(-1);
    expect(last?.before?.sentences).toEqual(['Option 1:', 'Flight HAT057', 'Price: $172']);
  });

  test('is told with the reason and the terms of a short order', () => {
    const last = exchangesOf(
      talk(
        user('Hello, I ordered twice.'),
        agent('Shall I cancel order 93488?'),
        user('Yes, cancel 93488. Reason: ordered by mistake. I appreciate your help.'),
        made('cancel_order', { order: '93488' }),
      ),
    ).at(-1);
    expect(last?.asked.map(({ sentence }) => sentence)).toEqual([
      'Yes, cancel 93488.',
      'Reason: ordered by mistake.',
    ]);
  });

  test('and no call is named for is told, unless the agent said that it cannot be', () => {
    const cameOfOrder = (reply: string) =>
      exchangesOf(
        talk(
          user('Hello, I have two orders.'),
          agent('Shall I change the address, and cancel the older one?'),
          user('Yes, update the address to Elm Street. Yes, cancel the older one of the two.'),
          made('modify_address', { street: 'Elm Street' }),
          agent(reply),
          user('Thanks.'),
        ),
      )
        .flatMap(({ came }) => came)
        .filter(({ kind }) => kind === 'not_called')
        .map(short);
    expect(cameOfOrder('The address is changed.')).toEqual([
      'not_called: Yes, cancel the older one of the two.',
    ]);
    expect(cameOfOrder('I cannot cancel an order that old for you.')).toEqual([]);
  });

  test('that names an act only as what it is about is told by its own call', () => {
    const last = exchangesOf(
      talk(
        user('Please remove my bag.'),
        agent('I cannot remove bags. Would you like me to transfer you to a human agent?'),
        user('Yes, please transfer me to a human agent for help with the bag refund.'),
        made('transfer_to_human_agents', { summary: 'Bag refund.' }),
      ),
    ).at(-1);
    expect(last?.came.map(short)).toEqual(['changed: transfer_to_human_agents']);
  });

  test('is told with the sum that the agent named between a wish and the yes to it', () => {
    const all = exchangesOf(
      talk(
        user('Hello, I have an order.'),
        agent('What is it about?'),
        user('Please cancel the charger of order 93734.'),
        agent('Refund: $109.27 to the original payment method. Please reply YES to proceed.'),
        user('YES'),
        made('cancel_order', { order: '93734' }),
      ),
    );
    expect(all.at(-1)?.between?.sentence).toBe('Refund: $109.27 to the original payment method.');
  });
});
