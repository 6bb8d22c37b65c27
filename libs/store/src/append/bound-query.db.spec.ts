import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
import { arrayParameter, scalarParameter } from '../binary-array.js';
import type { BinaryParameter, BinaryType, BinaryValues } from '../binary-array.js';
import { askBound, type BoundAnswer } from './bound-query.js';

let store: TestStore;
let client: pg.PoolClient;
beforeAll(async () => {
  store = await openTestStore();
  client = await store.database.appendPool.connect();
});
afterAll(async () => {
  client.release();
  await store.close();
});

interface Case<Type extends BinaryType> {
  type: Type;
  values: BinaryValues[Type][];
  /** As PostgreSQL prints them. */
  printed: string[];
}
const caseOf = <Type extends BinaryType>(
  type: Type,
  values: BinaryValues[Type][],
  printed: string[],
): Case<Type> => ({ type, values, printed });

const long = 'ä€😀'.repeat(5000);
const CASES = [
  caseOf(
    'bigint',
    [0, -1, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
    ['0', '-1', '4294967296', '9007199254740991', '-9007199254740991'],
  ),
  caseOf('boolean', [true, false], ['true', 'false']),
  caseOf('bytea', [new Uint8Array(0), Uint8Array.of(0, 255, 92)], ['\\x', '\\x00ff5c']),
  caseOf('integer', [0, -(2 ** 31), 2 ** 31 - 1], ['0', '-2147483648', '2147483647']),
  caseOf('text', ['', 'x', `{"a",NULL,'\\'}`, long], ['', 'x', `{"a",NULL,'\\'}`, long]),
  caseOf(
    'timestamptz',
    [0, Date.parse('2026-11-27T10:11:12.345Z'), Date.parse('1969-12-31T23:59:59.999Z')],
    ['1970-01-01 00:00:00+00', '2026-11-27 10:11:12.345+00', '1969-12-31 23:59:59.999+00'],
  ),
] as readonly Case<BinaryType>[];

const LEDGER = 7;
let statements = 0;
const ask = (text: string, ...parameters: BinaryParameter[]): Promise<BoundAnswer> =>
  askBound(client, {
    name: `bound-query-spec-${(statements += 1)}`,
    ledgerNo: LEDGER,
    text,
    parameters,
  });

describe.each(CASES)('$type', ({ type, values, printed }) => {
  test('one value, and NULL', async () => {
    for (const [i, value] of values.entries()) {
      const { rows } = await ask(
        `SELECT ($1::${type})::text AS said`,
        scalarParameter(type, value),
      );
      expect(rows).toEqual([[printed[i]]]);
    }
    const { rows } = await ask(`SELECT ($1::${type})::text AS said`, scalarParameter(type, null));
    expect(rows).toEqual([[null]]);
  });

  test('an array, with NULL, and none', async () => {
    const text = `SELECT each::text AS said FROM unnest($1::${type}[]) WITH ORDINALITY AS u (each, i) ORDER BY i`;
    const given = [...values, null];
    const { rows } = await ask(
      text,
      arrayParameter(type, given, (value) => value),
    );
    expect(rows.flat()).toEqual([...printed, null]);
    expect(
      (
        await ask(
          text,
          arrayParameter(type, [], () => null),
        )
      ).rows,
    ).toEqual([]);
  });
});

test('statements in flight do not write over each other, however large they are', async () => {
  const name = 'bound-query-spec-in-flight';
  const text = 'SELECT md5($1::text) AS said, md5(repeat($2::text, $3::integer)) AS expected';
  const asked = Array.from({ length: 40 }, (_, i) => {
    const [letter, times] = [String.fromCodePoint(65 + i), 1 + ((i * 37_411) % 700_000)];
    return askBound(client, {
      name,
      ledgerNo: LEDGER,
      text,
      parameters: [
        scalarParameter('text', letter.repeat(times)),
        scalarParameter('text', letter),
        scalarParameter('integer', times),
      ],
    });
  });
  for (const { rows } of await Promise.all(asked)) {
    const [said, expected] = rows[0] ?? [];
    expect(said).toHaveLength(32);
    expect(said).toBe(expected);
  }
});

test('the ledger is named for the statement, and for no other', async () => {
  const named = `SELECT current_setting('docket.ledger') AS said`;
  expect((await ask(named)).rows).toEqual([['7']]);
  expect((await client.query(named)).rows).toEqual([{ said: 'none' }]);
});

test('a refused statement rejects, and the connection goes on', async () => {
  const failing = ask('SELECT 1 / $1::integer', scalarParameter('integer', 0));
  const misspelt = ask('SELEKT $1::integer', scalarParameter('integer', 0));
  const right = ask('SELECT $1::text AS said', scalarParameter('text', 'still here'));
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  await expect(misspelt).rejects.toMatchObject({ code: '42601' });
  expect((await right).rows).toEqual([['still here']]);
});

test('a connection that ends rejects what waits', async () => {
  const doomed = await store.database.appendPool.connect();
  const superuser = new pg.Client({ connectionString: store.url });
  await superuser.connect();
  try {
    const { rows } = await doomed.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const waiting = askBound(doomed, {
      name: 'bound-query-spec-sleep',
      ledgerNo: LEDGER,
      text: 'SELECT pg_sleep($1::integer)',
      parameters: [scalarParameter('integer', 30)],
    });
    const ended = expect(waiting).rejects.toThrow(/terminat/i);
    await superuser.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
  } finally {
    doomed.release(true);
    await superuser.end();
  }
});
