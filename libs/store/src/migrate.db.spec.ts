import { afterEach, describe, expect, test } from '@jest/globals';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { dumpSchema } from '../../../test/support/schema-dump.js';
import { readPrivileges } from './app-role.js';
import { connectDatabase, openDatabase } from './database.js';
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
    await query(
      url,
      'DROP SCHEMA docket CASCADE; CREATE SCHEMA docket; CREATE TABLE docket.migration (name text)',
    );
    await withClient(url, async (client) => {
      for (const name of [
        '0001_ledger',
        '0002_search',
        '0003_exports',
        '0004_guards',
        '0005_sessions',
        '0006_walls',
        '0007_derived',
        '0011_otlp',
        '0013_claims',
        '0014_outbox',
        '0015_erasure',
        '0017_observer',
        '0020_views',
        '0021_alerts',
        '0022_entries',
        '0026_seen',
        '0027_arrivals',
        '0028_closing',
        '0029_expiry',
        '0030_seals',
        '0031_moves',
      ]) {
        for (const file of [`${name}.sql`, `${name}.check.sql`]) {
          const sql = await readFile(new URL(`../migrations/${file}`, import.meta.url), 'utf8');
          // Prepared, because then PostgreSQL itself takes one command at a time.
          for (const [i, text] of splitStatements(sql).entries()) {
            await client.query({ name: `${file} ${i}`, text });
          }
        }
      }
      for (const file of ['privileges.sql', 'privileges.check.sql'] as const) {
        const statements = await readPrivileges(file, await ownRole(client));
        for (const [i, text] of statements.entries()) {
          await client.query({ name: `${file} ${i}`, text });
        }
      }
    });
    expect(await withClient(url, dumpSchema)).toBe(whole);
  });

  test('what the role has more than it may have is taken back at the next start', async () => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    const whole = await withClient(url, dumpSchema);
    const role = await withClient(url, ownRole);
    await query(
      url,
      `GRANT DELETE ON docket.entry TO ${role}; GRANT UPDATE (leaf) ON docket.entry TO ${role}`,
    );
    expect(await withClient(url, dumpSchema)).not.toBe(whole);
    await migrate({ ownerUrl: url, appUrl: url });
    expect(await withClient(url, dumpSchema)).toBe(whole);
  });

  test('of what others may do only reading stays', async () => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    const whole = await withClient(url, dumpSchema);
    const other = `other_${Math.random().toString(36).slice(2)}`;
    await query(
      url,
      `CREATE ROLE ${other};
       GRANT ALL ON ALL TABLES IN SCHEMA docket TO ${other}; GRANT ALL ON SCHEMA docket TO ${other};
       GRANT UPDATE (leaf) ON docket.entry TO PUBLIC; GRANT USAGE ON SCHEMA docket TO PUBLIC`,
    );
    await migrate({ ownerUrl: url, appUrl: url });
    const [may] = await query(
      url,
      `SELECT has_schema_privilege('${other}', 'docket', 'CREATE') AS create, string_agg(p, ' ') AS entry
       FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) p
       WHERE has_table_privilege('${other}', 'docket.entry', p)
         OR p <> 'SELECT' AND p IN ('INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege('${other}', 'docket.entry', p)`,
    );
    expect(may).toEqual({ create: false, entry: 'SELECT' });
    await query(
      url,
      `REVOKE ALL ON ALL TABLES IN SCHEMA docket FROM ${other}; REVOKE ALL ON SCHEMA docket FROM ${other}; DROP ROLE ${other}`,
    );
    expect(await withClient(url, dumpSchema)).toBe(whole);
  });

  test.each([
    ['ALTER TABLE docket.entry DISABLE TRIGGER USER', 'the triggers of entry are not always on'],
    [
      'ALTER TABLE docket.body DISABLE ROW LEVEL SECURITY',
      'row-level security is not forced on body',
    ],
    [
      'ALTER TABLE docket.tile NO FORCE ROW LEVEL SECURITY',
      'row-level security is not forced on tile',
    ],
    [
      'CREATE POLICY more ON docket.entry USING (true)',
      'the policies of entry are not those of Docket',
    ],
    [
      'ALTER TABLE docket.tile DISABLE TRIGGER refuse_loose',
      'the triggers of tile are not always on',
    ],
    ['ALTER FUNCTION docket.append_one SECURITY INVOKER', 'what appends is not the owner'],
    ['ALTER FUNCTION docket.append_many RESET ALL', 'what appends is not the owner'],
    [
      'DROP TRIGGER refuse_shrinking ON docket.ledger_head',
      'the triggers of ledger_head are not always on',
    ],
  ])('no server starts where evidence is not protected: %s', async (damage, finding) => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    // Whatever the database says of assertions.
    const name = new URL(url).pathname.slice(1);
    await query(url, `ALTER DATABASE ${name} SET plpgsql.check_asserts = off; ${damage}`);
    await expect(migrate({ ownerUrl: url, appUrl: url })).rejects.toThrow(finding);
  });

  test('nor where the role may do more than a role without login', async () => {
    const url = await create();
    await migrate({ ownerUrl: url, appUrl: url });
    const role = await withClient(url, ownRole);
    const superuser = new URL(url).username;
    await query(url, `ALTER ROLE ${role} BYPASSRLS`);
    await expect(migrate({ ownerUrl: url, appUrl: url })).rejects.toThrow(
      'an attribute of its own',
    );
    await query(url, `ALTER ROLE ${role} NOBYPASSRLS; GRANT ${superuser} TO ${role}`);
    await expect(migrate({ ownerUrl: url, appUrl: url })).rejects.toThrow(
      `${role} has UPDATE on ledger`,
    );
    await query(url, `REVOKE ${superuser} FROM ${role}`);
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
      { role: await withClient(url, ownRole) },
    ]);
    await database.close();
    await query(url, `DROP ROLE ${login}`);
  });

  test("an owner's address of another database is refused, and nothing is changed in either", async () => {
    const [own, others] = [await create(), await create()];
    const login = `login_${Math.random().toString(36).slice(2)}`;
    await query(own, `CREATE ROLE ${login} LOGIN PASSWORD 'secret'`);
    const url = new URL(own);
    url.username = login;
    url.password = 'secret';
    const schema = `SELECT to_regnamespace('docket') AS schema`;
    const asked = { ownerUrl: others, appUrl: url.href };
    await expect(migrate(asked)).rejects.toThrow(/leads to another database.*Nothing was done/);
    await expect(planMigration(asked)).rejects.toThrow('leads to another database');
    await expect(openDatabase({ url: url.href, ownerUrl: others })).rejects.toThrow('another');
    for (const one of [own, others]) expect(await query(one, schema)).toEqual([{ schema: null }]);

    // What is rebuilt is named by the number of a ledger, which the other has too.
    for (const one of [own, others]) await migrate({ ownerUrl: one, appUrl: one });
    await migrate({ ownerUrl: own, appUrl: url.href });
    const database = await connectDatabase({ url: url.href, ownerUrl: others });
    await expect(database.owner()).rejects.toThrow('leads to another database');
    await database.close();
    const right = await connectDatabase({ url: url.href, ownerUrl: own });
    await (await right.owner()).end();
    await right.close();
    await query(own, `DROP OWNED BY ${login}; DROP ROLE ${login}`);
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
      rows: [{ role: await withClient(url, ownRole) }],
    });
    await database.close();
    await query(url, `DELETE FROM docket.migration WHERE name LIKE 'Guards%'`);
    await expect(openDatabase(options)).rejects.toThrow('it lacks Guards0000000000004');
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

async function ownRole(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
  );
  return rows[0]?.role ?? '';
}

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
