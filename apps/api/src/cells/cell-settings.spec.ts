import { expect, test } from '@jest/globals';
import { readCells } from './cell-settings.js';

const url = (host: string): string => `postgresql://docket@${host}.example/docket`;
const home = { DATABASE_URL: url('a') };
const two = { ...home, DOCKET_CELLS: 'b', DOCKET_CELL_B_URL: url('b') };

test('there is one database unless cells are named', () => {
  expect(readCells(home)).toBeUndefined();
  expect(readCells({ ...home, DOCKET_CELLS: '', DOCKET_NEW_LEDGERS_CELL: 'home' })).toBeUndefined();
});

test('each cell has an address of its own, and ledgers are made at home unless it is said', () => {
  expect(readCells(two)).toEqual({
    others: [{ name: 'b', databaseUrl: url('b') }],
    newLedgers: 'home',
  });
  const whole = readCells({
    ...two,
    DOCKET_CELLS: 'b, eu1',
    DOCKET_CELL_EU1_URL: url('eu'),
    DOCKET_CELL_EU1_OWNER_URL: url('owner'),
    DOCKET_NEW_LEDGERS_CELL: 'eu1',
  });
  expect(whole).toEqual({
    others: [
      { name: 'b', databaseUrl: url('b') },
      { name: 'eu1', databaseUrl: url('eu'), databaseOwnerUrl: url('owner') },
    ],
    newLedgers: 'eu1',
  });
});

test.each([
  ['a cell without an address', { ...home, DOCKET_CELLS: 'b' }, 'DOCKET_CELL_B_URL is not set'],
  ['an address of no cell', { ...two, DOCKET_CELL_C_URL: url('c') }, 'DOCKET_CELL_C_URL is set'],
  ['the same without any', { ...home, DOCKET_CELL_C_PASSWORD_FILE: '/c' }, 'does not name c'],
  ['a name twice', { ...two, DOCKET_CELLS: 'b,b' }, 'twice'],
  ['the name of the first', { ...two, DOCKET_CELLS: 'home' }, 'It names "home"'],
  ['a name with a dot', { ...two, DOCKET_CELLS: 'b.c' }, 'It names "b.c"'],
  ['an empty name', { ...two, DOCKET_CELLS: 'b,' }, 'It names ""'],
  ['one database twice', { ...two, DOCKET_CELL_B_URL: url('a') }, 'Two cells have one address'],
  ['a place for new ledgers that is none', { ...two, DOCKET_NEW_LEDGERS_CELL: 'c' }, 'not in'],
  ['the same where there are no cells', { ...home, DOCKET_NEW_LEDGERS_CELL: 'c' }, 'not in'],
  ['what is no address', { ...two, DOCKET_CELL_B_URL: 'b.example' }, 'DOCKET_CELL_B_URL'],
  [
    'a password beside one in a file',
    {
      ...two,
      DOCKET_CELL_B_URL: 'postgresql://docket:x@b.example/d',
      DOCKET_CELL_B_PASSWORD_FILE: '/p',
    },
    'because DOCKET_CELL_B_PASSWORD_FILE is set',
  ],
])('%s is refused at the start', (_what, env, words) => {
  expect(() => readCells(env)).toThrow(words);
});

test('more cells than one process takes are refused', () => {
  const names = Array.from({ length: 16 }, (_, i) => `c${i}`);
  expect(() => readCells({ ...home, DOCKET_CELLS: names.join(',') })).toThrow('may name 15');
});
