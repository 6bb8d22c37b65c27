import { describe, expect, test } from '@jest/globals';
import type { Json } from '@docket/chain';
import { conversationOf, readMessages } from './trace.js';

const calling = (id: string, more: object = {}): Json => ({
  role: 'assistant',
  tool_calls: [{ id, name: 'get_user_details', arguments: {}, ...more }],
});
const said = (role: string, content: string): Json => ({ role, content });
const answered = (id: string, content: string): Json => ({ role: 'tool', id, content });

const results = (list: Json[]): (string | undefined)[] =>
  readMessages(list).flatMap(({ calls }) => calls.map(({ result }) => result?.text));

describe('answers of tools', () => {
  test('a late answer goes to its call by the id that it names', () => {
    expect(results([calling('a'), said('user', 'Still there?'), answered('a', 'yes')])).toEqual([
      'yes',
    ]);
  });

  test('a late answer is not taken for an earlier call with the same id', () => {
    expect(results([calling('a'), said('user', 'Hm'), calling('a'), answered('a', 'yes')])).toEqual(
      [undefined, 'yes'],
    );
  });

  test('an answer that names no call is kept as a message', () => {
    const read = readMessages([
      calling('a'),
      said('user', 'Hm'),
      { role: 'tool', content: 'who?' },
    ]);
    expect(read.map(({ role }) => role)).toEqual(['assistant', 'user', 'tool']);
  });
});

describe('nothing of a message is dropped', () => {
  test.each<[string, Json, object]>([
    ['a text in place of a message', 'MARK', { content: 'MARK' }],
    ['a role that is no text', { role: 7, content: 'MARK' }, { role: 7, content: 'MARK' }],
    [
      'calls that are no list',
      { role: 'assistant', tool_calls: 'MARK' },
      { role: 'assistant', tool_calls: 'MARK' },
    ],
    [
      'a call that is a text',
      { role: 'assistant', tool_calls: ['MARK'] },
      { role: 'assistant', tool_calls: ['MARK'] },
    ],
    ['false, 0 and an empty text', { a: false, b: 0, c: '', d: null }, { a: false, b: 0, c: '' }],
  ])('%s', (_name, message, kept) => {
    expect(readMessages([message]).map((one) => one.kept)).toEqual([kept]);
  });

  test('what a call has beside its name and arguments', () => {
    const [message] = readMessages([
      calling('a', { type: 'function', requestor: 'assistant', why: 'MARK', id: 7 }),
    ]);
    expect(message?.calls[0]?.kept).toEqual({ why: 'MARK', id: 7 });
  });

  test('what a packing message has, and answers in it that are no objects', () => {
    const packed: Json = {
      role: 'tool',
      timestamp: 'MARK',
      tool_messages: ['one', { content: 2 }],
    };
    expect(readMessages([packed]).map(({ kept }) => kept)).toEqual([
      { role: 'tool', content: 'one', packed_in: { timestamp: 'MARK' } },
      { content: 2 },
    ]);
  });

  test('the content of an answer that is in parts', () => {
    const parts: Json = [{ type: 'text', text: 'one' }, { type: 'image' }];
    const [message] = readMessages([calling('a'), { role: 'tool', id: 'a', content: parts }]);
    expect(message?.calls[0]?.result).toMatchObject({
      text: 'one\n{"type":"image"}',
      kept: { content: parts },
    });
  });
});

test('the conversation is the list that holds something', () => {
  expect(conversationOf({ traj: [], messages: [1] }).name).toBe('messages');
  expect(conversationOf({ traj: 'none', messages: [] }).name).toBe('messages');
  expect(conversationOf({ traj: [1], messages: [2] }).name).toBe('traj');
});
