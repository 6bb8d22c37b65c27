import { chmod, copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyDatabase } from '@docket/service';
import {
  KeyVault,
  LedgerService,
  migrate,
  openDatabase,
  rebuildProjections,
  SearchIndexer,
  splitPartitions,
  type Database,
} from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { PROJECT } from '../support/built-command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { dumpSchema } from '../support/schema-dump.js';
import { work } from '../support/varied-work.js';
import { migrationFiles, migrationName } from './dumps.js';

const DUMPS = join(PROJECT, 'test/upgrade/dumps');
const files = migrationFiles();
const NEWEST = files.length - 1;

test('every migration but the newest has a dump of a database as it was after it', async () => {
  expect((await readdir(DUMPS)).sort()).toEqual(files.slice(0, NEWEST));
});

describe.each(files.slice(0, NEWEST))('a database as it was after %s', (file) => {
  let created: TestDatabase;
  let keysDir: string;
  let database: Database;
  let ledgers: LedgerService;

  beforeAll(async () => {
    created = await createTestDatabase();
    keysDir = await mkdtemp(join(tmpdir(), 'docket-upgrade-'));
    for (const name of await readdir(join(DUMPS, file)))
      if (name.endsWith('.seed')) await copyFile(join(DUMPS, file, name), join(keysDir, name));
    for (const name of await readdir(keysDir)) await chmod(join(keysDir, name), 0o600);
    await query(await readFile(join(DUMPS, file, 'after.sql'), 'utf8'));
  });
  afterAll(async () => {
    await ledgers?.drain();
    await database?.close();
    await created.drop();
    await rm(keysDir, { recursive: true, force: true });
  });

  const withClient = async <Result>(
    use: (client: pg.Client) => Promise<Result>,
  ): Promise<Result> => {
    const client = new pg.Client({ connectionString: created.url });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  };
  const query = (text: string): Promise<Record<string, unknown>[]> =>
    withClient(async (client) => (await client.query<Record<string, unknown>>(text)).rows);

  const evidence = async (): Promise<unknown[]> => [
    await query('SELECT * FROM docket.entry ORDER BY ledger_no, seq'),
    // Without what a later migration adds: of an old body nothing is gone.
    await query('SELECT ledger_no, seq, body, secret FROM docket.body ORDER BY ledger_no, seq'),
  ];
  const projections = async (): Promise<unknown[]> => [
    await query('SELECT * FROM docket.decision ORDER BY ledger_no, decision_id'),
    await query('SELECT * FROM docket.idempotency ORDER BY ledger_no, key'),
  ];
  const searchable = async (): Promise<unknown[]> => [
    await query('SELECT * FROM docket.search_cursor ORDER BY ledger_no'),
    await query('SELECT * FROM docket.search_decision ORDER BY ledger_no, opened_seq'),
    await query('SELECT * FROM docket.search_side_effect found ORDER BY found::text'),
  ];

  test('is upgraded by what is missing, to the schema of a new one, and no entry changes', async () => {
    const before = await evidence();
    expect(before[0]).not.toEqual([]);
    const url = created.url;
    const ran = await migrate({ ownerUrl: url, appUrl: url });
    expect(ran).toEqual(files.slice(files.indexOf(file) + 1).map(migrationName));
    expect(await withClient(dumpSchema)).toBe(
      await readFile(join(PROJECT, 'libs/store/schema.sql'), 'utf8'),
    );
    expect(await evidence()).toEqual(before);
  });

  test('verifies, and its projections are those that are rebuilt', async () => {
    for (const ledger of ['registry', 'claims']) {
      const report = await verifyDatabase({
        databaseUrl: created.url,
        ledger,
        depth: 'full',
        threads: 0,
      });
      expect(report).toMatchObject({ verified: true });
    }
    database = await openDatabase({ url: created.url });
    const before = await projections();
    await rebuildProjections(database, 'claims');
    expect(await projections()).toEqual(before);
  });

  test('is appended to and found in by the server of today, and verifies still', async () => {
    ledgers = new LedgerService(database, new KeyVault(keysDir), { host: 'docket.example' });
    await ledgers.start();
    expect(await ledgers.keys.unusable()).toEqual([]);
    const { ledgerNo, size } = { ...(await ledgers.getLedger('claims')), size: await sizeOf() };
    const indexer = new SearchIndexer(database);
    await work({ ledgers, indexer }, { ledger: 'claims', seed: 99, decisions: 3 });
    expect(await sizeOf()).toBeGreaterThan(size);
    await indexer.catchUp(ledgerNo, 10_000);
    const before = [await projections(), await searchable()];
    await rebuildProjections(database, 'claims');
    expect([await projections(), await searchable()]).toEqual(before);
    const report = await verifyDatabase({
      databaseUrl: created.url,
      ledger: 'claims',
      depth: 'full',
      threads: 0,
    });
    expect(report).toMatchObject({ verified: true });
  });

  const sizeOf = async (): Promise<number> => {
    const [row] = await query(
      `SELECT h.size::int AS size FROM docket.ledger_head h JOIN docket.ledger l USING (ledger_no) WHERE ledger_id = 'claims'`,
    );
    return Number(row?.['size']);
  };
});

/** Before a migration that changes a table which is split by now: its triggers, its policies, its columns. */
test('a database whose tables were split is upgraded, and so is each partition', async () => {
  const created = await createTestDatabase();
  const client = new pg.Client({ connectionString: created.url });
  try {
    await client.connect();
    await client.query(await readFile(join(DUMPS, '0013_claims', 'after.sql'), 'utf8'));
    const bodies = async (): Promise<unknown[]> =>
      (
        await client.query(
          'SELECT ledger_no, seq, body, secret FROM docket.body ORDER BY ledger_no, seq',
        )
      ).rows;
    const before = await bodies();
    for (const at of [1_000, 2_000])
      await splitPartitions({ ownerUrl: created.url, at, scanMax: 1e9, say: () => undefined });
    // It looks at every partition, and throws where one is not as its table.
    await migrate({ ownerUrl: created.url, appUrl: created.url });
    expect(await bodies()).toEqual(before);
    const { rows } = await client.query<{ name: string; triggers: string[] }>(
      `SELECT c.relname AS name, ARRAY(SELECT tgname || ' ' || tgfoid::regproc FROM pg_trigger WHERE tgrelid = c.oid ORDER BY 1) AS triggers
       FROM pg_class c WHERE c.relnamespace = 'docket'::regnamespace AND c.relname ~ '^body' AND c.relkind IN ('r', 'p')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([
      'body',
      'body_from_0',
      'body_from_1000',
      'body_from_2000',
    ]);
    for (const { triggers } of rows)
      expect(triggers).toEqual([
        'refuse_row_change docket.refuse_body_change',
        'refuse_statement_change docket.refuse_change',
      ]);
    for (const ledger of ['registry', 'claims']) {
      const asked = { databaseUrl: created.url, ledger, depth: 'full', threads: 0 } as const;
      expect(await verifyDatabase(asked)).toMatchObject({ verified: true });
    }
  } finally {
    await client.end();
    await created.drop();
  }
});
