import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { card, opened } from '../../../test/support/records.js';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { CheckpointService } from './checkpoint-service.js';
import { EntryEntity } from './entities/index.js';
import { beginIn } from './ledger-scope.js';
import type { LedgerScope } from './ledger-scope.js';

/** Whose rows are of one ledger each. */
const TABLES = [
  'entry',
  'body',
  'tile',
  'checkpoint',
  'ledger_head',
  'decision',
  'idempotency',
] as const;

/** Statements of the server's role from which the application's own conditions are left out. */
describe('the wall between ledgers', () => {
  let store: TestStore;
  let mine: number;
  let other: number;

  beforeAll(async () => {
    store = await openTestStore();
    for (const id of ['mine', 'other']) {
      await store.ledgers.createLedger({ id, createdBy: 'prn_admin' });
      const { decisionId = '' } = await store.ledgers.append(id, {
        ...opened(),
        idempotencyKey: 'the-same',
      });
      const cards = Array.from({ length: 300 }, () => card(decisionId));
      await store.ledgers.appendBatch(id, cards);
      await new CheckpointService(store.database, store.ledgers).issue(id);
    }
    mine = (await store.ledgers.getLedger('mine')).ledgerNo;
    other = (await store.ledgers.getLedger('other')).ledgerNo;
  });
  afterAll(() => store.close());

  async function ledgersIn(ledger: LedgerScope, table: string): Promise<number[]> {
    const { rows } = await store.database
      .of(ledger)
      .query<{ n: number }>(`SELECT DISTINCT ledger_no AS n FROM docket.${table} ORDER BY 1`);
    return rows.map(({ n }) => n);
  }

  test.each(TABLES)('a look at all of %s sees the rows of the ledger it names', async (table) => {
    expect(await ledgersIn(mine, table)).toEqual([mine]);
    expect(await ledgersIn(other, table)).toEqual([other]);
    expect(await ledgersIn('all', table)).toEqual(expect.arrayContaining([mine, other]));
    // Asked for the other's rows by their number.
    const { rows } = await store.database
      .of(mine)
      .query(`SELECT FROM docket.${table} WHERE ledger_no = $1`, [other]);
    expect(rows).toEqual([]);
  });

  test.each(TABLES)('a look at %s that names no ledger fails, on every pool', async (table) => {
    const { plainPool, searchPool, appendPool } = store.database;
    for (const pool of [plainPool, searchPool, appendPool])
      await expect(pool.query(`SELECT FROM docket.${table}`)).rejects.toThrow(/"none"/);
  });

  test.each(TABLES)('nothing is added to %s of another ledger', async (table) => {
    // The first row of its own, under the other's number: the check of the row is made before any other.
    const columns = await columnsOf(table);
    const values = columns.map((column) => (column === 'ledger_no' ? '$1::integer' : column));
    const copy = `INSERT INTO docket.${table} (${columns.join(', ')})
      SELECT ${values.join(', ')} FROM docket.${table} LIMIT 1`;
    // To these the role adds nothing by itself, and a function holds the ledger against the one that is named.
    const isAppended = table === 'entry' || table === 'body';
    await expect(store.database.of(mine).query(copy, [other])).rejects.toThrow(
      isAppended ? /permission denied for table/ : /row-level security policy for table/,
    );
    // What may read all may add to none.
    await expect(store.database.of('all').query(copy, [other])).rejects.toThrow(
      isAppended ? /permission denied for table/ : /"all"/,
    );
  });

  async function columnsOf(table: string): Promise<string[]> {
    const { rows } = await store.database.plainPool.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [`docket.${table}`],
    );
    return rows.map(({ name }) => name);
  }

  test.each([
    ['decision', `status = 'closed'`],
    // The only column of it that is the role's to change, so that it may lock the row.
    ['ledger_head', 'ledger_no = ledger_no'],
  ])('a change of all of %s leaves those of other ledgers', async (table, change) => {
    const read = async (): Promise<unknown> =>
      (await store.database.of(other).query(`SELECT * FROM docket.${table}`)).rows;
    const before = await read();
    await inTransaction(mine, async (client) => {
      const of = (ledger: number): Promise<pg.QueryResult> =>
        client.query(`UPDATE docket.${table} SET ${change} WHERE ledger_no = $1`, [ledger]);
      expect((await of(other)).rowCount).toBe(0);
    });
    expect(await read()).toEqual(before);
    // Moved to another ledger, neither.
    await expect(
      store.database.of(mine).query(`UPDATE docket.${table} SET ledger_no = $1`, [other]),
    ).rejects.toThrow(/row-level security policy|only moves forward/);
  });

  /** As the store works; nothing of it stays. */
  async function inTransaction(
    ledger: number,
    work: (client: pg.ClientBase) => Promise<void>,
  ): Promise<void> {
    const client = await store.database.plainPool.connect();
    try {
      await client.query(beginIn(ledger));
      await work(client);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  test('the name ends with its transaction, whatever becomes of it', async () => {
    const client = await store.database.plainPool.connect();
    const named = async (): Promise<unknown> =>
      (await client.query(`SELECT current_setting('docket.ledger') AS ledger`)).rows[0];
    try {
      for (const end of ['COMMIT', 'ROLLBACK']) {
        await client.query(beginIn(mine));
        expect(await named()).toEqual({ ledger: String(mine) });
        await client.query(end);
        expect(await named()).toEqual({ ledger: 'none' });
      }
    } finally {
      client.release();
    }
  });

  test('an append names its ledger for itself alone', async () => {
    const { appendPool } = store.database;
    await store.ledgers.append('mine', opened());
    // All that there are, so that the one by which it went is among them.
    const clients = await Promise.all(
      Array.from({ length: appendPool.options.max }, () => appendPool.connect()),
    );
    for (const client of clients) {
      const { rows } = await client.query(`SELECT current_setting('docket.ledger') AS ledger`);
      client.release();
      expect(rows).toEqual([{ ledger: 'none' }]);
    }
  });

  test('many statements of many ledgers at a time each see their own', async () => {
    const asked = Array.from({ length: 60 }, (_, i) =>
      ledgersIn(i % 2 === 0 ? mine : other, 'entry'),
    );
    for (const [i, found] of (await Promise.all(asked)).entries())
      expect(found).toEqual([i % 2 === 0 ? mine : other]);
  });

  test('entities are of one ledger too', async () => {
    const entries = store.database.entities(mine, EntryEntity);
    expect(await entries.countBy({ ledgerNo: other })).toBe(0);
    const [first] = await entries.find({ order: { seq: 'ASC' }, take: 1 });
    expect(first).toMatchObject({ ledgerNo: mine, seq: 0, type: 'ledger.created' });
  });
});
