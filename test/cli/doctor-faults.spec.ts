import { chmod, copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { runDocket } from '../support/built-command.js';
import { type HostedDocket, hostDocket } from '../support/hosted-command.js';
import { openTestStore, type TestStore } from '../support/store.js';

const docket = hostDocket();

interface Check {
  id: string;
  verdict: string;
  found: string;
  next?: string;
}

/** Faults that are made, not said: the built command looks at what is really there. */
describe('docket doctor finds', () => {
  let store: TestStore;
  let seed: string;
  let kept: string;

  beforeAll(async () => {
    store = await openTestStore();
    for (const id of ['claims', 'other'])
      await store.ledgers.createLedger({ id, createdBy: 'prn_admin' });
    seed = join(store.keysDirectory, 'claims.seed');
    kept = `${seed}.kept`;
    await copyFile(seed, kept);
  });
  afterAll(() => store.close());

  async function look(changes: Record<string, string> = {}, run: HostedDocket = docket) {
    const env = {
      DATABASE_URL: store.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: store.keysDirectory,
      ...changes,
    };
    const { code, stdout } = await run(['doctor', '--json'], { env });
    const { checks } = JSON.parse(stdout) as { checks: Check[] };
    const isWrong = ({ verdict }: Check) => verdict === 'failed' || verdict === 'warning';
    return { code, stdout, wrong: checks.filter(isWrong), checks };
  }

  async function sql(...texts: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: store.url });
    await client.connect();
    try {
      for (const text of texts) await client.query(text);
    } finally {
      await client.end();
    }
  }

  test('nothing, where nothing was done', async () => {
    expect(await look({}, runDocket)).toMatchObject({ code: 0, wrong: [] });
  });

  test.each<[what: string, spoil: () => Promise<void>, found: RegExp]>([
    ['that others may read', () => chmod(seed, 0o644), /others/],
    [
      "that is another ledger's",
      () => copyFile(join(store.keysDirectory, 'other.seed'), seed),
      /is not the seed of the ledger claims/,
    ],
    ['without a byte, as a full disk leaves it', () => writeFile(seed, ''), /64 hex digits/],
    ['that was cut', async () => writeFile(seed, (await readFile(kept)).subarray(0, 31)), /64 hex/],
    ['that is gone', () => rm(seed), /from its backup/],
  ])('a seed %s', async (_what, spoil, found) => {
    await spoil();
    try {
      const { code, stdout, wrong } = await look();
      expect(code).toBe(1);
      expect(wrong).toMatchObject([{ id: 'ledgers.seeds', verdict: 'failed' }]);
      expect(wrong[0]?.found).toMatch(/^1 of 3 ledgers cannot be signed for\./);
      expect(wrong[0]?.found).toMatch(found);
      expect(wrong[0]?.next).toMatch(/\.$/);
      // Whoever sends the answer to somebody for help sends no secret.
      for (const file of [kept, join(store.keysDirectory, 'other.seed')])
        expect(stdout).not.toContain((await readFile(file, 'utf8')).trim().slice(0, 16));
    } finally {
      await copyFile(kept, `${seed}.back`);
      await chmod(`${seed}.back`, 0o600);
      await rename(`${seed}.back`, seed);
    }
  });

  test('a database that keeps text as LATIN1', async () => {
    const name = `latin_${process.pid}`;
    await sql(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    try {
      const url = new URL(store.url);
      url.pathname = `/${name}`;
      const { code, wrong } = await look({ DATABASE_URL: url.href });
      expect(code).toBe(1);
      expect(wrong).toContainEqual({
        id: 'database.encoding',
        verdict: 'failed',
        found: 'Text is kept as LATIN1.',
        next: "Use a database made with ENCODING 'UTF8' TEMPLATE template0.",
      });
    } finally {
      await sql(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });

  test('a login that is no superuser and may become one', async () => {
    const name = `climber_${process.pid}`;
    const url = new URL(store.url);
    const owner = decodeURIComponent(url.username);
    await sql(
      `CREATE ROLE ${name} LOGIN PASSWORD 'x'`,
      `GRANT "${owner}" TO ${name} WITH INHERIT FALSE, SET TRUE`,
    );
    try {
      [url.username, url.password] = [name, 'x'];
      const { checks } = await look({ DATABASE_URL: url.href });
      const login = checks.find(({ id }) => id === 'database.login');
      // The servers of the tests are run by Docket itself, which makes of it a note.
      expect(login?.verdict).not.toBe('ok');
      expect(login?.found).toContain(`${name}`);
      expect(login?.found).toMatch(/superuser/);
    } finally {
      await sql(`DROP ROLE ${name}`);
    }
  });

  test('synchronous_commit that is off for the database', async () => {
    const database = new URL(store.url).pathname.slice(1);
    await sql(`ALTER DATABASE "${database}" SET synchronous_commit = off`);
    try {
      const { code, wrong } = await look();
      expect([code, wrong.map(({ id }) => id)]).toEqual([1, ['database.synchronous_commit']]);
    } finally {
      await sql(`ALTER DATABASE "${database}" RESET synchronous_commit`);
    }
  });
});
