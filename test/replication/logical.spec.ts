import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { verifyDatabase } from '@docket/service';
import {
  KeyVault,
  LedgerService,
  makeServerDirectory,
  migrate,
  openDatabase,
  startEmbeddedPostgres,
  type EmbeddedPostgresServer,
} from '@docket/store';
import { card, opened } from '../support/records.js';

/**
 * What docs/guide/operator-reference.md says of logical replication, as for an upgrade of PostgreSQL by a second
 * server: two servers, the tables of one published to the other.
 */
describe('logical replication', () => {
  let home: string;
  let from: EmbeddedPostgresServer;
  let to: EmbeddedPostgresServer;

  beforeAll(async () => {
    home = await makeServerDirectory('docket-test-replication-');
    const start = () => startEmbeddedPostgres({ dataDir: join(home, 'from'), persistent: true });
    const first = await start();
    await ask(first.superuserUrl, 'ALTER SYSTEM SET wal_level = logical');
    await first.stop();
    from = await start();
    to = await startEmbeddedPostgres({ dataDir: join(home, 'to'), persistent: true });
    for (const { superuserUrl: url } of [from, to]) await migrate({ ownerUrl: url, appUrl: url });
  });
  afterAll(async () => {
    await Promise.all([from.stop(), to.stop()]);
    await rm(home, { recursive: true, force: true });
  });

  async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return (await client.query<Row>(text).finally(() => client.end())).rows;
  }

  /** A store on one of the two, with its own copy of the keys, as after a move. */
  async function open(url: string, keys: string) {
    const database = await openDatabase({ url });
    const ledgers = new LedgerService(database, new KeyVault(join(home, keys)), {
      host: 'docket.example',
    });
    await ledgers.start();
    const close = async () => {
      await ledgers.drain();
      await database.close();
    };
    return { ledgers, close };
  }

  async function until(url: string, text: string, wanted: unknown): Promise<void> {
    for (;;) {
      const [row] = await ask<{ value: unknown }>(url, text);
      if (row?.value === wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test('brings entries over; the copy verifies, goes on, and refuses what the original may not have changed', async () => {
    const { ledgers, close } = await open(from.superuserUrl, 'keys');
    await ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    const { decisionId = '' } = await ledgers.append('claims', opened());

    const [tables] = await ask<{ list: string }>(
      from.superuserUrl,
      `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS list
       FROM pg_tables WHERE schemaname = 'docket' AND tablename <> 'migration'`,
    );
    await ask(from.superuserUrl, `CREATE PUBLICATION docket FOR TABLE ${tables!.list}`);
    await ask(
      to.superuserUrl,
      `CREATE SUBSCRIPTION docket CONNECTION '${from.superuserUrl}' PUBLICATION docket`,
    );
    await until(
      to.superuserUrl,
      `SELECT bool_and(srsubstate = 'r') AS value FROM pg_subscription_rel`,
      true,
    );
    for (let n = 0; n < 3; n += 1) await ledgers.append('claims', card(decisionId));
    await close();
    const SIZE = `SELECT size::int AS value FROM docket.ledger_head
      JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'claims'`;
    const [{ value: size } = { value: 0 }] = await ask<{ value: number }>(from.superuserUrl, SIZE);
    expect(size).toBeGreaterThanOrEqual(5);
    await until(to.superuserUrl, SIZE, size);
    const report = await verifyDatabase({
      databaseUrl: to.superuserUrl,
      ledger: 'claims',
      depth: 'full',
    });
    expect(report.findings).toEqual([]);

    // Somebody with a superuser's rights changes the original. The copy's triggers fire for replication too.
    await ask(
      from.superuserUrl,
      `BEGIN; ALTER TABLE docket.entry DISABLE TRIGGER ALL; UPDATE docket.entry SET type = 'x' WHERE seq = 1;
       ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_row_change;
       ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_statement_change; COMMIT`,
    );
    const ERRORS = `SELECT apply_error_count > 0 AS value FROM pg_stat_subscription_stats`;
    await until(to.superuserUrl, ERRORS, true);
    const changed = await ask(to.superuserUrl, `SELECT FROM docket.entry WHERE type = 'x'`);
    expect(changed).toEqual([]);
  });

  test('does not bring the counter of ledgers: it is set before the move', async () => {
    await ask(to.superuserUrl, 'ALTER SUBSCRIPTION docket DISABLE');
    await ask(to.superuserUrl, 'ALTER SUBSCRIPTION docket SET (slot_name = NONE)');
    await ask(to.superuserUrl, 'DROP SUBSCRIPTION docket');
    await cp(join(home, 'keys'), join(home, 'moved-keys'), { recursive: true });
    const { ledgers, close } = await open(to.superuserUrl, 'moved-keys');
    const create = () => ledgers.createLedger({ id: 'second', createdBy: 'prn_admin' });
    await expect(create()).rejects.toThrow('ledger_pkey');
    await ask(
      to.superuserUrl,
      `SELECT setval(pg_get_serial_sequence('docket.ledger', 'ledger_no'), max(ledger_no)) FROM docket.ledger`,
    );
    await expect(create()).resolves.toMatchObject({ id: 'second', ledgerNo: 3 });
    await ledgers.append('claims', opened());
    await close();
    const report = await verifyDatabase({
      databaseUrl: to.superuserUrl,
      ledger: 'claims',
      depth: 'full',
    });
    expect(report.findings).toEqual([]);
  });
});
