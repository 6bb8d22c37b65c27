import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { card, opened } from '../../../../test/support/records.js';
import { openTestStore } from '../../../../test/support/store.js';
import type { TestStore } from '../../../../test/support/store.js';
import { work } from '../../../../test/support/varied-work.js';
import { rebuildProjections } from '../rebuild.js';
import { DecisionSearch } from './decision-search.js';
import { SearchIndexer } from './search-indexer.js';
import { SEARCH_TABLES } from './statements.js';
import { vectorOf } from './words.js';

const NEWEST = { limit: 50, order: 'newest' } as const;

describe('the search projection', () => {
  let store: TestStore;
  let superuser: pg.Client;
  let indexer: SearchIndexer;
  let search: DecisionSearch;

  beforeAll(async () => {
    store = await openTestStore();
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
    indexer = new SearchIndexer(store.database, { batchEntriesMax: 7 });
    search = new DecisionSearch(store.database, store.ledgers, indexer);
  });
  afterAll(async () => {
    await superuser.end();
    await store.close();
  });

  const numberOf = async (ledger: string): Promise<number> =>
    (await store.ledgers.getLedger(ledger)).ledgerNo;
  const dump = async (ledger: string): Promise<unknown> => {
    const ledgerNo = await numberOf(ledger);
    const tables: Record<string, unknown> = {};
    for (const table of [...SEARCH_TABLES, 'search_cursor']) {
      // A kind that there was once is left with nothing in it.
      const some = table === 'search_count' ? 'AND (decisions <> 0 OR waits <> 0)' : '';
      const text = `SELECT t.* FROM docket.${table} t WHERE ledger_no = $1 ${some} ORDER BY t::text`;
      tables[table] = (await superuser.query(text, [ledgerNo])).rows;
    }
    return tables;
  };
  test('is the same, row by row, whether it grew with the ledger or was rebuilt', async () => {
    await store.ledgers.createLedger({ id: 'grown', createdBy: 'prn_admin' });
    await work({ ledgers: store.ledgers, indexer }, { ledger: 'grown', seed: 1, decisions: 40 });
    await indexer.catchUp(await numberOf('grown'));
    const live = await dump('grown');
    for (const [table, rows] of Object.entries(live as Record<string, unknown[]>)) {
      const isEmpty = rows.length === 0;
      expect({ table, isEmpty }).toEqual({ table, isEmpty: table === 'search_skipped' });
    }
    const { indexed, entries } = await rebuildProjections(store.database, 'grown');
    expect(indexed).toBe(entries);
    expect(await dump('grown')).toEqual(live);
  });

  test('takes in what was recorded before there was an index, also in bounded parts', async () => {
    await store.ledgers.createLedger({ id: 'older', createdBy: 'prn_admin' });
    const { decisionId = '' } = await store.ledgers.append('older', opened());
    await store.ledgers.appendBatch(
      'older',
      Array.from({ length: 40 }, () => card(decisionId)),
    );
    const ledgerNo = await numberOf('older');
    await superuser.query('DELETE FROM docket.search_cursor WHERE ledger_no = $1', [ledgerNo]);
    expect(await indexer.progress(ledgerNo)).toEqual({ size: 0, ledgerSize: 42 });
    expect(await indexer.catchUp(ledgerNo, 10)).toEqual({ size: 10, ledgerSize: 42 });
    const { decisions, asOf } = await search.find('older', {}, NEWEST);
    expect(decisions.map(({ id }) => id)).toEqual([decisionId]);
    expect(asOf).toEqual({ indexedSize: 42, ledgerSize: 42, skipped: 0 });
  });

  test('says how far it goes while another process holds the cursor', async () => {
    await store.ledgers.createLedger({ id: 'held', createdBy: 'prn_admin' });
    await search.find('held', {}, NEWEST);
    await superuser.query('BEGIN');
    await superuser.query('SELECT 1 FROM docket.search_cursor WHERE ledger_no = $1 FOR UPDATE', [
      await numberOf('held'),
    ]);
    await store.ledgers.append('held', opened());
    const behind = await search.find('held', {}, NEWEST);
    expect(behind).toEqual({ decisions: [], asOf: { indexedSize: 1, ledgerSize: 2, skipped: 0 } });
    await superuser.query('ROLLBACK');
    expect((await search.find('held', {}, NEWEST)).decisions).toHaveLength(1);
  });

  test('readers that come together share the work', async () => {
    await store.ledgers.createLedger({ id: 'asked', createdBy: 'prn_admin' });
    await store.ledgers.appendBatch(
      'asked',
      Array.from({ length: 60 }, () => opened()),
    );
    const pages = await Promise.all(
      Array.from({ length: 20 }, () => search.find('asked', {}, { limit: 100, order: 'newest' })),
    );
    for (const { decisions, asOf } of pages) {
      expect([decisions.length, asOf.indexedSize]).toEqual([60, 61]);
    }
  });

  test('is filled once by several processes at the same time, in the background too', async () => {
    await store.ledgers.createLedger({ id: 'shared', createdBy: 'prn_admin' });
    const ledgerNo = await numberOf('shared');
    const errors: unknown[] = [];
    const others = Array.from(
      { length: 3 },
      () => new SearchIndexer(store.database, { pollMs: 5 }),
    );
    for (const other of others) other.start((error) => errors.push(error));
    try {
      await work({ ledgers: store.ledgers, indexer }, { ledger: 'shared', seed: 2, decisions: 10 });
      await Promise.all(others.map((other) => other.catchUp(ledgerNo)));
    } finally {
      await Promise.all(others.map((other) => other.stop()));
    }
    expect(errors).toEqual([]);
    const live = await dump('shared');
    expect(await rebuildProjections(store.database, 'shared')).toMatchObject({
      searchDiffered: [],
    });
    expect(await dump('shared')).toEqual(live);
  });

  test('a ledger that cannot be indexed holds up no other, and is indexed when it can be', async () => {
    const numbers: number[] = [];
    for (const ledger of ['sick-1', 'sick-2', 'sick-3', 'sick-4', 'well']) {
      await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' });
      await store.ledgers.append(ledger, opened());
      numbers.push(await numberOf(ledger));
    }
    const well = numbers.pop() ?? 0;
    await superuser.query(`ALTER TABLE docket.search_decision ADD CONSTRAINT sick
      CHECK (ledger_no <> ALL (ARRAY[${numbers.join()}])) NOT VALID`);
    const errors: unknown[] = [];
    const one = new SearchIndexer(store.database, { pollMs: 5 });
    const until = async (isSo: () => boolean | Promise<boolean>): Promise<boolean> => {
      for (let looks = 0; looks < 2_000 && !(await isSo()); looks += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      return isSo();
    };
    const isDone = (ledgerNo: number) => async (): Promise<boolean> => {
      const { size, ledgerSize } = await one.progress(ledgerNo);
      return size === ledgerSize;
    };
    one.start((error) => errors.push(error));
    try {
      // Which of them has its turn first is not settled: it comes to each that fails, and to the one that does not.
      expect(await until(() => errors.length >= numbers.length)).toBe(true);
      expect(String(errors[0])).toContain('"sick"');
      await store.ledgers.append('well', opened());
      expect(await until(isDone(well))).toBe(true);
      await superuser.query('ALTER TABLE docket.search_decision DROP CONSTRAINT sick');
      for (const ledgerNo of numbers) expect(await until(isDone(ledgerNo))).toBe(true);
    } finally {
      await one.stop();
      await superuser.query('ALTER TABLE docket.search_decision DROP CONSTRAINT IF EXISTS sick');
    }
  });

  test('waits while entries come in fast, and goes on by itself when they do not', async () => {
    await store.ledgers.createLedger({ id: 'peak', createdBy: 'prn_admin' });
    const ledgerNo = await numberOf('peak');
    const errors: unknown[] = [];
    const patient = new SearchIndexer(store.database, { pollMs: 5, peakEntriesPerS: 1 });
    patient.start((error) => errors.push(error));
    try {
      await work({ ledgers: store.ledgers, indexer }, { ledger: 'peak', seed: 3, decisions: 5 });
      let left = -1;
      for (let looks = 0; looks < 2_000 && left !== 0; looks += 1) {
        const { size, ledgerSize } = await patient.progress(ledgerNo);
        left = ledgerSize - size;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(left).toBe(0);
    } finally {
      await patient.stop();
    }
    expect(errors).toEqual([]);
  });

  test.each([
    ['words', "UPDATE docket.search_text SET words = '' WHERE ledger_no = $1", 'search_text'],
    [
      'goal',
      "UPDATE docket.search_decision SET goal = 'other' WHERE ledger_no = $1",
      'search_decision',
    ],
    ['writers', 'DELETE FROM docket.search_writer WHERE ledger_no = $1', 'search_writer'],
    ['documents', 'DELETE FROM docket.search_document WHERE ledger_no = $1', 'search_document'],
    ['cursor', 'UPDATE docket.search_cursor SET size = 1 WHERE ledger_no = $1', 'search_text'],
  ])('says what was changed in it: %s', async (name, statement, table) => {
    const ledger = `changed-${name}`;
    await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' });
    await work({ ledgers: store.ledgers, indexer }, { ledger, seed: 3, decisions: 3 });
    const ledgerNo = await numberOf(ledger);
    await indexer.catchUp(ledgerNo);
    const live = await dump(ledger);
    const { rowCount } = await superuser.query(statement, [ledgerNo]);
    expect(rowCount).toBeGreaterThan(0);
    const { searchDiffered } = await rebuildProjections(store.database, ledger);
    expect(searchDiffered).toContain(table);
    expect(await dump(ledger)).toEqual(live);
    expect(await rebuildProjections(store.database, ledger)).toMatchObject({ searchDiffered: [] });
  });

  test('takes whatever a body may hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const { vector } = vectorOf({ value }, 1);
        await superuser.query('SELECT $1::tsvector', [vector]);
      }),
      { numRuns: 200 },
    );
    // The largest vectors there can be: many different words, long ones, four bytes a character.
    const many = Array.from({ length: 16_000 }, (_, i) => i.toString(36)).join(' ');
    const wide = Array.from({ length: 8_000 }, (_, i) => String.fromCodePoint(0x20000 + i)).join(
      '',
    );
    const long = Array.from({ length: 255 }, (_, i) => `${i}${'é'.repeat(255)}`).join(' ');
    for (const text of [many, wide, long, '𝒳'.repeat(30_000)]) {
      await superuser.query('SELECT $1::tsvector', [vectorOf({ text }, 1).vector]);
    }
  });

  test('leaves out what cannot be read, and says so', async () => {
    await store.ledgers.createLedger({ id: 'damaged', createdBy: 'prn_admin' });
    const ledgerNo = await numberOf('damaged');
    const { decisionId = '' } = await store.ledgers.append('damaged', opened());
    for (let i = 0; i < 4; i += 1) await store.ledgers.append('damaged', card(decisionId));
    await superuser.query(`SET session_replication_role = replica`);
    const tamper = async (sql: string, values: unknown[] = []): Promise<unknown> => {
      for (const table of ['entry', 'body']) {
        await superuser.query(`ALTER TABLE docket.${table} DISABLE TRIGGER ALL`);
      }
      const done = await superuser.query(sql, values);
      for (const table of ['entry', 'body']) {
        await superuser.query(
          `ALTER TABLE docket.${table} ENABLE ALWAYS TRIGGER refuse_row_change`,
        );
        await superuser.query(
          `ALTER TABLE docket.${table} ENABLE ALWAYS TRIGGER refuse_statement_change`,
        );
      }
      return done;
    };
    await tamper(`UPDATE docket.body SET body = 'not json' WHERE ledger_no = $1 AND seq = 2`, [
      ledgerNo,
    ]);
    await tamper('DELETE FROM docket.body WHERE ledger_no = $1 AND seq = 3', [ledgerNo]);
    await tamper(`UPDATE docket.entry SET leaf = 'no leaf' WHERE ledger_no = $1 AND seq = 4`, [
      ledgerNo,
    ]);
    await tamper('DELETE FROM docket.entry WHERE ledger_no = $1 AND seq = 5', [ledgerNo]);
    await superuser.query('RESET session_replication_role');
    const { decisions, asOf } = await search.find('damaged', { tsquery: `'refund'` }, NEWEST);
    expect(decisions.map(({ id, matches }) => [id, matches.length])).toEqual([[decisionId, 1]]);
    expect(asOf).toEqual({ indexedSize: 6, ledgerSize: 6, skipped: 4 });
    const { rows } = await superuser.query<{ reason: string }>(
      'SELECT reason FROM docket.search_skipped WHERE ledger_no = $1 ORDER BY seq',
      [ledgerNo],
    );
    expect(rows.map(({ reason }) => reason)).toEqual([
      'body_damaged',
      'body_missing',
      'leaf_damaged',
      'entry_missing',
    ]);
  });

  test('the role of the server may fill it and not empty it', async () => {
    const app = (sql: string): Promise<unknown> => store.database.plainPool.query(sql);
    for (const table of [...SEARCH_TABLES, 'search_cursor']) {
      await expect(app(`DELETE FROM docket.${table}`)).rejects.toThrow(/permission denied/);
      await expect(app(`TRUNCATE docket.${table}`)).rejects.toThrow(/permission denied/);
    }
    for (const table of ['search_text', 'search_document', 'search_tripwire', 'search_skipped']) {
      await expect(app(`UPDATE docket.${table} SET seq = 0`)).rejects.toThrow(/permission denied/);
    }
  });
});
