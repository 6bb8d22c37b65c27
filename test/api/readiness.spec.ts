import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import type { EmbeddedPostgresServer } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { problemOf, startTestApi, type TestApi } from './support/api.js';
import { opening } from './support/records.js';

const PROBES_MAX = 400;

/** An API on a PostgreSQL of its own, to which may be done what the tests beside it must not feel. */
class OwnServer {
  private constructor(
    readonly directory: string,
    readonly server: EmbeddedPostgresServer,
    readonly api: TestApi,
    readonly agent: string,
  ) {}

  static async start(directory: string): Promise<OwnServer> {
    const dataDir = join(directory, 'data');
    const server = await startEmbeddedPostgres({ dataDir, persistent: true });
    const api = await startTestApi({ databaseUrl: server.superuserUrl });
    await api.createLedger('claims');
    return new OwnServer(directory, server, api, await api.createKey('claims', 'agent'));
  }

  /** Where `docket_app` stands for the role of the database. */
  async sql(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.server.superuserUrl });
    await client.connect();
    try {
      await client.query('SET default_transaction_read_only = off');
      const { rows } = await client.query<{ role: string }>(
        `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
      );
      await client.query(text.replaceAll('docket_app', rows[0]?.role ?? ''));
    } finally {
      await client.end();
    }
  }

  /** Status and sentence of `/readyz`. */
  async ready(): Promise<{ status: number; detail?: string }> {
    const answer = await this.api.call('GET', '/readyz');
    return answer.status === 200 ? { status: 200 } : problemOf(answer);
  }

  /** Until what it said a moment ago no longer counts. */
  async becomes(status: number): Promise<{ status: number; detail?: string }> {
    let last: { status: number; detail?: string } | undefined;
    for (let probe = 0; probe < PROBES_MAX; probe += 1) {
      last = await this.ready();
      if (last.status === status) return last;
      await setTimeout(50);
    }
    throw new Error(`not ${status} but ${last?.status}: ${last?.detail}`);
  }

  async append(): Promise<number> {
    const answer = await this.api.call('POST', '/v1/ledgers/claims/decisions', {
      key: this.agent,
      body: opening,
      headers: { 'idempotency-key': randomUUID() },
    });
    return answer.status;
  }

  /** Every process of the server, its first one included. */
  async processes(): Promise<number[]> {
    const lines = await readFile(join(this.directory, 'data', 'postmaster.pid'), 'utf8');
    const first = Number(lines.split('\n', 1)[0]);
    const children = await readFile(`/proc/${first}/task/${first}/children`, 'utf8');
    return [first, ...children.trim().split(' ').map(Number)];
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.server.stop();
  }
}

describe('readiness', () => {
  let directory: string;
  let own: OwnServer;
  beforeAll(async () => {
    directory = await makeServerDirectory('docket-readiness-');
    own = await OwnServer.start(directory);
  });
  afterAll(async () => {
    await own.close();
    await rm(directory, { recursive: true, force: true });
  });

  test('a database whose every process is stopped: answered all the same, and ready when they go on', async () => {
    expect(await own.ready()).toEqual({ status: 200 });
    const stopped = await own.processes();
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    try {
      for (let probe = 0; probe < 3; probe += 1) {
        const began = performance.now();
        expect(await own.ready()).toMatchObject({
          status: 503,
          detail: 'The database does not answer.',
        });
        // Two seconds where the machine has time for it: this is about never.
        expect(performance.now() - began).toBeLessThan(10_000);
      }
    } finally {
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
    }
    await own.becomes(200);
    expect(await own.append()).toBe(201);
  });

  test.each([
    [
      'the whole server',
      'ALTER SYSTEM SET default_transaction_read_only = on',
      'ALTER SYSTEM RESET ALL',
    ],
    [
      'new connections only',
      'ALTER DATABASE postgres SET default_transaction_read_only = on',
      'ALTER DATABASE postgres RESET ALL',
    ],
  ])('read-only, for %s', async (_for, begin, end) => {
    await own.becomes(200);
    await own.sql(begin);
    await own.sql('SELECT pg_reload_conf()');
    expect((await own.becomes(503)).detail).toMatch(/^The database is read-only/);
    await own.sql(end);
    await own.sql('SELECT pg_reload_conf()');
    await own.becomes(200);
    expect(await own.append()).toBe(201);
  });

  test.each([
    ['EXECUTE', 'docket.append_many', 'FUNCTION '],
    ['SELECT', 'docket.body', ''],
    ['UPDATE', 'docket.ledger_head', ''],
  ])('no %s on %s any more', async (privilege, relation, kind) => {
    await own.becomes(200);
    await own.sql(`REVOKE ${privilege} ON ${kind}${relation} FROM docket_app`);
    expect((await own.becomes(503)).detail).toBe(
      `The database does not permit ${privilege} on ${relation}.`,
    );
    expect(await own.append()).toBe(503);
    await own.sql(`GRANT ${privilege} ON ${kind}${relation} TO docket_app`);
    await own.becomes(200);
    expect(await own.append()).toBe(201);
  });

  test('says in the log what changed, once', async () => {
    await own.becomes(200);
    own.api.log.length = 0;
    await own.sql('REVOKE INSERT ON docket.tile FROM docket_app');
    await own.becomes(503);
    for (let probe = 0; probe < 5; probe += 1) await own.ready();
    await own.sql('GRANT INSERT ON docket.tile TO docket_app');
    await own.becomes(200);
    const said = own.api.log.map(({ msg }) => String(msg)).filter((line) => /ready/.test(line));
    expect(said.filter((line) => !line.startsWith('not_ready'))).toEqual([
      'not ready: The database does not permit INSERT on docket.tile.',
      'ready again',
    ]);
  });

  test('its schema is gone', async () => {
    await own.becomes(200);
    await own.sql('ALTER SCHEMA docket RENAME TO elsewhere');
    expect((await own.becomes(503)).detail).toMatch(
      /^The database answers and does not let this server work in it: .* its schema is missing/,
    );
    await own.sql('ALTER SCHEMA elsewhere RENAME TO docket');
    await own.becomes(200);
  });
});

/** A small file system of its own, where this process may make one. */
function mountSmall(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=711', 'docket', directory], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    // Not root, or a container without the right to.
    return false;
  }
}

describe('a full disk', () => {
  test('is not ready, and says so, until there is room again', async () => {
    const directory = await makeServerDirectory('docket-full-disk-');
    const isMounted = mountSmall(directory);
    try {
      if (isMounted) await fillAndFree(directory);
      else process.stderr.write('No small file system can be mounted here: not tested.\n');
    } finally {
      if (isMounted) execFileSync('umount', ['-l', directory]);
      await rm(directory, { recursive: true, force: true });
    }
    expect(await readdir(directory).catch(() => [])).toEqual([]);
  });

  async function fillAndFree(directory: string): Promise<void> {
    const own = await OwnServer.start(directory);
    try {
      expect(await own.ready()).toEqual({ status: 200 });
      const filler = join(directory, 'filler');
      const { bavail, bsize } = await statfs(directory);
      await writeFile(filler, Buffer.alloc(bavail * bsize));
      expect((await own.becomes(503)).detail).toBe("The database's disk is full.");
      await rm(filler);
      await own.becomes(200);
      expect(await own.append()).toBe(201);
    } finally {
      await own.close();
    }
  }
});
