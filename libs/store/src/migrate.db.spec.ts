import { afterEach, describe, expect, test } from '@jest/globals';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { dumpSchema } from '../../../test/support/schema-dump.js';
import { openDatabase } from './database.js';
import { migrate } from './migrate.js';
import { planMigration } from './migration-plan.js';
import { MIGRATIONS } from './migrations.js';
import { splitStatements } from './sql-statements.js';

describe('migrate', () => {
  const databases: TestDatabase[] = [];
  const create = async (): Promise<string> => {
    const database = await createTestDatabase();
    databases.push(database);
    return database.url;
  };
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.drop();
  });

  const query = (url: string, sql: string): Promise<Record<string, unknown>[]> =>
    withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

  test('runs once, whoever starts at the same moment', async () => {
    const url = await create();
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => migrate({ ownerUrl: url, appUrl: url })),
    );
    expect(runs.flat()).toHaveLength(MIGRATIONS.length);
    expect(await query(url, 'SELECT count(*)::int AS n FROM docket.migration')).toEqual([
      { n: MIGRATIONS.length },
    ]);
  });

  test('runs in several databases of one server at the same moment', async () => {
    const urls = await Promise.all([create(), create(), create()]);
    await Promise.all(urls.map((url) => migrate({ ownerUrl: url, appUrl: url })));
  });

  test('every file in the folder is run, with its check, in the order of its number', async () => {
    const found = await readdir(new URL('../migrations/', import.meta.url));
    const files = found.filter((file) => file.endsWith('.sql')).sort();
    const numbers = files
      .filter((file) => !file.endsWith('.check.sql'))
      .map((file) => file.replace('.sql', ''));
    expect(files.filter((file) => file.endsWith('.check.sql'))).toEqual(
      numbers.map((name) => `${name}.check.sql`),
    );
    expect(numbers).toHaveLength(MIGRATIONS.length);
  });

  test('each is made of single commands, as an engine or a pooler may want them', async () => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    const whole = await withClient(url, dumpSchema);
    await query(url, 'DROP SCHEMA docket CASCADE; CREATE SCHEMA docket');
    await withClient(url, async (client) => {
      for (const name of ['0001_ledger', '0002_search', '0003_exports']) {
        for (const file of [`${name}.sql`, `${name}.check.sql`]) {
          const sql = await readFile(new URL(`../migrations/${file}`, import.meta.url), 'utf8');
          // Prepared, because then PostgreSQL itself takes one command at a time.
          for (const [i, text] of splitStatements(sql).entries()) {
            await client.query({ name: `${file} ${i}`, text });
          }
        }
      }
    });
    expect(await withClient(url, dumpSchema)).toBe(whole);
  });

  test('a check that does not hold undoes its migration', async () => {
    const url = await create();
    // As if somebody had given the role more than the migration does.
    await query(url, 'CREATE SCHEMA docket');
    await migrate({ ownerUrl: url, appUrl: url });
    await query(url, 'GRANT DELETE ON docket.entry TO docket_app');
    const check = await readFile(
      new URL('../migrations/0001_ledger.check.sql', import.meta.url),
      'utf8',
    );
    await expect(query(url, check)).rejects.toThrow('docket_app has DELETE on entry');
  });

  test('the server works with a login that owns nothing', async () => {
    const url = await create();
    const login = `login_${Math.random().toString(36).slice(2)}`;
    await query(url, `CREATE ROLE ${login} LOGIN PASSWORD 'secret'`);
    const appUrl = new URL(url);
    appUrl.username = login;
    appUrl.password = 'secret';
    const database = await openDatabase({ url: appUrl.href, ownerUrl: url });
    expect(await database.dataSource.query('SELECT current_user AS role')).toEqual([
      { role: 'docket_app' },
    ]);
    await database.close();
    await query(url, `DROP ROLE ${login}`);
  });

  test('a server that does not migrate needs a database that somebody migrated, and no owner', async () => {
    const url = await create();
    const login = `login_${Math.random().toString(36).slice(2)}`;
    await query(url, `CREATE ROLE ${login} LOGIN PASSWORD 'secret'`);
    const appUrl = new URL(url);
    appUrl.username = login;
    appUrl.password = 'secret';
    const options = { url: appUrl.href, migrates: false };
    await expect(openDatabase(options)).rejects.toThrow(/not migrated.*Run "docket migrate"/);
    const asked = { ownerUrl: url, appUrl: appUrl.href };
    const steps = await planMigration(asked);
    expect(steps.filter(({ does }) => does === 'grant_role')).toContainEqual({
      does: 'grant_role',
      name: login,
    });
    expect(steps.filter(({ does }) => does === 'run_migration')).toHaveLength(MIGRATIONS.length);
    expect(await query(url, `SELECT to_regnamespace('docket') AS schema`)).toEqual([
      { schema: null },
    ]);

    await migrate(asked);
    expect(await planMigration(asked)).toEqual([]);
    const database = await openDatabase(options);
    expect(await database.plainPool.query('SELECT current_user AS role')).toMatchObject({
      rows: [{ role: 'docket_app' }],
    });
    await database.close();
    await query(url, `DELETE FROM docket.migration WHERE name LIKE 'Exports%'`);
    await expect(openDatabase(options)).rejects.toThrow('it lacks Exports0000000000003');
    await query(
      url,
      `INSERT INTO docket.migration (timestamp, name) VALUES (9, 'Later0000000000009')`,
    );
    await expect(openDatabase(options)).rejects.toThrow('does not know Later0000000000009');
    await query(url, `DROP OWNED BY ${login}; DROP ROLE ${login}`);
  });

  test('the schema is the one that is committed as schema.sql', async () => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    const schema = await withClient(url, dumpSchema);
    const golden = new URL('../schema.sql', import.meta.url);
    if (process.env['DOCKET_UPDATE_GOLDEN'] === '1') await writeFile(golden, schema);
    expect(schema).toBe(await readFile(golden, 'utf8'));
  });

  test('a database with a migration that this version does not know is refused, unchanged', async () => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    await query(
      url,
      `INSERT INTO docket.migration (timestamp, name) VALUES (9, 'Later0000000000009')`,
    );
    await query(url, `DELETE FROM docket.migration WHERE name LIKE 'Exports%'`);
    const before = await withClient(url, dumpSchema);
    await expect(migrate({ ownerUrl: url, appUrl: url })).rejects.toThrow(
      'The database was migrated by another version of Docket: this one does not know Later0000000000009.',
    );
    expect(await withClient(url, dumpSchema)).toBe(before);
  });
});

async function withClient<Result>(
  url: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
