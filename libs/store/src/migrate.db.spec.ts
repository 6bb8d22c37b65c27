import { afterEach, describe, expect, test } from '@jest/globals';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { openDatabase } from './database.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';

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

  const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

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

  test('the schema is the one that is committed as schema.txt', async () => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    const rows = await query(
      url,
      `SELECT format('%s.%s %s%s', table_name, column_name, data_type,
         CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END) AS line
       FROM information_schema.columns WHERE table_schema = 'docket' AND table_name <> 'migration'
       UNION ALL
       SELECT format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
       WHERE connamespace = 'docket'::regnamespace AND contype IN ('p', 'u', 'c', 'f')
         AND conrelid <> 'docket.migration'::regclass
       UNION ALL
       SELECT format('grant %s on %s', privilege_type, table_name) FROM information_schema.role_table_grants
       WHERE grantee = 'docket_app' AND table_schema = 'docket'
       UNION ALL
       SELECT format('trigger %s on %s %s', tgname, tgrelid::regclass, tgenabled) FROM pg_trigger
       WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'docket.%'
       ORDER BY 1`,
    );
    const schema = `${rows.map((row) => String(row['line'])).join('\n')}\n`;
    const golden = new URL('../migrations/schema.txt', import.meta.url);
    if (process.env['DOCKET_UPDATE_GOLDEN'] === '1') {
      await writeFile(golden, schema);
    }
    expect(schema).toBe(await readFile(golden, 'utf8'));
  });
});
