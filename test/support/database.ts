import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** Superuser address of the new database. */
  url: string;
  /** Drops the database, closing connections that are still open to it. */
  drop(): Promise<void>;
}

/** Creates an empty database of its own for one test file. Call `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runAsSuperuser(`CREATE DATABASE ${name}`);
  const url = new URL(superuserUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => runAsSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function superuserUrl(): string {
  const url = process.env['DOCKET_TEST_SUPERUSER_URL'];
  if (url === undefined) {
    throw new Error('No test server: name the file *.db.spec.ts, or put it under test/.');
  }
  return url;
}

async function runAsSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
