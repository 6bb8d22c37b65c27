import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { openClient } from './connections.js';
import { connectDatabase, openDatabase } from './database.js';
import type { Database } from './database.js';
import { LedgerEntity } from './entities/index.js';
import { KeyVault } from './key-vault.js';
import { LedgerService } from './ledger-service.js';
import { withinLedger } from './ledger-transaction.js';
import { migrate } from './migrate.js';
import { rebuildProjections } from './rebuild.js';
import { StoreRefusal } from './refusal.js';
import { NotWritable } from './writable.js';

const pools = (database: Database): pg.Pool[] => [
  database.plainPool,
  database.searchPool,
  database.appendPool,
];

describe('connections', () => {
  let created: TestDatabase;
  let name: string;
  let admin: pg.Client;
  beforeAll(async () => {
    created = await createTestDatabase();
    name = new URL(created.url).pathname.slice(1);
    await (await openDatabase({ url: created.url })).close();
    const other = new URL(created.url);
    other.pathname = '/postgres';
    admin = await openClient(other.href);
  });
  afterAll(async () => {
    await created.drop();
    await admin.end();
  });

  const withDatabase = async (use: (database: Database) => Promise<void>): Promise<void> => {
    const database = await connectDatabase({ url: created.url });
    try {
      await use(database);
    } finally {
      await database.close();
    }
  };

  const appRole = async (): Promise<string> => {
    const { rows } = await admin.query<{ role: string }>(
      `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = $1`,
      [name],
    );
    return rows[0]?.role ?? '';
  };

  const openCount = async (): Promise<number> => {
    const { rows } = await admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1 AND application_name = 'docket'`,
      [name],
    );
    return rows[0]?.n ?? -1;
  };

  const sleeping = async (): Promise<number> => {
    const { rows } = await admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'PgSleep'`,
      [name],
    );
    return rows[0]?.n ?? -1;
  };

  test('no default of the database counts where a statement relies on a setting', async () => {
    const defaults = {
      standard_conforming_strings: 'off',
      default_transaction_isolation: 'serializable',
      client_encoding: 'LATIN1',
      synchronous_commit: 'off',
    };
    for (const [setting, value] of Object.entries(defaults)) {
      await admin.query(`ALTER DATABASE ${name} SET ${setting} = '${value}'`);
    }
    await withDatabase(async (database) => {
      for (const pool of pools(database)) {
        const { rows } = await pool.query<Record<string, string>>(
          `SELECT current_user AS role, current_setting('client_encoding') AS client_encoding,
             current_setting('standard_conforming_strings') AS strings,
             current_setting('transaction_isolation') AS isolation`,
        );
        expect(rows).toEqual([
          {
            role: await appRole(),
            client_encoding: 'UTF8',
            strings: 'on',
            isolation: 'read committed',
          },
        ]);
      }
      const { rows } = await database.appendPool.query('SHOW synchronous_commit');
      expect(rows).toEqual([{ synchronous_commit: 'on' }]);
    });
    await admin.query(`ALTER DATABASE ${name} RESET ALL`);
  });

  test('a default that ends idle transactions at once ends no first start', async () => {
    const fresh = await createTestDatabase();
    try {
      const its = new URL(fresh.url).pathname.slice(1);
      // The connection that holds the migration's lock is idle for as long as the migrations take.
      await admin.query(`ALTER DATABASE ${its} SET idle_in_transaction_session_timeout = '1ms'`);
      const database = await openDatabase({ url: fresh.url });
      try {
        const timeouts: unknown[] = [];
        for (const pool of pools(database)) {
          const { rows } = await pool.query<Record<string, string>>(
            'SHOW idle_in_transaction_session_timeout',
          );
          timeouts.push(rows[0]?.['idle_in_transaction_session_timeout']);
        }
        expect(timeouts).toEqual(['0', '0', '10s']);
      } finally {
        await database.close();
      }
    } finally {
      await fresh.drop();
    }
  });

  test('a pooler that drops what was asked for is noticed on every connection', async () => {
    let passes = 0;
    const pooler = createServer((socket) => {
      const upstream = connect(Number(new URL(created.url).port), new URL(created.url).hostname);
      socket.once('data', (first) => {
        upstream.write(passes > 0 ? first : withoutOptions(first));
        passes -= 1;
        socket.pipe(upstream).pipe(socket);
      });
      socket.on('error', () => upstream.destroy());
      upstream.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
    const url = new URL(created.url);
    url.hostname = '127.0.0.1';
    url.port = String((pooler.address() as AddressInfo).port);
    // The one that asks for the name of the role.
    await expect(connectDatabase({ url: url.href })).rejects.toThrow(
      /^The connection has docket\.ledger = \? instead of none: .* has to pass the startup parameter "options"\.$/,
    );
    // The first of a pool.
    passes = 1;
    const dropped = new RegExp(
      `^The connection has role = \\w+ instead of ${await appRole()}: .* has to pass the startup parameter "options"\\.$`,
    );
    await expect(connectDatabase({ url: url.href })).rejects.toThrow(dropped);
    await new Promise((resolve) => pooler.close(resolve));
  });

  test('a database that keeps text in another encoding is refused, and nothing is made in it', async () => {
    const latin = `${name}_latin1`;
    await admin.query(
      `CREATE DATABASE ${latin} ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0`,
    );
    const url = new URL(created.url);
    url.pathname = `/${latin}`;
    try {
      await expect(openDatabase({ url: url.href })).rejects.toThrow(
        "The database keeps text as LATIN1, in which records cannot be read back as they were written: create one with ENCODING 'UTF8' TEMPLATE template0 and use that.",
      );
    } finally {
      await admin.query(`DROP DATABASE ${latin}`);
    }
  });

  test('entities and single statements share one pool, which stays within its size', async () => {
    await withDatabase(async (database) => {
      const ledgers = database.dataSource.getRepository(LedgerEntity);
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          i % 2 === 0 ? ledgers.count() : database.plainPool.query('SELECT pg_sleep(0.01)'),
        ),
      );
      expect(await openCount()).toBe(database.plainPool.options.max);
    });
  });

  test('what the database refuses for its value costs no connection', async () => {
    await withDatabase(async (database) => {
      const statements = database.of(0);
      const insert = `INSERT INTO docket.otlp_trace (ledger_no, principal, via, trace_id, first_at, last_at, is_pending,
        has_root) VALUES (0, 'p', 'v', $1, now(), now(), true, false)`;
      for (const given of ['no', '0'.repeat(33)])
        await expect(statements.query(insert, [given])).rejects.toMatchObject({ code: '23514' });
      await expect(statements.query('SELECT $1::integer', ['x'])).rejects.toMatchObject({
        code: '22P02',
      });
      expect((await statements.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      expect(database.connectionsLost).toBe(0);
      await expect(statements.query('SELECT no')).rejects.toMatchObject({ code: '42703' });
      // A statement that is wrong in itself does: it is no value's fault.
      while (database.connectionsLost === 0) await setTimeout(5);
    });
  });

  test('what is refused costs no connection and leaves nothing behind; what the server is not fit for does', async () => {
    await withDatabase(async (database) => {
      const refusal = new StoreRefusal('overloaded', 'Not now.', { next: 'Ask again.' });
      const write = `INSERT INTO docket.api_key (key_id, role, principal, name, secret_hash, created_at, created_by)
        VALUES ('key_x', 'auditor', 'p', 'n', sha256('x'), 'now', 'p')`;
      const within = (work: (client: pg.ClientBase) => Promise<void>): Promise<void> =>
        withinLedger(database.plainPool, 0, work);
      const writing = within(async (client) => {
        await client.query(write);
        throw refusal;
      });
      await expect(writing).rejects.toBe(refusal);
      const asking = database.ask(AbortSignal.timeout(5_000), async (client) => {
        await client.query('BEGIN');
        throw refusal;
      });
      await expect(asking).rejects.toBe(refusal);
      const late = within(async (client) => {
        await client.query('SET LOCAL statement_timeout = 5');
        await client.query('SELECT pg_sleep(5)');
      });
      await expect(late).rejects.toMatchObject({ code: '57014' });
      const { rows } = await database.of('all').query('SELECT FROM docket.api_key');
      expect([rows.length, database.connectionsLost]).toEqual([0, 0]);
      for (const [i, error] of [
        new NotWritable('standby', 'It is a standby.'),
        new Error('not written', { cause: new NotWritable('read_only', 'It is read-only.') }),
      ].entries()) {
        await expect(
          database.ask(AbortSignal.timeout(5_000), () => Promise.reject(error)),
        ).rejects.toBe(error);
        while (database.connectionsLost === i) await setTimeout(5);
      }
    });
  });

  test('no lost connection ends the process, idle or in use; the next use has another', async () => {
    const lone = await openClient(created.url);
    await withDatabase(async (database) => {
      const held = await Promise.all(pools(database).map((pool) => pool.connect()));
      const asking = pools(database).map((pool) => pool.query('SELECT pg_sleep(60)'));
      const asked = Promise.allSettled([
        ...asking,
        database.dataSource.query('SELECT pg_sleep(60)'),
        lone.query('SELECT pg_sleep(60)'),
      ]);
      while ((await sleeping()) < asking.length + 2) await setTimeout(5);
      await admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
        [name],
      );
      expect((await asked).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
      for (const client of held) client.release(true);
      // A connection is gone for this process when it has read so from its socket.
      while (pools(database).some((pool) => pool.totalCount > 0)) await setTimeout(5);
      for (const pool of pools(database)) {
        expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      }
      expect(await database.dataSource.getRepository(LedgerEntity).count()).toBe(0);
    });
    await expect(lone.query('SELECT 1')).rejects.toThrow();
  });

  test('migrating and rebuilding fail by their own error when the database ends their connections', async () => {
    await withDatabase(async (database) => {
      const directory = await mkdtemp(join(tmpdir(), 'docket-keys-'));
      const ledgers = new LedgerService(database, new KeyVault(directory), {
        host: 'docket.example',
      });
      await ledgers.start();
      const holder = new pg.Client({ connectionString: created.url, application_name: 'holder' });
      await holder.connect();
      // Both wait for what somebody else holds: that is where they are when their connections end.
      await holder.query('BEGIN; SELECT * FROM docket.ledger_head FOR UPDATE');
      await holder.query('SELECT pg_advisory_xact_lock($1)', [0x646f_636b_6574]);
      const work = Promise.allSettled([
        rebuildProjections(database, 'registry'),
        migrate({ ownerUrl: created.url, appUrl: created.url }),
      ]);
      const waiting = async (): Promise<number> => {
        const { rows } = await admin.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
          [name],
        );
        return rows[0]?.n ?? 0;
      };
      while ((await waiting()) < 2) await setTimeout(5);
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'docket'`,
        [name],
      );
      expect((await work).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      await holder.end();
      await migrate({ ownerUrl: created.url, appUrl: created.url });
      while (pools(database).some((pool) => pool.totalCount > 0)) await setTimeout(5);
      expect((await rebuildProjections(database, 'registry')).entries).toBe(1);
      await rm(directory, { recursive: true });
    });
  });
});

/** A startup message (PostgreSQL, 54.7): length, version, then names and values, each ended by NUL. */
function withoutOptions(message: Buffer): Buffer {
  const words = message.subarray(8).toString('latin1').split('\0');
  const at = words.indexOf('options');
  words.splice(at, 2);
  const body = Buffer.from(words.join('\0'), 'latin1');
  const head = Buffer.from(message.subarray(0, 8));
  head.writeInt32BE(8 + body.length, 0);
  return Buffer.concat([head, body]);
}
