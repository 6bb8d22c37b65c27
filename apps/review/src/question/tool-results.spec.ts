import type { EntryView } from '@docket/report/living';
import { expect, test } from '@jest/globals';
import { RESULT_LINES_MAX, resultsOf } from './tool-results.js';

interface Filed {
  tool_calls?: unknown;
  criteria?: object[];
  lineage?: object[];
  hidden?: string[];
  trusted?: boolean;
}

const cards = (...filed: Filed[]): EntryView[] =>
  filed.map(
    ({ hidden = [], trusted = true, ...body }, i) =>
      ({
        mark: `E${i}`,
        decisionSeq: i,
        type: 'job_card.filed',
        trusted,
        hidden: new Map(hidden.map((at) => [at, { state: 'withheld' }])),
        body,
      }) as unknown as EntryView, // What of an entry is read here.
  );

const order = {
  tool_name: 'get_order',
  tool_call_id: 'call_1',
  arguments: { order_id: '45107' },
  status: 'ok',
  result: { price: '490.00', paid: true, items: [{ sku: 'a/b' }] },
};

function read(entries: EntryView[], { max = 5, cause = entries.length - 1 } = {}) {
  const asking = entries[cause];
  if (asking === undefined) throw new Error('no such entry');
  return resultsOf(entries, asking, max);
}

test('what a tool was called with and returned, value by value', () => {
  expect(read(cards({ tool_calls: [order] }))).toEqual({
    more: 0,
    results: [
      {
        tool: 'get_order',
        marks: ['E0'],
        times: 1,
        ended: undefined,
        arguments: [{ path: ['order_id'], value: '45107' }],
        result: [
          { path: ['price'], value: '490.00' },
          { path: ['paid'], value: true },
          { path: ['items', '0', 'sku'], value: 'a/b' },
        ],
        isMore: false,
        isHidden: false,
        criteria: [],
      },
    ],
  });
});

test('the same call with the same result is one with its count, another result is another', () => {
  const late = { ...order, result: { price: '480.00' } };
  const { results } = read(
    cards({ tool_calls: [order] }, { tool_calls: [order, late] }, { tool_calls: [order] }),
  );
  expect(results.map(({ times, marks }) => [times, marks])).toEqual([
    [1, ['E1']],
    [3, ['E0', 'E1', 'E2']],
  ]);
});

test('no result is not an empty one, and null is one', () => {
  const { result: _, ...without } = order;
  const all = [without, { ...order, result: null }, { ...order, result: {} }];
  expect(read(cards({ tool_calls: all })).results.map(({ result }) => result)).toEqual([
    undefined,
    [{ path: [], value: null }],
    [{ path: [], value: {} }],
  ]);
});

test.each(['error', 'denied', 'timeout'] as const)('says that a call ended with %s', (status) => {
  const [one] = read(cards({ tool_calls: [{ ...order, status }] })).results;
  expect(one?.ended).toBe(status);
});

test('has nothing of entries that did not verify, or that came behind the question', () => {
  const entries = cards(
    { tool_calls: [order], trusted: false },
    { tool_calls: [{ ...order, tool_name: 'asked' }] },
    { tool_calls: [{ ...order, tool_name: 'later' }] },
  );
  expect(read(entries, { cause: 1 }).results.map(({ tool }) => tool)).toEqual(['asked']);
});

test('leaves out what is hidden, says so, and takes a hidden list for none', () => {
  const hidden = ['/tool_calls/0/result/price', '/criteria/0/text'];
  const criteria = [{ id: 'paid', text: '[hidden]', result: true, evaluated_by: order }];
  const [one] = read(cards({ tool_calls: [order], criteria, hidden })).results;
  expect(one).toMatchObject({ isHidden: true, criteria: [] });
  expect(one?.result?.map(({ path }) => path[0])).toEqual(['paid', 'items']);
  const [named] = read(cards({ tool_calls: [order], hidden: ['/tool_calls/0/tool_name'] })).results;
  expect(named?.tool).toBeUndefined();
  expect(read(cards({ tool_calls: '[hidden]', hidden: ['/tool_calls'] })).results).toEqual([]);
});

test('a name with a slash is escaped where it is hidden', () => {
  const call = { ...order, result: { 'a/b': 1, a: { b: 2 } } };
  const [one] = read(cards({ tool_calls: [call], hidden: ['/tool_calls/0/result/a~1b'] })).results;
  expect(one?.result).toEqual([{ path: ['a', 'b'], value: 2 }]);
});

test('bounds lines and calls; what a claim rests on comes before what is only later', () => {
  const many = { ...order, result: Array.from({ length: 5_000 }, (_, i) => i) };
  const [one] = read(cards({ tool_calls: [many] })).results;
  expect([one?.result?.length, one?.isMore]).toEqual([RESULT_LINES_MAX, true]);
  const call = (name: string) => ({ ...order, tool_name: name, tool_call_id: name });
  const entries = cards(
    {
      tool_calls: [call('judged'), call('searched'), call('other')],
      criteria: [{ id: 'c', result: null, evaluated_by: { tool_name: 'judged' } }],
      lineage: [{ retrieval: { tool_call_id: 'searched' } }],
    },
    { tool_calls: [call('later')] },
    { tool_calls: [call('asking')] },
  );
  const { results, more } = read(entries, { max: 3 });
  expect(results.map(({ tool }) => tool)).toEqual(['judged', 'searched', 'asking']);
  expect(more).toBe(2);
  expect(results[0]?.criteria).toMatchObject([{ id: 'c', result: null }]);
});
