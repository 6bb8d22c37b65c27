import type { EntryView } from '@docket/report/living';
import { expect, test } from '@jest/globals';
import { attemptsOf, CHANGES_MAX } from './attempts.js';

interface Filed {
  calls: object[];
  hidden?: string[];
  trusted?: boolean;
}

const cards = (...filed: Filed[]): EntryView[] =>
  filed.map(
    ({ calls, hidden = [], trusted = true }, i) =>
      ({
        mark: `E${i}`,
        type: 'job_card.filed',
        trusted,
        hidden: new Map(hidden.map((at) => [at, { state: 'withheld' }])),
        body: { tool_calls: calls },
      }) as unknown as EntryView, // What of an entry is read here.
  );
const call = (args: unknown, result?: unknown) => ({
  tool_name: 'track',
  arguments: args,
  ...(result === undefined ? {} : { result }),
});

test('what does not differ is one attempt with its count, and its entries', () => {
  const loop = cards(...['in', 'in', 'in', 'out'].map((r) => ({ calls: [call({ id: 7 }, r)] })));
  expect(attemptsOf(loop)).toEqual([
    {
      tool: 'track',
      more: 0,
      attempts: [
        { marks: ['E0', 'E1', 'E2'], times: 3, changes: 'first', isMore: false, result: 'first' },
        { marks: ['E3'], times: 1, changes: [], isMore: false, result: 'other' },
      ],
    },
  ]);
});

test('absent, null and false are three things, and a member is found at any depth', () => {
  const steps = [{ a: { 'b/c': 1 }, l: [1, 2] }, { a: { 'b/c': null }, l: [1] }, { l: [false] }];
  const [tool] = attemptsOf(cards(...steps.map((one) => ({ calls: [call(one)] }))));
  expect(tool?.attempts.map(({ changes }) => changes)).toEqual([
    'first',
    [
      { pointer: '/a/b~1c', before: 1, after: null },
      { pointer: '/l/1', before: 2, after: undefined },
    ],
    [
      { pointer: '/a', before: { 'b/c': null }, after: undefined },
      { pointer: '/l/0', before: 1, after: false },
    ],
  ]);
});

test('nothing is said of what is hidden, and nothing is read from what did not verify', () => {
  const [first, second, third] = [{ id: 1 }, { id: 1 }, { id: 2 }].map((a) => [call(a)]);
  const hidden = cards(
    { calls: first ?? [] },
    { calls: second ?? [], hidden: ['/tool_calls/0/arguments/id'] },
    { calls: third ?? [] },
  );
  expect(attemptsOf(hidden)[0]?.attempts.map(({ changes }) => changes)).toEqual([
    'first',
    'hidden',
    'hidden',
  ]);
  expect(attemptsOf(cards({ calls: first ?? [] }, { calls: third ?? [], trusted: false }))).toEqual(
    [],
  );
});

test('hostile arguments are members like others, and their number is bounded', () => {
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`m${i}`, i]));
  const odd = JSON.parse('{"__proto__": 1, "constructor": 2}') as object;
  const [tool] = attemptsOf(cards({ calls: [call(odd), call(wide)] }));
  const changes = tool?.attempts[1]?.changes;
  expect(changes).toHaveLength(CHANGES_MAX);
  expect(changes?.slice(0, 2)).toEqual([
    { pointer: '/__proto__', before: 1, after: undefined },
    { pointer: '/constructor', before: 2, after: undefined },
  ]);
  expect(tool?.attempts[1]?.isMore).toBe(true);
});
