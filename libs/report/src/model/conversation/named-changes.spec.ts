import { expect, test } from '@jest/globals';

import type { EntryView } from '../entry.js';
import { isSignOfChange } from './named-changes.js';
import { objectOf } from './read.js';

const entry = { mark: 'E1' } as EntryView;

test.each([
  ['a name', 'refund_order', '', true],
  ['a name in capitals', 'ordersUpdateAddress', '', true],
  ['an answer', 'order_tool', '{"refunded": true}', true],
  ['an answer in a member', 'order_tool', '{"result": {"cancelled": true}}', true],
  ['an answer in words', 'order_tool', 'The order was refunded.', true],
  ['the words of a message', 'order_tool', '{"content": "refunded", "type": "tool"}', true],
  ['a denial', 'order_tool', 'The order was not refunded.', false],
  ['a denial in a member', 'order_tool', '{"refunded": false}', false],
  ['a name that looks up', 'get_refund_status', '{"status": "refunded"}', false],
  ['what it found', 'search', '[{"body": "The page was updated."}]', false],
  ['a word that only begins so', 'postcode_of', 'Z1', false],
  ['neither', 'weather', 'The weather in Tokyo is sunny.', false],
])('%s is a sign of a change or is not: %s answering %s', (_name, tool, answer, isSign) => {
  const call = {
    tool,
    arguments: {},
    effect: undefined,
    status: undefined,
    answer: () => objectOf(answer),
    answerText: () => answer,
    result: '/tool_calls/0/result',
    entry,
    order: 1,
  };
  expect(isSignOfChange(call)).toBe(isSign);
  // What is declared counts for more than a name, and what failed changed nothing.
  expect(isSignOfChange({ ...call, effect: 'read' })).toBe(false);
  expect(isSignOfChange({ ...call, effect: 'write' })).toBe(true);
  expect(isSignOfChange({ ...call, status: 'error' })).toBe(false);
});
