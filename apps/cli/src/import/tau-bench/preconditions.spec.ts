import { expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { preconditionsOf } from './preconditions.js';

const found = (value: JsonObject): [string, boolean | undefined][] =>
  preconditionsOf(value).map(({ name, passed }) => [name, passed]);

test.each<[string, JsonObject, [string, boolean | undefined][]]>([
  [
    'a list of results',
    {
      precondition_results: [
        { name: 'logged in', met: true },
        { condition: 'open', passed: false },
      ],
    },
    [
      ['logged in', true],
      ['open', false],
    ],
  ],
  [
    'results by name',
    { preconditions: { 'line is active': true, 'data is on': { satisfied: false } } },
    [
      ['line is active', true],
      ['data is on', false],
    ],
  ],
  [
    'one result',
    { precondition_result: { success: true, func_name: 'is_active' } },
    [['is_active', true]],
  ],
  [
    'results beside the reward and in info',
    {
      info: { preconditions: [true] },
      reward_info: { precondition_checks: [{ met: false }] },
    },
    [
      ['precondition', true],
      ['precondition', false],
    ],
  ],
  [
    'words that say neither',
    { precondition_results: ['unclear', { met: null }] },
    [
      ['precondition', undefined],
      ['precondition', undefined],
    ],
  ],
  ['null, and another member', { preconditions: null, preconditioned: [true] }, []],
])('preconditions: %s', (_name, value, expected) => {
  expect(found(value)).toEqual(expected);
});
