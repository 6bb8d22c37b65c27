import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyDatabase } from '@docket/cli';
import { databaseReader, REGISTRY } from '@docket/store';
import { checkRegistry, verify, type Finding } from '@docket/verify';
import pg from 'pg';
import { opened } from '../support/records.js';
import { openTestStore, type TestStore } from '../support/store.js';

describe('a whole ledger deleted or swapped', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
    for (const id of ['claims', 'refunds', 'spare']) {
      await store.ledgers.createLedger({ id, createdBy: 'prn_admin' });
      await store.ledgers.append(id, opened());
    }
  });
  afterAll(() => store.close());

  /** What the registry says about the ledgers that are there. */
  async function compare(): Promise<Finding[]> {
    const { database, ledgers } = store;
    const present = (await ledgers.listLedgers()).filter(({ id }) => id !== REGISTRY);
    const readers = present.map(async ({ id }) => ({
      id,
      reader: await databaseReader(database, id),
    }));
    return checkRegistry(await databaseReader(database, REGISTRY), await Promise.all(readers));
  }

  async function asSuperuser(...statements: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: store.url });
    await client.connect();
    const tables = [
      'entry',
      'body',
      'tile',
      'checkpoint',
      'decision',
      'idempotency',
      'ledger_head',
      'ledger',
    ];
    for (const table of tables)
      await client.query(`ALTER TABLE docket.${table} DISABLE TRIGGER ALL`);
    for (const statement of statements) await client.query(statement);
    for (const table of tables)
      await client.query(`ALTER TABLE docket.${table} ENABLE TRIGGER ALL`);
    await client.end();
  }

  const deletionOf = (id: string): string[] =>
    ['entry', 'body', 'tile', 'checkpoint', 'decision', 'idempotency', 'ledger_head', 'ledger'].map(
      (table) =>
        `DELETE FROM docket.${table} WHERE ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = '${id}')`,
    );

  test('the registry agrees with the ledgers as they were created', async () => {
    expect(await compare()).toEqual([]);
    const report = await verify(await databaseReader(store.database, REGISTRY), { depth: 'chain' });
    expect(report.findings.filter(({ code }) => code !== 'checkpoint_missing')).toEqual([]);
  });

  test('a ledger deleted without a trace in the database is missed by the registry', async () => {
    await asSuperuser(...deletionOf('refunds'));
    expect(await compare()).toMatchObject([{ code: 'ledger_missing', seq: 2 }]);
    const options = { databaseUrl: store.url, ledger: REGISTRY, depth: 'full' } as const;
    const report = await verifyDatabase(options);
    expect(report.verified).toBe(false);
    expect(report.findings.map(({ code }) => code)).toContain('ledger_missing');
  });

  test('a ledger renamed into the place of a deleted one', async () => {
    await asSuperuser(`UPDATE docket.ledger SET ledger_id = 'refunds' WHERE ledger_id = 'spare'`);
    const findings = await compare();
    expect(findings.map(({ code }) => code)).toEqual(['ledger_missing', 'ledger_missing']);
    expect(findings[0]?.message).toContain('another took its place');
  });

  test('a ledger that was never registered', async () => {
    await asSuperuser(`UPDATE docket.ledger SET ledger_id = 'mine' WHERE ledger_id = 'refunds'`);
    expect((await compare()).map(({ code }) => code)).toContain('ledger_unregistered');
  });
});
