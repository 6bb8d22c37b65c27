import { expect, test } from '@jest/globals';
import { StoreRefusal } from '@docket/store';
import { ledgerByLedger } from './ledger-by-ledger.js';

async function turn(failures: Record<string, Error>) {
  const [worked, refused]: [string[], string[]] = [[], []];
  const result = await ledgerByLedger(['a', 'b', 'c'], {
    work: async (id) => {
      worked.push(id);
      if (failures[id] !== undefined) throw failures[id];
    },
    onRefused: (id) => void refused.push(id),
    isOver: () => false,
  }).catch((error: unknown) => error);
  return { worked, refused, result };
}

test('a ledger that is refused holds up none behind it', async () => {
  const refusal = new StoreRefusal('log_damaged', 'It has no entry 0.', { next: 'x' });
  expect(await turn({ b: refusal })).toEqual({
    worked: ['a', 'b', 'c'],
    refused: ['b'],
    result: false,
  });
});

test('one of which nothing can be made holds up none either, and its error is not swallowed', async () => {
  const fault = new TypeError('escalations is not iterable');
  expect(await turn({ a: fault, b: new RangeError('later') })).toEqual({
    worked: ['a', 'b', 'c'],
    refused: [],
    result: fault,
  });
});

test('what is away for one is away for all', async () => {
  const away = new Error('connect ECONNREFUSED');
  expect(await turn({ b: away })).toEqual({ worked: ['a', 'b'], refused: [], result: away });
});
