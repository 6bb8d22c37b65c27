import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { AGENT, card, opened } from '../../../../test/support/records.js';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
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
