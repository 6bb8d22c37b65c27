import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { FaultyWay } from '../support/faulty-way.js';
import { until } from '../support/within.js';
import { startTestApi, type TestApi } from './support/api.js';

const LEDGERS = 40;
/** Of each answer: asked ledger by ledger, all of them take longer than a probe waits. */
const SLOW_MS = 80;
const READY_S = 120;

describe('a server with many ledgers, behind a slow way to its database', () => {
  let database: TestDatabase;
  let way: FaultyWay;
  let api: TestApi;
  beforeAll(async () => {
    database = await createTestDatabase();
    way = await FaultyWay.to(database.url);
    api = await startTestApi({ databaseUrl: way.url });
    for (let n = 0; n < LEDGERS; n += 1) await api.createLedger(`ledger-${n}`);
  });
  afterAll(async () => {
    await api.close();
    await way.close();
    await database.drop();
  });

  test('is ready again when its connections were lost, and what it signed was found in the database', async () => {
    way.slowTo(SLOW_MS);
    way.cut();
    let said = '';
    const isReady = async (): Promise<boolean> => {
      const answer = await api.call('GET', '/readyz');
      said = answer.text;
      return answer.status === 200;
    };
    await until(READY_S, 'the server to be ready', isReady, { state: () => said });
    // Nothing was lost since: what was found holds.
    expect(await isReady()).toBe(true);
  });
});
