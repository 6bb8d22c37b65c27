import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { AGENT, card, opened } from '../../../../test/support/records.js';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
import {
  BODY_COLUMNS,
  CHANGING_DECISION_COLUMNS,
  DECISION_COLUMNS,
  ENTRY_COLUMNS,
  KEY_COLUMNS,
  TILE_COLUMNS,
} from './columns.js';
import type { ParameterColumn } from './columns.js';
import { FIND_KEYS } from './statements.js';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('keys are looked up one by one, however long the ledger is', async () => {
  const { ledgerNo } = await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_test' });
  const { decisionId = '' } = await store.ledgers.append('claims', opened());
  for (let batch = 0; batch < 4; batch += 1) {
    const keyed = Array.from({ length: 500 }, (_, i) =>
      card(decisionId, { idempotency_key: `card-${batch}-${i}` }),
    );
    await store.ledgers.appendBatch('claims', keyed);
  }
  const client = new pg.Client({ connectionString: store.url });
  await client.connect();
  try {
    const wanted = Array.from({ length: 500 }, (_, i) => `new-${i}`);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${FIND_KEYS.text}`, [
      ledgerNo,
      wanted.map(() => AGENT.actor),
      wanted,
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(
      /Index Cond: \(\(ledger_no = \d+\) AND \(principal = wanted\.principal\) AND \(key = wanted\.key\)\)/,
    );
    expect(plan).not.toMatch(/Seq Scan|Merge Join|Hash Join/);
  } finally {
    await client.end();
  }
});

describe('what the functions that append take is what is sent', () => {
  const HEAD =
    'of_ledger integer, size_before bigint, last_before bytea, size_after bigint, last_after bytea, ' +
    'time_after text, frontier_after bytea, not_before timestamp with time zone';
  const of = (prefix: string, columns: readonly ParameterColumn<never>[], array: string): string =>
    columns.map(({ name, type }) => `${prefix}_${name} ${type}${array}`).join(', ');
  const parameters = (array: string): string[] => [
    of('e', ENTRY_COLUMNS, array),
    of('b', BODY_COLUMNS, array),
    of('d', DECISION_COLUMNS, array),
    HEAD,
  ];
  const asked = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: store.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  test.each([
    ['append_one', parameters('')],
    ['append_many', [...parameters('[]'), of('k', KEY_COLUMNS, '[]'), of('t', TILE_COLUMNS, '[]')]],
  ])('%s', async (name, expected) => {
    const [found] = await asked<{ takes: string; does: string }>(
      `SELECT pg_get_function_arguments(oid) AS takes, prosrc AS does FROM pg_proc WHERE proname = '${name}'`,
    );
    expect(found?.takes).toBe(expected.join(', '));
    const changing = CHANGING_DECISION_COLUMNS.map(
      ({ name: column }) => `${column} = EXCLUDED.${column}`,
    );
    expect(found?.does.match(/\w+ = EXCLUDED\.\w+/g)).toEqual(changing);
  });
});
