import { RECORD_TYPES, refuseAfterClosing } from '@docket/record';
import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';

const closed = {
  successor: { origin: 'docket.example/y27', public_key: 'k' },
  reason: 'the year is over',
  seq: 3,
  closedBy: 'prn_office',
  at: '2026-12-31T23:00:00.000Z',
};
const taken = RECORD_TYPES.filter(
  (type) => refuseAfterClosing({ closed }, type, false) === undefined,
).toSorted();

/** Names of types in quotation marks of a kind between two texts of a file. */
async function listed(path: string, from: string, to: string): Promise<string[]> {
  const text = await readFile(new URL(path, import.meta.url), 'utf8');
  const start = text.indexOf(from);
  const list = text.slice(start, text.indexOf(to, start + from.length));
  return [...list.matchAll(/['`]([a-z_]+\.[a-z_]+)['`]/g)].map(([, type = '']) => type).toSorted();
}

test.each([
  ['the function that appends', '../migrations/0031_moves.sql', 'AND type IN (', ')'],
  [
    'docs/format',
    '../../../docs/format/README.md',
    'may only be of these types:',
    'Each other one',
  ],
])('%s takes of a closed ledger what the rules take', async (_name, path, from, to) => {
  expect(taken.length).toBeGreaterThan(0);
  expect(await listed(path, from, to)).toEqual(taken);
});
