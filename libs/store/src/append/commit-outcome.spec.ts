import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { locateBinaries } from '../embedded-postgres-binaries.js';
import { failedOutcome } from './commit-outcome.js';

function serverError(code: string | undefined): pg.DatabaseError {
  const error = new pg.DatabaseError('refused', 0, 'error');
  error.code = code;
  return error;
}

/** Every code that the server itself may answer an error with: the list that it is built from. */
async function everyCode(): Promise<string[]> {
  const { postgres } = await locateBinaries('/nowhere', undefined);
  const list = join(dirname(postgres), '..', 'share', 'postgresql', 'errcodes.txt');
  const lines = (await readFile(list, 'utf8')).split('\n');
  return [...new Set(lines.flatMap((line) => /^([0-9A-Z]{5}) +E /.exec(line)?.[1] ?? []))];
}

/** Classes of which every code comes before a commit. */
const WHOLE = ['0A', '21', '22', '23', '26', '27', '44', '42', '54', 'P0'];
const SOME = {
  '25': ['25006', '25P02', '25P03', '25P04'],
  '40': ['40000', '40001', '40002', '40P01'],
  '53': ['53100', '53200', '53400'],
  '55': ['55006', '55P03'],
  '57': ['57014'],
};

describe('what an error says of a commit that was sent', () => {
  test('each code of PostgreSQL: rolled back for certain, or not known', async () => {
    const codes = await everyCode();
    expect(codes.length).toBeGreaterThan(230);
    const some: string[] = Object.values(SOME).flat();
    const wrong = codes.filter((code) => {
      const isCertain = WHOLE.includes(code.slice(0, 2)) || some.includes(code);
      return failedOutcome(serverError(code)) !== (isCertain ? 'not_written' : 'unknown');
    });
    expect(wrong).toEqual([]);
    // Those named above are codes, and not slips of the pen.
    expect(some.filter((code) => !codes.includes(code))).toEqual([]);
  });

  test('no code that PostgreSQL does not have is taken for an assurance', async () => {
    const familiar = new Set(await everyCode());
    const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const pairs = signs.flatMap((a) => signs.map((b) => a + b));
    const error = serverError(undefined);
    const certain: string[] = [];
    const look = (code: string): void => {
      error.code = code;
      if (!familiar.has(code) && failedOutcome(error) !== 'unknown') certain.push(code);
    };
    // Every code of the classes with an assurance in them, and of every class those that others have.
    for (const type of [...WHOLE, ...Object.keys(SOME)])
      for (const pair of pairs) for (const sign of signs) look(type + pair + sign);
    const endings = new Set([...familiar].map((code) => code.slice(2)));
    for (const type of pairs) for (const ending of endings) look(type + ending);
    for (const code of ['', '0', '2350', '235055', '23505 ', 'p0001', 'ECONNRESET']) look(code);
    expect(certain).toEqual([]);
  });

  test.each([
    ['an administrator ends the connection', '57P01'],
    ['the server crashes', '57P02'],
    ['a pooler loses its server', '08P01'],
    ['the connection fails', '08006'],
    ['it says itself that it does not know', '40003'],
    ['an engine has no other code', 'XX000'],
    ['a system error', '58000'],
  ])('%s: not known (%s)', (_what, code) => {
    expect(failedOutcome(serverError(code))).toBe('unknown');
  });

  test('without a code of the server it is not known, whatever else the error bears', () => {
    const others = [
      new Error('Connection terminated unexpectedly'),
      Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      // A code that is not the server's: some other library's error.
      Object.assign(new Error('duplicate'), { code: '23505' }),
      serverError(undefined),
      undefined,
      null,
      'gone',
    ];
    expect(others.map(failedOutcome)).toEqual(others.map(() => 'unknown'));
  });
});
